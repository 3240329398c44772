"""What an export is made of: a record at one moment, report by report, and what is settled over all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TypeVar

from dateline.exports.settlement import Settlement
from dateline.exports.sharing import for_sharing
from dateline.exports.story import reports_behind, settlement_of
from dateline.model import (
    EarlierText,
    GatheredDate,
    JudgedReport,
    Judgement,
    Problem,
    ReadReport,
    ReportId,
    StoryId,
)
from dateline.record import ReportSummary, Store, summary_of

__all__ = ["Lookup", "Material"]

Value = TypeVar("Value")
HELD = 256  # reports and texts that a look-up keeps: those of a story stand near each other


class Lookup(Mapping[ReportId, Value]):
    """Something of every report of a record, read when it is asked for; the last few are kept."""

    def __init__(self, store: Store, get: Callable[[ReportId], Value]) -> None:
        self._store = store
        self._get = lru_cache(HELD)(get)

    def __getitem__(self, report: ReportId) -> Value:
        return self._get(report)

    def __iter__(self) -> Iterator[ReportId]:
        return iter(self._store.ids())

    def __len__(self) -> int:
        return len(self._store)


@dataclass(frozen=True, kw_only=True)
class Material:
    """
    A record as an export takes it; whoever makes one holds a snapshot of the record while it is written.

    Args:
        store: The open record.
        words: The most words of a line that may be given; descriptions, answers and what reasons quote come cut
            (``sharing``), and formats cut the spans that they write. None gives everything.
        judge: Gives a report as persons left it.
        settle: Settles what is settled over all reports; called once, and only by formats that need it.
        gather: Gives what the record allows for the publication of reports that do not say it.
        story: The story that alone is exported, with all that its lines rest on; None is the whole record.
    """

    store: Store
    words: int | None = None
    judge: Callable[[ReadReport], JudgedReport] = JudgedReport
    settle: Callable[[], Settlement] = Settlement
    gather: Callable[[], Mapping[ReportId, GatheredDate]] = dict
    story: StoryId | None = None

    def judged(self, *, named: bool = True) -> Iterator[JudgedReport]:
        """The reports as persons left them, by id, one at a time; ``named`` is whether with who is named in them."""
        if not self.story:
            return map(self.as_left, self.store.reports(named=named))
        return (self.as_left(self.store.report(own)) for own in sorted(self.reports))

    def as_left(self, read: ReadReport) -> JudgedReport:
        """A report as persons left it, cut for sharing where that is asked."""
        judged = self.judge(read)
        return judged if self.words is None else replace(judged, read=for_sharing(judged.read, self.words))

    def plain_reads(self) -> Iterator[ReadReport]:
        """The reports as persons left them, without what is named in them: for formats that show only the reports."""
        return (judged.read for judged in self.judged(named=False))

    @cached_property
    def over_all(self) -> Settlement:
        """What is settled over the whole record."""
        return self.settle()

    @cached_property
    def settled(self) -> Settlement:
        """What is settled of what is exported."""
        found = self.over_all
        return for_sharing(settlement_of(self.story, found, self.reports) if self.story else found, self.words)

    @cached_property
    def reports(self) -> frozenset[ReportId]:
        """The reports of the story that is exported; with those that its lines rest on."""
        return reports_behind(self.story, self.over_all) if self.story else frozenset(self.store.ids())

    @property
    def size(self) -> int:
        """How many reports are exported."""
        return len(self.reports) if self.story else len(self.store)

    def judgements(self) -> Iterator[Judgement]:
        """What persons said, by id; of a story what they said of its reports and outlets."""
        if not self.story:
            return iter(self.store.judgements())
        texts = {self.hashes[own] for own in self.reports}
        outlets = {self.heads[own].outlet for own in self.reports}
        return (
            one
            for one in self.store.judgements()
            if any(anchor["text_sha256"] in texts for anchor in one.subject["anchors"])
            or one.subject.get("outlet") in outlets
        )

    def earlier_texts(self) -> Iterator[EarlierText]:
        """The texts that reports had before."""
        return (one for one in self.store.earlier_texts() if not self.story or one.report in self.reports)

    def unread(self) -> Iterator[Problem]:
        """The problems of inputs that gave no report; they are of no story."""
        return iter(() if self.story else self.store.unread())

    @cached_property
    def gathered(self) -> Mapping[ReportId, GatheredDate]:
        """What the record allows for the publication of reports that do not say it."""
        return self.gather()

    @cached_property
    def names(self) -> dict[str, str]:
        """What record-wide actors are called."""
        return {actor.id: actor.name for actor in self.settled.who.actors}

    @cached_property
    def event_ids(self) -> frozenset[str]:
        """The ids of the merged events: what a finding is about is one of them, or an utterance."""
        return frozenset(str(event.id) for event in self.settled.comparison.events)

    @cached_property
    def local_names(self) -> dict[tuple[ReportId, str], str]:
        """What the actors of reports are called over all reports."""
        found = self.settled.who.actors
        return {(member.report, member.actor): actor.name for actor in found for member in actor.members}

    @cached_property
    def reads(self) -> Lookup[ReadReport]:
        """Every report as persons left it."""
        return Lookup(self.store, lambda own: self.as_left(self.store.report(own)).read)

    @cached_property
    def texts(self) -> Lookup[str]:
        """The text of every report."""
        return Lookup(self.store, self.store.text)

    @cached_property
    def hashes(self) -> Lookup[str]:
        """The hash of the text of every report."""
        return Lookup(self.store, self.store.text_hash)

    @cached_property
    def heads(self) -> Lookup[ReportSummary]:
        """What a list shows of every report as persons left it."""
        return Lookup(self.store, lambda own: summary_of(self.reads[own]))
