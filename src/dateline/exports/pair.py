"""One pair of reports part by part: what both have, what moved, what only one has, and which words differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.copies import Row, align_rows, find_changes
from dateline.exports.lines import Object
from dateline.exports.rows import copy_row
from dateline.model import Copy, CopyKind, Direction, ReadReport, ReportId, Role, Span
from dateline.record import ReportSummary

__all__ = ["pair_rows", "source_first"]


def source_first(copy: Copy, first: ReportId) -> Copy:
    """The pair with its source as ``a``; where that is not known, the report named first."""
    if copy.direction is Direction.AB or (copy.direction is None and copy.a == first):
        return copy
    return copy.turned()


def pair_rows(copy: Copy, a: ReadReport, b: ReadReport, names: Mapping[ReportId, ReportSummary]) -> Iterator[Object]:
    """
    The line of a pair, then its parts from top to bottom; together they hold all of both texts.

    Args:
        copy: The pair.
        a, b: Its reports.
        names: The reports of the record.

    Returns:
        Objects of the kind ``pair`` (one, with the contract's fields) and ``part``. A part is ``shared`` (both have
        it), ``retold`` (both say it), ``moved`` (one side of a passage that changed places) or ``only``;
        ``changes`` are the words that differ in a shared one, None when it is too long to compare.
    """
    yield {
        "kind": "pair",
        **{f"copy_{key}" if key == "kind" else key: value for key, value in copy_row(copy, names).items()},
    }
    left, right = a.report.text, b.report.text
    spans = [s for s in copy.spans if s.a_start < s.a_end <= len(left) and s.b_start < s.b_end <= len(right)]
    numbers = {span: number for number, span in enumerate(spans, start=1)}
    for row in align_rows(left, right, spans):
        if row.passage is None:
            yield from _only("a", a, row.left)
            yield from _only("b", b, row.right)
            continue
        changes = () if copy.kind is CopyKind.REWRITE else find_changes(left, right, row.passage)
        yield {
            "kind": "part",
            "part": "moved" if row.moved else "retold" if copy.kind is CopyKind.REWRITE else "shared",
            "passage": numbers[row.passage],
            **_sides(row, left, right),
            "changes": None if changes is None else [[*_ends(c.left), *_ends(c.right)] for c in changes],
        }


def _sides(row: Row, left: str, right: str) -> Object:
    """The words of a row on both sides, each with its place; None where there are none."""
    return {
        "a": _ends(row.left) if row.left else None,
        "b": _ends(row.right) if row.right else None,
        "a_words": row.left.of(left) if row.left else None,
        "b_words": row.right.of(right) if row.right else None,
    }


def _only(side: str, read: ReadReport, span: Span) -> Iterator[Object]:
    """Words that one report has alone, cut at its zones: a footer is no reporting that somebody left out."""
    text = read.report.text
    for part, role in _by_zone(read, span):
        words = part.of(text)
        if words.strip():
            here, on_a = _ends(part), side == "a"
            yield {
                "kind": "part",
                "part": "only",
                "passage": None,
                "a": here if on_a else None,
                "b": None if on_a else here,
                "a_words": words if on_a else None,
                "b_words": None if on_a else words,
                "role": role.value if role else None,
            }


def _by_zone(read: ReadReport, span: Span) -> Iterator[tuple[Span, Role | None]]:
    """The span cut at the zones of its report."""
    at = span.start
    for zone in read.report.zones:
        start, end = max(zone.span.start, at), min(zone.span.end, span.end)
        if start >= end:
            continue
        if start > at:
            yield Span(at, start), None
        yield Span(start, end), zone.role
        at = end
    if at < span.end:
        yield Span(at, span.end), None


def _ends(span: Span) -> list[int]:
    return [span.start, span.end]
