"""Find the words of time in reports of other languages: names from CLDR, the day first, digits of any script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.dates.slots import (
    AllYear,
    Expression,
    Foreign,
    MonthDay,
    MonthName,
    Relative,
    RelativeDay,
    Slots,
    WeekdayName,
)
from dateline.dates.tense import Tense
from dateline.dates.words import Words
from dateline.lexicon import load_lexicon
from dateline.model import TimeType
from dateline.text.calendar import make_day

__all__ = ["LANGUAGES", "find_in_language", "tense_in_language"]

LANGUAGES = frozenset(("ar", "de", "es", "fa", "fr", "ru"))
GAP = r"[ \u00a0\u202f]{1,2}"
NO_LETTER_BEFORE, NO_LETTER_AFTER = r"(?<![\w\u200c'’-])", r"(?![\w\u200c]|-\w)"
THIRTEEN = "[1١۱][34٣٤۳۴]"  # how the years of both other calendars begin
FIRST_YEAR, LAST_YEAR = 1500, 2099
PERSIAN_YEARS = range(1200, 1500)
TENSE_WORD = re.compile(r"[^\W\d_]+")
MOST_TENSE_WORDS = 60


@dataclass(frozen=True, slots=True)
class Language:
    """The patterns of one language and what their names stand for."""

    pattern: re.Pattern[str]
    names: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    units: dict[str, tuple[str, int]]
    persian: dict[str, int]
    islamic: dict[str, int]
    last: frozenset[str]
    past: frozenset[str]
    future: frozenset[str]


def find_in_language(words: Words, language: str) -> list[Expression]:
    """
    Find the expressions of one paragraph.

    Args:
        words: The paragraph.
        language: One of ``LANGUAGES``.

    Returns:
        Disjoint expressions in reading order: days, months and years, weekdays, "today", "last week", and dates of the
        Persian and the Islamic calendar.
    """
    known = patterns_of(language)
    return [
        found
        for match in known.pattern.finditer(words.text, words.start, words.end)
        for found in read(match, known)
    ]  # fmt: skip


def tense_in_language(words: Words, start: int, end: int, language: str) -> Tense | None:
    """Which way a sentence looks: back or ahead when its verbs of one kind stand in it and none of the other."""
    known = patterns_of(language)
    first, last = words.index_at(start), words.index_at(end)
    lower = set(words.lower[first : min(last, first + MOST_TENSE_WORDS)])
    past, future = bool(lower & known.past), bool(lower & known.future)
    return None if past == future else Tense.PAST if past else Tense.FUTURE


@cache
def patterns_of(language: str) -> Language:
    """The patterns of a language."""
    calendar, words = load_lexicon("calendar", language), load_lexicon("dates", language)
    other = load_lexicon("calendars", "mul") if language in ("ar", "fa") else {"persian": [], "islamic": []}
    forms = words["forms"]
    months = numbered(calendar["months"], 1) | numbered(forms.get("months", []), 1)
    weekdays = numbered(calendar["weekdays"], 0) | numbered(forms.get("weekdays", []), 0)
    persian, islamic = numbered(other["persian"], 1), numbered(other["islamic"], 1)
    days = {key(name): shift for name, shift in words["days"].items()}
    units = {key(name): (unit, shift) for name, (unit, shift) in words["units"].items()}
    return Language(
        re.compile(
            pattern(
                words,
                names_in([*calendar["months"], *forms.get("months", [])]),
                names_in([*calendar["weekdays"], *forms.get("weekdays", [])]),
                list(words["days"]),
                list(words["units"]),
                names_in(other["persian"]),
                names_in(other["islamic"]),
            ),
            re.IGNORECASE | re.VERBOSE,
        ),
        months,
        weekdays,
        days,
        units,
        persian,
        islamic,
        frozenset(key(word) for word in words["last"]),
        frozenset(words["past"].split()),
        frozenset(words["future"].split()),
    )


def pattern(words: dict[str, Any], *tables: list[str]) -> str:
    """One pattern for all expressions; of those that begin at one place the longest kind comes first."""
    months, weekdays, days, units, persian, islamic = (one_of(table) for table in tables)
    between = rf"(?:(?:{one_of(words['between'])}){GAP})?" if words["between"] else ""
    of = rf"(?:(?:{one_of(words['of'])}){GAP})?" if words["of"] else ""
    after = rf"(?:{GAP}(?:{one_of(words['after_year'])}))" if "after_year" in words else ""
    year = rf"\d{{4}}(?!\d){after + '?' if after else ''}"
    edge = one_of([*words["last"], *words["next"]])
    alone = after if words.get("year_needs_word") else ""
    first = r"(?:er|\.|º|°)?"
    end = NO_LETTER_AFTER
    in_year = rf"(?:{GAP}{between}(?P<NAME_year>\d{{4}})(?!\d))?"
    other = rf"""
      | (?P<other_day>\d{{1,2}}){GAP}(?P<persian>{persian}){end}{in_year.replace("NAME", "persian")}
      | (?P<persian_alone>{persian}){end}{GAP}{between}(?P<persian_alone_year>\d{{4}})(?!\d)
      | (?P<islamic_day>\d{{1,2}}){GAP}{between}(?P<islamic>{islamic}){end}{in_year.replace("NAME", "islamic")}
      | (?P<islamic_alone>{islamic}){end}{GAP}{between}(?P<islamic_alone_year>{THIRTEEN}\d\d)(?!\d)
      | (?P<persian_numbers>{THIRTEEN}\d\d[/-]\d{{1,2}}[/-]\d{{1,2}})(?!\d)
    """
    other = other if tables[4] else ""
    return rf"""{NO_LETTER_BEFORE}(?:
        (?:(?P<weekday_beside>{weekdays}),?{GAP}{of})?(?P<day>\d{{1,2}}){first}{GAP}{between}(?P<month>{months})
          {NO_LETTER_AFTER}(?:,?{GAP}{between}(?P<year>{year}))?
      | (?P<iso>\d{{4}}-\d\d-\d\d)(?!\d)
      | (?P<figures>\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})(?!\d)
      {other}
      | (?P<month_alone>{months}){NO_LETTER_AFTER},?{GAP}{between}(?P<month_year>{year})
      | (?P<units>{units}){NO_LETTER_AFTER}
      | (?:(?P<edge_before>{edge}){GAP})?(?P<weekday>{weekdays}){end}(?:{GAP}(?P<edge>{edge}){end})?
      | (?P<days>{days}){NO_LETTER_AFTER}
      | (?:{one_of(words["year_leads"])}){GAP}(?P<only_year>\d{{4}}(?![\d%]|[.,]\d){alone})
    )"""


def names_in(rows: list[str]) -> list[str]:
    """All forms of the names of a list."""
    return [name for row in rows for name in row.split("|")]


def numbered(rows: list[str], first: int) -> dict[str, int]:
    """The forms of names to their numbers."""
    return {key(name): number for number, row in enumerate(rows, first) for name in row.split("|")}


def key(name: str) -> str:
    """A name as it is looked up: small letters, plain blanks, one spelling of alef."""
    return re.sub(r"[\s\u200c\u00a0]+", "", name.lower()).replace("أ", "ا").replace("إ", "ا").replace("’", "'")


def one_of(names: list[str]) -> str:
    """Names as alternatives, longest first."""
    return "|".join(spelled(name) for name in sorted(set(names), key=lambda name: (-len(name), name))) or r"(?!)"


def spelled(name: str) -> str:
    """A name as a pattern: any spelling of alef, apostrophe and blank."""
    return "".join(SPELLINGS.get(letter, re.escape(letter)) for letter in name)


SPELLINGS = dict.fromkeys("اأإ", "[اأإآ]") | dict.fromkeys(" \u200c", r"[ \u00a0\u200c]{0,2}")
SPELLINGS |= dict.fromkeys("'’", "['’]")


def read(match: re.Match[str], known: Language) -> Iterator[Expression]:
    """The expression of a match; none when no calendar has the day."""
    words = match.groupdict()
    slots: Slots | None = calendar_day(words, known) or calendar_month(words, known) or other_calendar(words, known)
    slots = slots or beside_publication(words, known) or only_year(words, known)
    if slots is not None:
        start = match.start("only_year") if words["only_year"] else match.start()
        yield Expression(start, match.end(), TimeType.DATE, "calendar of the language", slots)


def beside_publication(words: dict[str, str | None], known: Language) -> Slots | None:
    """A weekday, "today", "last week"."""
    if words["weekday"]:
        edge = key(words["edge"] or words["edge_before"] or "")
        which = "either" if not edge else "last" if edge in known.last else "next"
        return WeekdayName(known.weekdays[key(words["weekday"])], which)
    if words["days"]:
        return RelativeDay(known.days[key(words["days"])])
    return Relative(*known.units[key(words["units"])]) if words["units"] else None


def only_year(words: dict[str, str | None], known: Language) -> Slots | None:
    """A year behind a word that years follow: of the Gregorian calendar, or of the Persian one in its languages."""
    if not words["only_year"]:
        return None
    year = int(words["only_year"][:4])
    if known.persian and year in PERSIAN_YEARS:
        return Foreign("Persian", year)
    return AllYear(year) if FIRST_YEAR <= year <= LAST_YEAR else None


def calendar_day(words: dict[str, str | None], known: Language) -> MonthDay | None:
    """A day of the Gregorian calendar."""
    weekday: int | None = None
    if words["day"] and words["month"]:
        year = int(words["year"][:4]) if words["year"] else None
        month, day = known.names[key(words["month"])], int(words["day"])
        weekday = known.weekdays[key(words["weekday_beside"])] if words["weekday_beside"] else None
    elif words["iso"]:
        year, month, day = map(int, words["iso"].split("-"))
    elif words["figures"]:  # all these languages write the day first
        day, month, year = map(int, re.split("[./]", words["figures"]))
    else:
        return None
    return MonthDay(year, month, day, weekday) if make_day(year or 2000, month, day) else None


def calendar_month(words: dict[str, str | None], known: Language) -> MonthName | None:
    """A month of the Gregorian calendar."""
    if not words["month_alone"] or not words["month_year"]:
        return None
    year = int(words["month_year"][:4])
    return MonthName(year, known.names[key(words["month_alone"])]) if FIRST_YEAR <= year <= LAST_YEAR else None


def other_calendar(words: dict[str, str | None], known: Language) -> Foreign | None:
    """A day or a month of the Persian or the Islamic calendar."""
    if numbers := words.get("persian_numbers"):
        year, month, day = map(int, re.split("[/-]", numbers))
        return Foreign("Persian", year, month, day)
    for calendar, names in (("persian", known.persian), ("islamic", known.islamic)):
        name, alone = words.get(calendar), words.get(f"{calendar}_alone")
        year_words = words.get(f"{calendar}_year") or words.get(f"{calendar}_alone_year")
        day_words = words.get("other_day" if calendar == "persian" else "islamic_day")
        if name or alone:
            year_or_none = int(year_words) if year_words else None
            day_or_none = int(day_words) if name and day_words else None
            return Foreign(calendar.capitalize(), year_or_none, names[key(name or alone or "")], day_or_none)
    return None
