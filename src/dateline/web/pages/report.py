"""One report: what is known about it and why, its words with every mark, and what it shares with others."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dateline.model import CopyKind
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
from dateline.web.naming import Names
from dateline.web.shelves import Shelves

__all__ = ["router"]

router = APIRouter()
Part = Annotated[int, Query(ge=0, le=1_000_000, description="Which part of a long report, from 1.")]
WEIGHT = 90_000  # bytes that the words of a part with their notes come to, about
LISTED = 60  # zones, actors and events of a part that are listed to be corrected
PUT = 12  # bookmarks of a report that its page lists


@router.get("/report/{name}")
def show_report(request: Request, name: str, at: Words = "", part: Part = 0) -> Response:
    """
    The page of a report; ``at`` names words that are opened from elsewhere.

    A long one is shown in parts: the one that is asked for, else that of the words, else the first.
    """
    state = state_of(request)
    with state.desk.reading() as record:
        settled = state.desk.settled(record)
        report, lists = state.desk.id_of(name, record), state.desk.lists(record)
        read, compared = lists.whole(report), state.desk.compared(record)
        every = settled.copies_of.get(report, ())
        pairs = every[: state.options.max_neighbours]
        others = plain_reports(lists, (copy.b if copy.a == report else copy.a for copy in pairs))
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
        within = parts[number - 1]
        shown = lines_within(read, within)
        own = index.pairs_of.get(report, ())
        first = {mention.actor: mention.span for mention in reversed(read.mentions)}
        return show_page(
            request,
            "report.html",
            title=read.report.metadata.title.value or "A report without a headline",
            names=Names(settled),
            summary=lists.summary(report),
            read=read,
            article=show_article(read, index, within if len(parts) > 1 else None),
            paging=Paging(request.url.path, {}, number, 1, len(parts), "part", "words", "part"),
            legend=show_legend(index),
            pairs=show_pair_table(own, f"What {index.tag(report)} shares with other reports", index) if own else None,
            kinds=show_kinds(index) if own else None,
            further=len(every) - len(pairs),
            lineage=lineage,
            owners=compared.owners,
            house=compared.owners.house(report),
            shelf=Shelves.of(record, request).about([report]),
            places=places,
            put=PUT,
            cited=cite_words(read, places) if places else "",
            story=compared.story_of.get(report),
            roles=ROLES,
            excerpt=lambda *spans: " ".join(" … ".join(span.of(read.report.text) for span in spans).split()),
            zones=[one for one in enumerate(read.report.zones) if one[1].span.overlaps(within)][:LISTED],
            actors=[
                (actor, first[actor.id])
                for actor in read.actors
                if actor.id in first and first[actor.id].overlaps(within)
            ][:LISTED],
            events=shown.events[:LISTED],
            versions=sum(1 for _ in record.store.earlier_places(report)),
            stock=sum(1 for copy in every if copy.kind is CopyKind.BOILERPLATE),
        )
