"""Hand reports to the C kernel and read its answers; every answer is None where it cannot take them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dateline.copies.shingles import LEADS
from dateline.copies.values import CopyOptions, PairEvidence, Passage
from dateline.model import AlignedSpan, ReportId, Span
from dateline.text.fold import known_words
from dateline.text.kernel import KERNEL

__all__ = ["compare", "compare_all", "evidence_of", "pairs_of", "read"]


def read(text: str, furniture: Iterable[Span], quoted: Iterable[Span] | None, options: CopyOptions) -> Any:
    """
    A report made ready to be compared by the kernel.

    Returns:
        None where there is no kernel, and for what it does not take: lengths beyond its own, a text of 2 GB, or a
        second thread that reads at the same time.
    """
    if not KERNEL:
        return None
    regions = [(span.start, span.end) for span in furniture]
    marked = None if quoted is None else [(span.start, span.end) for span in quoted]
    try:
        return KERNEL.Reading(known_words(), text, regions, marked, _lengths(options))
    except (OverflowError, ValueError):
        return None


def compare(one: Any, two: Any, options: CopyOptions) -> Any:
    """What two reports share, as ``evidence_of`` reads it; None when they share nothing."""
    return KERNEL.compare(one, two, _lengths(options))


def compare_all(readings: Sequence[Any], options: CopyOptions) -> Any:
    """Every pair of reports, in order of their ids, that shares text."""
    return KERNEL.Corpus(KERNEL.Reading, readings, _lengths(options))


def pairs_of(corpus: Any, ids: Sequence[ReportId]) -> Iterator[PairEvidence]:
    """The evidence of a corpus, by ``(a, b)``."""
    for k in range(len(corpus)):
        a, b, found = corpus[k]
        yield evidence_of(ids[a], ids[b], found)


def evidence_of(a: ReportId, b: ReportId, found: Any) -> PairEvidence:
    """The kernel's answer as evidence."""
    passages, shared, flood = found
    return PairEvidence(
        a, b, tuple(Passage(tuple(AlignedSpan(*span) for span in p[0]), *p[1:]) for p in passages), shared, flood
    )


def _lengths(options: CopyOptions) -> tuple[int, ...]:
    """The lengths in the order of kernel/module.c."""
    o, leads = options, min(options.frequent, LEADS)
    lengths = (o.gram, o.window, leads, o.many, o.gap, o.edit, o.reach, o.drop, o.positions, o.stock, o.edge)
    return (*lengths, o.phrase, o.clause, o.sentence, o.loose, o.frequent)
