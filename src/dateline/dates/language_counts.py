"""Find counts of units in reports of other languages: lengths, "il y a trois jours", "zwei Tage nach dem Angriff"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.dates.language_words import (
    GAP,
    NO_LETTER_AFTER,
    before_word,
    compiled,
    forms_of,
    key,
    named,
    one_of,
    words_in,
)
from dateline.dates.lengths import length_of
from dateline.dates.slots import Counted, Direction, Expression, Fixed
from dateline.dates.words import Words
from dateline.model import TimeType

__all__ = ["FROM_WHAT_FOLLOWS", "count_rows", "find_counts", "find_fixed"]

RULE = "count of the language"
FROM_WHAT_FOLLOWS = ("after", "before")
DIRECTIONS = {
    "ago": Direction.AGO, "ahead": Direction.AHEAD, "coming": Direction.COMING, "later": Direction.LATER,
    "earlier": Direction.EARLIER, "after": Direction.AFTER, "before": Direction.BEFORE,
}  # fmt: skip
WORD_FOLLOWS = re.compile(r"[ \u00a0]{1,2}[^\W_]")


@dataclass(frozen=True, slots=True)
class Counts:
    """
    The patterns of one language and what their words stand for.

    Args:
        rows: For the words before and behind a count which way it looks.
        whole: Words that hold their number: "يومين", "неделю".
        spans: Words that let a length end or begin at publication, with -1 or 1.
    """

    pattern: re.Pattern[str]
    fixed: re.Pattern[str]
    no_date: re.Pattern[str]
    rows: dict[tuple[str, str], str]
    numbers: dict[str, float]
    units: dict[str, str]
    whole: dict[str, list[Any]]
    spans: dict[str, int]
    phrases: dict[str, list[str]]


def count_rows(language: str) -> list[tuple[str, str, str]]:
    """The words before a count, those behind it, and which way it looks, form by form."""
    return [
        (before, behind, way)
        for lead, tail, way in words_in(language)["counts"]["rows"]
        for before in lead.split("|")
        for behind in tail.split("|")
    ]


@cache
def counts_of(language: str) -> Counts:
    """The patterns of a language."""
    rows = count_rows(language)
    tables = {name: forms_of(language, name) for name in ("numbers", "lengths", "whole", "spans", "fixed", "about")}
    leads, tails = (forms_of_rows(rows, side) for side in (0, 1))
    vague = forms_of(language, "counts", "vague")
    end, spans = NO_LETTER_AFTER, tables["spans"]
    pattern = rf"""{before_word(language)}
        (?:(?P<lead>{leads}){GAP})?(?:(?P<pre>{spans}){GAP})?
        (?:(?:(?:{tables["about"]}){GAP})?(?:(?P<number>\d{{1,3}}|{tables["numbers"]})|(?P<vague>{vague})){GAP}
           (?:(?P<mid>{spans}){GAP})?(?P<unit>{tables["lengths"]})
         | (?P<whole>{tables["whole"]})){end}
        (?:{GAP}(?P<post>{spans}){end})?(?:{GAP}(?P<tail>{tails}){end})?
    """
    return Counts(
        compiled(pattern),
        compiled(rf"{before_word(language)}(?:{tables['fixed']}){end}"),
        compiled(rf"{GAP}(?:{forms_of(language, 'counts', 'no_date')})(?:{end}|(?<=['’]))"),
        {(key(lead), key(tail)): way for lead, tail, way in rows},
        named(language, "numbers"),
        named(language, "lengths"),
        named(language, "whole"),
        named(language, "spans"),
        named(language, "fixed"),
    )


def forms_of_rows(rows: list[tuple[str, str, str]], side: int) -> str:
    """The words that may stand on one side of a count, as alternatives."""
    return one_of(row[side] for row in rows if row[side])


def find_fixed(words: Words, language: str) -> Iterator[Expression]:
    """Words that hold no day, and repetitions: "jetzt", "chaque jour"."""
    known = counts_of(language)
    for match in known.fixed.finditer(words.text, words.start, words.end):
        kind, value = known.phrases[key(match[0])]
        yield Expression(match.start(), match.end(), TimeType(kind), RULE, Fixed(value))


def find_counts(words: Words, language: str) -> Iterator[Expression]:
    """
    Counts of units.

    Args:
        words: The paragraph.
        language: One of ``LANGUAGES``.

    Returns:
        Counts that run from publication or from a date before them with the words that say so; of those that run from
        what follows ("deux jours après l'attaque") the length alone; lengths.
    """
    known = counts_of(language)
    for match in known.pattern.finditer(words.text, words.start, words.end):
        found = read_count(match, words.text, known)
        if found is not None:
            yield found


def read_count(match: re.Match[str], text: str, known: Counts) -> Expression | None:
    """The expression of a match; None for one unit without words that make a count of it ("неделю")."""
    count, unit = count_of(match, known)
    begins = match.start("whole") if match["whole"] else first_of(match, "number", "vague")
    ends = match.end("whole") if match["whole"] else match.end("unit")
    back = next((known.spans[key(match[name])] for name in ("pre", "mid", "post") if match[name]), 0)
    if back:
        start = match.start("pre") if match["pre"] else begins
        end = match.end("post") if match["post"] else ends
        return span_of(start, end, count, unit, back)
    way, from_lead, to_tail = way_of(match, text, known)
    if way in FROM_WHAT_FOLLOWS:
        return Expression(begins, ends, TimeType.DURATION, RULE, Counted(count, unit, DIRECTIONS[way]))
    if way:
        kind = TimeType.TIME if unit[0] == "T" else TimeType.DATE
        start = match.start("lead") if from_lead else begins
        end = match.end("tail") if to_tail else ends
        return Expression(start, end, kind, RULE, Counted(count, unit, DIRECTIONS[way]))
    if match["whole"] and count == 1:
        return None
    return Expression(begins, ends, TimeType.DURATION, RULE, Fixed(length_of(count, unit)))


def count_of(match: re.Match[str], known: Counts) -> tuple[float | None, str]:
    """How many of which unit; None where the words give no figure."""
    if match["whole"]:
        unit, number = known.whole[key(match["whole"])]
        return number, unit
    unit = known.units[key(match["unit"])]
    if match["vague"]:
        return None, unit
    words = match["number"]
    return float(int(words)) if words.isdecimal() else known.numbers[key(words)], unit


def way_of(match: re.Match[str], text: str, known: Counts) -> tuple[str, bool, bool]:
    """Which way a count looks, and whether the words before and behind it are of it; "" for a mere length."""
    lead, tail = key(match["lead"]), key(match["tail"])
    both = known.rows.get((lead, tail), "") if lead and tail else ""
    alone = [known.rows.get(pair, "") for pair in ((lead, ""), ("", tail))]
    if not both and alone[0] and alone[1]:
        return "", False, False  # "il y a trois jours après": which of the two counts is not told
    way = both or alone[0] or alone[1]
    follows, _, otherwise = way.partition("|")
    if otherwise:
        way = follows if WORD_FOLLOWS.match(text, match.end()) else otherwise
    if way == "length":
        return "", False, False
    if way == "ago" and known.no_date.match(text, match.end() if both or alone[1] else end_of_unit(match)):
        return "", False, False  # "hace dos semanas que": for two weeks
    return way, bool(both or alone[0]), bool(both or alone[1])


def end_of_unit(match: re.Match[str]) -> int:
    """Where the unit ends."""
    return match.end("whole") if match["whole"] else match.end("unit")


def first_of(match: re.Match[str], *groups: str) -> int:
    """Where the first of some groups that took part begins."""
    return next(match.start(name) for name in groups if match[name])


def span_of(start: int, end: int, count: float | None, unit: str, back: int) -> Expression:
    """ "Les trois derniers jours": a length that ends, or begins, with publication."""
    whole = count is not None and count == int(count) and unit[0] != "T" and 0 < count < 1000
    slots = Fixed(length_of(count, unit), count, unit, back if whole else 0)
    return Expression(start, end, TimeType.DURATION, RULE, slots)
