"""What happened: each event once with all its accounts, numbers kept apart, and who says so."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.web.asking import Number, Words, paging, state_of
from dateline.web.frame import show_page
from dateline.web.looking import find
from dateline.web.naming import Names

__all__ = ["router"]

router = APIRouter()


@router.get("/events")
def show_events(request: Request, page: Number = 1, story: Words = "") -> Response:
    """Those of most accounts first."""
    state = state_of(request)
    size = state.options.per_page
    with state.desk.reading() as record:
        settled, compared, lists = state.desk.settled(record), state.desk.compared(record), state.desk.lists(record)
        every = [event for event in compared.events.values() if story in ("", event.story)]
        every.sort(key=lambda event: (-len({report for report, _ in event.events}), -len(event.events), event.id))
        shown = every[(page - 1) * size : page * size]
        return show_page(
            request,
            "events.html",
            title="What happened",
            names=Names(settled),
            found=shown,
            compared=compared,
            summaries={event.id: lists.summary(event.events[0][0]) for event in shown},
            paging=paging(request, page, len(every), "event", {"story": story}),
        )


@router.get("/event/{own}")
def show_event(request: Request, own: str) -> Response:
    """One of them."""
    state = state_of(request)
    with state.desk.reading() as record:
        settled, compared, lists = state.desk.settled(record), state.desk.compared(record), state.desk.lists(record)
        find(compared.events, own, "event")
        event = compared.events[own]
        return show_page(
            request,
            "event.html",
            title="What happened",
            names=Names(settled),
            event=event,
            compared=compared,
            accounts=[(report, compared.told[report, account]) for report, account in event.events],
            summaries={report: lists.summary(report) for report in compared.reports_about(own)},
            findings=compared.findings_of.get(own, ()),
        )
