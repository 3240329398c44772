"""The word lists of the layout, made ready for comparison."""

from __future__ import annotations

import re
from functools import cache

from dateline.lexicon import load_lexicon

__all__ = ["QUOTED", "any_of", "date_labels", "names_of", "one_of", "page_tags", "starts_with_word", "words_of"]

QUOTED = re.compile(r"[\"]|\bsaid\b|\bsays\b|\btold\b", re.IGNORECASE)


@cache
def words_of(table: str, name: str) -> frozenset[str]:
    """A list of the layout lexicon as a set."""
    return frozenset(load_lexicon("layout")[table][name])


@cache
def names_of(table: str, name: str) -> tuple[str, ...]:
    """A list of the layout lexicon in its order."""
    return tuple(load_lexicon("layout")[table][name])


@cache
def any_of(table: str, *names: str) -> str:
    """The entries of some lists as alternatives of a regular expression, longest first."""
    return one_of(frozenset(entry for name in names for entry in load_lexicon("layout")[table][name]))


@cache
def date_labels(kind: str) -> frozenset[str]:
    """The labels before a date: ``published``, ``updated`` or ``other``, of all languages."""
    return words_of("date", kind) | frozenset(load_lexicon("date_labels", "mul").get(kind, ()))


@cache
def page_tags(name: str) -> tuple[str, ...]:
    """A list of meta tags' names, in its order."""
    return tuple(load_lexicon("page_tags", "mul")[name])


def one_of(entries: frozenset[str]) -> str:
    """Entries as alternatives of a regular expression, longest first."""
    ordered = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "(?:" + "|".join(re.escape(entry).replace(r"\ ", r"\s{1,4}") for entry in ordered) + ")"


def starts_with_word(low: str, starts: tuple[str, ...]) -> bool:
    """Whether the line begins with an entry that is not the head of a longer word."""
    for entry in starts:
        if low.startswith(entry):
            after = low[len(entry) : len(entry) + 1]
            if not entry[-1].isalnum() or not after.isalnum():
                return True
    return False
