"""Shared words of two reports: which passages, how much of each, and who took them from whom where that is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.report import ReportId

__all__ = ["AlignedSpan", "Copy", "CopyKind", "Direction"]


class CopyKind(StrEnum):
    """What two reports share. ``COPY``: both shares are 0.9 or more."""

    COPY = "copy"
    PARTIAL = "partial"
    QUOTATION = "quotation"
    BOILERPLATE = "boilerplate"
    REWRITE = "rewrite"


class Direction(StrEnum):
    """``AB``: b copied from a. Not determined is None, never a member."""

    AB = "ab"
    BA = "ba"


@dataclass(frozen=True, slots=True, order=True)
class AlignedSpan:
    """A passage of report a and the same passage in report b, each half open in code points of its own text."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int

    def turned(self) -> AlignedSpan:
        """The same passage seen from report b."""
        return AlignedSpan(self.b_start, self.b_end, self.a_start, self.a_end)


@dataclass(frozen=True, slots=True)
class Copy:
    """
    Two reports that share text.

    Args:
        a, b: The reports, ``a < b`` by id.
        spans: The shared passages, in order of report a; disjoint on each side.
        a_share, b_share: The part of each body's characters that the spans cover, 0 to 1.
        kind: What is shared.
        direction: Who copied, or None when it is not determined.
        common_source: The name both may have it from ("Press TV"), or None.
        because: One sentence in plain words: what the kind and the direction rest on.
    """

    a: ReportId
    b: ReportId
    spans: tuple[AlignedSpan, ...]
    a_share: float
    b_share: float
    kind: CopyKind
    direction: Direction | None
    common_source: str | None
    because: str
