"""Tell whether a noun ("the company", "the paper") may stand for a body, by the words in the body's name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dateline.lexicon import load_lexicon

__all__ = ["is_body_noun", "is_of_kind", "is_press", "kinds_of_nouns", "may_mean"]

STATE = frozenset(("state",))


@cache
def kinds_by(column: str) -> dict[str, frozenset[str]]:
    """The kinds of each word of one column of ``lexicon/en/body_kinds.toml``."""
    found: dict[str, set[str]] = {}
    for kind, words in load_lexicon("body_kinds").items():
        for word in words[column].split():
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def kinds_of(name: str) -> frozenset[str]:
    """The kinds that the words of a name tell; empty where they tell none."""
    words = (word.lower().strip(",") for word in name.replace("-", " ").split())
    told = frozenset[str]().union(*(kinds_by("names").get(word, frozenset()) for word in words))
    return STATE if told >= STATE else told  # the Ministry of Energy is no firm


def kinds_of_nouns(nouns: Iterable[str]) -> frozenset[str]:
    """
    The kinds that nouns stand for.

    Example:
        >>> sorted(kinds_of_nouns(["airline", "paper"]))
        ['firm', 'press']
    """
    return frozenset[str]().union(*(kinds_by("nouns").get(noun, frozenset()) for noun in nouns))


def is_of_kind(noun: str, name: str, called: Iterable[str] = ()) -> bool:
    """
    Whether a name, or a noun that stands by it, says that it is of the kind that a noun stands for.

    Args:
        noun: The noun.
        name: The name.
        called: Nouns by which the report calls the one so named.

    Example:
        >>> is_of_kind("station", "Radio Orvale"), is_of_kind("station", "Orvale"), is_of_kind("firm", "High Court")
        (True, False, False)
    """
    return not kinds_of_nouns([noun]).isdisjoint(kinds_of(name) | kinds_of_nouns(called))


def is_body_noun(noun: str) -> bool:
    """
    Whether a noun is one of those that stand for bodies of a kind.

    Example:
        >>> is_body_noun("company"), is_body_noun("stone")
        (True, False)
    """
    return noun in kinds_by("nouns")


def may_mean(noun: str, name: str, called: Iterable[str] = ()) -> bool:
    """
    Whether a noun may stand for a body: unless its name tells other kinds, or other things by the noun itself.

    Example:
        >>> may_mean("firm", "Orvale"), may_mean("firm", "High Court"), may_mean("ministry", "Orvale")
        (True, False, True)
    """
    told = kinds_of(name) | kinds_of_nouns(called)
    return not told or is_of_kind(noun, name, called)


def is_press(noun: str) -> bool:
    """
    Whether a noun stands for outlets.

    Example:
        >>> is_press("newspaper"), is_press("company")
        (True, False)
    """
    return "press" in kinds_by("nouns").get(noun, frozenset())
