"""Make patterns out of the words of a language: any apostrophe, blank, alef and yo; names end where their words end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from dateline.lexicon import load_lexicon

__all__ = [
    "GAP",
    "LANGUAGES",
    "NO_LETTER_AFTER",
    "before_word",
    "compiled",
    "forms_of",
    "key",
    "named",
    "names_in",
    "numbered",
    "one_of",
    "words_in",
]

LANGUAGES = frozenset(("ar", "de", "es", "fa", "fr", "ru"))
GAP = r"[ \u00a0\u202f]{1,2}"
NO_LETTER_BEFORE, NO_LETTER_AFTER = r"(?<![\w\u200c'’-])(?<!\d[.,:])", r"(?![\w\u200c]|-\w)"
SPELLINGS = dict.fromkeys("اأإ", "[اأإآ]") | dict.fromkeys(" \u200c", r"[ \u00a0\u200c]{0,2}")
SPELLINGS |= dict.fromkeys("'’", "['’]") | dict.fromkeys("её", "[её]")
ONE_SPELLING = str.maketrans({"أ": "ا", "إ": "ا", "’": "'", "ё": "е"})


def words_in(language: str) -> dict[str, Any]:
    """The words of time of a language, as its data file has them."""
    return load_lexicon("dates", language)


def key(name: str | None) -> str:
    """
    A name as it is looked up: small letters, no blanks, one spelling of alef, apostrophe and yo; "" for None.

    Example:
        >>> key("L’An dernier"), key("Трёх")
        ("l'andernier", 'трех')
    """
    return re.sub(r"[\s\u200c\u00a0]+", "", (name or "").lower()).translate(ONE_SPELLING)


def names_in(rows: Iterable[str]) -> list[str]:
    """All forms of the names of a list; forms of one name are parted by "|"."""
    return [name for row in rows for name in row.split("|")]


def numbered(rows: Iterable[str], first: int) -> dict[str, int]:
    """The forms of names to their numbers."""
    return {key(name): number for number, row in enumerate(rows, first) for name in row.split("|")}


def named(language: str, table: str) -> dict[str, Any]:
    """A table of a language's data file, by each form of its names."""
    rows: Mapping[str, Any] = words_in(language).get(table, {})
    return {key(name): value for row, value in rows.items() for name in row.split("|")}


def forms_of(language: str, *path: str) -> str:
    """A list, or the names of a table, of a language's data file as alternatives; what nothing fits for none."""
    node: Any = words_in(language)
    for step in path:
        node = node.get(step, {})
    return one_of(names_in(node))


def one_of(names: Iterable[str]) -> str:
    """Names as alternatives, longest first."""
    return "|".join(spelled(name) for name in sorted(set(names), key=lambda name: (-len(name), name))) or r"(?!)"


def spelled(name: str) -> str:
    """A name as a pattern: any spelling of alef, yo, apostrophe and blank."""
    return "".join(SPELLINGS.get(letter, re.escape(letter)) for letter in name)


@cache
def before_word(language: str) -> str:
    """What stands before a word of time: no letter, but for a joining one that is written with it (Arabic wa-)."""
    joined = words_in(language).get("joined", "")
    return rf"(?:{NO_LETTER_BEFORE}|(?<=[^\w\u200c]{joined}))" if joined else NO_LETTER_BEFORE


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern in which blanks and line breaks are room, and capitals do not count."""
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)
