"""Convert dates of the Persian and the Islamic calendar by kept libraries, and find the days of feasts that move."""

from __future__ import annotations

from datetime import date, timedelta

import jdatetime
from dateutil.easter import easter
from hijridate import Hijri

from dateline.dates.periods import plus_days

__all__ = ["CONVERTED_BY", "SLACK", "day_in_calendar", "feast_days", "year_in_calendar"]

# The Persian calendar is one all over; months of the Islamic one begin by sight, a day earlier or later than computed.
SLACK = {"Persian": 0, "Islamic": 1}
CONVERTED_BY = {"Persian": "jdatetime", "Islamic": "the Umm al-Qura tables of hijridate"}
ISLAMIC_YEARS = range(1343, 1501)  # hijridate has no others
PERSIAN_YEARS = range(1, 1500)
EASTER_YEARS = range(1583, 4100)
# Feasts by their day in another calendar; the last number is their length in days.
FEASTS = {
    "nowruz": ("Persian", 1, 1, 1), "norouz": ("Persian", 1, 1, 1), "newroz": ("Persian", 1, 1, 1),
    "eid al-fitr": ("Islamic", 10, 1, 1), "eid al-adha": ("Islamic", 12, 10, 1), "ashura": ("Islamic", 1, 10, 1),
    "arbaeen": ("Islamic", 2, 20, 1), "arba'een": ("Islamic", 2, 20, 1), "ramadan": ("Islamic", 9, 1, 30),
}  # fmt: skip
BESIDE_EASTER = {"easter": 0, "easter sunday": 0, "good friday": -2}


def day_in_calendar(calendar: str, year: int, month: int, day: int) -> date | None:
    """
    The Gregorian day of a date; None where that calendar or its library has none.

    Example:
        >>> day_in_calendar("Persian", 1399, 3, 15), day_in_calendar("Islamic", 1442, 13, 1)
        (datetime.date(2020, 6, 4), None)
    """
    try:
        if calendar == "Persian":
            return jdatetime.date(year, month, day).togregorian() if year in PERSIAN_YEARS else None
        if year not in ISLAMIC_YEARS:
            return None
        found = Hijri(year, month, day).to_gregorian()
        return date(found.year, found.month, found.day)
    except ValueError:  # the month has no such day
        return None


def year_in_calendar(calendar: str, day: date) -> int:
    """The year of a calendar that is nearest to a day, within one."""
    return day.year - 621 if calendar == "Persian" else round((day.year - 622) * 33 / 32)


def feast_days(name: str, year: int) -> list[tuple[date, date]]:
    """
    The days of a moving feast in a Gregorian year, half open, with those that sight may move it by.

    Args:
        name: In small letters.
        year: The Gregorian year.

    Returns:
        Runs of days in order; empty for a feast that is not converted here.

    Example:
        >>> feast_days("good friday", 2020)
        [(datetime.date(2020, 4, 10), datetime.date(2020, 4, 11))]
    """
    if name in BESIDE_EASTER and year in EASTER_YEARS:
        day = plus_days(easter(year), BESIDE_EASTER[name])
        return [(day, day + timedelta(days=1))] if day else []
    if name not in FEASTS:
        return []
    calendar, month, number, length = FEASTS[name]
    about, slack = year_in_calendar(calendar, date(year, 1, 1)), SLACK[calendar]
    days = [day_in_calendar(calendar, about + step, month, number) for step in (-1, 0, 1, 2)]
    return [
        (day - timedelta(days=slack), day + timedelta(days=length + slack)) for day in days if day and day.year == year
    ]
