"""Find times of day in reports of other languages: "18.30 Uhr", "à 18h30", "a las seis", and parts of a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.dates.language_words import GAP, NO_LETTER_AFTER, before_word, compiled, forms_of, key, words_in
from dateline.dates.slots import Clock, Expression
from dateline.dates.words import Words
from dateline.model import TimeType

__all__ = ["find_hours"]

RULE = "time of day of the language"
LAST_HOUR, LAST_MINUTE, NOON = 24, 59, 12
LATER_PARTS = frozenset(("AF", "EV"))  # hours of these are behind noon
FIRST_NIGHT_HOUR = 6  # "9 at night" is 21 hours, "2 at night" is 2


@dataclass(frozen=True, slots=True)
class Hours:
    """
    The patterns of one language and what their words stand for.

    Args:
        clock: Hours in figures or words.
        named: Noon and midnight behind a word that times follow, and parts of a day alone.
        strong: Words that only an hour follows ("الساعة", "a las").
        numbers: Hours in words.
        parts: Parts of a day beside an hour.
        fixed: Noon, midnight, parts of a day alone.
        twelve: Whether hours are often told by twelve, so that one without its part of the day may be either.
    """

    clock: re.Pattern[str]
    named: re.Pattern[str]
    strong: frozenset[str]
    numbers: dict[str, int]
    parts: dict[str, str]
    fixed: dict[str, str]
    twelve: bool


@cache
def hours_of(language: str) -> Hours:
    """The patterns of a language."""
    hours, end = words_in(language)["hours"], NO_LETTER_AFTER
    strong, weak, marks = (forms_of(language, "hours", name) for name in ("strong", "weak", "marks"))
    zones = forms_of(language, "hours", "zones")
    clock = rf"""{before_word(language)}
        (?:(?:(?P<strong>{strong})|(?P<weak>{weak})){GAP})?
        (?P<hour>\d{{1,2}}|{forms_of(language, "hours", "numbers")})
        (?:(?P<colon>[:.])(?P<minutes>\d\d)(?![\d%]|[.:,/]\d)|(?<=\d)(?!\d|[.,:/]\d))?
        (?:(?:{GAP})?(?P<mark>{marks})(?:(?:{GAP})?(?P<minutes_behind>\d\d)(?!\d))?(?![\w]))?
        (?:{GAP}(?P<part>{forms_of(language, "hours", "parts")}){end})?
        (?:{GAP}(?P<zone>{zones}|GMT|UTC|CET|MSK){end})?
    """
    named_hours = rf"{before_word(language)}(?P<fixed>{forms_of(language, 'hours', 'fixed')}){end}"
    return Hours(
        compiled(clock),
        compiled(named_hours),
        frozenset(key(word) for row in hours["strong"] for word in row.split("|")),
        {key(name): hour for row, hour in hours["numbers"].items() for name in row.split("|")},
        {key(name): part for row, part in hours["parts"].items() for name in row.split("|")},
        {key(name): time for row, time in hours["fixed"].items() for name in row.split("|")},
        bool(hours.get("twelve", False)),
    )


def find_hours(words: Words, language: str) -> Iterator[Expression]:
    """
    Times of day of one paragraph.

    An hour counts with minutes behind a colon, behind a word that only hours follow, or with the language's own mark
    ("Uhr", "h" behind "à"); without its part of the day an hour up to twelve has no value where it may be either.
    """
    known = hours_of(language)
    for match in known.clock.finditer(words.text, words.start, words.end):
        found = read_hour(match, known)
        if found is not None:
            yield found
    for match in known.named.finditer(words.text, words.start, words.end):
        yield Expression(match.start(), match.end(), TimeType.TIME, RULE, Clock(known.fixed[key(match["fixed"])]))


def read_hour(match: re.Match[str], known: Hours) -> Expression | None:
    """The time of a match, from its hour on; None for a number that is no hour."""
    words = match["hour"]
    figures = words.isdecimal()
    hour = int(words) if figures else known.numbers[key(words)]
    minutes = match["minutes"] or match["minutes_behind"]
    if hour > LAST_HOUR or (minutes and int(minutes) > LAST_MINUTE) or not is_hour(match, figures=figures):
        return None
    if figures and not minutes and not match["mark"] and match.end("hour") == match.end() and not match["strong"]:
        return None
    return Expression(
        match.start("hour"), match.end(), TimeType.TIME, RULE, Clock(time_of(match, hour, minutes, known))
    )


def is_hour(match: re.Match[str], *, figures: bool) -> bool:
    """Whether enough stands beside a number for an hour."""
    if match["strong"]:
        return True
    if not figures:
        return bool(match["mark"] and match["weak"])
    if match["colon"] == ":":
        return True
    sure = match["mark"] is not None and key(match["mark"]) in SURE_MARKS
    return sure or bool(match["weak"] and (match["mark"] or (match["colon"] and match["minutes"])))


SURE_MARKS = frozenset(("uhr", "ч", "ч."))  # behind a number they are nothing but hours


def time_of(match: re.Match[str], hour: int, minutes: str | None, known: Hours) -> str:
    """The time as TIMEX3 appends it to a day: "T18:30"; "TXX:30" where the hour may be before noon or behind it."""
    part = known.parts.get(key(match["part"])) if match["part"] else None
    told = f"{int(minutes):02}" if minutes else "00"
    if part is None:
        both = known.twelve and hour <= NOON and not match["zone"]
        return f"TXX:{told}" if both else f"T{hour:02}:{told}"
    if hour < NOON and (part in LATER_PARTS or (part == "NI" and hour >= FIRST_NIGHT_HOUR)):
        hour += NOON
    if hour == NOON and part in ("MO", "NI"):
        hour = 0
    return f"T{hour:02}:{told}"
