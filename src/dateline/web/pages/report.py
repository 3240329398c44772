"""One report: what is known about it and why, its words with every mark, and what it shares with others."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.model import CopyKind
from dateline.page.article import show_article
from dateline.page.overview import show_legend
from dateline.page.shared import show_kinds, show_pair_table
from dateline.page.wording import ROLES
from dateline.web.addresses import parse_places
from dateline.web.asking import Words, state_of
from dateline.web.citing import cite_words
from dateline.web.drawing import index_part, plain_reports
from dateline.web.frame import show_page
from dateline.web.naming import Names
from dateline.web.shelves import Shelves

__all__ = ["router"]

router = APIRouter()


@router.get("/report/{name}")
def show_report(request: Request, name: str, at: Words = "") -> Response:
    """The page of a report; ``at`` names words that are opened from elsewhere."""
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
        own = index.pairs_of.get(report, ())
        first = {mention.actor: mention.span for mention in reversed(read.mentions)}
        return show_page(
            request,
            "report.html",
            title=read.report.metadata.title.value or "A report without a headline",
            names=Names(settled),
            summary=lists.summary(report),
            read=read,
            article=show_article(read, index),
            legend=show_legend(index),
            pairs=show_pair_table(own, f"What {index.tag(report)} shares with other reports", index) if own else None,
            kinds=show_kinds(index) if own else None,
            further=len(every) - len(pairs),
            lineage=lineage,
            owners=compared.owners,
            house=compared.owners.house(report),
            shelf=Shelves.of(record, request).about([report]),
            places=places,
            cited=cite_words(read, places) if places else "",
            story=compared.story_of.get(report),
            roles=ROLES,
            excerpt=lambda *spans: " ".join(" … ".join(span.of(read.report.text) for span in spans).split()),
            actors=[(actor, first[actor.id]) for actor in read.actors if actor.id in first],
            versions=sum(1 for _ in record.store.earlier_places(report)),
            stock=sum(1 for copy in every if copy.kind is CopyKind.BOILERPLATE),
        )
