"""One report: what is known about it and why, its words with every mark, and what it shares with others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from dateline.model import Copy, CopyKind, Lineage, ReadReport, ReportId, Span
from dateline.page.article import lines_within, show_article
from dateline.page.overview import show_legend
from dateline.page.parts import cut_report, part_with
from dateline.page.shared import show_kinds, show_pair_table
from dateline.page.wording import ROLES
from dateline.web.addresses import parse_places
from dateline.web.asking import Words, state_of
from dateline.web.citing import cite_words
from dateline.web.drawing import index_part, plain_reports
from dateline.web.frame import Paging, show_page
from dateline.web.here import Here, here_of
from dateline.web.shelves import Shelves

if TYPE_CHECKING:
    from dateline.page.index import StoryIndex

__all__ = ["router"]

router = APIRouter()
Part = Annotated[int, Query(ge=0, le=1_000_000, description="Which part of a long report, from 1.")]
WEIGHT = 90_000  # bytes that the words of a part with their notes come to, about
LISTED = 60  # zones, actors and events of a part that are listed to be corrected
PUT = 12  # bookmarks of a report that its page lists


@dataclass(frozen=True, slots=True)
class Laid:
    """
    A report laid out, with what it shares with others.

    Args:
        read: The report.
        every: All pairs that it shares text in.
        pairs: Those that are marked in its words.
        lineage: The group it belongs to.
        places: The words that are opened from elsewhere.
        index: What the marks are drawn by.
        parts: The parts of its words.
        number: The part that is shown, from 1.
    """

    read: ReadReport
    every: Sequence[Copy]
    pairs: Sequence[Copy]
    lineage: Lineage | None
    places: tuple[Span, ...]
    index: StoryIndex
    parts: list[Span]
    number: int

    @property
    def within(self) -> Span:
        """The part that is shown."""
        return self.parts[self.number - 1]


@router.get("/report/{name}")
def show_report(request: Request, name: str, at: Words = "", part: Part = 0) -> Response:
    """
    The page of a report; ``at`` names words that are opened from elsewhere.

    A long one is shown in parts: the one that is asked for, else that of the words, else the first.
    """
    with state_of(request).desk.reading() as record:
        here = here_of(request, record)
        report = here.desk.id_of(name, record)
        laid = lay_out(here, report, at, part)
        read, compared = laid.read, here.compared
        return show_page(
            request,
            "report.html",
            title=read.report.metadata.title.value or "A report without a headline",
            names=here.names,
            summary=here.lists.summary(report),
            read=read,
            article=show_article(read, laid.index, laid.within if len(laid.parts) > 1 else None),
            paging=Paging(request.url.path, {}, laid.number, 1, len(laid.parts), "part", part="words", named="part"),
            legend=show_legend(laid.index),
            **shared_of(laid),
            **lines_of(laid),
            owners=compared.owners,
            house=compared.owners.house(report),
            shelf=Shelves.of(record, request).about([report]),
            places=laid.places,
            put=PUT,
            cited=cite_words(read, laid.places) if laid.places else "",
            story=compared.story_of.get(report),
            roles=ROLES,
            excerpt=lambda *spans: " ".join(" … ".join(span.of(read.report.text) for span in spans).split()),
            versions=sum(1 for _ in record.store.earlier_places(report)),
        )


def lay_out(here: Here, report: ReportId, at: str, part: int) -> Laid:
    """Draw the marks of a report, and choose the part of it that is shown."""
    settled, read = here.settled, here.lists.whole(report)
    every = settled.copies_of.get(report, ())
    pairs = every[: state_of(here.request).options.max_neighbours]
    others = plain_reports(here.lists, (copy.b if copy.a == report else copy.a for copy in pairs))
    lineage = settled.lineage_of.get(report)
    places = tuple(span for span in parse_places(at) if span.end <= len(read.report.text))
    index = index_part(
        settled,
        [read, *others],
        pairs,
        [lineage] if lineage is not None else (),
        asked={report: (places,)} if places else None,
    )
    parts = cut_report(read, WEIGHT, (place.span for place in index.places.get(report, ())))
    number = min(part, len(parts)) or part_with(parts, places[0].start if places else 0)
    return Laid(read, every, pairs, lineage, places, index, parts, number)


def shared_of(laid: Laid) -> dict[str, Any]:
    """What a report shares with others: a table of the pairs, and what their kinds are."""
    report, index = laid.read.report.id, laid.index
    own = index.pairs_of.get(report, ())
    return {
        "pairs": show_pair_table(own, f"What {index.tag(report)} shares with other reports", index) if own else None,
        "kinds": show_kinds(index) if own else None,
        "further": len(laid.every) - len(laid.pairs),
        "stock": sum(1 for copy in laid.every if copy.kind is CopyKind.BOILERPLATE),
        "lineage": laid.lineage,
    }


def lines_of(laid: Laid) -> dict[str, Any]:
    """The lines of the part that is shown which have no note of their own beside the words, to be corrected."""
    read, within = laid.read, laid.within
    first = {mention.actor: mention.span for mention in reversed(read.mentions)}
    zones = [one for one in enumerate(read.report.zones) if one[1].span.overlaps(within)]
    actors = [
        (actor, first[actor.id]) for actor in read.actors if actor.id in first and first[actor.id].overlaps(within)
    ]
    events = lines_within(read, within).events
    return {"zones": zones[:LISTED], "actors": actors[:LISTED], "events": events[:LISTED]}
