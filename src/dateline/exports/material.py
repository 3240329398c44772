"""What an export is made of: a record at one moment, report by report, and what is settled over all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TypeVar

from dateline.exports.sharing import for_sharing
from dateline.model import (
    Across,
    Comparison,
    Copy,
    GatheredDate,
    JudgedReport,
    Lineage,
    Mark,
    ReadReport,
    RecordActors,
    ReportId,
)
from dateline.record import ReportSummary, Store, summary_of

__all__ = ["Lookup", "Material", "Settlement"]

Value = TypeVar("Value")
HELD = 256  # reports and texts that a look-up keeps: those of a story stand near each other


@dataclass(frozen=True, slots=True)
class Settlement:
    """
    What is settled over a record.

    Args:
        copies: What the reports share, by ``(a, b)``.
        copy_marks: What persons left of them.
        lineages: Who had what from whom, by the first report.
        across: Who is who, and what is one event, by the lines of the reports.
        who: The actors of the whole record.
        comparison: What the reports say of each other.
    """

    copies: tuple[Copy, ...] = ()
    copy_marks: Mapping[tuple[ReportId, ReportId], Mark] = field(default_factory=dict)
    lineages: tuple[Lineage, ...] = ()
    across: Across = Across()  # noqa: RUF009  # frozen
    who: RecordActors = RecordActors(())  # noqa: RUF009  # frozen
    comparison: Comparison = Comparison()  # noqa: RUF009  # frozen


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
    """

    store: Store
    words: int | None = None
    judge: Callable[[ReadReport], JudgedReport] = JudgedReport
    settle: Callable[[], Settlement] = Settlement
    gather: Callable[[], Mapping[ReportId, GatheredDate]] = dict

    def judged(self, *, named: bool = True) -> Iterator[JudgedReport]:
        """The reports as persons left them, by id, one at a time; ``named`` is whether with who is named in them."""
        return map(self.as_left, self.store.reports(named=named))

    def as_left(self, read: ReadReport) -> JudgedReport:
        """A report as persons left it, cut for sharing where that is asked."""
        judged = self.judge(read)
        return judged if self.words is None else replace(judged, read=for_sharing(judged.read, self.words))

    def plain_reads(self) -> Iterator[ReadReport]:
        """The reports as persons left them, without what is named in them: for formats that show only the reports."""
        return (judged.read for judged in self.judged(named=False))

    @cached_property
    def settled(self) -> Settlement:
        """What is settled over the record."""
        return for_sharing(self.settle(), self.words)

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
