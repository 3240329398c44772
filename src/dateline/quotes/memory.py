"""What was said by whom so far, while the attributions of a report are gone through in order."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from dateline.quotes.drafts import Draft
from dateline.quotes.full_names import Names
from dateline.quotes.grammar import PREPOSITIONS
from dateline.quotes.names import Mention
from dateline.quotes.reading import Reading

__all__ = ["NOBODY", "Memory", "Speaker", "name_of"]


class Speaker(NamedTuple):
    """
    Who speaks.

    Args:
        name: The fullest name, or None.
        evidence: Tokens of the words that name the speaker, when the source does not itself in full.
        how: "name", "part of a name", "title", "pronoun", "body", "same words", "apposition" or "".
        because: Why, in words; empty when the source is the name.
    """

    name: str | None = None
    evidence: tuple[tuple[int, int], ...] = ()
    how: str = ""
    because: str = ""


NOBODY = Speaker()
NO_TITLES: frozenset[str] = frozenset()


class Memory:
    """
    What was said by whom so far, while the drafts are gone through in order.

    Args:
        reading: The report.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names = Names(reading)
        self.known: dict[int, Speaker] = {}  # by first token of the source
        self.persons: list[tuple[Mention, Draft]] = []
        self.bodies: list[tuple[Mention, Draft]] = []
        self.last: Draft | None = None

    @cached_property
    def titles(self) -> dict[str, list[tuple[tuple[str, ...], Mention]]]:
        """By its last word, every title with the person who has it."""
        return find_titles(self.reading, self.names)

    @cached_property
    def paragraphs(self) -> dict[int, int]:
        """The first token of each paragraph."""
        return {unit.paragraph: unit.start for unit in reversed(self.reading.units)}

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Every word as it is written."""
        return frozenset(self.reading.words)


def name_of(reading: Reading, mention: Mention) -> str:
    """The words of a name, without a possessive ending."""
    words = reading.span(mention.start, mention.end).of(reading.text)
    for ending in ("’s", "'s"):
        words = words.removesuffix(ending)
    return " ".join(words.split())


def find_titles(reading: Reading, names: Names) -> dict[str, list[tuple[tuple[str, ...], Mention]]]:
    """By last word, what each person is called before the name ("cleric Orr") and after it ("Orr, a doctor")."""
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], Mention] = {}
    for mention in names.mentions:
        full = None if mention.body else names.resolve(mention)
        if full is None or full.body:
            continue
        if mention.titles:
            found.setdefault((mention.titles, full.key), full)
        words = apposition_title(reading, mention.end)
        if words:
            found.setdefault((words, full.key), full)
    titles: dict[str, list[tuple[tuple[str, ...], Mention]]] = {}
    for (words, _), full in found.items():
        titles.setdefault(words[-1], []).append((words, full))
    return titles


def apposition_title(reading: Reading, at: int) -> tuple[str, ...]:
    """The words of "a doctor" in "Orr, a doctor of letters, said"."""
    lows = reading.lows
    if at + 2 >= len(lows) or reading.words[at] != "," or lows[at + 1] not in ("a", "an", "the"):
        return ()
    end = at + 2
    while end < min(len(lows), at + 8) and reading.words[end][0].isalpha() and lows[end] not in PREPOSITIONS:
        if lows[end] in ("who", "and", "that"):
            break
        end += 1
    return tuple(lows[at + 2 : end])
