"""Rules for days and months of the calendar, in words and in numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.dates.clocks import clock_time, time_of_hours
from dateline.dates.names import month_is_meant
from dateline.dates.phrases import (
    FIRST_CLOCK,
    HOURS,
    LAST_CLOCK,
    NAMED_DAY,
    OF_TEXT,
    OTHER_YEAR,
    PART_OF,
    SPOKEN_YEAR,
    TO,
    TO_OR_AND,
    WHICH,
    counts_things,
    day_number,
    month_number,
    number_of_spoken,
    text_shift_of,
    year_shift_of,
)
from dateline.dates.rule import Found, RuleBook
from dateline.dates.slots import Fixed, MonthDay, MonthName, OpenOrder
from dateline.dates.vocabulary import DAY_NUMBER, MONTH, ORDINALS, YEAR
from dateline.model import TimeType
from dateline.text.calendar import MONTHS, WEEKDAYS, make_day

__all__ = ["BOOK"]

BOOK = RuleBook()


@BOOK.rule(
    "month and day",
    MONTHS,
    rf"{FIRST_CLOCK}{HOURS}{PART_OF}{NAMED_DAY}(?P<month>{MONTH}) ?(?:the )?(?P<day>{DAY_NUMBER}|{ORDINALS}\b)"
    rf"(?:(?:{TO}| and )(?P<to>{DAY_NUMBER})(?=[,.;:)\s]|$)(?!,? \d{{1,3}}\b)"
    r"(?:(?<=[-–]\d)|(?<=[-–]\d\d)|(?! [a-z])))?"
    rf"(?:,? ?(?P<year>{YEAR})|{OTHER_YEAR}"
    rf"|(?={TO}(?P<later_month>{MONTH}) {DAY_NUMBER},? (?P<later_year>{YEAR})))?{LAST_CLOCK}",
)
def month_and_day(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "January 5", "Thursday, Jan. 16, 2020", "January 3-5, 2020"."""
    if not text[match.start("month")].isupper() or (not match["year"] and counts_things(text, match.end("day"))):
        return
    if match["month"][-1] != "." and match.end("month") == match.start("day"):
        return  # "May5" is a name of something else
    yield from days(match, [(match["day"], match.end("day")), (match["to"], match.end("to"))])


@BOOK.rule(
    "day and month",
    MONTHS,
    rf"{FIRST_CLOCK}{HOURS}{PART_OF}{NAMED_DAY}(?:the )?"
    rf"(?:(?P<from>{DAY_NUMBER})(?: ?[-–] ?| to | and | or )(?:the )?)?"
    rf"(?P<day>{DAY_NUMBER}|{ORDINALS}\b)(?: of |[ -])(?P<month>{MONTH})"
    rf"(?:,?[ -](?P<year>{YEAR})|{OTHER_YEAR}"
    rf"|(?={TO_OR_AND}{DAY_NUMBER} (?P<later_month>{MONTH}),? (?P<later_year>{YEAR})))?{LAST_CLOCK}",
)
def day_and_month(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "5 January", "the 3rd of March 2020", "9-11 January"."""
    if not text[match.start("month")].isupper() or not month_is_meant(text, match, after_number=True):
        return
    if not match["from"]:
        yield from days(match, [(match["day"], match.end())])
        return
    first = slots_of(match, match["from"])
    last = slots_of(match, match["day"])
    if first and last:
        yield match.start("from"), match.end("from"), TimeType.DATE, first
        yield match.start("day"), match.end(), TimeType.DATE, last


def days(match: re.Match[str], named: list[tuple[str | None, int]]) -> Iterator[Found]:
    """One day, or the two ends of a range, of one month."""
    (first, end), *others = named
    slots = slots_of(match, first)
    last = others[0] if others and others[0][0] else None
    if slots is None:
        return
    if last and counts_things(match.string, last[1]):  # "on May 3 – 12 people"
        yield match.start(), end, TimeType.DATE, replace(slots, time="")
        return
    if last is None:
        if names_event(match, slots):
            slots = replace(slots, names_event=True)
        yield match.start(), match.end(), TimeType.TIME if slots.time else TimeType.DATE, slots
        return
    second = slots_of(match, last[0])
    yield match.start(), end, TimeType.DATE, slots
    if second:
        yield match.start("to"), match.end(), TimeType.DATE, second


def names_event(match: re.Match[str], slots: MonthDay) -> bool:
    """Whether the day names what once befell on it: "the July 14 revolution", "the September 11 attacks"."""
    if slots.weekday is not None or slots.year_shift is not None or slots.text_shift is not None or slots.time:
        return False
    noun = EVENT_NOUN.match(match.string, match.end())
    attack = noun is not None and noun[1].lower().startswith("attack")
    return noun is not None and (not attack or (slots.month, slots.day) == (9, 11))


def slots_of(match: re.Match[str], day_words: str | None) -> MonthDay | None:
    """What a match says of one day; None when no calendar has it."""
    words = match.groupdict()
    month, day = month_number(words["month"]), day_number(day_words or "0")
    year = int(words["year"]) if words["year"] else None
    if words["later_year"]:  # "30 December to 2 January 2020"
        year = int(words["later_year"]) - (month > month_number(words["later_month"]))
    weekday = WEEKDAYS[words["weekday"].lower()] if words["weekday"] else None
    if make_day(year or 2000, month, day) is None:  # 2000 has a 29 February
        return None
    time = clock_time(words["clock"] or words["last_clock"])
    if not (time or words.get("from") or words.get("to")):  # "the night of 14-15 June" is of two days
        time = time_of_hours(words["hours"])
    which = "" if weekday is not None else (words["which"] or "").lower()
    other = words["other"]
    week = bool(words.get("week"))
    return MonthDay(year, month, day, weekday, time, year_shift_of(words), which, text_shift_of(other), week=week)


# An attack takes the name of its day for a few weeks; only that of one September 11 has stayed a name.
EVENT_NOUN = re.compile(
    r"(?:[ -]|, )(?:(?:terror|terrorist|popular|military|people[’']s) )?"
    r"(attacks?|revolution|uprising|massacre|movement|coup|insurrection|hijackings|alliance|intifada)\b",
    re.IGNORECASE,
)
FIGURES = re.compile(r"[ \u00a0]{0,2}\d{1,4}")
DAY_BEFORE = re.compile(r"\b\d\d? $")


@BOOK.rule(
    "month",
    MONTHS,
    r"(?:(?P<edge>early|earlier|late|later|mid|end)(?:-| in | )|(?:the )?(?:beginning|end|start|middle|rest) of )?"
    rf"(?:(?P<which>this past|this coming|last|next|this|past|coming|each|every|that same|that"
    rf"|the following|the next|the previous|the preceding) )?(?P<month>{MONTH})"
    rf"(?:(?: of|,)? (?P<year>{YEAR})|{OTHER_YEAR}"
    rf"|(?=(?: ?[-–] ?| to | and | or | through )(?P<later_month>{MONTH}),? (?P<later_year>{YEAR})))?",
)
def month(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "March 2020", "last March", "early March", "March"."""
    if not text[match.start("month")].isupper():
        return
    figures = FIGURES.match(text, match.end())
    if figures and match.end() == match.end("month") and not counts_things(text, figures.end()):
        return  # the other rules have read "March 32" and made nothing of it
    number, which = month_number(match["month"]), (match["which"] or "").lower()
    if which in ("each", "every"):
        yield match.start(), match.end(), TimeType.SET, Fixed(f"XXXX-{number:02}")
        return
    plain = not (match["year"] or match["other"] or match["later_year"])
    if plain and (not month_is_meant(text, match) or DAY_BEFORE.search(text, max(0, match.start() - 3), match.start())):
        return  # "31 February" is no month either
    if plain and (spoken := SPOKEN_YEAR.match(text, match.end())):
        yield match.start(), spoken.end(), TimeType.DATE, MonthName(number_of_spoken(spoken), number)
        return
    year = int(match["year"]) if match["year"] else None
    if match["later_year"]:  # "November to January 2019"
        year = int(match["later_year"]) - (number > month_number(match["later_month"]))
    edge, other = (match["edge"] or "").lower(), match["other"]
    if which in OF_TEXT:
        which = OF_TEXT[which] if plain else ""
    which = WHICH.get(which, which) or (edge if edge in ("earlier", "later") else "")
    yield (
        match.start(),
        match.end(),
        TimeType.DATE,
        MonthName(year, number, which, year_shift_of(match.groupdict()), text_shift_of(other)),
    )


@BOOK.rule(
    "date in numbers",
    ["#parts"],
    r"(?<![\w/.:-])(?:(?P<iso>\d{4})(?P<mark>[-/.])(?P<iso_month>\d\d?)(?P=mark)(?P<iso_day>\d\d?)"
    r"|(?P<first>\d\d?)(?P<sign>[-/.])(?P<second>\d\d?)(?P=sign)(?P<year>(?:19|20)\d\d|(?<=/)\d\d))(?![\d/]|[-.]\d)"
    rf"{LAST_CLOCK}",
)
def date_in_numbers(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "2020-01-17", "16/01/2020", "03/04/2021"."""
    words = match.groupdict()
    time = clock_time(words["last_clock"])
    kind = TimeType.TIME if time else TimeType.DATE
    if words["iso"]:
        year, a, b = int(words["iso"]), int(words["iso_month"]), int(words["iso_day"])
        if 1500 <= year < 2100 and make_day(year, a, b):
            yield match.start(), match.end(), kind, MonthDay(year, a, b, None, time)
        return
    year, a, b = int(words["year"]), int(words["first"]), int(words["second"])
    year += 0 if year > 99 else 2000 if year < 70 else 1900  # the usual pivot (POSIX)
    if make_day(year, a, b) or make_day(year, b, a):
        yield match.start(), match.end(), kind, OpenOrder(year, a, b, time)
