"""The word lists of the layout, made ready for comparison."""

from __future__ import annotations

import re
from functools import cache

from dateline.lexicon import load_lexicon

__all__ = ["any_of", "names_of", "words_of"]


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
    entries = {entry for name in names for entry in load_lexicon("layout")[table][name]}
    ordered = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "(?:" + "|".join(re.escape(entry).replace(r"\ ", r"\s{1,4}") for entry in ordered) + ")"
