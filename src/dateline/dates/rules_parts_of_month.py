"""Rules for days and weeks that are counted within a month or back: "the second Sunday of April", "two Fridays ago"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.dates.phrases import OTHER_YEAR, month_number, text_shift_of, year_shift_of
from dateline.dates.rule import Found, RuleBook
from dateline.dates.slots import Fixed, MonthName, PartOfMonth, WeekdayName
from dateline.dates.vocabulary import MONTH, NUMBER, WEEKDAY, YEAR, read_number
from dateline.model import TimeType
from dateline.text.calendar import MONTHS, WEEKDAYS

__all__ = ["BOOK"]

BOOK = RuleBook()

PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1}
OF_MONTH = rf"(?:of|in) (?P<month>{MONTH})(?:(?: of|,)? (?P<year>{YEAR})|{OTHER_YEAR})?"
DAY_NAMES = [name for name in WEEKDAYS if name.endswith("day")]


@BOOK.rule("weekday of a month", MONTHS, rf"(?:the )?(?P<place>{'|'.join(PLACES)}) (?P<weekday>{WEEKDAY}) {OF_MONTH}")
def weekday_of_a_month(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "the second Sunday of April", "the last Thursday in November 2023"."""
    weekday = WEEKDAYS[match["weekday"].lower()]
    yield from in_month(match, text, PartOfMonth(month_of(match), PLACES[match["place"].lower()], weekday))


@BOOK.rule(
    "week of a month",
    MONTHS,
    rf"(?:the )?(?P<place>{'|'.join(PLACES)}) (?P<what>weekend|week|half|day|(?P<count>{NUMBER}) days|days) {OF_MONTH}",
)
def week_of_a_month(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "the first week of March", "the last ten days of May 2020", "the last day of May", "the second half of June"."""
    place, what = PLACES[match["place"].lower()], match["what"].lower()
    count = read_number(match["count"].lower()) if match["count"] else None
    if match["count"] and (count is None or abs(place) != 1 or not 0 < count <= 31):
        return
    if what == "day" and abs(place) != 1:
        return
    days = {"week": 7, "day": 1}.get(what, 0) if count is None else int(count)
    if what == "half":
        place = {1: 1, 2: 2, -1: 2}.get(place, 0)
        if not place:
            return
    slots = PartOfMonth(month_of(match), place, days=days, half=what == "half")
    yield from in_month(match, text, slots)


def in_month(match: re.Match[str], text: str, slots: PartOfMonth) -> Iterator[Found]:
    """The match, when its month has a capital."""
    if text[match.start("month")].isupper():
        yield match.start(), match.end(), TimeType.DATE, slots


def month_of(match: re.Match[str]) -> MonthName:
    """The month of a match with what is said of its year."""
    year = int(match["year"]) if match["year"] else None
    other = match["other"]
    return MonthName(year, month_number(match["month"]), "", year_shift_of(match.groupdict()), text_shift_of(other))


@BOOK.rule("weekdays ago", [f"{name}s" for name in DAY_NAMES], rf"(?P<count>{NUMBER}) (?P<weekday>{WEEKDAY})s ago\b")
def weekdays_ago(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "three Fridays ago"."""
    count = read_number(match["count"].lower())
    if count is not None and 0 < count < 100 and count == int(count):
        slots = WeekdayName(WEEKDAYS[match["weekday"].lower()], "last", weeks=-int(count))
        yield match.start(), match.end(), TimeType.DATE, slots


@BOOK.rule("every other weekday", DAY_NAMES, rf"(?:every other|every second|alternate) (?P<weekday>{WEEKDAY})\b")
def every_other_weekday(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "every other Monday"."""
    number = WEEKDAYS[match["weekday"].lower()] + 1
    yield match.start(), match.end(), TimeType.SET, Fixed(f"XXXX-WXX-{number}")
