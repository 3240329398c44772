"""Hold what is said of the origin of two reports: who copied, or that it is open, with the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dateline.model import Direction, Reason, ReportId

__all__ = [
    "BY_WAY",
    "CREDIT",
    "DATES",
    "NOTHING_TELLS",
    "Origin",
    "Pair",
    "Sources",
    "dates_reason",
    "judged",
    "left_open",
]

# How near a source is, by the strongest reason: what a report says itself, what its dates and words show, what the
# report it credits says.
CREDIT, DATES, BY_WAY = 0, 1, 2
JUDGED = -1  # nearer than all that: a person said so

NOTHING_TELLS = (Reason(("no credit says who was first, and the dates alone do not settle it",)),)

Pair = tuple[ReportId, ReportId]
Sources = Mapping[ReportId, set[ReportId]]  # for a report those that it is known to have words from


class Origin(NamedTuple):
    """
    Where one report of a pair has its words from.

    Args:
        source, taker: The two reports; when nobody is known to have copied, in the order of the copy.
        stated: Whether the taker copied from the source.
        rank: CREDIT, DATES or BY_WAY.
        common_source: The name both may have it from, or None.
        reasons: Why it is stated, or left open.
    """

    source: ReportId
    taker: ReportId
    stated: bool
    rank: int
    common_source: str | None
    reasons: tuple[Reason, ...]


def left_open(pair: Pair, reasons: tuple[Reason, ...] = NOTHING_TELLS) -> Origin:
    """Nobody is known to have copied."""
    return Origin(*pair, False, DATES, None, reasons)


def judged(pair: Pair, direction: Direction | None, because: str) -> Origin:
    """What a person says of a pair: who copied, or that it is open."""
    if direction is None:
        return left_open(pair, (Reason((because,)),))
    source, taker = pair if direction is Direction.AB else pair[::-1]
    return Origin(source, taker, True, JUDGED, None, (Reason((because,)),))


def dates_reason(later: ReportId, earlier: ReportId) -> Reason:
    """That a report came out after another."""
    return Reason(("", later, " is dated after ", earlier), later)
