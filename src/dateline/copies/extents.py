"""Reckon with runs of one text: join them, cut some out of others, and say how much of a body they cover."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.copies.values import CopyInput
from dateline.model import Role, Span

__all__ = ["body_of", "has_body", "merged", "share_of", "without"]


def has_body(report: CopyInput) -> bool:
    """Whether the layout of a report is known, and its body with it."""
    return any(zone.role is Role.BODY for zone in report.zones)


def body_of(report: CopyInput) -> list[Span]:
    """The body of a report; of one whose layout is not known, its whole text."""
    body = [zone.span for zone in report.zones if zone.role is Role.BODY]
    if body:
        return body  # without a look at its text, which may be on the shelf
    text = report.text
    lead = len(text) - len(text.lstrip())
    return [Span(lead, max(lead, len(text.rstrip())))]


def share_of(spans: Iterable[Span], body: Sequence[Span]) -> float:
    """The part of a body's characters that the spans cover, to four digits."""
    whole = sum(map(len, body))
    rest = sum(map(len, without(body, merged(spans))))
    return round((whole - rest) / whole, 4) if whole else 0.0


def merged(spans: Iterable[Span]) -> list[Span]:
    """
    The spans in order, those that touch joined.

    Example:
        >>> merged([Span(4, 6), Span(0, 2), Span(2, 3)])
        [Span(start=0, end=3), Span(start=4, end=6)]
    """
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def without(spans: Iterable[Span], holes: Sequence[Span]) -> list[Span]:
    """
    What is left of ordered spans when ordered, disjoint holes are cut out.

    Example:
        >>> without([Span(0, 9)], [Span(2, 3), Span(8, 12)])
        [Span(start=0, end=2), Span(start=3, end=8)]
    """
    left: list[Span] = []
    k = 0
    for span in spans:
        start = span.start
        while k < len(holes) and holes[k].end <= start:
            k += 1
        for hole in holes[k:]:
            if hole.start >= span.end:
                break
            if hole.start > start:
                left.append(Span(start, hole.start))
            start = max(start, hole.end)
        if start < span.end:
            left.append(Span(start, span.end))
    return left
