"""One thing said, as one report or many give it: whole, cut, reworded, retold, with what each leaves out."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.web.asking import Number, Words, state_of
from dateline.web.frame import show_page
from dateline.web.listing import listing
from dateline.web.looking import find
from dateline.web.naming import Names

__all__ = ["router"]

router = APIRouter()


@router.get("/utterances")
def show_utterances(request: Request, page: Number = 1, story: Words = "") -> Response:
    """Those that more than one report gives, most sayings first."""
    with listing(request, page) as here:
        compared = here.compared
        own = set(compared.stories[story].reports) if story in compared.stories else None
        every = sorted(
            (
                one
                for one in compared.utterances.values()
                if own is None or any(saying.report in own for saying in one.sayings)
            ),
            key=lambda one: (-len({saying.report for saying in one.sayings}), -len(one.sayings), one.id),
        )
        shown = here.cut(every)
        return here.show(
            "utterances.html", len(every), "utterance", {"story": story},
            title="One thing said, many times", found=shown, compared=compared,
            summaries={one.id: here.lists.summary(one.first_seen or one.sayings[0].report) for one in shown},
        )  # fmt: skip


@router.get("/utterance/{own}")
def show_utterance(request: Request, own: str) -> Response:
    """One of them."""
    state = state_of(request)
    with state.desk.reading() as record:
        settled, compared, lists = state.desk.settled(record), state.desk.compared(record), state.desk.lists(record)
        find(compared.utterances, own, "utterance")
        found = compared.utterances[own]
        return show_page(
            request,
            "utterance.html",
            title="One thing said",
            names=Names(settled),
            found=found,
            compared=compared,
            summaries={report: lists.summary(report) for report in compared.reports_about(own)},
            findings=compared.findings_of.get(own, ()),
        )
