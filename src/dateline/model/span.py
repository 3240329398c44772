"""Where words stand: a half-open run of code points in one text."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """
    A half-open run ``[start, end)`` of Unicode code points.

    Args:
        start: First code point, from 0.
        end: One past the last code point; never before ``start``.

    Raises:
        ValueError: If ``start`` is negative or ``end`` is before ``start``.

    Example:
        >>> Span(3, 7).of("He said no.")
        'said'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end < self.start:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The words of the span in its text."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True when the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """True when the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start
