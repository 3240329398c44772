"""Take over the findings of stories that rest on what they rested on before: a digest of all that a story looks at."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar

from dateline.comparison.denials import Denial
from dateline.comparison.groups import Passages
from dateline.comparison.told import Told
from dateline.comparison.values import ActorGraph
from dateline.model import Finding, MergedEvent, ReadReport, ReportId, Story, StoryId, Utterance

__all__ = ["Asked", "Asking", "Bases", "Basis", "Before", "Reuse", "Within"]

Key = TypeVar("Key", bound=str)
Asked = tuple[str, date, ReportId]
"""What the findings of a story ask of other stories: the reports of an outlet up to a day, for one that cites it."""


Answer = Callable[[str, date, ReportId], list[ReportId]]


class Before(Protocol):
    """What was found before."""

    def basis_of(self, story: StoryId) -> Basis | None:
        """What the findings of a story rested on; None where it was none."""

    def findings_of(self, story: StoryId) -> Sequence[Finding]:
        """What was found of it, in the order of the whole."""


@dataclass(frozen=True, slots=True)
class Basis:
    """
    What the findings of one story rest on.

    Args:
        digest: Of all that they rest on, but for what they ask of other stories.
        asked: What they ask of other stories, in order.
        answered: A digest of the answers: which reports, and what these rest on.
    """

    digest: str
    asked: tuple[Asked, ...] = ()
    answered: str = ""


@dataclass(slots=True)
class Reuse:
    """
    What a comparison may take over, and what the next one may take over from it.

    Args:
        seals: For each report what it is told by: another one of these, and it may say something else.
        before: What was found before, by the same rules and options.

    Attributes:
        made: What the findings of every story rest on now.
        origins: The story that each finding was made with, by its place in the comparison.
        taken: The stories that were taken over.
    """

    seals: Mapping[ReportId, str]
    before: Before
    made: dict[StoryId, Basis] = field(default_factory=dict)
    origins: list[StoryId] = field(default_factory=list)
    taken: set[StoryId] = field(default_factory=set)

    def taken_over(self, story: StoryId, digest: str, bases: Bases, answer: Answer) -> Sequence[Finding] | None:
        """The findings of a story as they were; None where something that they rest on is another one now."""
        basis = self.before.basis_of(story)
        if basis is None or basis.digest != digest:
            return None
        # Its reports are what they were, so they ask what they asked: other reports may answer, or say something else.
        if bases.answers(answer(*asked) for asked in basis.asked) != basis.answered:
            return None
        self.made[story] = basis
        self.taken.add(story)
        return self.before.findings_of(story)


class Within(Mapping[ReportId, ReadReport]):
    """
    The reports that a story may look at: whoever looks at another one has forgotten it in the digest, and is told so.

    Args:
        reads: All reports.
        allowed: The ids of those.
    """

    def __init__(self, reads: Mapping[ReportId, ReadReport], allowed: Iterable[ReportId]) -> None:
        self.reads = reads
        self.allowed = set(allowed)

    def __getitem__(self, own: ReportId) -> ReadReport:
        if own not in self.allowed:
            raise KeyError(f"{own} is no part of what is looked at")
        return self.reads[own]

    def __iter__(self) -> Iterator[ReportId]:
        return iter(self.allowed)

    def __len__(self) -> int:
        return len(self.allowed)


class Asking:
    """
    Answers which reports of an outlet may be meant, and notes it; what is answered may be looked at.

    Args:
        answer: Tells it.
        within: What may be looked at.

    Attributes:
        answers: What was asked, in order, with the answers.
    """

    def __init__(self, answer: Answer, within: Within) -> None:
        self.answer = answer
        self.within = within
        self.answers: dict[Asked, list[ReportId]] = {}

    def before(self, name: str, day: date, citing: ReportId) -> list[ReportId]:
        """The last reports of an outlet up to a day, for a report that cites it."""
        found = self.answers[name, day, citing] = self.answer(name, day, citing)
        self.within.allowed.update(found)
        return found


class Bases:
    """
    Digests of what stories and reports say, as their findings see it.

    A report counts by its seal, its story, who is who in it (with what these are called, what they are and what they
    are part of), its events with the merged events they are in, and the passages it shares. How much words tell does
    not count: it decides what is put together, and that counts itself.

    Args:
        seals: Of the reports.
        graph: Who is who.
        passages: What they share.
        story_of: The story of each.
        told_in: The accounts of each.
        event_of: The merged event of each account.
    """

    def __init__(
        self,
        seals: Mapping[ReportId, str],
        graph: ActorGraph,
        passages: Passages,
        story_of: Mapping[ReportId, StoryId],
        told_in: Mapping[ReportId, Sequence[Told]],
        event_of: Mapping[str, MergedEvent],
    ) -> None:
        self.seals, self.graph, self.passages, self.story_of = seals, graph, passages, story_of
        self.told_in, self.event_of = told_in, event_of
        self.own: dict[ReportId, list[tuple[str, str]]] = defaultdict(list)
        for (report, actor), wide in graph.ids.items():
            self.own[report].append((actor, wide))
        self.reports: dict[ReportId, str] = {}
        self.actors: dict[str, str] = {}
        self.events: dict[str, str] = {}

    def report(self, own: ReportId) -> str:
        """The digest of a report."""
        return known(self.reports, own, self.report_now)

    def report_now(self, own: ReportId) -> str:
        """The same, made."""
        told = [(one.id, one.utterance, self.event(self.event_of[one.id])) for one in self.told_in.get(own, ())]
        actors = [(actor, self.actor(wide)) for actor, wide in sorted(self.own.get(own, ()))]
        shared = (self.passages.stretches.get(own), self.passages.names_of(own), self.passages.story_of(own))
        return digest_of(own, self.seals[own], self.story_of.get(own), told, actors, shared)

    def actor(self, wide: str) -> str:
        """The digest of a record-wide actor."""
        return known(self.actors, wide, self.actor_now)

    def actor_now(self, wide: str) -> str:
        """The same, made: with the names of those whom it is part of, which are compared too."""
        graph = self.graph
        above = [(one, graph.name(one), one in graph.described) for one in sorted(graph.above(wide))]
        kinds = (wide in graph.persons, wide in graph.states, wide in graph.described)
        return digest_of(wide, graph.name(wide), kinds, above)

    def event(self, event: MergedEvent) -> str:
        """The digest of a merged event."""
        return known(self.events, event.id, lambda _: digest_of(event))

    def story(
        self,
        story: Story,
        events: Sequence[MergedEvent],
        denials: Sequence[Denial],
        utterances: Sequence[Utterance],
        looked: Iterable[ReportId],
    ) -> str:
        """The digest of a story with all reports that it looks at."""
        said = [(one.report, one.quote.id, one.speaker, one.told.id, one.because) for one in denials]
        rows = [(own, self.report(own)) for own in sorted(looked)]
        return digest_of(story.id, sorted(story.reports), [*map(self.event, events)], said, list(utterances), rows)

    def answers(self, found: Iterable[Sequence[ReportId]]) -> str:
        """The digest of what other stories answered."""
        return digest_of([[(own, self.report(own)) for own in reports] for reports in found])


def known(held: dict[Key, str], key: Key, make: Callable[[Key], str]) -> str:
    """A digest that is made once."""
    if key not in held:
        held[key] = make(key)
    return held[key]


def digest_of(*values: object) -> str:
    """A digest of values whose words are the same for the same values: sequences, strings, numbers, dataclasses."""
    return hashlib.sha256(repr(values).encode("utf-8", "surrogatepass")).hexdigest()
