"""Find the first ends of ranges in reports of other languages ("du 5 au 7 mars"), ranges of years, and months alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.dates.language_words import (
    GAP,
    NO_LETTER_AFTER,
    before_word,
    compiled,
    forms_of,
    key,
    names_in,
    numbered,
    one_of,
    words_in,
)
from dateline.dates.slots import AllYear, Expression, Foreign, MonthDay, MonthName, Slots
from dateline.dates.words import Words
from dateline.lexicon import load_lexicon
from dateline.model import TimeType
from dateline.text.calendar import make_day

__all__ = ["find_ranges"]

RULE = "range of the language"
YEARS = range(1800, 2100)
PERSIAN_YEARS = range(1200, 1500)
LONGEST = 100  # years of a range


@dataclass(frozen=True, slots=True)
class Ranges:
    """The patterns of one language, the numbers of its months, and whether it counts Persian years."""

    days: re.Pattern[str]
    months: re.Pattern[str]
    years: re.Pattern[str]
    alone: re.Pattern[str]
    names: dict[str, int]
    persian: bool


@cache
def ranges_of(language: str) -> Ranges:
    """The patterns of a language."""
    words, calendar = words_in(language), load_lexicon("calendar", language)
    rows = [*calendar["months"], *words["forms"].get("months", [])]
    months, begin, end = one_of(names_in(rows)), before_word(language), NO_LETTER_AFTER
    joins = forms_of(language, "ranges", "joins")
    # Arabic writes "and" with the word behind it: "2009 و2011".
    tight = forms_of(language, "ranges", "tight")
    join = rf"(?:{GAP}(?:{joins}){GAP}|{GAP}(?:{tight})|(?:{GAP})?[-–](?:{GAP})?)"
    between = rf"(?:(?:{one_of(words['between'])}){GAP})?" if words["between"] else ""
    article = rf"(?:(?:{forms_of(language, 'ranges', 'articles')}){GAP})?"
    after = rf"(?:{GAP}(?:{one_of(words.get('after_year', []))}))?"
    mark = r"(?:er|\.|º|°)?"
    year = rf"(?:,?{GAP}{between}(?P<year>\d{{4}})(?!\d))"
    return Ranges(
        compiled(
            rf"{begin}(?P<first>\d{{1,2}}){mark}{join}{article}(?P<second>\d{{1,2}}){mark}{GAP}{between}"
            rf"(?P<month>{months}){end}{year}?"
        ),
        compiled(rf"{begin}(?P<first>{months}){join}{article}(?P<second>{months}){end}{year}"),
        compiled(
            rf"(?:{begin}(?:{forms_of(language, 'ranges', 'leads')}){GAP}(?P<first>\d{{4}}){join}{article}"
            rf"(?P<second>\d{{4}}{after})(?![\d%]|[.,]\d)"
            rf"|{begin}(?P<dashed>\d{{4}})[-–](?P<to>\d{{4}}{after})(?![\w%]|[-.,/]\d))"
        ),
        compiled(rf"{begin}(?:{forms_of(language, 'ranges', 'month_leads')}){GAP}(?P<month>{months}){end}"),
        numbered(calendar["months"], 1) | numbered(words["forms"].get("months", []), 1),
        "Persian" in words["ranges"].get("calendars", []),
    )


def find_ranges(words: Words, language: str) -> Iterator[Expression]:
    """
    First ends of ranges of days and months, whose month or year stands at the second end; both ends of ranges of years;
    months alone behind a word that a time follows ("en mars").
    """
    known, text = ranges_of(language), words.text
    for match in known.days.finditer(text, words.start, words.end):
        yield from first_day(match, known)
    for match in known.months.finditer(text, words.start, words.end):
        first, second = known.names[key(match["first"])], known.names[key(match["second"])]
        if first < second:
            yield made(match, "first", MonthName(int(match["year"]), first))
    for match in known.years.finditer(text, words.start, words.end):
        yield from both_years(match, known)
    for match in known.alone.finditer(text, words.start, words.end):
        yield made(match, "month", MonthName(None, known.names[key(match["month"])], "either"))


def made(match: re.Match[str], group: str, slots: Slots) -> Expression:
    """The expression of a group."""
    return Expression(match.start(group), match.end(group), TimeType.DATE, RULE, slots)


def first_day(match: re.Match[str], known: Ranges) -> Iterator[Expression]:
    """ "5" of "du 5 au 7 mars": nothing where the second is no later day of the month."""
    month, first, second = known.names[key(match["month"])], int(match["first"]), int(match["second"])
    year = int(match["year"]) if match["year"] else None
    if first < second and make_day(year or 2000, month, second) and make_day(year or 2000, month, first):
        yield made(match, "first", MonthDay(year, month, first))


def both_years(match: re.Match[str], known: Ranges) -> Iterator[Expression]:
    """ "de 2009 à 2011", "2009-2011"."""
    ends = ("first", "second") if match["first"] else ("dashed", "to")
    first, second = (int(match[name][:4]) for name in ends)
    if not first < second <= first + LONGEST:
        return
    for name, year in zip(ends, (first, second), strict=True):
        if year in YEARS:
            yield made(match, name, AllYear(year))
        elif known.persian and year in PERSIAN_YEARS:
            yield made(match, name, Foreign("Persian", year))
