"""Stories: the reports of one affair, how many accounts stand behind them, and where they differ."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from fastapi import APIRouter, Request, Response

from dateline.api import Record
from dateline.errors import UsageError
from dateline.model import Finding, ReadReport, ReportId, Span, Story
from dateline.page.article import show_article
from dateline.page.markup import Markup
from dateline.page.parts import cut_report
from dateline.record import ReportSummary
from dateline.web.addresses import slug
from dateline.web.asking import Number, Words, paging, state_of
from dateline.web.desk import Desk
from dateline.web.differing import SIGNS, TOLD, mark_differences
from dateline.web.drawing import index_part, plain_reports
from dateline.web.forms import led
from dateline.web.frame import Paging, show_page
from dateline.web.here import Here, here_of
from dateline.web.history import hashes_of, judgements_on
from dateline.web.listing import listing
from dateline.web.lists import Lists
from dateline.web.looking import Compared, find
from dateline.web.pages.report import Part
from dateline.web.pages.reports import entry_of
from dateline.web.saying import Sent, Word, take
from dateline.web.shelves import Shelves

__all__ = ["router"]

router = APIRouter()
SHOWN = 8  # differences on the page of a story; the table has all
LISTED = 20  # reports on a page
WEIGHT = 80_000  # bytes that the words laid out, their notes and the rows of the differences in them come to, about
DIFFERENCE = 3_500  # of these, what one difference comes to
MARKED = 99  # differences written into the words of the report that is laid out
MOVABLE = 60  # reports offered in a form; any other is named by its id
CHOICE = 40  # stories offered


class Asked(NamedTuple):
    """
    What of a story is asked for.

    Args:
        lead: The name of the report that is laid out; empty for the one that most differences are about.
        page: Of the list of its reports.
        part: Of the words of a long report.
    """

    lead: str = ""
    page: int = 1
    part: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """
    The report of a story that is laid out.

    Args:
        read: The report.
        parts: The parts of its words.
        number: The part that is shown, from 1.
        differing: The differences that are written into its words.
    """

    read: ReadReport
    parts: list[Span]
    number: int
    differing: Sequence[Finding]

    @property
    def own(self) -> ReportId:
        """The id of the report."""
        return self.read.report.id

    @property
    def within(self) -> Span:
        """The part that is shown."""
        return self.parts[self.number - 1]

    @property
    def inline(self) -> set[int]:
        """The numbers of the differences whose words stand in that part."""
        return {
            number
            for number, finding in enumerate(self.differing, 1)
            if any(one.report == self.own and any(map(self.within.overlaps, one.spans)) for one in finding.accounts)
        }


@router.get("/stories")
def show_stories(request: Request, page: Number = 1) -> Response:
    """The list."""
    with listing(request, page) as here:
        found = here.compared.list_stories(offset=here.offset, limit=here.size)
        rows = [(one, here.lists.summary(one.story.reports[0])) for one in found.items]
        return here.show("stories.html", found.total, "story", title="Stories", rows=rows, compared=here.compared)


@router.get("/story/{own}")
def show_story(request: Request, own: str, lead: Words = "", page: Number = 1, part: Part = 0) -> Response:
    """
    One story; ``lead`` names the report that is laid out, with what others tell otherwise in its words.

    ``page`` is that of the list of its reports, ``part`` that of the words of a long report.
    """
    state = state_of(request)
    with state.desk.reading() as record:
        return draw_story(here_of(request, record), own, Asked(lead, page, part))


@router.get("/story-of/{name}")
def lead_to_story(request: Request, name: str) -> Response:
    """The story of a report, whatever its address is now."""
    state = state_of(request)
    with state.desk.reading() as record:
        report = state.desk.id_of(name, record)
        found = state.desk.compared(record).story_of.get(report)
        if found is None:
            raise UsageError("the record has no story with this report", hint="it has no text")
        return led(f"/story/{found.id}")


@router.post("/story/{own}")
async def sort_story(request: Request, own: str) -> Response:
    """Take a report out of a story, into another one, or make two stories one."""

    def decide(record: Record, sent: Sent) -> Word:
        return word_on(own, sent, state_of(request).desk, record)

    def draw(record: Record, failed: str, sent: Sent) -> Response:
        return draw_story(here_of(request, record), own, Asked(), failed=failed, typed=sent.typed)

    return await take(request, decide, draw)


def word_on(own: str, sent: Sent, desk: Desk, record: Record) -> Word:
    """
    What a form says of a story.

    Raises:
        UsageError: If there is none, or the form says nothing, not why, or not of which.
    """
    compared = desk.compared(record)
    find(compared.stories, own, "story")
    why, named = sent.reason(), last_part(sent.one("report-by")) or sent.one("report")
    report = desk.id_of(named, record) if named else compared.stories[own].reports[0]
    other = other_of(last_part(sent.one("other-by")) or sent.one("other"), desk, record, compared)
    if sent.verdict not in ("part", "move", "join"):
        raise UsageError("nothing was said of the story", hint="use one of the buttons")
    if sent.verdict != "part" and other is None:
        raise UsageError("no other story was chosen", hint="choose one from the list")

    def say(record: Record, by: str) -> str:
        if other is None or sent.verdict == "part":
            record.part(report, because=why, by=by)
        elif sent.verdict == "move":
            record.move(report, other.reports[0], because=why, by=by)
        else:
            record.join(report, other.reports[0], because=why, by=by)
        return report

    return Word(f"{sent.verdict} story", f"/story-of/{slug(report)}", say)


def other_of(named: str, desk: Desk, record: Record, compared: Compared) -> Story | None:
    """The other story of a form: by its id, or by a report in it."""
    if not named or named in compared.stories:
        return compared.stories.get(named)
    return compared.story_of.get(desk.id_of(named, record))


def last_part(address: str) -> str:
    """
    The id at the end of an address that somebody pasted.

    Example:
        >>> last_part("http://127.0.0.1:8642/report/kayhan-7?at=1-9#lead"), last_part("kayhan-7")
        ('kayhan-7', 'kayhan-7')
    """
    return re.split("[?#]", address)[0].rstrip("/").rpartition("/")[2]


def draw_story(
    here: Here, own: str, asked: Asked, *, failed: str = "", typed: Mapping[str, str] | None = None
) -> Response:
    """The page of a story."""
    compared = here.compared
    find(compared.stories, own, "story")
    story, differing = compared.stories[own], compared.differences(own)
    shown = lay_out(here, story, differing, asked)
    line = compared.story_line(story)
    headline = compared.title_of(own) or "A story without a headline"
    return show_page(
        here.request,
        "story.html",
        title=headline,
        headline=headline,
        status=400 if failed else 200,
        names=here.names,
        story=story,
        compared=compared,
        texts=line.texts,
        independent=line.independent,
        houses=compared.owners.behind(story.reports),
        lead=here.lists.summary(shown.own),
        article=article_of(here, story, shown),
        **list_of(here, story, shown, asked),
        **differences_of(here, differing, shown),
        **sorting_of(here, story, headline),
        failed=failed,
        typed=typed or {},
        shelf=Shelves.of(here.record, here.request).about([*story.reports]),
    )


def lay_out(here: Here, story: Story, differing: Sequence[Finding], asked: Asked) -> Shown:
    """
    Choose the report that is laid out, and its part.

    Raises:
        UsageError: If the report that is asked for is not of the story.
    """
    chosen = here.desk.id_of(asked.lead, here.record) if asked.lead else lead_of(story, differing)
    if chosen not in story.reports:
        raise UsageError(
            f"the record has no report {asked.lead[:80]!r} in this story", hint="open the report by itself"
        )
    read, marked = here.lists.whole(chosen), differing[:MARKED]
    parts = parts_of(read, marked)
    return Shown(read, parts, min(asked.part, len(parts)) or 1, marked)


def list_of(here: Here, story: Story, shown: Shown, asked: Asked) -> dict[str, Any]:
    """The reports of a page of their list, and the ways to other pages of it and to other parts of the words."""
    lead = slug(shown.own) if asked.lead else ""
    size = min(LISTED, state_of(here.request).options.per_page)
    entries = story.reports[(asked.page - 1) * size : asked.page * size]
    query = {"lead": lead, "part": asked.part or ""}
    beside = {"lead": lead, "page": asked.page if asked.page > 1 else ""}
    return {
        "entries": [entry_of(here.lists.summary(one), here.lists, here.settled) for one in entries],
        "paging": paging(
            here.request, asked.page, len(story.reports), "report", query, size=size, part="reports-title"
        ),
        "text": Paging(
            here.request.url.path, beside, shown.number, 1, len(shown.parts), "part", part="lead", named="part"
        ),
    }


def differences_of(here: Here, differing: Sequence[Finding], shown: Shown) -> dict[str, Any]:
    """The table of differences: the first ones, and those whose words stand in the part that is laid out."""
    inline = shown.inline
    return {
        "differing": [one for one in enumerate(shown.differing, 1) if one[0] <= SHOWN or one[0] in inline],
        "all_differing": len(differing),
        "inline": inline,
        "summaries": summaries_of(here.lists, shown.differing),
        "signs": SIGNS,
        "told": TOLD,
    }


def sorting_of(here: Here, story: Story, headline: str) -> dict[str, Any]:
    """What the forms offer that sort reports into stories, and what was said of this one before."""
    members = [here.lists.summary(report) for report in story.reports[:MOVABLE]]
    hashes = {here.compared.hashes[report] for report in story.reports}
    begins = headline.rstrip("… ")
    return {
        "members": members,
        "headed": next((one for one in members if (one.title or "").startswith(begins)), None),
        "others": [one for one in here.compared.titles_of_stories(CHOICE) if one[0] != story.id],
        "history": [row for row in judgements_on(here.record, "story") if hashes & hashes_of(row)],
    }


def summaries_of(lists: Lists, differing: Sequence[Finding]) -> dict[ReportId, ReportSummary]:
    """The reports of the accounts of differences."""
    return {one.report: lists.summary(one.report) for finding in differing for one in finding.accounts}


def parts_of(read: ReadReport, differing: Sequence[Finding]) -> list[Span]:
    """The parts in which a report is laid out; a difference takes room beside its words and in the table."""
    marked = (
        account.spans[0]
        for finding in differing
        for account in finding.accounts
        if account.report == read.report.id and account.spans
    )
    return cut_report(read, WEIGHT, marked, DIFFERENCE)


def lead_of(story: Story, differing: Sequence[Finding]) -> ReportId:
    """The report that is laid out: the one that most differences are about, else the first."""
    counted = dict.fromkeys(story.reports, 0)
    for finding in differing:
        for account in finding.accounts:
            if account.report in counted:  # what one story says may be told by reports of another too
                counted[account.report] += 1
    return max(story.reports, key=lambda report: counted[report])


def article_of(here: Here, story: Story, shown: Shown) -> Markup:
    """The leading report with every mark, and in its words what others tell otherwise."""
    own, settled = shown.own, here.settled
    pairs = [copy for copy in settled.copies_of.get(own, ()) if {copy.a, copy.b} <= set(story.reports)]
    others = plain_reports(here.lists, (copy.b if copy.a == own else copy.a for copy in pairs))
    summaries = summaries_of(here.lists, shown.differing)
    lineage = settled.lineage_of.get(own)
    index = index_part(
        settled,
        [shown.read, *others],
        pairs,
        [lineage] if lineage is not None else (),
        told={own: mark_differences(own, shown.differing, here.compared, here.names, summaries, shown.within)},
    )
    return show_article(shown.read, index, shown.within if len(shown.parts) > 1 else None)
