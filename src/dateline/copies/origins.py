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
class _Side:
    """
    One of the two reports.

    Args:
        report: The report.
        credits: Whom it credits besides its own outlet, nearest source first.
        share: How much of it is shared.
        relatives: The reports it shares reporting with.
    """

    report: CopyInput
    credits: tuple[str, ...]
    share: float
    relatives: frozenset[ReportId]

    def credits_first(self, other: _Side) -> bool:
        """Whether the nearest source it names is the other's outlet."""
        return bool(self.credits) and same_name(self.credits[0], other.report.outlet)

    def is_dated_after(self, other: _Side) -> bool:
        """Whether every day it may have been published on comes after every such day of the other."""
        mine, theirs = self.report.published.earliest, other.report.published.latest
        return mine is not None and theirs is not None and theirs <= mine


def trace_origins(copies: Sequence[Copy], inputs: Mapping[ReportId, CopyInput]) -> list[Copy]:
    """
    Give each copy its direction and its common source, where the evidence speaks.

    A report that credits the other's outlet copied from it, unless its date is before the other's or several reports
    of that outlet share the words. A third name credited by either is a common source, and leaves the direction open.
    Dates alone decide between two reports only when the later has nothing that the earlier lacks, the earlier has
    more, and no third report shares words with either: pages are re-dated, and siblings have dates too.

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

    def side(report: ReportId, share: float) -> _Side:
        return _Side(inputs[report], named[report], share, frozenset(relatives[report]))

    return [
        copy
        if copy.kind in _NO_ORIGIN
        else _traced(copy, side(copy.a, copy.a_share), side(copy.b, copy.b_share), inputs)
        for copy in copies
    ]


def _third_parties(report: CopyInput) -> tuple[str, ...]:
    """The names a report credits besides its own outlet."""
    return tuple(c.name for c in find_credits(report) if not same_name(c.name, report.outlet))


def _traced(copy: Copy, a: _Side, b: _Side, inputs: Mapping[ReportId, CopyInput]) -> Copy:
    """One copy with what the two reports say of its origin."""
    if a.credits_first(b) != b.credits_first(a):
        source, taker = (a, b) if b.credits_first(a) else (b, a)
        rivals = [r for r in taker.relatives if same_name(inputs[r].outlet, source.report.outlet)]
        because = f"{taker.report.id} credits {taker.credits[0]}, the outlet of {source.report.id}"
        if len(rivals) > 1:
            return _said(copy, None, None, f"{because}, but {len(rivals)} reports of that outlet share its words")
        if source.is_dated_after(taker):
            return _said(copy, None, None, f"{because}, but is dated before it")
        return _said(copy, Direction.AB if source is a else Direction.BA, None, because)
    if a.credits or b.credits:
        return _said(copy, None, *_common_source(a, b, inputs))
    for source, taker, direction in ((a, b, Direction.AB), (b, a, Direction.BA)):
        if taker.is_dated_after(source) and _is_cut_of(taker, source):
            because = (
                f"{taker.report.id} is dated after {source.report.id} and has next to nothing that it lacks; "
                "no credit and no third report speaks against it"
            )
            return _said(copy, direction, None, because)
    return _said(copy, None, None, "no credit says who was first, and the dates alone do not settle it")


def _is_cut_of(taker: _Side, source: _Side) -> bool:
    """Whether one report may be a shortened print of the other and of nothing else that is known."""
    alone = len(taker.relatives) == len(source.relatives) == 1
    return alone and taker.share >= _WHOLE > source.share


def _common_source(a: _Side, b: _Side, inputs: Mapping[ReportId, CopyInput]) -> tuple[str | None, str]:
    """
    The third name that both may have their text from, with the reason.

    None when they name different ones, and when only one names it and a report of that outlet is at hand: what the
    other has from it shows in their own pair.
    """
    named = [c for c in a.credits if not same_name(c, b.report.outlet)]
    other = [c for c in b.credits if not same_name(c, a.report.outlet)]
    for name in named:
        for twin in other:
            if same_name(name, twin):
                return max(name, twin, key=lambda n: (len(n), n)), f"both credit {name}"
    if bool(named) != bool(other):
        who, name = (a, named[0]) if named else (b, other[0])
        if at_hand := sorted(r for r in who.relatives if same_name(inputs[r].outlet, name)):
            return None, f"{who.report.id} credits {name}, whose report {at_hand[0]} is at hand"
        return name, f"{who.report.id} credits {name}, from which both may have it"
    return None, "they credit different sources" if named else "each credits the other"


def _said(copy: Copy, direction: Direction | None, common_source: str | None, because: str) -> Copy:
    """The copy with its origin."""
    return replace(copy, direction=direction, common_source=common_source, because=f"{copy.because}; {because}")
