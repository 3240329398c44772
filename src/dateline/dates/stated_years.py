"""Days that take their year from a date beside them: "opened in September 2018 following the April 27 summit"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateline.dates.periods import Period
from dateline.dates.setting import Anchor, Beside, Reading, Setting, Side, open_reading
from dateline.dates.slots import AllYear, Expression, MonthDay, MonthName, Quarter
from dateline.dates.steps import from_anchor

__all__ = ["beside", "in_stated_year", "states_its_year", "year_stated"]

LONGEST_BETWEEN = 80  # characters from the date to the day beside it: one clause
JOINT = re.compile(
    r"[^.;:!?()“”\"\n]*?\b(?:(?P<after>following|after)|before|ahead of|prior to)\s"
    r"(?:(?:the|an?|his|her|its|their|that)\s)?(?:(?!\b(?:said|says|told)\b)[^.;:!?()“”\"\n,])*?",
    re.IGNORECASE,
)
WILL = re.compile(r"\bwill\b|[’']ll\b")
FARTHEST = timedelta(days=300)  # further apart than this the year is left open


def states_its_year(found: Expression) -> bool:
    """Whether the words of an expression state one year themselves."""
    return year_stated(found) is not None


def year_stated(found: Expression) -> int | None:
    """The year that the words of an expression state themselves."""
    slots = found.slots
    if isinstance(slots, AllYear):
        return slots.first if slots.count == 1 and not slots.open_century else None
    return slots.year if isinstance(slots, MonthDay | MonthName | Quarter) else None


def beside(text: str, found: Expression, stated: Anchor | None, sentence_start: int) -> Beside | None:
    """
    The date with a year that a day or month without one is told from.

    Args:
        text: The report's text.
        found: The day or month.
        stated: The last expression before it that states its year.
        sentence_start: Where its sentence begins.

    Returns:
        The date and the side; None when the words between them tell no order, or the day has its year by other words.

    Example:
        Of "In March 2012, after the January 5 vote" the day is the last January 5 before April 2012.
    """
    slots = found.slots
    if stated is None or stated.start < sentence_start or not isinstance(slots, MonthDay | MonthName):
        return None
    if slots.year is not None or slots.year_shift is not None or slots.text_shift is not None or slots.which:
        return None
    end = stated.start + len(stated.words)
    if not 0 < found.start - end <= LONGEST_BETWEEN:
        return None
    if WILL.search(text, end, found.start):
        return None  # "transit after 2019 will be discussed before the end of September"
    joint = JOINT.fullmatch(text, end, found.start)
    return Beside(stated, Side.EARLIER if joint["after"] else Side.LATER) if joint else None


def in_stated_year(
    found: Expression, setting: Setting, told: Beside, compute: Callable[[int], Period | None], open_value: str
) -> Reading:
    """
    A day or month in the year that puts it on its side of the date beside it.

    Args:
        found: The day or month.
        setting: What it is read against.
        told: The date beside it.
        compute: The days of the expression in a year.
        open_value: Its value when the year stays open.

    Returns:
        The nearest reading on that side; an open one when it would lie more than 300 days off.
    """
    anchor, side = told.anchor, told.side
    year = anchor.period.first.year
    periods = [period for other in (year - 1, year, year + 1) if (period := compute(other))]
    if side is Side.EARLIER:
        fitting = [one for one in periods if anchor.period.end is None or one.first < anchor.period.end]
        best = max(fitting, key=first_of, default=None)
    else:
        fitting = [one for one in periods if one.end is None or one.end > anchor.period.first]
        best = min(fitting, key=first_of, default=None)
    if best is None or distance(best, anchor.period) > FARTHEST:
        because = f"“{setting.words}” is told from “{anchor.words}” before it, and lies too far from it for its year."
        return open_reading(found.type, open_value, because)
    return from_anchor(found, setting, anchor, best, f"{noun(found)} {side.value}")


def first_of(period: Period) -> date:
    """The first day of a period."""
    return period.first


def noun(found: Expression) -> str:
    """What an expression is called in a sentence."""
    return "that day" if isinstance(found.slots, MonthDay) else "that month"


def distance(one: Period, other: Period) -> timedelta:
    """How far two periods lie apart; nothing where they overlap."""
    gaps = [a.first - b.end for a, b in ((one, other), (other, one)) if b.end is not None]
    return max([*gaps, timedelta(0)])
