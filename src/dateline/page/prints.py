"""Fold the prints of one text: the first few are laid out whole, of the others only what they have of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.copies.extents import merged, without
from dateline.model import AlignedSpan, Copy, CopyKind, ReportId, Span

__all__ = ["Print", "fold_prints"]


@dataclass(frozen=True, slots=True)
class Print:
    """
    A report whose text another one of the page has, nine tenths or more both ways.

    Args:
        report: The report.
        first: The report that is laid out whole in its place.
        share: How much of its body that one has.
        spans: The shared passages, those of the first report on the left.
        own: The stretches that the first report does not have.
    """

    report: ReportId
    first: ReportId
    share: float
    spans: tuple[AlignedSpan, ...]
    own: tuple[Span, ...]

    def holds(self, span: Span) -> bool:
        """Whether words are its own, so that the page shows them."""
        return any(stretch.holds(span) for stretch in self.own)


def fold_prints(
    copies: Iterable[Copy], texts: Mapping[ReportId, str], order: Mapping[ReportId, int], kept: int
) -> dict[ReportId, Print]:
    """
    Choose the reports that need not be laid out whole.

    Every report is held against the first in order that has its text, never against another folded one, so what the
    page leaves out of it stands in that first one.

    Args:
        copies: All pairs.
        texts: The text of each report.
        order: The reports and their position.
        kept: Reports with one text that are laid out whole, from 1.

    Returns:
        The folded ones, in order.

    Example:
        >>> a, b, c = (ReportId(name) for name in "abc")
        >>> spans = (AlignedSpan(0, 9, 0, 9),)
        >>> same = [Copy(x, y, spans, 1.0, 1.0, CopyKind.COPY, None, None, "") for x, y in ((a, b), (a, c), (b, c))]
        >>> texts = {a: "One text.", b: "One text.", c: "One text. Mine."}
        >>> (folded,) = fold_prints(same, texts, {a: 0, b: 1, c: 2}, 2).values()
        >>> folded.report, folded.first, folded.own
        ('c', 'a', (Span(start=9, end=15),))
    """
    same: defaultdict[ReportId, dict[ReportId, Copy]] = defaultdict(dict)
    for copy in copies:
        if copy.kind is CopyKind.COPY and copy.a in order and copy.b in order:
            same[copy.a][copy.b] = same[copy.b][copy.a] = copy
    found: list[Print] = []
    taken: set[ReportId] = set()
    for first in sorted(same, key=lambda report: order[report]):
        if first in taken:
            continue
        others = sorted((other for other in same[first] if other not in taken), key=lambda report: order[report])
        taken.update((first, *others))
        found += [_print(other, first, same[first][other], texts[other]) for other in others[kept - 1 :]]
    return {one.report: one for one in sorted(found, key=lambda one: order[one.report])}


def _print(report: ReportId, first: ReportId, copy: Copy, text: str) -> Print:
    """A folded report, with the stretches of it that hold words of its own."""
    spans = copy.spans if copy.a == first else tuple(span.turned() for span in copy.spans)
    rest = without([Span(0, len(text))], merged(Span(span.b_start, span.b_end) for span in spans))
    own = tuple(span for span in rest if any(map(str.isalnum, span.of(text))))
    return Print(report, first, copy.a_share if copy.a == report else copy.b_share, tuple(sorted(spans)), own)
