"""Lead a count of another language to the words that it runs from: "zwei Tage nach dem Angriff in Orsun"."""

from __future__ import annotations

import re
from functools import cache

from dateline.dates.happenings import STOP, Happening
from dateline.dates.language_counts import FROM_WHAT_FOLLOWS, count_rows
from dateline.dates.language_words import GAP, compiled, forms_of, one_of, words_in
from dateline.dates.words import Words
from dateline.model import Span

__all__ = ["between_in_language", "happening_in_language", "lead_in_language"]

MOST_WORDS = 8  # of what happened: no verb is known that would end it


def tails(language: str) -> str:
    """The words behind a count that runs from what follows them, as alternatives."""
    return one_of(
        tail for _, tail, way in count_rows(language) if tail and way.split("|")[0] in FROM_WHAT_FOLLOWS
    )  # fmt: skip


@cache
def lead_in_language(language: str) -> re.Pattern[str]:
    """What stands between a count and what it runs from."""
    return compiled(rf"{GAP}(?:{tails(language)})(?:{GAP})?(?<![^\W\d_])")


@cache
def between_in_language(language: str) -> re.Pattern[str]:
    """What stands between a count and a date that it runs from."""
    articles = forms_of(language, "counts", "articles")
    return compiled(rf"{GAP}(?:{tails(language)})(?:{GAP}(?:{articles}))?{GAP}\Z")


def happening_in_language(words: Words, at: int, end: int, language: str) -> Happening | None:
    """What the words from a place on tell, up to a mark, a verb or subject of the list, or eight words."""
    first = words.index_at(at)
    last = min(words.index_at(end), first + MOST_WORDS)
    known = words_in(language)
    ends = frozenset(f"{known['past']} {known['future']} {known.get('subjects', '')}".split())
    bound = first
    while bound < last and (bound == first or not ends_before(words, bound, ends)):
        bound += 1
    return Happening(Span(words.starts[first], words.ends[bound - 1])) if bound > first else None


def ends_before(words: Words, index: int, ends: frozenset[str]) -> bool:
    """Whether the words of what happened end before a word."""
    return words.lower[index] in ends or bool(STOP.search(words.text, words.ends[index - 1], words.starts[index]))
