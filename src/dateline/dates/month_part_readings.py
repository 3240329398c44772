"""Read days and weeks that are counted within a month: the month first, then its part."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.dates.calendar_readings import month_name
from dateline.dates.periods import Period, day_of, month_of, plus_days, say
from dateline.dates.setting import Reading, Setting
from dateline.dates.slots import Expression, PartOfMonth
from dateline.dates.tense import Tense

__all__ = ["part_of_month"]

MIDDLE = 15  # the last day of a month's first half


def part_of_month(found: Expression, slots: PartOfMonth, setting: Setting) -> Reading:
    """
    "The second Sunday of April", "the last week of February 2024", "the second half of June".

    Args:
        found: What the words say.
        slots: The month and which part of it.
        setting: What the month is read against.

    Returns:
        One day for a weekday; for the rest the days of the part, with the month as value. Open where the month is, and
        for a weekday or a week that the month does not have, or that is not counted out here (the third week).
    """
    month = month_name(found, slots.month, setting)
    if month.period is None:
        return month
    told = month.because.removesuffix(".")
    part = part_of(month.period, slots)
    published = setting.publication.day
    if part and published and part.first > published and setting.tense is Tense.PAST and slots.month.year is None:
        earlier = month_of(month.period.first.year - 1, month.period.first.month)
        part, told = part_of(earlier, slots) if earlier else None, f"{told}, and those of the year before as it is past"
    if part is None:
        return replace(month, because=f"{told}; which days of it are meant is left open.")
    shown = say(part.first)
    if not part.is_day:
        last = plus_days(part.end, -1) if part.end else None
        shown = f"{shown} to {say(last)}" if last else shown
    because = f"{told}; of that month it is {shown}."
    return replace(
        month, value=part.value, earliest=part.first, latest=part.end, because=because, period=part, candidates=()
    )


def part_of(month: Period, slots: PartOfMonth) -> Period | None:
    """The days of a part of a month; None when it has none, or when the words do not settle them."""
    if month.end is None:
        return None
    if slots.weekday is not None:
        day = nth_weekday(month, slots.place, slots.weekday)
        return day_of(day) if day else None
    if slots.half:
        middle = plus_days(month.first, MIDDLE)
        first, end = (month.first, middle) if slots.place == 1 else (middle, month.end)
    elif slots.days and slots.place == 1:
        first, end = month.first, plus_days(month.first, slots.days)
    elif slots.days and slots.place == -1:
        first, end = plus_days(month.end, -slots.days), month.end
    else:
        return None
    if slots.days == 1:
        return day_of(first) if first else None
    return Period(month.value, first, end) if first else None


def nth_weekday(month: Period, place: int, weekday: int) -> date | None:
    """The weekday at a place of a month, -1 for its last; None when the month has no fifth."""
    day = month.first
    days = []
    while month.end and day < month.end:
        if day.weekday() == weekday:
            days.append(day)
        after = plus_days(day, 1)
        if after is None:
            break
        day = after
    index = place - 1 if place > 0 else place
    return days[index] if -len(days) <= index < len(days) else None
