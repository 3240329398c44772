"""What the parts of a comparison hand each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from dateline.comparison.stems import is_body_word, same_body
from dateline.model import Quote, ReportId

WORDS = re.compile(r"[^\W\d_]+")
NOBODY = frozenset[str]()
DESCRIBING = 4  # letters: "of", "and", "al" stand in names

__all__ = ["ActorGraph", "ComparisonOptions", "Groups", "Judged", "Verdicts"]


@dataclass(frozen=True, slots=True)
class ComparisonOptions:
    """
    How much is enough.

    Args:
        story: The mean likeness of the reports of two groups, 0 to 1, from which they are one story. Chosen on the
            development topics: below .16 stories of one kind run together, above .22 they fall apart.
        story_days: Days between two groups of reports up to which no more likeness is asked for.
        leads: A word of at most so many reports leads to all of them; of a more frequent one, each report is led to
            the next few by day.
        merge: The evidence, in points, from which two events are one. The table is in ``likeness.py``.
        slack: Days by which two accounts may date one event apart.
    """

    story: float = 0.19
    story_days: int = 14
    leads: int = 24
    merge: float = 4.0
    slack: int = 1


@dataclass(frozen=True, slots=True)
class Verdicts:
    """
    What a person said of lines of one kind.

    Args:
        together: Ids that are one, whatever the words say.
        apart: Two ids each that are not one, whatever the words say; of two reports the first leaves the other's story.
    """

    together: tuple[frozenset[str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


NONE = Verdicts()


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person joined or parted: stories by report ids, utterances by attribution ids, events by event ids."""

    stories: Verdicts = NONE
    utterances: Verdicts = NONE
    events: Verdicts = NONE


@dataclass(frozen=True, slots=True)
class ActorGraph:
    """
    Who is who over all reports.

    Args:
        ids: For a report and an actor's id in it, the record-wide id. What is not in it stands for itself.
        names: What a record-wide actor is called.
        wholes: For a record-wide actor, those whom it is part of or acts for, directly.
        persons: Those who are persons.
        states: Countries, and the peoples called by them: a word of theirs alone tells little.
        described: Those without a name anywhere.
    """

    ids: Mapping[tuple[ReportId, str], str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    wholes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    persons: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    described: frozenset[str] = frozenset()

    def wide(self, report: ReportId, actors: Iterable[str]) -> frozenset[str]:
        """The record-wide ids of actors of a report."""
        return frozenset(self.ids.get((report, actor), actor) for actor in actors)

    def speaker(self, report: ReportId, quote: Quote) -> str | None:
        """Who says what an attribution gives: the record-wide id, else the words that name them; None for nobody."""
        own = quote.actor or quote.speaker
        return None if own is None else self.ids.get((report, own), own)

    def name(self, actor: str) -> str:
        """What an actor is called; of one that is not known, the id."""
        return self.names.get(actor, actor)

    def is_described(self, actor: str) -> bool:
        """Whether an actor is only described ("a senior official", "Corvanian lawmakers")."""
        name = self.name(actor)
        return actor in self.described or is_description(name)

    def definite(self, actors: Iterable[str]) -> frozenset[str]:
        """Those among some actors who are named."""
        return frozenset(actor for actor in actors if not self.is_described(actor))

    def above(self, actor: str) -> frozenset[str]:
        """All that an actor is part of or acts for, over any number of steps."""
        if actor not in self.wholes:
            return NOBODY
        found: set[str] = set()
        waiting = [actor]
        while waiting:
            for whole in self.wholes.get(waiting.pop(), ()):
                if whole not in found:
                    found.add(whole)
                    waiting.append(whole)
        return frozenset(found)

    def linked(self, one: str, other: str) -> bool:
        """Whether one is the other, or part of it, or acts for it; or both are words for one kind of body."""
        if one == other or one in self.above(other) or other in self.above(one):
            return True
        return (self.is_described(one) or self.is_described(other)) and same_body(self.name(one), self.name(other))


@lru_cache(1 << 16)
def is_description(name: str) -> bool:
    """Whether what an actor is called describes it: a word for a kind of body, words in small letters."""
    return is_body_word(name) or any(word.islower() and len(word) >= DESCRIBING for word in WORDS.findall(name))


class Groups:
    """
    Things put together two by two, with what joined them.

    Example:
        >>> groups = Groups(["a", "b", "c"])
        >>> groups.join("c", "a")
        >>> groups.all()
        [['a', 'c'], ['b']]
    """

    def __init__(self, items: Iterable[str]) -> None:
        self.root = {item: item for item in items}

    def find(self, item: str) -> str:
        """The item that stands for its group."""
        while self.root[item] != item:
            self.root[item] = self.root[self.root[item]]
            item = self.root[item]
        return item

    def join(self, one: str, other: str) -> None:
        """Put two groups together; the smaller name stands for both."""
        low, high = sorted((self.find(one), self.find(other)))
        self.root[high] = low

    def all(self) -> list[list[str]]:
        """The groups, each in order, by their first item."""
        found: dict[str, list[str]] = {}
        for item in sorted(self.root):
            found.setdefault(self.find(item), []).append(item)
        return [found[root] for root in sorted(found)]


@dataclass(frozen=True, slots=True)
class Dated:
    """Days a thing may be of, half open; None is open."""

    earliest: date | None
    latest: date | None


def spread(values: Sequence[float]) -> float:
    """The mean of some values; 0 for none."""
    return sum(values) / len(values) if values else 0.0
