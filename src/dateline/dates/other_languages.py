"""Find the words of time in reports of other languages: names from CLDR, the day first, digits of any script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.dates.expressions import longest
from dateline.dates.language_counts import find_counts, find_fixed
from dateline.dates.language_hours import find_hours
from dateline.dates.language_ranges import find_ranges
from dateline.dates.language_seasons import find_seasons
from dateline.dates.language_words import (
    GAP,
    LANGUAGES,
    NO_LETTER_AFTER,
    before_word,
    compiled,
    forms_of,
    key,
    named,
    names_in,
    numbered,
    one_of,
    words_in,
)
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

THIRTEEN = "[1١۱][34٣٤۳۴]"  # how the years of both other calendars begin
FIRST_YEAR, LAST_YEAR = 1500, 2099
PERSIAN_YEARS = range(1200, 1500)
MOST_TENSE_WORDS = 60
LONGEST_BEFORE = 20


@dataclass(frozen=True, slots=True)
class Language:
    """The patterns of one language and what their names stand for."""

    pattern: re.Pattern[str]
    names: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, tuple[int, str]]
    units: dict[str, tuple[str, int, bool]]
    parts: dict[str, str]
    persian: dict[str, int]
    islamic: dict[str, int]
    last: frozenset[str]
    past: frozenset[str]
    future: frozenset[str]
    small: frozenset[str]
    not_behind: dict[str, frozenset[str]]


def find_in_language(words: Words, language: str) -> list[Expression]:
    """
    Find the expressions of one paragraph.

    Args:
        words: The paragraph.
        language: One of ``LANGUAGES``.

    Returns:
        Disjoint expressions in reading order: days, months and years, weekdays, "today", "last week", with parts of
        a day beside them; dates of the Persian and the Islamic calendar; ranges; seasons, quarters and feasts; counts
        and lengths; times of day. Of those that overlap the longest.
    """
    kinds = (find_fixed, find_calendar, find_ranges, find_seasons, find_hours, find_counts)
    found = [(one.start, one.end, rank, one) for rank, find in enumerate(kinds) for one in find(words, language)]
    return longest(found)


def find_calendar(words: Words, language: str) -> Iterator[Expression]:
    """Days, months and years, weekdays, "today", "last week"."""
    known = patterns_of(language)
    for match in known.pattern.finditer(words.text, words.start, words.end):
        yield from read(match, known)


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
    calendar, words = load_lexicon("calendar", language), words_in(language)
    other = load_lexicon("calendars", "mul") if language in ("ar", "fa") else {"persian": [], "islamic": []}
    months = [*calendar["months"], *words["forms"].get("months", [])]
    weekdays = [*calendar["weekdays"], *words["forms"].get("weekdays", [])]
    tables = [
        *(names_in(rows) for rows in (months, weekdays, words["days"], words["units"])),
        *map(names_in, other.values()),
    ]
    return Language(
        compiled(pattern(language, *tables)),
        numbered(calendar["months"], 1) | numbered(words["forms"].get("months", []), 1),
        numbered(calendar["weekdays"], 0) | numbered(words["forms"].get("weekdays", []), 0),
        {name: day_of(value) for name, value in named(language, "days").items()},
        {name: (value[0], value[1], len(value) > 2) for name, value in named(language, "units").items()},
        named(language, "parts"),
        numbered(other["persian"], 1),
        numbered(other["islamic"], 1),
        frozenset(key(word) for word in words["last"]),
        frozenset(words["past"].split()),
        frozenset(words["future"].split()),
        frozenset(words.get("small", [])),
        {word: frozenset(before.split()) for word, before in words.get("not_behind", {}).items()},
    )


def day_of(value: int | list[Any]) -> tuple[int, str]:
    """How many days from publication, and the part of that day."""
    return (value, "") if isinstance(value, int) else (value[0], value[1])


def pattern(language: str, *tables: list[str]) -> str:
    """One pattern for all expressions; of those that begin at one place the longest kind comes first."""
    words = words_in(language)
    months, weekdays, days, units, persian, islamic = (one_of(table) for table in tables)
    between = rf"(?:(?:{one_of(words['between'])}){GAP})?" if words["between"] else ""
    of = rf"(?:(?:{one_of(words['of'])}){GAP})?" if words["of"] else ""
    after = rf"(?:{GAP}(?:{one_of(words['after_year'])}))" if "after_year" in words else ""
    year = rf"\d{{4}}(?!\d){after + '?' if after else ''}"
    edge = one_of([*words["last"], *words["next"]])
    alone = after if words.get("year_needs_word") else ""
    first = r"(?:er|\.|º|°)?"
    end = NO_LETTER_AFTER
    # "Jeudi soir", "Donnerstagabend"; "مساء الخميس", "la noche del jueves".
    joint = rf"(?:{GAP})?" if words.get("part_joint") else GAP
    parts, links = forms_of(language, "parts"), one_of(words.get("part_links", []))
    led = rf"(?:(?P<led>{parts}){GAP}(?:(?:{links})(?:{GAP}|(?<=['’])))?)?"
    part = rf"(?:{joint}(?P<NAME>{parts}){end})"
    in_year = rf"(?:{GAP}{between}(?P<NAME_year>\d{{4}})(?!\d))?"
    other = rf"""
      | (?P<other_day>\d{{1,2}}){GAP}(?P<persian>{persian}){end}{in_year.replace("NAME", "persian")}
      | (?P<persian_alone>{persian}){end}{GAP}{between}(?P<persian_alone_year>\d{{4}})(?!\d)
      | (?P<islamic_day>\d{{1,2}}){GAP}{between}(?P<islamic>{islamic}){end}{in_year.replace("NAME", "islamic")}
      | (?P<islamic_alone>{islamic}){end}{GAP}{between}(?P<islamic_alone_year>{THIRTEEN}\d\d)(?!\d)
      | (?P<persian_numbers>{THIRTEEN}\d\d[/-]\d{{1,2}}[/-]\d{{1,2}})(?!\d)
    """
    other = other if tables[4] else ""
    return rf"""{before_word(language)}(?:
        (?:(?P<weekday_beside>{weekdays}),?{GAP}{of})?(?P<day>\d{{1,2}}){first}{GAP}{between}(?P<month>{months})
          {NO_LETTER_AFTER}(?:,?{GAP}{between}(?P<year>{year}))?
      | (?P<iso>\d{{4}}-\d\d-\d\d)(?!\d)
      | (?P<figures>\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})(?!\d)
      {other}
      | (?P<month_alone>{months}){NO_LETTER_AFTER},?{GAP}{between}(?P<month_year>{year})
      | (?P<units>{units}){NO_LETTER_AFTER}
      | {led}(?:
            (?:(?P<edge_before>{edge}){GAP})?(?P<weekday>{weekdays})(?:{part.replace("NAME", "part")}|{end})
              (?:{GAP}(?P<edge>{edge}){end})?
          | (?P<days>{days})(?:{part.replace("NAME", "part_of_day")}|{end}))
      | (?:{one_of(words["year_leads"])}){GAP}(?P<only_year>\d{{4}}(?![\d%]|[.,]\d){alone})
    )"""


def read(match: re.Match[str], known: Language) -> Iterator[Expression]:
    """The expression of a match; none when no calendar has the day."""
    words = match.groupdict()
    slots: Slots | None = calendar_day(words, known) or calendar_month(words, known) or other_calendar(words, known)
    slots = slots or beside_publication(words, known) or only_year(words, known)
    if slots is not None and is_time(match, known):
        start = match.start("only_year") if words["only_year"] else match.start()
        kind = TimeType.TIME if getattr(slots, "time", "") else TimeType.DATE
        yield Expression(start, match.end(), kind, "calendar of the language", slots)


def is_time(match: re.Match[str], known: Language) -> bool:
    """Whether a word of two meanings stands for a time: "morgen" in small letters, "mañana" without "la"."""
    word = match["days"]
    if word is None:
        return True
    if word.lower() in known.small and word[0].isupper():
        return False
    if match["led"] or word.lower() not in known.not_behind:
        return True
    before = match.string[max(0, match.start() - LONGEST_BEFORE) : match.start()].lower().split()
    return not before or before[-1] not in known.not_behind[word.lower()]


def beside_publication(words: dict[str, str | None], known: Language) -> Slots | None:
    """A weekday, "today", "last week"; with a part of the day beside it."""
    part = words["led"] or words["part"] or words["part_of_day"]
    time = f"T{known.parts[key(part)]}" if part else ""
    if words["weekday"]:
        edge = key(words["edge"] or words["edge_before"] or "")
        which = "either" if not edge else "last" if edge in known.last else "next"
        return WeekdayName(known.weekdays[key(words["weekday"])], which, time)
    if words["days"]:
        shift, own = known.days[key(words["days"])]
        return RelativeDay(shift, time or own)
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
