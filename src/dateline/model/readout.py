"""A record read out whole: its reports with all their lines, in order, and what they share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.model.actors import Actor
from dateline.model.analysis import Mention
from dateline.model.comparison import Comparison
from dateline.model.copies import Copy, Lineage
from dateline.model.dates import GatheredDate, TimeExpression
from dateline.model.event import Event
from dateline.model.language import Sentence
from dateline.model.problem import Problem
from dateline.model.quote import Quote
from dateline.model.record_actors import RecordActors
from dateline.model.report import Report, ReportId

__all__ = ["ReadReport", "Readout", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """A place where a report was read: the same report found twice has two."""

    where: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReadReport:
    """
    A report and all that was read in it, each list in reading order.

    Args:
        report: The report, with its zones and what is known about it.
        sentences, quotes, dates, mentions, actors, events: What was read; empty also where the layer was not asked for.
        sources: Where it was found.
        layers: The layers it was read with, in the contract's order.
        pipeline: The language pipeline that read it and its version; empty when none did.
    """

    report: Report
    sentences: tuple[Sentence, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    sources: tuple[Source, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    layers: tuple[str, ...] = ()
    pipeline: str = ""


@dataclass(frozen=True, slots=True)
class Readout:
    """
    Everything a page or an export needs.

    Args:
        reports: By earliest day of publication, then id; those without a date last.
        copies: By ``(a, b)``.
        problems: Those that gave no report; a report's own problems stand in it.
        texts: Number of texts when full copies are folded into one.
        credited: Names of the sources that the reports credit, sorted.
        lineages: Who had what from whom, cluster by cluster, by their first report.
        independent: Number of independent accounts behind the reports; None when nobody traced them.
        comparison: What the reports say of each other; empty when nobody compared them.
        names: What record-wide actors are called.
        who: The actors of the whole record; empty when nobody resolved them.
        gathered: What the record allows for the publication of reports that do not say it.
    """

    reports: tuple[ReadReport, ...]
    copies: tuple[Copy, ...] = ()
    problems: tuple[Problem, ...] = ()
    texts: int = 0
    credited: tuple[str, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    independent: int | None = None
    comparison: Comparison = Comparison()  # noqa: RUF009  # frozen
    names: Mapping[str, str] = field(default_factory=dict)
    who: RecordActors = RecordActors(())  # noqa: RUF009  # frozen
    gathered: Mapping[ReportId, GatheredDate] = field(default_factory=dict)
