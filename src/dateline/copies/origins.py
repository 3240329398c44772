"""Say who copied from whom where credits, left-over words, dates or edits tell, and from whom both reports have it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.copies.arborescence import find_circles
from dateline.copies.claims import Origin, Pair, dates_reason, left_open
from dateline.copies.commons import with_common_source
from dateline.copies.credited import by_credits, by_way
from dateline.copies.dated import by_dates
from dateline.copies.family import Family
from dateline.copies.ties import PlainTies, joins
from dateline.copies.values import CopyInput
from dateline.model import Copy, Direction, Reason, ReportId

__all__ = [
    "Origin",
    "dates_reason",
    "find_origins",
    "find_told_origins",
    "known_sources",
    "open_circles",
    "told_copy",
    "trace_origins",
]

_IN_CIRCLES = Reason(("by such reasons each of them had it first",))


def trace_origins(copies: Sequence[Copy], inputs: Mapping[ReportId, CopyInput]) -> list[Copy]:
    """
    Give each copy its direction and its common source, where the evidence speaks; :func:`find_origins` says how.

    Args:
        copies: All copies of the set.
        inputs: Their reports.

    Returns:
        The same copies in the same order; direction and common source stay None where nothing speaks for them.
    """
    origins = find_origins(copies, Family(PlainTies(copies, inputs), inputs))
    return [told_copy(copy, origins.get((copy.a, copy.b))) for copy in copies]


def find_origins(copies: Iterable[Copy], family: Family) -> dict[Pair, Origin]:
    """
    Find for each pair that shares reporting who copied, by what the two and the reports around them show.

    What a report says of its own text comes first (:func:`~dateline.copies.credited.by_credits`), then what the report
    that it credits says (:func:`~dateline.copies.credited.by_way`), then dates, edits and habits together
    (:func:`~dateline.copies.dated.by_dates`). Statements that run in a circle are all left open. What is left open may
    have a common source (:func:`~dateline.copies.commons.with_common_source`).

    Args:
        copies: All copies of the set, in any order.
        family: The same, as a family.

    Returns:
        An origin by the ids of each pair, ``(a, b)``.
    """
    told = [(copy.a, copy.b) for copy in copies if joins(copy)]
    return {pair: left_open(pair) for pair in told} | find_told_origins(told, family)


def find_told_origins(pairs: Sequence[Pair], family: Family) -> dict[Pair, Origin]:
    """
    What :func:`find_origins` gives, of the pairs of which something is known; the others are left open.

    Their order never shows; where pairs of relatives follow one another it goes faster.
    """
    origins, ways = dict(by_credits(pairs, family)), family.by_way
    followed = [pair for pair in pairs if (pair[0] in ways or pair[1] in ways) and pair not in origins]
    origins |= by_way(followed, family, known_sources(origins))
    origins |= by_dates([pair for pair in pairs if pair not in origins], family, known_sources(origins))
    open_circles(origins)
    sources, unseen = known_sources(origins), family.unseen
    for pair in pairs:
        a, b = pair
        if not (a in unseen or b in unseen or (a in sources and b in sources)):
            continue  # nobody whom both may have it from
        known = origins.get(pair)
        if (known is None or not known.stated) and (found := with_common_source(pair, known, family, sources)):
            origins[pair] = found
    return origins


def known_sources(origins: Mapping[Pair, Origin]) -> dict[ReportId, set[ReportId]]:
    """For each report those that it is known to have words from."""
    sources: dict[ReportId, set[ReportId]] = {}
    for origin in origins.values():
        if origin.stated:
            sources.setdefault(origin.taker, set()).add(origin.source)
    return sources


def open_circles(origins: dict[Pair, Origin]) -> None:
    """Leave open the statements that run in a circle."""
    circles = find_circles(sorted((origin.source, origin.taker) for origin in origins.values() if origin.stated))
    for pair, origin in origins.items() if circles else ():
        if origin.stated and circles.get(origin.source, -1) == circles.get(origin.taker, -2):
            origins[pair] = left_open(pair, (*origin.reasons, _IN_CIRCLES))


def told_copy(copy: Copy, origin: Origin | None) -> Copy:
    """The copy with its origin."""
    if origin is None:
        return copy
    direction = (Direction.AB if origin.taker == copy.b else Direction.BA) if origin.stated else None
    because = "; ".join([copy.because, *(reason.words for reason in origin.reasons)])
    return Copy(
        copy.a, copy.b, copy.spans, copy.a_share, copy.b_share, copy.kind, direction, origin.common_source, because
    )
