"""Say who copied from whom where a credit or the dates tell, and from whom both reports may have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.copies.credits import find_credits, same_name
from dateline.copies.values import CopyInput
from dateline.model import Copy, CopyKind, Direction, ReportId

__all__ = ["trace_origins"]

# Kinds that say nothing of an origin: any two reports may hold a page's furniture or quote one speaker.
_NO_ORIGIN = frozenset({CopyKind.BOILERPLATE, CopyKind.QUOTATION})
_WHOLE = 0.9  # so much of a report comes from the other before its date alone makes it the copy


@dataclass(frozen=True, slots=True)
class _Credited:
    """
    A name that a report has its text from.

    Args:
        name: As written.
        way: The report that credits it: the report itself, or one at hand that it credits in turn.
        at_hand: The reports of that outlet that share words with the report.
    """

    name: str
    way: ReportId
    at_hand: tuple[ReportId, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """
    One of the two reports.

    Args:
        report: The report.
        sources: Whom it has its text from besides its own outlet, nearest first.
        share: How much of it is shared.
        relatives: With how many reports it shares words.
    """

    report: CopyInput
    sources: tuple[_Credited, ...]
    share: float
    relatives: int

    def source_of(self, other: _Side) -> _Credited | None:
        """The first of its sources that is the other's outlet."""
        return next((source for source in self.sources if same_name(source.name, other.report.outlet)), None)

    def is_dated_after(self, other: _Side) -> bool:
        """Whether every day it may have been published on comes after every such day of the other."""
        mine, theirs = self.report.published.earliest, other.report.published.latest
        return mine is not None and theirs is not None and theirs <= mine


def trace_origins(copies: Sequence[Copy], inputs: Mapping[ReportId, CopyInput]) -> list[Copy]:
    """
    Give each copy its direction and its common source, where the evidence speaks.

    A report that credits the other's outlet, or credits a report at hand that does, copied from it, unless its date is
    before the other's or several reports of that outlet share the words. A third name credited by either is a common
    source, and leaves the direction open. Dates alone decide between two reports only when the later has nothing that
    the earlier lacks, the earlier has more, and no third report shares words with either: pages are re-dated, and
    siblings have dates too.

    Args:
        copies: All copies of the set.
        inputs: Their reports.

    Returns:
        The same copies in the same order; direction and common source stay None where nothing speaks for them.
    """
    relatives: defaultdict[ReportId, set[ReportId]] = defaultdict(set)
    for copy in copies:
        if copy.kind is not CopyKind.BOILERPLATE:
            relatives[copy.a].add(copy.b)
            relatives[copy.b].add(copy.a)
    named = {report: _third_parties(inputs[report]) for report in relatives}
    sources = {report: _sources(report, named, relatives[report], inputs) for report in relatives}

    def side(report: ReportId, share: float) -> _Side:
        return _Side(inputs[report], sources[report], share, len(relatives[report]))

    return [
        copy if copy.kind in _NO_ORIGIN else _traced(copy, side(copy.a, copy.a_share), side(copy.b, copy.b_share))
        for copy in copies
    ]


def _third_parties(report: CopyInput) -> tuple[str, ...]:
    """The names a report credits besides its own outlet."""
    return tuple(c.name for c in find_credits(report) if not same_name(c.name, report.outlet))


def _sources(
    report: ReportId,
    named: Mapping[ReportId, tuple[str, ...]],
    relatives: set[ReportId],
    inputs: Mapping[ReportId, CopyInput],
) -> tuple[_Credited, ...]:
    """Whom a report credits and, where the one report it can mean is at hand, whom that report credits."""
    found: list[_Credited] = []
    waiting = [(name, report) for name in named[report]]
    for name, way in waiting:
        known = [inputs[report].outlet, *(source.name for source in found)]
        if any(same_name(name, other) for other in known):
            continue
        at_hand = tuple(sorted(other for other in relatives if same_name(name, inputs[other].outlet)))
        found.append(_Credited(name, way, at_hand))
        if len(at_hand) == 1:
            waiting += [(further, at_hand[0]) for further in named[at_hand[0]]]
    return tuple(found)


def _traced(copy: Copy, a: _Side, b: _Side) -> Copy:
    """One copy with what the two reports say of its origin."""
    a_takes, b_takes = a.source_of(b), b.source_of(a)
    if a_takes and b_takes:
        return _said(copy, None, None, "each credits the other")
    if b_takes:
        return _taken(copy, Direction.AB, a, b, b_takes)
    if a_takes:
        return _taken(copy, Direction.BA, b, a, a_takes)
    if a.sources or b.sources:
        return _said(copy, None, *_common_source(a, b))
    for source, taker, direction in ((a, b, Direction.AB), (b, a, Direction.BA)):
        if taker.is_dated_after(source) and _is_cut_of(taker, source):
            because = (
                f"{taker.report.id} is dated after {source.report.id} and has next to nothing that it lacks; "
                "no credit and no third report speaks against it"
            )
            return _said(copy, direction, None, because)
    return _said(copy, None, None, "no credit says who was first, and the dates alone do not settle it")


def _taken(copy: Copy, direction: Direction, source: _Side, taker: _Side, credit: _Credited) -> Copy:
    """A copy of which one report credits the other's outlet."""
    because = f"{taker.report.id} credits {credit.name}, the outlet of {source.report.id}"
    if credit.way != taker.report.id:
        because += f", by way of {credit.way}"
    if len(credit.at_hand) > 1:
        return _said(copy, None, None, f"{because}, but {len(credit.at_hand)} reports of that outlet share its words")
    if source.is_dated_after(taker):
        return _said(copy, None, None, f"{because}, but is dated before it")
    return _said(copy, direction, None, because)


def _common_source(a: _Side, b: _Side) -> tuple[str | None, str]:
    """
    The third name that both may have their text from, with the reason.

    None when they name different ones, and when only one names it and a report of that outlet is at hand: what the
    other has from it shows in their own pair.
    """
    for source in a.sources:
        for twin in b.sources:
            if same_name(source.name, twin.name):
                name = max(source.name, twin.name, key=lambda n: (len(n), n))
                return name, f"both have it from {name}, as they say"
    if a.sources and b.sources:
        return None, "they credit different sources"
    who, source = (a, a.sources[0]) if a.sources else (b, b.sources[0])
    if source.at_hand:
        return None, f"{who.report.id} credits {source.name}, whose report {source.at_hand[0]} is at hand"
    return source.name, f"{who.report.id} credits {source.name}, from which both may have it"


def _is_cut_of(taker: _Side, source: _Side) -> bool:
    """Whether one report may be a shortened print of the other and of nothing else that is known."""
    return taker.relatives == source.relatives == 1 and taker.share >= _WHOLE > source.share


def _said(copy: Copy, direction: Direction | None, common_source: str | None, because: str) -> Copy:
    """The copy with its origin."""
    return replace(copy, direction=direction, common_source=common_source, because=f"{copy.because}; {because}")
