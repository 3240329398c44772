"""Make of a read report what the search across reports is given: its actors, its names, where a capital acts."""

from __future__ import annotations

import re
from functools import cache

from dateline.actors.described import is_body_words
from dateline.actors.gazetteer import shipped_gazetteer
from dateline.lexicon import load_lexicon
from dateline.model import ActorSheet, Mention, NameLabel, ReadReport, Role, SheetMention, Span

__all__ = ["sheet_of"]

BODY = frozenset((Role.BODY,))
LAST_WORD = re.compile(r"([\w-]+)\W*$")
NEXT_WORD = re.compile(r"(?:[’']s)?,?\s+([\w-]+)")
REACH = 30
WIDE = 60
# "Iraq's River Units", "Iraqi armed movement River Units"; ", another Iraqi armed group".
LAND_BEFORE = re.compile(r"\b([A-Z][\w.]+)([’']s)?(?:\s(?:[a-z-]+\s)?([a-z]+))?\s$")
LAND_BEHIND = re.compile(
    r",\s(?:an?|another|the)\s(?:[a-z-]+\s){0,2}([A-Z][\w.]+)\s(?:[A-Z]?[a-z-]+\s){0,2}?([a-z]+)\b"
)


def sheet_of(read: ReadReport) -> ActorSheet:
    """
    What a report says of who is named.

    Args:
        read: With its mentions and actors.
    """
    report = read.report
    known = report.metadata
    bodies = [zone.span for zone in report.zones if zone.role in BODY]
    outlets = (known.outlet.value, known.agency.value)
    return ActorSheet(
        report.id,
        report.text_sha256,
        read.actors,
        tuple(sheet_mention(report.text, mention, bodies) for mention in read.mentions),
        known.published.earliest,
        known.published.latest,
        tuple(dict.fromkeys(name for name in outlets if name)),
        report.where,
    )


def sheet_mention(text: str, mention: Mention, bodies: list[Span]) -> SheetMention:
    """A mention with its words, and whether it stands outside the body."""
    words = mention.span.of(text)
    titled = not any(span.holds(mention.span) for span in bodies)
    capital = mention.label is NameLabel.GPE and is_capital(words)
    acts = stands_for_government(text, mention.span) if capital and not titled else None
    land = land_beside(text, mention.span) if mention.label is NameLabel.ORG else None
    return SheetMention(mention.span, words, mention.label, mention.actor, titled, acts, land)


def land_beside(text: str, span: Span) -> tuple[str, Span] | None:
    """
    The country that words right beside the name of a body give it, with the words from the country to the name.

    Example:
        >>> said, told = "Kenya's armed movement Marsh Front left.", "the Marsh Front, another Kenyan group, left"
        >>> land_beside(said, Span(23, 34)), land_beside(told, Span(4, 15))
        (('KE', Span(start=0, end=34)), ('KE', Span(start=4, end=37)))
    """
    before = LAND_BEFORE.search(text, max(0, span.start - WIDE), span.start)
    if before is not None and (before[3] is None or is_body_words(before[3])):
        code = shipped_gazetteer().country_of(before[1])
        if code:
            return code, Span(before.start(1), span.end)
    behind = LAND_BEHIND.match(text, span.end)
    code = shipped_gazetteer().country_of(behind[1]) if behind is not None and is_body_words(behind[2]) else ""
    return (code, Span(span.start, behind.end())) if code and behind is not None else None


def is_capital(name: str) -> bool:
    """Whether a name is that of a capital."""
    entry = shipped_gazetteer().find(name, NameLabel.GPE)
    return entry is not None and entry.kind == "capital"


def stands_for_government(text: str, span: Span) -> bool | None:
    """
    Whether the words beside the name of a capital take it for a government; None where they do not tell.

    Example:
        >>> said, place = "Talks failed, Washington said.", "He spoke in Washington on Monday."
        >>> stands_for_government(said, Span(14, 24)), stands_for_government(place, Span(12, 22))
        (True, False)
    """
    before = LAST_WORD.search(text, max(0, span.start - REACH), span.start)
    word = before[1].casefold() if before and "\n" not in text[before.start() : span.start] else ""
    if word in signs("place_before"):
        return False
    behind = NEXT_WORD.match(text, span.end)
    told = behind[1].casefold() if behind else ""
    return True if word in signs("acts_before") or told in signs("acts_behind") else None


@cache
def signs(name: str) -> frozenset[str]:
    """A list of words that tell a place from a government."""
    return frozenset(load_lexicon("capitals")[name].split())
