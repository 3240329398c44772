"""Give a noun phrase as a speaker: a name in its fullest form, or somebody without one by the words of the phrase."""

from __future__ import annotations

from dateline.quotes.bearers import bearer
from dateline.quotes.capitals import POSSESSIVE
from dateline.quotes.memory import NOBODY, Memory, Speaker, name_of
from dateline.quotes.names import Mention, mentions_between
from dateline.quotes.phrase_names import POSSESSORS
from dateline.quotes.reading import Reading
from dateline.text.descriptions import is_pronoun

__all__ = ["Resolved", "described", "full_name"]

Resolved = tuple[Speaker, Mention | None]
ARTICLES = frozenset(("the", "a", "an"))
LONGER_THAN_INITIALS = 4  # letters
BELONGS = frozenset("for of from at with in to".split())


def full_name(memory: Memory, mention: Mention, how: str) -> Resolved:
    """The fullest form of a name; nobody when the short form may be two people."""
    full = bearer(memory, mention)
    if full is not None and full.key == mention.key and is_in_capitals(memory, mention):
        full = memory.names.person_of(mention) or full  # "MARKOU:" of Eleni Markou
    if full is None:
        return Speaker(because="more than one person of that name in the report"), None
    if full.key == mention.key:
        return Speaker(name_of(memory.reading, mention), (), how), full
    name = name_of(memory.reading, full)
    return Speaker(
        name, ((full.start, full.end),), "part of a name", f"the report's fullest name for this is {name}"
    ), full


def is_in_capitals(memory: Memory, mention: Mention) -> bool:
    """Whether a name is one word in capitals, longer than most initials."""
    word = memory.reading.words[mention.start]
    return mention.end - mention.start == 1 and word.isupper() and len(word) >= LONGER_THAN_INITIALS


def described(memory: Memory, start: int, end: int) -> Speaker:
    """Somebody without a name: the words of the description, and whom they belong to."""
    reading = memory.reading
    if end - start == 1 and is_pronoun(reading.words[start]):
        return NOBODY  # "We'll"
    if reading.lows[start] in ("nobody", "none", "no", "neither", "i", "we", "you") or start >= end:
        return NOBODY
    first = start + (reading.lows[start] in ARTICLES | POSSESSORS and end - start > 1)
    last = next((at for at in range(first + 1, end) if reading.words[at] in ("(", "[") or is_clause(reading, at)), end)
    while last - first > 1 and not reading.words[last - 1][0].isalnum():
        last -= 1
    name = POSSESSIVE.sub("", " ".join(reading.span(first, last).of(reading.text).split()))
    belongs = affiliation(memory, start, end)
    because = f"nobody is named: {name} is an actor of its own" + (f", of {belongs}" if belongs else "")
    return Speaker(name, (), "description", because, (), belongs, named=False)


def is_clause(reading: Reading, at: int) -> bool:
    """Whether a clause begins that tells of the one described: "a trove of interviews | that an agency made"."""
    return reading.lows[at] == "that" and at + 1 < len(reading.lows) and reading.lows[at - 1].isalpha()


def affiliation(memory: Memory, start: int, end: int) -> str | None:
    """Whom a described speaker belongs to: "a senior official from Orr's group", "a spokesman for the Dawn List"."""
    for mention in mentions_between(memory.reading, start, end):
        low = memory.reading.lows[mention.start - 1] if mention.start > start else ""
        behind = any(memory.reading.lows[at] in BELONGS for at in range(start, mention.start))
        if behind or low in BELONGS or POSSESSIVE.search(memory.reading.words[mention.end - 1]):
            full = memory.names.resolve(mention)
            return name_of(memory.reading, full) if full is not None else None
    return None
