"""Steps from one date to another, and how they are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.dates.periods import Period, day_of, plus_days
from dateline.dates.setting import Anchor, Reading, Setting, from_words, open_reading
from dateline.dates.slots import Expression, WeekdayName
from dateline.model import TimeType

__all__ = ["OPEN_VALUES", "count_words", "from_anchor", "no_anchor", "step_to_weekday", "weekday_words"]

UNIT_NAMES = {
    "D": "day", "W": "week", "F": "fortnight", "M": "month", "Q": "quarter", "Y": "year", "E": "decade", "C": "century",
    "WE": "weekend",
}  # fmt: skip
WEEKS = {"last week": -1, "this week": 0, "next week": 1}  # weeks begin on Monday
OPEN_VALUES = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX",
    "Y": "XXXX", "E": "XXX", "C": "XX",
}  # fmt: skip


def count_words(count: int, unit: str) -> str:
    """A step in words, to be followed by where it starts: "2 weeks before"."""
    name = UNIT_NAMES[unit]
    if count == 0:
        return f"the {name} of"
    number = f"{abs(count)} {name}s" if abs(count) != 1 else f"the {name}"
    return f"{number} {'before' if count < 0 else 'after'}"


def step_to_weekday(ref: date, slots: WeekdayName, way: str) -> Period | None:
    """The weekday that the words mean, seen from a day."""
    back = (ref.weekday() - slots.weekday) % 7
    if way in WEEKS:
        step = slots.weekday - ref.weekday() + 7 * WEEKS[way]
    elif way == "last":
        step = -(back or 7)
    elif way in ("next", "coming"):
        step = 7 - back
    elif way == "coming-or-same":
        step = -back % 7
    else:
        step = -back
    day = plus_days(ref, step)
    return day_of(day, slots.time) if day else None


def weekday_words(weekday: int, way: str) -> str:
    """The sum for a weekday, in words."""
    name = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[weekday]
    return {
        "last week": f"the {name} of the week before",
        "this week": f"the {name} of the week of",
        "next week": f"the {name} of the week after",
        "last": f"the last {name} before",
        "next": f"the first {name} after",
        "coming": f"the first {name} after",
        "coming-or-same": f"the {name} on or after",
    }.get(way, f"the {name} on or before")


def from_anchor(found: Expression, setting: Setting, anchor: Anchor, period: Period | None, words: str) -> Reading:
    """A reading from a date in the text."""
    if period is None:
        return no_anchor(found, setting, "XXXX")
    kind = TimeType.DATE if found.type is TimeType.DURATION else found.type
    reading = from_words(kind, period, f"“{setting.words}” is {words} {anchor.wording(found.start)}.", anchor.name)
    return replace(reading, link=anchor.link)


def no_anchor(found: Expression, setting: Setting, value: str) -> Reading:
    """A reading that needs a date in the text and has none."""
    because = f"“{setting.words}” is counted from another date, and none is named before it in its paragraph."
    return open_reading(found.type, value, because)
