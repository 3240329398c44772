"""Find the bodies of a country that its name and a noun name: "the Iraqi government", "US forces", "Orvale's army"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dateline.lexicon import load_lexicon
from dateline.model import Mention, NameLabel, Span

__all__ = ["body_noun", "find_state_bodies"]

COUNTRIES = (NameLabel.GPE, NameLabel.NORP)
# "the Orlen administration": of the person who governs.
GOVERNED = re.compile(r"(?:[’']s)?\s(administration|government|cabinet)\b(?!-)")
BEFORE = "armed military security federal central interim ground special combat occupation ruling regular"
BETWEEN = rf"(?:[’']s)?\s(?:(?:{'|'.join(BEFORE.split())})\s)?"
BECAUSE = "a country and the noun of one of its bodies"
# "the country's parliament", "the Arab country’s military", "the national army": a body whose country the report tells.
OF_THE_COUNTRY = r"\b[Tt](?:he|his|hat)\s(?:(?:[A-Z]\w+\s)?(?:country|nation|state|kingdom|republic)[’']s|national)\s"
UNNAMED = "the country without its name, and the noun of one of its bodies"


def find_state_bodies(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """
    Add a mention, with label ``OTHER``, for each body that is named by its country alone.

    The same country and noun are the same body, whether by the name of the country or of its people as the mentions
    lead them; forces and their members ("US forces", "US troops") are one. "The country's parliament" is that of
    the only country that the report names; where it names several it is a body of its own.

    Args:
        text: The report.
        mentions: Its names, in reading order.

    Returns:
        All mentions in reading order.
    """
    ids: dict[tuple[str, str], str] = {}
    taken = {(mention.span.start, mention.span.end) for mention in mentions}
    added = [
        Mention(span, NameLabel.OTHER, ids.setdefault((country, noun), f"body{len(ids) + 1}"), BECAUSE)
        for span, country, noun in found(text, mentions)
        if (span.start, span.end) not in taken
    ]
    held = {mention.span for mention in (*mentions, *added)}
    lands = {plain_country(one.span.of(text)) for one in mentions if one.label in COUNTRIES}
    country = next(iter(lands)) if len(lands) == 1 else ""
    unnamed = [
        Mention(span, NameLabel.OTHER, ids.setdefault((country, noun), f"body{len(ids) + 1}"), UNNAMED)
        for span, noun in found_unnamed(text)
        if not any(span.overlaps(other) and not span.holds(other) for other in held)
    ]
    return tuple(sorted((*mentions, *added, *unnamed), key=lambda one: (one.span.start, one.span.end)))


def found_unnamed(text: str) -> Iterator[tuple[Span, str]]:
    """Each body of "the country" with the noun that stands for its kind."""
    pattern = re.compile(rf"{OF_THE_COUNTRY}(?:(?:{'|'.join(BEFORE.split())})\s)?({'|'.join(nouns())})\b(?!-)")
    for one in pattern.finditer(text):
        yield Span(*one.span()), kinds()[one[1]]


def found(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Span, str, str]]:
    """Each body with its country and the noun that stands for its kind."""
    pattern = re.compile(rf"{BETWEEN}({'|'.join(nouns())})\b(?!-)")
    for mention in mentions:
        behind = pattern.match(text, mention.span.end) if mention.label in COUNTRIES else None
        if mention.label is NameLabel.PERSON and " " not in mention.span.of(text):
            behind = GOVERNED.match(text, mention.span.end)
        if behind is not None and not inside_longer(mention, behind.end(), mentions):
            country = plain_country(mention.span.of(text))
            yield Span(mention.span.start, behind.end()), country, kinds()[behind[1]]


def inside_longer(country: Mention, end: int, mentions: Sequence[Mention]) -> bool:
    """Whether the noun is of another name that begins before its end: "Iraqi Army Day"."""
    return any(one.span.start < end and country.span.end <= one.span.start for one in mentions)


def plain_country(name: str) -> str:
    """One word for a country and its people: "U.S.", "American"."""
    key = name.replace(".", "").casefold()
    return countries().get(key, key)


@cache
def countries() -> dict[str, str]:
    """The words for peoples of the lists with their countries, and for each country one word."""
    known: dict[str, str] = {}
    for people, names in load_lexicon("parties")["nations"].items():
        told = [name.replace(".", "").casefold() for name in names.split("|")]
        known |= dict.fromkeys((people, *told), told[0])
    return known


def body_noun(words: str) -> str:
    """
    The noun that stands for the kind of body that words end with; nothing where it is no body of a country.

    Example:
        >>> body_noun("US troops"), body_noun("the Orvalian foreign ministry"), body_noun("the cleric")
        ('forces', 'foreign', '')
    """
    parts = words.split()
    ends = (" ".join(parts[-size:]) for size in (3, 2, 1) if size <= len(parts))
    return next((kinds()[end] for end in ends if end in kinds()), "")


@cache
def nouns() -> tuple[str, ...]:
    """The nouns, the longest first."""
    return tuple(sorted(kinds(), key=lambda noun: (-len(noun), noun)))


@cache
def kinds() -> dict[str, str]:
    """The nouns of bodies of a country, each with the noun that stands for its kind."""
    roles = load_lexicon("roles")
    known = {noun: kind for kind, words in roles["state_offices"].items() for noun in words.split("|")}
    return known | {noun: words.split()[0] for words in roles["state"].values() for noun in words.split()}
