"""Find seasons, quarters and feasts in reports of other languages: "im Sommer 2019", "premier trimestre"."""

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
from dateline.dates.slots import Expression, Feast, Quarter, Season
from dateline.dates.words import Words
from dateline.model import TimeType

__all__ = ["find_seasons"]

RULE = "season of the language"
YEARS = range(1500, 2100)
PARTS = {"Q": 4, "H": 2}  # of a year


@dataclass(frozen=True, slots=True)
class Seasons:
    """The patterns of one language, and what their names stand for."""

    seasons: re.Pattern[str]
    quarters: re.Pattern[str]
    feasts: re.Pattern[str]
    codes: dict[str, str]
    numbers: dict[str, int]
    parts: dict[str, str]
    days: dict[str, Any]
    last: frozenset[str]


@cache
def seasons_of(language: str) -> Seasons:
    """The patterns of a language."""
    words = words_in(language)
    begin, end = before_word(language), NO_LETTER_AFTER
    after = one_of(words.get("after_year", []))
    between = one_of([*words["between"], *words["year_parts"]])
    year = rf"(?:{GAP}(?:(?:{between}){GAP}){{0,2}}(?P<year>\d{{4}})(?!\d)(?:{GAP}(?:{after}){end})?)"
    edge = one_of([*words["last"], *words["next"]])
    leads = one_of(words["season_leads"])
    number, part = forms_of(language, "ordinals"), forms_of(language, "year_pieces")
    ordered = rf"(?:(?P<number>{number})|(?P<figure>[1-4])\.?){GAP}(?P<part>{part})"
    if words.get("part_first"):
        ordered = rf"(?P<part>{part}){GAP}(?P<number>{number})(?P<figure>(?!))?"
    return Seasons(
        compiled(
            rf"{begin}(?:(?P<lead>{leads})(?:{GAP}|(?<=['’])))?(?P<whole>(?:(?P<edge>{edge}){GAP})?"
            rf"(?P<season>{forms_of(language, 'seasons')}){end}{year}?(?:{GAP}(?P<edge_after>{edge}){end})?)"
        ),
        compiled(rf"{begin}{ordered}{end}{year}?"),
        compiled(rf"{begin}(?P<feast>{forms_of(language, 'feasts')}){end}(?P<behind>{GAP}[^\W\d_])?"),
        named(language, "seasons"),
        named(language, "ordinals"),
        named(language, "year_pieces"),
        named(language, "feasts"),
        frozenset(key(word) for word in words["last"]),
    )


def find_seasons(words: Words, language: str) -> Iterator[Expression]:
    """
    Find the seasons, parts of years and feasts of one paragraph.

    Args:
        words: The paragraph.
        language: One of ``LANGUAGES``.

    Returns:
        In no order. A season needs a year, a word such as "last" or a preposition beside it: French "été" is mostly a
        participle, and "Sommer" a surname. A feast whose day differs by church or land stays open.
    """
    known = seasons_of(language)
    for match in known.seasons.finditer(words.text, words.start, words.end):
        edge = key(match["edge"] or match["edge_after"])
        year = year_of(match)
        if match["lead"] or edge or year:
            which = "" if not edge else "last" if edge in known.last else "next"
            slots = Season(known.codes[key(match["season"])], year, which)
            yield Expression(match.start("whole"), match.end(), TimeType.DATE, RULE, slots)
    for match in known.quarters.finditer(words.text, words.start, words.end):
        kind = known.parts[key(match["part"])]
        number = known.numbers[key(match["number"])] if match["number"] else int(match["figure"])
        if number <= PARTS[kind]:
            slots_of_part = Quarter(f"{kind}{number}", year_of(match))
            yield Expression(match.start(), match.end(), TimeType.DATE, RULE, slots_of_part)
    for match in known.feasts.finditer(words.text, words.start, words.end):
        if (match["behind"] or "")[-1:].isupper():
            continue  # "Noël Orr" is a person
        yield Expression(match.start(), match.end("feast"), TimeType.DATE, RULE, feast_of(match["feast"], known))


def feast_of(name: str, known: Seasons) -> Feast:
    """A feast by its month and day, or by the name under which a calendar knows it."""
    told = known.days[key(name)]
    return Feast(str(told)) if isinstance(told, str) else Feast(name, *told)


def year_of(match: re.Match[str]) -> int | None:
    """The year beside the words, when it is one."""
    year = int(match["year"]) if match["year"] else 0
    return year if year in YEARS else None
