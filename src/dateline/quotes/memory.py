"""What was said by whom so far, while the attributions of a report are gone through in order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

from dateline.model import Link, Name, NameLabel
from dateline.quotes.callings import Callings
from dateline.quotes.full_names import Names
from dateline.quotes.grammar import HONORIFICS, PREPOSITIONS
from dateline.quotes.names import NO_TITLE, Mention
from dateline.quotes.reading import Reading

__all__ = ["NOBODY", "Memory", "Speaker", "Spoken", "name_of"]


class Speaker(NamedTuple):
    """
    Who speaks.

    Args:
        name: The fullest name, or None.
        evidence: Tokens of the words that name the speaker, when the source does not itself in full.
        how: "name", "part of a name", "title", "pronoun", "body", "same words", "apposition", "joint", "description" or
            "".
        because: Why, in words; empty when the source is the name.
        others: Of joint speakers the names after the first.
        affiliation: Of a description the name of the body or person it belongs to.
        named: Whether the name is one, and no description.
    """

    name: str | None = None
    evidence: tuple[tuple[int, int], ...] = ()
    how: str = ""
    because: str = ""
    others: tuple[str, ...] = ()
    affiliation: str | None = None
    named: bool = True


class Spoken(NamedTuple):
    """
    Who spoke where.

    Args:
        at: First token of the source.
        paragraph: Index of the paragraph.
        speaker: Who.
        person: The fullest mention of a named person, else None.
        kind: "person", "human" (one, described), "group" (several), "body" or "thing" (a statement, a report).
    """

    at: int
    paragraph: int
    speaker: Speaker
    person: Mention | None
    kind: str

    @property
    def human(self) -> bool:
        """Whether it is one human being without a name."""
        return self.kind == "human"


NOBODY = Speaker()


class Memory:
    """
    What was said by whom so far, while the drafts are gone through in order.

    Args:
        reading: The report.
        links: Which words mean whom, by their places, as the language pipeline found; None where it was not asked.
        names: Its names, as the language pipeline found them.
    """

    def __init__(self, reading: Reading, links: Sequence[Link] | None = None, names: Sequence[Name] = ()) -> None:
        self.reading = reading
        self.bodies = {name.end for name in names if name.label in (NameLabel.ORG, NameLabel.GPE)}
        self.people = {name.end: name.start for name in names if name.label is NameLabel.PERSON}
        self.has_links = links is not None
        self.links = {link.start: link for link in links or ()}
        self.names = Names(reading)
        self.known: dict[int, Speaker] = {}  # by first token of the source
        self.spoken: list[Spoken] = []
        self.described: set[str] = set()  # the last words of descriptions of those who spoke
        self.kinds: dict[str, str] = {}  # of the speakers so far, by name
        self.genders: dict[tuple[str, ...], str] = {}
        self.person_places: list[Any] | None = None
        self.documents: list[tuple[int, str, Mention]] | None = None
        self.authors: dict[str, dict[str, Mention | None]] = {}  # who spoke in a report or statement, by its noun
        self.speaks_for: dict[str, Mention] = {}  # the body a speaker was introduced with, by the speaker's name

    @cached_property
    def titles(self) -> dict[str, list[tuple[tuple[str, ...], Mention]]]:
        """By its last word, every title with the person who has it."""
        return find_titles(self.reading, self.names)

    @cached_property
    def callings(self) -> Callings:
        """By which nouns the report calls whom."""
        return Callings(self.reading, self.names, self.is_person)

    @cached_property
    def paragraphs(self) -> dict[int, int]:
        """The first token of each paragraph."""
        return {unit.paragraph: unit.start for unit in reversed(self.reading.units)}

    @cached_property
    def sentence_heads(self) -> list[int]:
        """The first token of each sentence."""
        return sorted({head for unit in self.reading.units for head in unit.sentences})

    def floor(self, at: int, paragraphs: int) -> int:
        """The first token of the paragraph so many before that of a token."""
        starts = self.paragraph_starts
        return starts[max(0, bisect_right(starts, at) - 1 - paragraphs)] if starts else 0

    @cached_property
    def paragraph_starts(self) -> list[int]:
        """The first tokens of the paragraphs, in order."""
        return sorted({unit.start for unit in self.reading.units if self.paragraphs[unit.paragraph] == unit.start})

    def is_linked_whole(self, start: int, end: int) -> bool:
        """Whether the link of a description is that of all its words: not "the premier" of "the premier's office"."""
        link = self.links.get(self.reading.tokens[start].start)
        return link is not None and link.end > self.reading.tokens[end - 1].start

    def antecedent(self, at: int) -> tuple[int, int] | None:
        """The tokens that a pronoun or description is led to in the end, by the links of the language pipeline."""
        link = self.links.get(self.reading.tokens[at].start)
        if link is None:
            return None
        seen = {link.start}
        while link.to_start in self.links and link.to_start not in seen:
            seen.add(link.to_start)
            onward = self.links[link.to_start]
            if onward.end < link.to_end:
                break  # "her" is not "her husband"
            link = onward
        first = bisect_left(self.reading.tokens, (link.to_start,))
        return first, max(first + 1, bisect_left(self.reading.tokens, (link.to_end,)))

    def is_body(self, mention: Mention) -> bool:
        """Whether a name is of a body or a place, by its words or as the language pipeline labels it."""
        return mention.body or self.reading.tokens[mention.end - 1].end in self.bodies

    def is_labelled_body(self, mention: Mention) -> bool:
        """Whether the language pipeline has a body or a place whose name ends where a name does."""
        return self.reading.tokens[mention.end - 1].end in self.bodies

    def is_person(self, mention: Mention) -> bool:
        """Whether the language pipeline has a person's name that ends where a name does."""
        return self.reading.tokens[mention.end - 1].end in self.people

    def first_of_person(self, end: int) -> int | None:
        """The first token of the person's name of the language pipeline that ends where a phrase does, or None."""
        start = self.people.get(self.reading.tokens[end - 1].end)
        return None if start is None else bisect_left(self.reading.tokens, (start,))

    def named(self, mention: Mention) -> Speaker:
        """A speaker that other words than the source name."""
        return Speaker(name_of(self.reading, mention), ((mention.start, mention.end),), "pronoun")

    def last_spoken(self, paragraph: int, near: int, *kinds: str) -> Spoken | None:
        """The last who spoke, when of one of the kinds and not too many paragraphs before."""
        for one in reversed(self.spoken):
            if paragraph - one.paragraph > near:
                return None
            if one.kind in kinds:
                return one
        return None

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
        if full is None or full.body or (mention.titles and mention.titles[-1] in ("of", "for")):
            continue  # "the Minister for Roads" is nobody called so
        for last, title in enumerate(mention.titles):
            if last == len(mention.titles) - 1 or title.rpartition("-")[2] in HONORIFICS:  # "auditor-general | col."
                found.setdefault((mention.titles[: last + 1], full.key), full)
        words = description_before(reading, mention.start)
        if words:
            found.setdefault((words, full.key), full)
        words = apposition_title(reading, mention.end)
        if words:
            found.setdefault((words, full.key), full)
    titles: dict[str, list[tuple[tuple[str, ...], Mention]]] = {}
    for (words, _), full in found.items():
        titles.setdefault(words[-1], []).append((words, full))
    return titles


def description_before(reading: Reading, at: int) -> tuple[str, ...]:
    """The words of "the president" in "the club's president, Orr,"."""
    lows = reading.lows
    start = at
    while (
        start > 0 and reading.words[start - 1] != "," and reading.words[start - 1] != lows[start - 1] and at - start < 4
    ):
        start -= 1
    if start < 2 or reading.words[start - 1] != ",":
        return ()
    end = begin = start - 1
    while begin > 0 and end - begin < 4 and lows[begin - 1].isalpha() and lows[begin - 1] not in NO_TITLE:
        begin -= 1
    return tuple(lows[begin:end])


def apposition_title(reading: Reading, at: int) -> tuple[str, ...]:
    """The words of "a doctor" in "Orr, a doctor of letters, said" and in "Orr was a doctor"."""
    lows = reading.lows
    if at + 2 >= len(lows) or (reading.words[at] != "," and lows[at] not in ("is", "was")):
        return ()
    end = at + 1
    while end < len(lows) and end < at + 4 and (lows[end] in ("a", "an", "the", "former") or not lows[end].isalpha()):
        if reading.words[end] in (",", ".", ";"):
            return ()
        end += 1
    begin = end
    while end < min(len(lows), at + 9) and reading.words[end][0].isalpha() and lows[end] not in PREPOSITIONS:
        if lows[end] in ("who", "and", "that"):
            break
        end += 1
    determined = begin > at + 1 and lows[at + 1] in ("a", "an", "the", "former")
    return (
        tuple(lows[begin:end])
        if determined or (reading.words[at] == "," and end < len(lows) and reading.words[end] == ",")
        else ()
    )
