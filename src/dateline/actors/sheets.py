"""Make of a read report what the search across reports is given: its actors, its names, where a capital acts."""

from __future__ import annotations

import re
from functools import cache

from dateline.actors.gazetteer import shipped_gazetteer
from dateline.lexicon import load_lexicon
from dateline.model import ActorSheet, Mention, NameLabel, ReadReport, Role, SheetMention, Span

__all__ = ["sheet_of"]

BODY = frozenset((Role.BODY,))
LAST_WORD = re.compile(r"([\w-]+)\W*$")
NEXT_WORD = re.compile(r"(?:[’']s)?,?\s+([\w-]+)")
REACH = 30


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
    return SheetMention(mention.span, words, mention.label, mention.actor, titled, acts)


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
