"""The day of an event by the words beside it; nothing is filled in that no word says."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from dateline.events.hanging import Timed
from dateline.model import EventDate, Span, TimeExpression

__all__ = ["NO_DATE", "cut_off", "date_of", "dated_by", "precision", "up_to"]

NO_DATE = EventDate()
OPEN = 10**6
MONTH, YEAR = (28, 31), (365, 366)  # days


def date_of(timed: Mapping[int, Sequence[Timed]], *words: int | None, without: Collection[Span] = ()) -> EventDate:
    """
    The date on the first of some words that has one; of several on one word the most precise.

    Args:
        timed: The time expressions by word.
        words: In the order in which they count.
        without: Times inside these words date something else: what is said, not the saying.
    """
    for at in words:
        on_it = timed.get(at, ()) if at is not None else ()
        here = [one for one in on_it if one.how == "over" or not is_within(one.when.span, without)]
        dated = [made for one in here if (made := dated_by(one)).earliest or made.latest]
        if dated:
            return min(dated, key=lambda made: (width(made.earliest, made.latest), made.evidence))
        if here:
            return EventDate(None, None, "none", (here[0].when.span,))
    return NO_DATE


def is_within(span: Span, spans: Collection[Span]) -> bool:
    """Whether some words stand inside one of several stretches."""
    return any(one.holds(span) for one in spans)


def dated_by(timed: Timed) -> EventDate:
    """One time expression as the date of what it hangs on."""
    when, to = timed.when, timed.to
    spans = (when.span,) if to is None else (when.span, to.span)
    earliest, latest = when.earliest, when.latest
    if timed.how == "mirrored":
        return mirrored(when, to)
    if to is not None:
        latest = to.latest
        if earliest is not None and latest is not None and earliest >= latest:
            return EventDate(None, None, "none", spans)
    elif timed.how == "since":
        latest = None
    elif timed.how == "after":
        earliest, latest = when.earliest, None
    elif timed.how in ("until", "before"):
        earliest, latest = None, when.latest if timed.how == "until" else when.earliest or None
    return EventDate(earliest, latest, precision(earliest, latest), spans)


def mirrored(when: TimeExpression, other: TimeExpression | None) -> EventDate:
    """As far from another time as an expression, on its other side."""
    assert other is not None
    if None in (when.earliest, other.earliest, other.latest):
        return EventDate(None, None, "none", (when.span,))
    assert when.earliest is not None
    assert other.earliest is not None
    assert other.latest is not None
    step = when.earliest - other.earliest
    earliest, latest = other.earliest - step, other.latest - step
    return EventDate(earliest, latest, precision(earliest, latest), (other.span, when.span))


def precision(earliest: date | None, latest: date | None) -> str:
    """
    How exact an interval is.

    Example:
        >>> precision(date(2020, 1, 1), date(2020, 2, 1)), precision(None, date(2020, 2, 1))
        ('month', 'open')
    """
    if earliest is None and latest is None:
        return "none"
    if earliest is None or latest is None:
        return "open"
    days = (latest - earliest).days
    if days == 1:
        return "day"
    whole = earliest.day == 1 and latest.day == 1
    if whole and MONTH[0] <= days <= MONTH[1]:
        return "month"
    return "year" if whole and earliest.month == 1 and YEAR[0] <= days <= YEAR[1] else "interval"


def width(earliest: date | None, latest: date | None) -> int:
    """How many days an interval has."""
    return (latest - earliest).days if earliest and latest else OPEN


def cut_off(when: EventDate, last: date | None) -> EventDate:
    """
    The date of what is told as done: not after the last day on which the report may have been published.

    Args:
        when: As its words give it; without a day it is by that last one.
        last: None where the report does not say when it was published.
    """
    if last is None or (when.earliest is not None and when.latest is None):
        return when
    end = last + timedelta(1)
    if (when.latest is not None and when.latest <= end) or (when.earliest is not None and when.earliest >= end):
        return when
    return EventDate(when.earliest, end, precision(when.earliest, end), when.evidence)


def up_to(when: EventDate) -> EventDate:
    """By the last day of a date."""
    latest: date | None = when.latest
    return EventDate(None, latest, precision(None, latest), when.evidence)
