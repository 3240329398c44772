"""Runs of days that have a name in the calendar, and the steps from one to another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.text.calendar import days_of_month, make_day

__all__ = [
    "Period",
    "clipped",
    "day_of",
    "month_of",
    "quarter_of",
    "season_of",
    "shifted",
    "unit_around",
    "week_of",
    "years_of",
]

MONTH_NAMES = "January February March April May June July August September October November December".split()
DAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WITHIN_MONTH = re.compile(r"\d{4}-(?:\d\d|W)")  # of a value


@dataclass(frozen=True, slots=True)
class Period:
    """
    A run of days with its TIMEX3 value.

    Args:
        value: "2020-01-16", "2020-W03", "2020-Q1", "198".
        first, end: The days, half open; ``end`` is None past the calendar's last year.
    """

    value: str
    first: date
    end: date | None

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.end is not None and (self.end - self.first).days == 1

    @property
    def is_within_month(self) -> bool:
        """Whether it is a month, a week or a day, and no season, quarter or year."""
        return WITHIN_MONTH.match(self.value) is not None


def say(day: date) -> str:
    """A day in words: "Friday 17 January 2020"."""
    return f"{DAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def next_day(day: date) -> date | None:
    """The day after, or None at the end of the calendar."""
    return None if day == date.max else day + timedelta(days=1)


def day_of(day: date, time: str = "") -> Period:
    """A day, with a time of it ("T17:00", "TNI")."""
    return Period(f"{day.isoformat()}{time}", day, next_day(day))


def week_of(day: date, *, weekend: bool = False) -> Period | None:
    """The ISO week that holds a day, or its Saturday and Sunday."""
    year, week, weekday = day.isocalendar()
    first = plus_days(day, (6 if weekend else 1) - weekday)
    end = first and plus_days(first, 2 if weekend else 7)
    if first is None or end is None:
        return None
    return Period(f"{year:04}-W{week:02}" + ("-WE" if weekend else ""), first, end)


def month_of(year: int, month: int) -> Period | None:
    """A month; ``month`` may lie outside 1-12 and then moves the year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year < 9999:
        return None
    return Period(f"{year:04}-{month:02}", *days_of_month(year, month))


def quarter_of(year: int, number: int, *, months: int = 3) -> Period | None:
    """A quarter, or a half when ``months`` is 6; ``number`` may lie outside the year and then moves it."""
    per_year = 12 // months
    year, number = year + (number - 1) // per_year, (number - 1) % per_year + 1
    first, last = month_of(year, months * (number - 1) + 1), month_of(year, months * number)
    if first is None or last is None:
        return None
    return Period(f"{year:04}-{'Q' if months == 3 else 'H'}{number}", first.first, last.end)


def season_of(year: int, code: str) -> Period | None:
    """
    A season of a year.

    Its months differ by hemisphere and by writer, so the days are those of the whole year; a winter reaches over both
    edges.
    """
    if not 1 <= year < 9998:
        return None
    if code == "WI":
        return Period(f"{year:04}-{code}", date(max(year - 1, 1), 12, 1), date(year + 1, 4, 1))
    return Period(f"{year:04}-{code}", date(year, 1, 1), date(year + 1, 1, 1))


def years_of(first: int, count: int = 1) -> Period | None:
    """A year, a decade or a century from its first year."""
    if not 1 <= first <= 9998 - count:
        return None
    digits = {1: 4, 10: 3, 100: 2}[count]
    return Period(f"{first:04}"[:digits], date(first, 1, 1), date(first + count, 1, 1))


def plus_days(day: date, count: int) -> date | None:
    """A day moved by a count of days, or None outside the calendar."""
    number = day.toordinal() + count
    return date.fromordinal(number) if 1 <= number <= date.max.toordinal() else None


def unit_around(day: date, unit: str, shift: int = 0) -> Period | None:
    """The calendar unit ``shift`` units away from the one that holds a day."""
    if unit == "D":
        moved = plus_days(day, shift)
        return day_of(moved) if moved else None
    if unit in ("W", "WE", "F"):
        moved = plus_days(day, 7 * shift * (2 if unit == "F" else 1))
        return week_of(moved, weekend=unit == "WE") if moved else None
    if unit == "M":
        return month_of(day.year, day.month + shift)
    if unit == "Q":
        return quarter_of(day.year, (day.month + 2) // 3 + shift)
    if unit in ("Y", "E", "C"):
        count = {"Y": 1, "E": 10, "C": 100}[unit]
        return years_of(day.year // count * count + count * shift, count)
    return None


def shifted(day: date, count: int, unit: str, *, exact: bool = False) -> Period | None:
    """
    What lies ``count`` units from a day, as precise as the unit: "two weeks ago" is a week, "a decade ago" a year.

    Args:
        exact: Count from the day itself and give a day ("two weeks later", "a year after").
    """
    if unit == "E":
        count, unit = 10 * count, "Y"
    elif unit == "C":
        count, unit = 100 * count, "Y"
    elif unit == "F":
        count, unit = 2 * count, "W"
    if not exact or unit in ("D", "WE"):
        return unit_around(day, unit, count)
    if unit == "W":
        return unit_around(day, "D", 7 * count)
    months = count * {"M": 1, "Q": 3, "Y": 12}[unit]
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    moved = make_day(year, month, day.day)
    return day_of(moved) if moved else month_of(year, month)


def clipped(period: Period | None, edge: str, ref: date) -> Period | None:
    """ "earlier this year": the days up to publication; "later this year": those from it on."""
    if period is None or period.end is None or not period.first <= ref < period.end:
        return period
    if edge == "earlier":
        return Period(period.value, period.first, plus_days(ref, 1))
    if edge == "later":
        return Period(period.value, ref, period.end)
    return period
