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
        found = compared.list_utterances(
            story if story in compared.stories else "", offset=here.offset, limit=here.size
        )
        return here.show(
            "utterances.html", found.total, "utterance", {"story": story},
            title="One thing said, many times", found=found.items, compared=compared,
            summaries={one.id: here.lists.summary(one.first_seen or one.sayings[0].report) for one in found.items},
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
            findings=compared.findings_of(own),
        )
