"""One thing said, as one report or many give it: whole, cut, reworded, retold, with what each leaves out."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.web.asking import Number, Words, paging, state_of
from dateline.web.frame import show_page
from dateline.web.looking import find
from dateline.web.naming import Names

__all__ = ["router"]

router = APIRouter()


@router.get("/utterances")
def show_utterances(request: Request, page: Number = 1, story: Words = "") -> Response:
    """Those that more than one report gives, most sayings first."""
    state = state_of(request)
    size = state.options.per_page
    with state.desk.reading() as record:
        settled, compared, lists = state.desk.settled(record), state.desk.compared(record), state.desk.lists(record)
        own = set(compared.stories[story].reports) if story in compared.stories else None
        every = sorted(
            (
                one
                for one in compared.utterances.values()
                if own is None or any(saying.report in own for saying in one.sayings)
            ),
            key=lambda one: (-len({saying.report for saying in one.sayings}), -len(one.sayings), one.id),
        )
        shown = every[(page - 1) * size : page * size]
        return show_page(
            request,
            "utterances.html",
            title="One thing said, many times",
            names=Names(settled),
            found=shown,
            compared=compared,
            summaries={one.id: lists.summary(one.first_seen or one.sayings[0].report) for one in shown},
            paging=paging(request, page, len(every), "utterance", {"story": story}),
        )


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
