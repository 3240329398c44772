"""What kind of means some words name that a deed was done with, and which kind is a plainer word for another."""

from __future__ import annotations

import re
from functools import cache

from dateline.lexicon import load_lexicon

__all__ = ["kinds_of_means", "plainer"]

WORD = re.compile(r"[\w’']+")


def kinds_of_means(words: str) -> frozenset[str]:
    """
    The kinds of means in some words; a word of two parts is taken before the second alone.

    Example:
        >>> sorted(kinds_of_means("rockets and a car bomb"))
        ['car-bomb', 'rocket']
    """
    forms = [single(form) for form in WORD.findall(words.lower())]
    found, at, kinds = set[str](), 0, lexicon()
    while at < len(forms):
        pair = kinds.get("-".join(forms[at : at + 2])) if at + 1 < len(forms) else None
        kind = pair or kinds.get(forms[at])
        found |= {kind} if kind is not None else set()
        at += 2 if pair is not None else 1
    return frozenset(found)


def plainer(one: str, other: str) -> bool:
    """
    Whether one kind is a plainer word for the other.

    Example:
        >>> plainer("explosive", "car-bomb"), plainer("car-bomb", "rocket")
        (True, False)
    """
    return one in load_lexicon("instruments")["within"].get(other, "").split()


def single(form: str) -> str:
    """A word without the s of the plural, where the list has it so."""
    return form if form in parts() else form.removesuffix("s") if form.removesuffix("s") in parts() else form


@cache
def parts() -> frozenset[str]:
    """All words of the list, and the parts of those of two."""
    return frozenset(part for word in lexicon() for part in (word, *word.split("-")))


@cache
def lexicon() -> dict[str, str]:
    """The kind of each word of the list."""
    kinds = load_lexicon("instruments")["kinds"]
    return {word: kind for kind, words in kinds.items() for word in words.split()}
