"""The days of a report's events once the record tells when the report may have been published."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from dateline.events.board import DONE
from dateline.events.hanging import SIDES, Timed
from dateline.events.when import cut_off, dated_by
from dateline.model import Event, EventDate, EventId, GatheredDate, ReadReport, Span, TimeExpression

__all__ = ["gathered_days"]

BEFORE = re.compile(r"([^\W\d_]+)\s+(?:late\s+|early\s+|the\s+)?\Z")
REACH = 24  # characters before a time in which its preposition stands


def gathered_days(read: ReadReport, gathered: GatheredDate | None) -> dict[EventId, EventDate]:
    """
    The dates of events that say more when the day of the report is what the record gathers.

    An event that one time expression dates has that one's days, since, until, before or after it as its preposition
    says; what is told as done was done by the last day on which the report may have been published. A date that is
    counted from another event stays as it is.

    Args:
        read: The report with its events.
        gathered: When it may have been published, as other reports tell; None where they tell nothing.

    Returns:
        For each event that gains by it the date, an interval more often than a day.
    """
    if gathered is None or gathered.latest is None:
        return {}
    again = {found.span: found for found in gathered.dates}
    last = gathered.latest - timedelta(days=1)
    found = {event.id: redated(event, read.report.text, again, last) for event in read.events}
    return {event.id: when for event in read.events if (when := found[event.id]) != event.date}


def redated(event: Event, text: str, again: Mapping[Span, TimeExpression], last: date) -> EventDate:
    """The date of one event."""
    when = event.date
    if when.earliest is None and when.latest is None and len(when.evidence) == 1 and when.evidence[0] in again:
        span = when.evidence[0]
        before = BEFORE.search(text[max(0, span.start - REACH) : span.start])
        how = SIDES.get(before[1].lower(), "on") if before else "on"
        when = dated_by(Timed(again[span], "on" if how == "between" else how))
    return cut_off(when, last) if event.status in DONE else when
