"""What reports said before they were changed: headline and text apart, and the lines that rested on words now gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter, Request, Response

from dateline.api import Record
from dateline.model import Change, ChangeKind, EarlierText, ReportId, Span, Substance
from dateline.page.wording import cut_short
from dateline.web.addresses import SITE
from dateline.web.asking import Number, Words, paging, state_of
from dateline.web.frame import show_page
from dateline.web.naming import Names

__all__ = ["router"]

router = APIRouter()
Touches = Literal["", "headline", "quote", "figure", "name", "words"]
TOUCHES = {
    "headline": "the headline",
    "quote": "a quotation",
    "figure": "a figure",
    "name": "a name",
    "words": "other words",
}
KINDS = {
    ChangeKind.CUT: "cut",
    ChangeKind.ADDED: "added",
    ChangeKind.REWORDED: "reworded",
    ChangeKind.MOVED: "moved",
}
LINES = {"attribution": "quotation", "timex": "time", "event": "event"}
MOST = 10  # versions on a page
EDITS = 16  # of the headline, and of the text, that a page writes out; the list of edits has all of them
WORDS = 300  # signs of an edit
AROUND = 60  # signs on either side of an edit


@dataclass(frozen=True, slots=True)
class Edit:
    """
    One edit, with the words around it.

    Args:
        kind: In a word.
        touches: What it touches, in words.
        lead, tail: What stands before and after it.
        before, after: The words that are gone, and those that stand in their place; "" for none.
        href: Where the words stand now; "" where they do not.
    """

    kind: str
    touches: tuple[str, ...]
    lead: str
    before: str
    after: str
    tail: str
    href: str


@dataclass(frozen=True, slots=True)
class Version:
    """
    A text that a report had before.

    Args:
        earlier: The text.
        number: Which it was, from 1.
        headline, text: What was changed in the two.
        lost: The lines that rested on words which are gone: what they are, and their words.
        is_hash: Whether its words were not to be kept.
    """

    earlier: EarlierText
    number: int
    headline: tuple[Edit, ...]
    text: tuple[Edit, ...]
    lost: tuple[tuple[str, str], ...]
    is_hash: bool


@router.get("/versions")
def show_versions(request: Request, page: Number = 1, report: Words = "", touches: Touches = "") -> Response:
    """The versions of a report, or of all, those that were replaced last first."""
    state = state_of(request)
    size = min(MOST, state.options.per_page)
    with state.desk.reading() as record:
        own = state.desk.id_of(report, record) if report else None
        found = [
            (replaced, name, position)
            for name, position, replaced, touched in record.store.earlier_places(own)
            if not touches or touches in touched
        ]
        found.sort(reverse=True)
        cut = found[(page - 1) * size : page * size]
        lists = state.desk.lists(record)
        texts = {name: texts_of(name, record) for _, name, _ in cut}
        asked = {"report": report, "touches": touches}
        return show_page(
            request,
            "versions.html",
            title="What was changed",
            names=Names(state.desk.settled(record)),
            versions=[version_of(texts[name], position) for _, name, position in cut],
            summaries={name: lists.summary(name) for name in texts},
            own=own,
            most=EDITS,
            touching=[("", "anything"), *TOUCHES.items()],
            asked=asked,
            paging=paging(request, page, len(found), "version", asked, size=size),
        )


def texts_of(report: ReportId, record: Record) -> tuple[list[EarlierText], str]:
    """The texts that a report had, the first one first, and the one that it has."""
    return list(record.store.earlier_texts(report)), record.store.text(report)


def version_of(texts: tuple[list[EarlierText], str], position: int) -> Version:
    """A version with what the next text changed."""
    earlier_texts, now = texts
    number = next(n for n, one in enumerate(earlier_texts) if one.position == position)
    earlier = earlier_texts[number]
    is_last = number == len(earlier_texts) - 1
    later = now if is_last else earlier_texts[number + 1].text
    edits = [
        (Substance.HEADLINE in change.touches, edit_of(change, earlier, later, is_last=is_last))
        for change in earlier.changes
    ]
    return Version(
        earlier,
        number + 1,
        tuple(edit for of_headline, edit in edits if of_headline),
        tuple(edit for of_headline, edit in edits if not of_headline),
        tuple((LINES.get(line.kind, line.kind), line.words) for line in earlier.lost),
        is_hash=not earlier.text,
    )


def edit_of(change: Change, earlier: EarlierText, later: str, *, is_last: bool) -> Edit:
    """An edit in the words around it: of the later text, where anything of it stands there."""
    place, text = (change.after, later) if change.after is not None else (change.before, earlier.text)
    lead, tail = around(text, place) if place is not None and text else ("", "")
    return Edit(
        KINDS[change.kind],
        tuple(TOUCHES[touch.value] for touch in change.touches if touch is not Substance.HEADLINE),
        lead,
        cut_short(change.before.of(earlier.text), WORDS) if change.before is not None else "",
        cut_short(change.after.of(later), WORDS) if change.after is not None else "",
        tail,
        SITE.words(earlier.report, change.after) if is_last and change.after is not None else "",
    )


def around(text: str, place: Span) -> tuple[str, str]:
    """
    Some words before and after a place, in its own line.

    Example:
        >>> around("Rain fell.\\nThree men were held.", Span(11, 16))
        ('', ' men were held.')
    """
    start = max(text.rfind("\n", 0, place.start) + 1, place.start - AROUND)
    line_end = text.find("\n", place.end)
    end = min(line_end if line_end >= 0 else len(text), place.end + AROUND)
    lead, tail = text[start : place.start], text[place.end : end]
    if start and text[start - 1] != "\n":
        lead = "… " + lead.partition(" ")[2]
    if end < len(text) and text[end] != "\n":
        tail = tail.rpartition(" ")[0] + " …"
    return lead, tail
