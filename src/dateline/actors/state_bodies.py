"""Find the bodies of a country that its name and a noun name: "the Iraqi government", "US forces", "Orvale's army"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dateline.lexicon import load_lexicon
from dateline.model import Mention, NameLabel, Span

__all__ = ["find_state_bodies"]

COUNTRIES = (NameLabel.GPE, NameLabel.NORP)
BEFORE = "armed military security federal central interim ground special combat occupation ruling"
BETWEEN = rf"(?:[’']s)?\s(?:(?:{'|'.join(BEFORE.split())})\s)?"
BECAUSE = "a country and the noun of one of its bodies"


def find_state_bodies(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """
    Add a mention, with label ``OTHER``, for each body that is named by its country alone.

    The same country and noun are the same body, whether by the name of the country or of its people as the mentions
    lead them; forces and their members ("US forces", "US troops") are one.

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
    return tuple(sorted((*mentions, *added), key=lambda one: (one.span.start, one.span.end)))


def found(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Span, str, str]]:
    """Each body with its country and the noun that stands for its kind."""
    pattern = re.compile(rf"{BETWEEN}({'|'.join(kinds())})\b(?![’'-])")
    for mention in mentions:
        behind = pattern.match(text, mention.span.end) if mention.label in COUNTRIES else None
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


@cache
def kinds() -> dict[str, str]:
    """The nouns of bodies of a country, each with the noun that stands for its kind."""
    return {noun: nouns.split()[0] for nouns in load_lexicon("roles")["state"].values() for noun in nouns.split()}
