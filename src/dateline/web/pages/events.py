"""What happened: each event once with all its accounts, numbers kept apart, and who says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from dateline.api import Record
from dateline.errors import UsageError
from dateline.model import Event, ReportId, Verdict
from dateline.web.addresses import slug
from dateline.web.asking import Number, Words, state_of
from dateline.web.forms import first_of, led, needs_reason, read_form, sender, where_from
from dateline.web.frame import show_page
from dateline.web.history import judgements_on, places_of
from dateline.web.listing import listing
from dateline.web.looking import Compared, find
from dateline.web.naming import Names

__all__ = ["router"]

router = APIRouter()


@router.get("/events")
def show_events(request: Request, page: Number = 1, story: Words = "") -> Response:
    """Those of most accounts first."""
    with listing(request, page) as here:
        found = here.compared.list_events(story, offset=here.offset, limit=here.size)
        return here.show(
            "events.html", found.total, "event", {"story": story},
            title="What happened", found=found.items, compared=here.compared,
            summaries={event.id: here.lists.summary(event.events[0][0]) for event in found.items},
        )  # fmt: skip


@router.get("/event/{own}")
def show_event(request: Request, own: str) -> Response:
    """One of them."""
    with state_of(request).desk.reading() as record:
        return draw_event(request, record, own)


@router.get("/event-of/{name}/{told}")
def lead_to_event(request: Request, name: str, told: str) -> Response:
    """The event that a report's account is of, whatever its address is now."""
    state = state_of(request)
    with state.desk.reading() as record:
        report = state.desk.id_of(name, record)
        event = state.desk.compared(record).event_with(report, told)
        if event is not None:
            return led(f"/event/{event}")
    raise UsageError(f"the record has no event {told[:80]!r} of this report", hint="it may have been rejected")


@router.post("/event/{own}")
async def sort_event(request: Request, own: str) -> Response:
    """Say that an account is of another event, or that two events are one."""
    return await run_in_threadpool(take, request, own, await read_form(request))


def take(request: Request, own: str, form: Mapping[str, list[str]]) -> Response:
    """Do what the form says, and lead to the event of the account."""
    state = state_of(request)
    person = sender(request, first_of(form, "mark"))
    why, verdict = first_of(form, "because"), first_of(form, "verdict")
    with state.desk.reading() as record:
        compared = state.desk.compared(record)
        find(compared.events, own, "event")
        mine = [(report, str(told)) for report, told in compared.events[own].events]
        try:
            needs_reason(why)
            first, rest = accounts_said(verdict, mine, form, compared)
        except UsageError as error:
            return draw_event(request, record, own, failed=str(error), typed=form)
        anchors = [anchor_of(report, compared.told[report, told], compared) for report, told in (first, *rest)]
    said = Verdict.PART if verdict == "part" else Verdict.JOIN
    with state.desk.writing() as record:
        record.say({"line": "event", "anchors": anchors}, said, None, why, person.name, None)
    state.audit.write(f"{verdict} event", person.name, where_from(request), on=own)
    return led(f"/event-of/{slug(first[0])}/{first[1]}")


Told = tuple[ReportId, str]


def accounts_said(
    verdict: str, mine: Sequence[Told], form: Mapping[str, list[str]], compared: Compared
) -> tuple[Told, list[Told]]:
    """
    The accounts that a form is about: the first, and those that it is one with or apart from.

    Raises:
        UsageError: If it says nothing, or not of which.
    """
    if verdict == "part":
        chosen = [one for one in mine if f"{slug(one[0])} {one[1]}" == first_of(form, "account")]
        rest = [one for one in mine if one not in chosen]
        if not chosen or not rest:
            raise UsageError("choose the account that is of another event", hint="an event has two accounts or more")
        return chosen[0], rest
    if verdict == "join":
        other = compared.events.get(first_of(form, "other").rpartition("/")[2])
        if other is None or (other.events[0][0], str(other.events[0][1])) in mine:
            raise UsageError("no other event has this address", hint="open the other one and copy its address")
        return mine[0], [*mine[1:], *((report, str(told)) for report, told in other.events)]
    raise UsageError("nothing was said of the event", hint="use one of the buttons")


def anchor_of(report: ReportId, told: Event, compared: Compared) -> dict[str, Any]:
    """The words that tell an event, as a judgement hangs on them."""
    text = compared.texts[report]
    return {
        "text_sha256": compared.hashes[report],
        "spans": [[span.start, span.end] for span in told.trigger],
        "words": [span.of(text) for span in told.trigger],
    }


def draw_event(
    request: Request,
    record: Record,
    own: str,
    *,
    failed: str = "",
    typed: Mapping[str, list[str]] | None = None,
) -> Response:
    """The page of an event."""
    desk = state_of(request).desk
    settled, compared, lists = desk.settled(record), desk.compared(record), desk.lists(record)
    find(compared.events, own, "event")
    event = compared.events[own]
    accounts = [(one[0], told) for one in event.events if (told := compared.told.get(one)) is not None]
    words = {(compared.hashes[report], span.start, span.end) for report, told in accounts for span in told.trigger}
    return show_page(
        request,
        "event.html",
        title="What happened",
        status=400 if failed else 200,
        names=Names(settled),
        event=event,
        compared=compared,
        accounts=accounts,
        summaries={report: lists.summary(report) for report in compared.reports_about(own)},
        findings=compared.findings_of(own),
        history=[row for row in judgements_on(record, "event") if words & places_of(row)],
        failed=failed,
        typed={name: values[0] for name, values in (typed or {}).items() if values},
    )
