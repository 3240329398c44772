"""Know a place or an agency by its name, and write a place in title case."""

from __future__ import annotations

import re
from functools import cache

from dateline.extraction.words import any_of, words_of

__all__ = [
    "CAPITAL",
    "LETTER",
    "NAME",
    "SMALL",
    "WORD",
    "agencies_in_capitals",
    "is_agency",
    "is_capitals",
    "is_city",
    "is_country",
    "is_desk",
    "place_name",
]

LETTER = r"[^\W\d_]"
CAPITAL = r"[A-ZА-ЯЁІЇЄҐÀ-ÖØ-ÞĀČĎĐĖĘĚĞĢĪİĶŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽ]"
WORD = rf"{CAPITAL}(?:{LETTER}|['.-](?={LETTER})|\.){{0,25}}"
SMALL = any_of("places", "small_words")
DESK = re.compile(
    r"(?i)(?:\b|news|web)(?:newsroom|desk|web team|news team|(?<!, )staff|editorial board|bureau|agencies)\Z"
)
ARTICLE = r"(?:(?:[ae]l|a[dnrstz]|ash|ul|e[ds])-)?"  # "Dar al-Bahr"
NAME = rf"{WORD}(?:[ ]{{1,2}}(?:{SMALL}[ ]{{1,2}}){{0,2}}{ARTICLE}{WORD}){{0,4}}"


def is_desk(names: str) -> bool:
    """Whether the words name a desk of an outlet and nobody in person."""
    return DESK.search(names.strip(" .,")) is not None


def is_agency(words: str) -> bool:
    """Whether the words are a known agency, or end as agencies' and outlets' names do."""
    words = words.strip(" .,")
    if not words:
        return False
    if words in words_of("agencies", "names"):
        return True
    parts = re.split(r"[\s/]+", words)
    return len(parts) > 1 and parts[-1].lower() in words_of("agencies", "words") and words[0].isupper()


@cache
def agencies_in_capitals() -> frozenset[str]:
    """Known agencies in capitals."""
    return frozenset(name.upper() for name in words_of("agencies", "names"))


@cache
def known(name: str) -> frozenset[str]:
    """A list of places in capitals."""
    return frozenset(place.upper() for place in words_of("places", name))


def is_city(words: str) -> bool:
    """Whether the words are a city that files news."""
    return words.strip(" .,").upper() in known("cities")


def is_country(words: str) -> bool:
    """Whether the words are a country."""
    return words.strip(" .,").upper() in known("countries")


def is_capitals(words: str) -> bool:
    """Whether a name is in capitals, small words such as "de" and prefixes such as "Mc" aside."""
    letters = [char for char in words if char.isalpha()]
    if len(letters) < 3:
        return False
    small = words_of("places", "small_words") | {"St."}
    return all(part in small or part.upper() == part or part[:2] == "Mc" for part in words.split())


def place_name(words: str) -> str:
    """
    A place in title case.

    Example:
        >>> place_name("RIO DE JANEIRO"), place_name("AL-QA'IM"), place_name("St. PETERSBURG")
        ('Rio de Janeiro', "Al-Qa'im", 'St. Petersburg')
    """
    if not is_capitals(words):
        return words
    small = words_of("places", "small_words")
    parts = [
        part.lower() if number and part.lower() in small else capitalised(part)
        for number, part in enumerate(words.split())
    ]
    return " ".join(parts)


def capitalised(part: str) -> str:
    """One word of a place: each piece between hyphens and stops with one capital."""
    return re.sub(rf"({LETTER})({LETTER}*(?:'{LETTER}+)?)", lambda match: match[1].upper() + match[2].lower(), part)
