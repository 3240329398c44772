"""Lead the word for a people to the country of it that the report names: "American" to "the US"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dateline.lexicon import load_lexicon

__all__ = ["country_of"]

VOWELS = "aeiouy"
SHORTEST = 3  # letters of a country's name without its last vowels


def country_of(people: str, countries: Iterable[str]) -> str | None:
    """
    The country, among some names, that a word for a people is of.

    Args:
        people: "Iraqi", "American".
        countries: Names as they stand in the report.

    Example:
        >>> country_of("American", ["Iraq", "US"]), country_of("Iraqi", ["Iran", "Iraq"]), country_of("Irish", ["Iran"])
        ('US', 'Iraq', None)
    """
    word = people.casefold()
    listed = irregular().get(word)
    if listed is not None:
        return next((name for name in countries if name.casefold() in listed), None)
    return next((name for name in countries if is_people_of(word, name.casefold())), None)


def is_people_of(word: str, country: str) -> bool:
    """Whether a word for a people is made of a country's name and an ending."""
    stems = (country, country.rstrip(VOWELS))
    return any(len(stem) >= SHORTEST and word.startswith(stem) and word[len(stem) :] in endings() for stem in stems)


@cache
def irregular() -> dict[str, frozenset[str]]:
    """The countries of the words that no ending gives."""
    listed = load_lexicon("parties")["nations"]
    return {word.replace("-", " "): frozenset(names.casefold().split("|")) for word, names in listed.items()}


@cache
def endings() -> frozenset[str]:
    """The endings of words for a people."""
    return frozenset(load_lexicon("parties")["endings"]["of_people"].split())
