"""Draw days on two lanes: when reports came out, and the days that they name; what is uncertain is a bar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.page.markup import Markup, element
from dateline.page.wording import count, say_days

__all__ = ["Lanes", "draw_lanes"]

_WIDTH = 1000
_MARGIN = timedelta(days=45)  # shown before the first and after the last publication
_LEAST = 5  # the width of a mark, in thousandths
_YEAR = 366
_MANY = 120  # marks of one look on a lane that are drawn one by one

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
    marks = draw_marks([found for found in inside if not is_wide(found)], start, end)
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


def draw_marks(days: Sequence[Day], start: date, end: date) -> list[Markup]:
    """Days and intervals on their lanes; where many stand, those that touch are one bar, so a drawing stays small."""
    found: dict[tuple[bool, bool], set[tuple[int, int]]] = {}
    for first, beyond, out in days:
        left = place(max(first, start), start, end)
        right = max(left + _LEAST, place(min(beyond or first, end), start, end))
        sure = beyond is not None and (beyond - first).days == 1
        found.setdefault((out, sure), set()).add((left, right))
    return [
        element("rect", x=left, y=12 if out else 42, width=right - left, height=20, class_="sure" if sure else "unsure")
        for (out, sure), ends in sorted(found.items())
        for left, right in (sorted(ends) if len(ends) <= _MANY else united(ends))
    ]


def united(ends: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """
    Stretches, those that touch as one.

    Example:
        >>> united([(8, 9), (1, 4), (3, 6)])
        [(1, 6), (8, 9)]
    """
    found: list[tuple[int, int]] = []
    for left, right in sorted(ends):
        if found and left <= found[-1][1]:
            found[-1] = (found[-1][0], max(right, found[-1][1]))
        else:
            found.append((left, right))
    return found


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
