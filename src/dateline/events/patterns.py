"""The lexicon of events as patterns by the form in which a word stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dateline.events.inflections import forms_of_noun, forms_of_verb
from dateline.lexicon import load_lexicon

__all__ = ["WHO", "Pattern", "class_of", "nouns", "parsed", "root_of", "status_words", "verbs"]

WHO = "~who"  # a thing that a pattern asks for: a person, by pronoun or by name

FREE = "any"  # the mode of words without one


class Pattern(NamedTuple):
    """
    One entry of the lexicon.

    Args:
        root, mode: What it tells; the mode is None for "any".
        word: The entry's verb or noun.
        before: Words that must stand before a noun ("joint" of "joint-exercise").
        prepositions: One of these must hang on it; empty asks for none.
        particles: Of each of these groups one must hang on it besides ("walk:out:of").
        things: One of these must be its object, or stand beneath its preposition; empty asks for none.
        subjects: One of these must be its subject, and it has no object unless a preposition is asked for; empty asks
            for none.
        order: Its place in the lexicon, so that equal patterns are taken in its order.
    """

    root: str
    mode: str | None
    word: str
    before: tuple[str, ...]
    prepositions: frozenset[str]
    things: frozenset[str]
    order: int
    subjects: frozenset[str] = frozenset()
    particles: tuple[frozenset[str], ...] = ()

    @property
    def asks(self) -> int:
        """How much it asks for; the pattern that asks for most is taken."""
        return 2 * bool(self.things or self.subjects) + bool(self.prepositions) + len(self.before) + len(self.particles)


@cache
def verbs() -> dict[str, tuple[Pattern, ...]]:
    """The patterns of verbs by the forms they stand in, those that ask for most first."""
    return by_form("verbs")


@cache
def nouns() -> dict[str, tuple[Pattern, ...]]:
    """The patterns of nouns by the forms they stand in, those that ask for most first."""
    return by_form("nouns")


@cache
def root_of(name: str) -> dict[str, str]:
    """What the lexicon says of a root: meaning, quarter, prepositions."""
    return dict(load_lexicon("event_roots")[name])


@cache
def status_words(table: str, name: str) -> frozenset[str]:
    """One list of the lexicon of statuses."""
    return frozenset(load_lexicon("event_status")[table].get(name, "").split())


@cache
def class_of(name: str) -> frozenset[str]:
    """A list of nouns of the lexicon in both numbers."""
    return frozenset(form for noun in load_lexicon("events")["classes"][name].split() for form in forms_of_noun(noun))


def by_form(kind: str) -> dict[str, tuple[Pattern, ...]]:
    """The patterns of one kind of word."""
    irregular = load_lexicon("events")["irregular"]
    found: dict[str, list[Pattern]] = {}
    for pattern in patterns_of(kind):
        given = irregular.get(pattern.word, "")
        forms = (
            forms_of_verb(pattern.word, given)
            if kind == "verbs"
            else forms_of_noun(pattern.word) | frozenset(given.split() if kind == "nouns" and given == "crises" else ())
        )
        for form in forms:
            found.setdefault(form, []).append(pattern)
    return {form: tuple(sorted(some, key=lambda one: (-one.asks, one.order))) for form, some in found.items()}


def patterns_of(kind: str) -> Iterator[Pattern]:
    """The entries of one kind of word in the lexicon's order."""
    order = 0
    for root, table in load_lexicon("events").items():
        for mode, words in table.get(kind, {}).items() if root.isupper() else ():
            for entry in words.split():
                yield parsed(entry, root, None if mode == FREE else mode, order)
                order += 1


def parsed(entry: str, root: str, mode: str | None, order: int) -> Pattern:
    """An entry as it is written in the lexicon; its notation stands at the head of the file."""
    entry, _, subjects = entry.partition("<")
    head, _, things = entry.partition(">")
    word, *prepositions = head.split(":")
    *before, last = word.split("-") if things == "" and not prepositions else [word]
    *particles, asked = [frozenset(group.split(",")) for group in prepositions] or [frozenset[str]()]
    return Pattern(
        root, mode, last, tuple(before), asked, listed(things), order, listed(subjects), particles=tuple(particles)
    )


def listed(things: str) -> frozenset[str]:
    """The forms of some nouns of an entry; $name is a list of the classes."""
    found: set[str] = set()
    for thing in filter(None, things.split(",")):
        if thing == WHO:
            found.add(WHO)
        else:
            found |= class_of(thing[1:]) if thing.startswith("$") else forms_of_noun(thing)
    return frozenset(found)
