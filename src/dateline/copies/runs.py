"""Reckon with runs of one text as pairs of numbers: which words two reports share, and what one of them lacks."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.copies.kernel import Told
from dateline.model import Copy, ReportId

__all__ = ["Run", "clipped", "lacks_run", "merged_runs", "places_in", "runs_in"]

Run = tuple[int, int]  # start and end, half open, in code points


def runs_in(copy: Copy | Told, report: ReportId) -> list[Run]:
    """
    The words of one of two reports that both have, in order, those that touch joined.

    Example:
        >>> from dateline.model import AlignedSpan, CopyKind
        >>> spans = (AlignedSpan(0, 4, 9, 12), AlignedSpan(6, 9, 3, 6), AlignedSpan(9, 12, 6, 9))
        >>> copy = Copy(ReportId("1"), ReportId("2"), spans, 1.0, 1.0, CopyKind.COPY, None, None, "")
        >>> runs_in(copy, ReportId("1")), runs_in(copy, ReportId("2"))
        ([(0, 4), (6, 12)], [(3, 12)])
    """
    if isinstance(copy, Told):
        return copy.runs(report)
    return merged_runs([(start, end) for start, end, _, _ in places_in(copy, report)], in_order=report == copy.a)


def places_in(copy: Copy | Told, report: ReportId) -> list[tuple[int, int, int, int]]:
    """Where the words stand that two reports share: start and end in one of them, start and end in the other."""
    if isinstance(copy, Told):
        return copy.places(report)
    if report == copy.a:
        return [(s.a_start, s.a_end, s.b_start, s.b_end) for s in copy.spans]
    return [(s.b_start, s.b_end, s.a_start, s.a_end) for s in copy.spans]


def merged_runs(places: list[Run], *, in_order: bool = False) -> list[Run]:
    """Runs in order, those that touch joined."""
    joined: list[Run] = []
    last = -1
    for start, end in places if in_order else sorted(places):
        if start <= last:
            last = max(last, end)
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((start, end))
            last = end
    return joined


def clipped(runs: Sequence[Run], frames: Sequence[Run]) -> list[Run]:
    """
    What of the runs lies within the frames; both ordered and disjoint.

    Example:
        >>> clipped([(0, 9), (12, 15)], [(5, 13)])
        [(5, 9), (12, 13)]
    """
    found: list[Run] = []
    k = 0
    for start, end in runs:
        while k < len(frames) and frames[k][1] <= start:
            k += 1
        for low, high in frames[k:]:
            if low >= end:
                break
            found.append((max(start, low), min(end, high)))
    return found


def lacks_run(runs: Sequence[Run], holes: Sequence[Run], least: int) -> bool:
    """
    Whether so many characters in a row stand in the runs and not in the holes; both ordered and disjoint.

    Example:
        >>> lacks_run([(0, 9)], [(3, 5)], 4), lacks_run([(0, 9)], [(3, 5)], 5)
        (True, False)
    """
    k, count = 0, len(holes)
    for start, end in runs:
        if end - start < least:
            continue
        while k < count and holes[k][1] <= start:
            k += 1
        n = k
        while n < count:
            low, high = holes[n]
            if low >= end:
                break
            if low - start >= least:
                return True
            start = high
            n += 1
        if end - start >= least:
            return True
    return False
