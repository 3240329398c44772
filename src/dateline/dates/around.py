"""What stands around an expression beyond its own paragraph's dates: the paragraph before, a heading, years far off."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.dates.setting import Anchor
from dateline.dates.slots import (
    Anniversary,
    Clock,
    Counted,
    Direction,
    Expression,
    Fixed,
    MonthDay,
    MonthName,
    PartOfMonth,
    Relative,
    RelativeDay,
    WeekdayName,
)
from dateline.dates.stated_years import year_stated
from dateline.dates.words import Words

__all__ = ["Before", "Order", "heads", "refers_back"]

FAR_OFF = 2  # years before publication
BESIDE = 2  # expressions on each side that must all be of such years
FROM_TEXT = (Direction.EARLIER, Direction.LATER, Direction.BEFORE, Direction.AFTER)
THAT = re.compile(r"that|the same", re.IGNORECASE)
BULLET = re.compile(r"[\s•·*–—-]*")
AFTER_HEADING = re.compile(r"[ \u00a0]?(?::|[–—-][ \u00a0])")


@dataclass(frozen=True, slots=True)
class Before:
    """
    The dates of the paragraph before.

    Args:
        dates: In reading order.
        stated: Those whose words state their year.
    """

    dates: tuple[Anchor, ...] = ()
    stated: tuple[Anchor, ...] = ()

    @property
    def day(self) -> Anchor | None:
        """The last that is a day, where no other day is named; what "that night" refers to."""
        days = [one for one in self.dates if one.period.is_day]
        return days[-1] if len({one.period.first for one in days}) == 1 else None

    @property
    def year(self) -> Anchor | None:
        """The last with a year, where no other year is stated; what "that year" refers to."""
        return self.stated[-1] if len({one.period.first.year for one in self.stated}) == 1 else None


def is_undated(found: Expression) -> bool:
    """Whether an expression has no day or year of its own: a length, a time of day, a count from another date."""
    counted = isinstance(found.slots, Counted) and found.slots.direction in FROM_TEXT
    return counted or isinstance(found.slots, Fixed | Clock | Anniversary)


def refers_back(text: str, found: Expression) -> bool:
    """Whether an expression refers to a time named before: "that night", "March 31 that year", "that November"."""
    slots = found.slots
    if isinstance(slots, Relative):
        told = THAT.match(text, found.start) is not None
        return told and slots.in_text and not slots.shift and slots.unit in ("D", "Y")
    if isinstance(slots, MonthName) and slots.which == "that":
        return True
    return isinstance(slots, MonthDay | MonthName) and slots.text_shift == 0


def heads(words: Words, found: Expression) -> bool:
    """Whether a day opens its paragraph as a heading: "Monday: the minister resigns. An inquiry opens on Tuesday"."""
    if not isinstance(found.slots, WeekdayName | MonthDay | RelativeDay):
        return False
    opens = BULLET.fullmatch(words.text, words.start, found.start) is not None
    return opens and AFTER_HEADING.match(words.text, found.end) is not None


class Order:
    """
    The dated expressions of a report in order, for what stands on both sides of one.

    Args:
        expressions: All of the report, in reading order.
    """

    def __init__(self, expressions: Iterable[Expression]) -> None:
        self.dated: Sequence[Expression] = [one for one in expressions if not is_undated(one)]
        self.starts = [one.start for one in self.dated]

    def far_off(self, found: Expression, year: int) -> tuple[int, int] | None:
        """
        The years on both sides of a day or month without one, where both lie years before publication.

        Example:
            "In an interview in 2004 ... signed on the last day of February ... left the army in 1991": of 2023, the
            February may be of any of those years.
        """
        slots = found.slots.month if isinstance(found.slots, PartOfMonth) else found.slots
        if not isinstance(slots, MonthDay | MonthName) or slots.year is not None or slots.year_shift is not None:
            return None
        if slots.which or slots.text_shift is not None:
            return None
        at = bisect_left(self.starts, found.start)
        if at < BESIDE:
            return None
        beside = [*self.dated[at - BESIDE : at], *self.dated[at + 1 : at + 1 + BESIDE]]
        years = [told for one in beside if (told := year_stated(one)) is not None and told <= year - FAR_OFF]
        return (years[BESIDE - 1], years[BESIDE]) if len(years) == 2 * BESIDE else None
