"""The word lists of the layout, made ready for comparison."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dateline.lexicon import load_lexicon

__all__ = [
    "any_of",
    "caseless",
    "date_labels",
    "is_quoted",
    "names_of",
    "one_of",
    "page_tags",
    "phrase_pattern",
    "starts_with_word",
    "words_of",
]

SAID = re.compile(r"\b(?:said|says|told)\b", re.IGNORECASE)


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
    """
    Entries as alternatives of a regular expression, of those that fit the longest.

    Example:
        >>> one_of(frozenset(["news", "news id", "views"]))
        '(?:(?:news(?:\\\\s{1,4}id|)|views))'
    """
    branches = tree_of([(entry, "") for entry in sorted(entries)], blank=r"\s{1,4}")
    return f"(?:{branches})"


def caseless(low: str) -> str:
    """Small letters as a pattern without case reads them: "ſ" is an s and "ı" an i."""
    return low if low.isascii() else low.replace("ſ", "s").replace("ı", "i").replace("i\u0307", "i")


def is_quoted(plain: str) -> bool:
    """Whether there is a quotation mark in a line, or a word that somebody said something."""
    if '"' in plain:
        return True
    low = caseless(plain.lower())
    return ("said" in low or "says" in low or "told" in low) and SAID.search(plain) is not None


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """
    A pattern that finds one of some phrases of two words or more, in small letters with single blanks.

    It looks at the blanks of a line alone: behind each it goes down the tree of what can follow a phrase's first
    word, and looks back at that word only when all the rest is there.

    Example:
        >>> phrase_pattern(["sign up", "signed up", "sign out"]).search("they signed up")[0]
        ' up'
    """
    rests = [(phrase[phrase.index(" ") :], f"(?<={re.escape(phrase)})") for phrase in phrases]
    return re.compile(tree_of(rests))


def tree_of(entries: list[tuple[str, str]], blank: str = " ") -> str:
    """Alternatives that share their beginnings, so that few are tried; each with what must hold at its end."""
    branches: dict[str, list[tuple[str, str]]] = {}
    for rest, end in entries:
        if rest:
            branches.setdefault(rest[0], []).append((rest[1:], end))
    alternatives = [
        (blank if letter == " " else re.escape(letter)) + tree_of(branch, blank) for letter, branch in branches.items()
    ]
    alternatives += [end for rest, end in entries if not rest]
    return alternatives[0] if len(alternatives) == 1 else f"(?:{'|'.join(alternatives)})"


def starts_with_word(low: str, starts: tuple[str, ...]) -> bool:
    """Whether the line begins with an entry that is not the head of a longer word."""
    for entry in starts:
        if low.startswith(entry):
            after = low[len(entry) : len(entry) + 1]
            if not entry[-1].isalnum() or not after.isalnum():
                return True
    return False
