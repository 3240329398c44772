"""Draw days on two lanes: when reports came out, and the days that they name; what is uncertain is a bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.page.markup import Markup, element
from dateline.page.wording import count, say_days

__all__ = ["Lanes", "draw_lanes"]

_WIDTH = 1000
_MARGIN = timedelta(days=45)  # shown before the first and after the last publication
_LEAST = 5  # the width of a mark, in thousandths
_YEAR = 366

Day = tuple[date, date | None, bool]


@dataclass(frozen=True, slots=True)
class Lanes:
    """
    Two lanes of days.

    Args:
        drawing: The lanes, as SVG.
        told: What they show, in words.
    """

    drawing: Markup
    told: str


def draw_lanes(days: Sequence[Day], earliest: date | None = None, latest: date | None = None) -> Lanes | None:
    """
    Draw the days around those of publication; what lies far from them is counted.

    Args:
        days: First day, day after the last (None is open), and whether a report came out then.
        earliest, latest: What a reader narrowed the list to; else the days around the publications.

    Returns:
        None when no day is known.
    """
    published = [day for day, _, out in days if out]
    if not days or not (published or (earliest and latest)):
        return None
    start = earliest or shifted(min(published), -_MARGIN)
    end = latest or shifted(max(published), _MARGIN)
    if end <= start:
        return None
    inside = [found for found in days if found[0] < end and (found[1] or found[0]) >= start]
    outside = len(days) - len(inside)
    marks = [draw_mark(found, start, end) for found in inside if not is_wide(found)]
    ticks = [draw_tick(day, start, end) for day in months_between(start, end)]
    drawing = element(
        "svg",
        element("line", x1=0, y1=22, x2=_WIDTH, y2=22, class_="lane"),
        element("line", x1=0, y1=52, x2=_WIDTH, y2=52, class_="lane"),
        *ticks,
        *marks,
        viewBox=f"0 0 {_WIDTH} 74",
        preserveAspectRatio="none",
        aria_hidden="true",
        class_="lanes",
    )
    told = f"{say_days(start, end)}. Above: days on which reports came out; below: days that they name; a bar where "
    told += "the day is open within bounds."
    if outside:
        told += f" {count(outside, 'day lies', 'days lie')} outside of it."
    return Lanes(drawing, told)


def shifted(day: date, by: timedelta) -> date:
    """A day moved, as far as there are days."""
    return date.fromordinal(min(max(day.toordinal() + by.days, 1), date.max.toordinal()))


def is_wide(found: Day) -> bool:
    """Whether a mark would be a year or more; it would hide the others."""
    return found[1] is not None and (found[1] - found[0]).days >= _YEAR


def draw_mark(found: Day, start: date, end: date) -> Markup:
    """One day or interval on its lane."""
    first, beyond, out = found
    left = place(max(first, start), start, end)
    right = place(min(beyond or first, end), start, end)
    sure = beyond is not None and (beyond - first).days == 1
    width = max(_LEAST, right - left)
    return element("rect", x=left, y=(12 if out else 42), width=width, height=20, class_="sure" if sure else "unsure")


def draw_tick(day: date, start: date, end: date) -> Markup:
    """The first day of a month."""
    at = place(day, start, end)
    return element("line", x1=at, y1=4, x2=at, y2=70, class_="month")


def place(day: date, start: date, end: date) -> int:
    """Where a day stands, in thousandths."""
    return _WIDTH * (day - start).days // max(1, (end - start).days)


def months_between(start: date, end: date) -> list[date]:
    """The first days of months, or of years when there are many."""
    many = (end - start).days > 3 * _YEAR
    day, found = start.replace(day=1), list[date]()
    while day < end:
        if day > start and (not many or day.month == 1):
            found.append(day)
        day = (day + timedelta(days=32)).replace(day=1) if day < date.max - timedelta(days=40) else end
    return found
