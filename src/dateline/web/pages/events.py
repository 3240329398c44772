"""What happened: each event once with all its accounts, numbers kept apart, and who says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter, Request, Response

from dateline.api import Record
from dateline.errors import UsageError
from dateline.model import Event, MergedEvent, ReportId, Verdict
from dateline.web.addresses import slug
from dateline.web.asking import Number, Words, paging, state_of
from dateline.web.forms import led
from dateline.web.frame import show_page
from dateline.web.history import hashes_of, judgements_on, places_of
from dateline.web.listing import listing
from dateline.web.looking import Compared, find
from dateline.web.naming import Names
from dateline.web.saying import Sent, Word, take

__all__ = ["router"]

router = APIRouter()
MOST = 25  # accounts on a page
FINDINGS = 6  # on the page of an event; the table has all


@router.get("/events")
def show_events(request: Request, page: Number = 1, story: Words = "", actor: Words = "") -> Response:
    """Those of most accounts first; ``actor`` has its own alone."""
    with listing(request, page) as here:
        found = here.compared.list_events(story, actor, offset=here.offset, limit=here.size)
        return here.show(
            "events.html", found.total, "event", {"story": story, "actor": actor},
            title="What happened", found=found.items, compared=here.compared, actor=actor,
            summaries={event.id: here.lists.summary(event.events[0][0]) for event in found.items},
        )  # fmt: skip


@router.get("/event/{own}")
def show_event(request: Request, own: str, page: Number = 1) -> Response:
    """One of them."""
    with state_of(request).desk.reading() as record:
        return draw_event(request, record, own, page)


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

    def decide(record: Record, sent: Sent) -> Word:
        return word_on(own, sent, state_of(request).desk.compared(record))

    def draw(record: Record, failed: str, sent: Sent) -> Response:
        return draw_event(request, record, own, failed=failed, typed=sent.typed)

    return await take(request, decide, draw)


def word_on(own: str, sent: Sent, compared: Compared) -> Word:
    """
    What a form says of an event.

    Raises:
        UsageError: If there is none, or the form says nothing, not why, or not of which.
    """
    find(compared.events, own, "event")
    mine = [(report, str(told)) for report, told in compared.events[own].events]
    why = sent.reason()
    first, rest = accounts_said(mine, sent, compared)
    anchors = [anchor_of(report, compared.told[report, told], compared) for report, told in (first, *rest)]
    said = Verdict.PART if sent.verdict == "part" else Verdict.JOIN

    def say(record: Record, by: str) -> str:
        record.say({"line": "event", "anchors": anchors}, said, None, why, by, None)
        return own

    return Word(f"{sent.verdict} event", f"/event-of/{slug(first[0])}/{first[1]}", say)


Told = tuple[ReportId, str]


def accounts_said(mine: Sequence[Told], sent: Sent, compared: Compared) -> tuple[Told, list[Told]]:
    """
    The accounts that a form is about: the first, and those that it is one with or apart from.

    Raises:
        UsageError: If it says nothing, or not of which.
    """
    if sent.verdict == "part":
        chosen = [one for one in mine if f"{slug(one[0])} {one[1]}" == sent.one("account")]
        rest = [one for one in mine if one not in chosen]
        if not chosen or not rest:
            raise UsageError("choose the account that is of another event", hint="an event has two accounts or more")
        return chosen[0], rest
    if sent.verdict == "join":
        other = compared.events.get(sent.one("other").rpartition("/")[2])
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
    page: int = 1,
    *,
    failed: str = "",
    typed: Mapping[str, str] | None = None,
) -> Response:
    """The page of an event."""
    desk = state_of(request).desk
    settled, compared, lists = desk.settled(record), desk.compared(record), desk.lists(record)
    find(compared.events, own, "event")
    event = compared.events[own]
    size = min(MOST, state_of(request).options.per_page)
    held = event.events[(page - 1) * size : page * size]
    accounts = [(one[0], told) for one in held if (told := compared.told.get(one)) is not None]
    findings = compared.findings_of(own, FINDINGS)
    reports = {report for report, _ in held} | {one.report for finding in findings for one in finding.accounts}
    hashes = {compared.hashes[report] for report, _ in event.events}
    return show_page(
        request,
        "event.html",
        title="What happened",
        status=400 if failed else 200,
        names=Names(settled),
        event=event,
        compared=compared,
        accounts=accounts,
        summaries={report: lists.summary(report) for report in reports},
        findings=findings,
        all_findings=compared.standing.count("finding", equal={"subject": own}),
        history=[row for row in judgements_on(record, "event") if is_about(row, event, hashes, compared)],
        failed=failed,
        typed=typed or {},
        paging=paging(request, page, len(event.events), "account", size=size),
    )


def is_about(row: dict[str, Any], event: MergedEvent, hashes: set[str], compared: Compared) -> bool:
    """Whether a judgement is about an account of an event."""
    if hashes.isdisjoint(hashes_of(row)):
        return False
    told = ((report, compared.told.get((report, own))) for report, own in event.events)
    words = {(compared.hashes[r], span.start, span.end) for r, one in told if one is not None for span in one.trigger}
    return not words.isdisjoint(places_of(row))
