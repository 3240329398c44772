"""Lay two texts in rows: shared passages face their twins, what only one has stands alone, moved ones stay in place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from dateline.model import AlignedSpan, Span

__all__ = ["Row", "align_rows", "find_changes"]

_WORD = re.compile(r"\S+")
# Marks that house style changes; a reprint that bends its quotation marks has not altered the words.
_HOUSE = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})
_EDGES = "\"'.,;:!?()[]-…"
# Words of one passage times those of its twin, about 600 x 600; longer ones are not compared, and the page says so.
_MOST_COMPARED = 400_000


@dataclass(frozen=True, slots=True)
class Row:
    """
    One row of a side-by-side view.

    Args:
        left, right: The words on each side; an empty span: nothing.
        passage: The shared passage that both sides begin with, or None when the words stand on one side only.
    """

    left: Span
    right: Span
    passage: AlignedSpan | None


def align_rows(left: str, right: str, spans: Sequence[AlignedSpan]) -> list[Row]:
    """
    Cut two texts into rows that together hold all of both, each in its own order.

    The passages that keep their order face each other; of those that changed places, the smaller stay where they
    are in both texts.

    Example:
        >>> [(r.left, r.passage is None) for r in align_rows("ab cd", "ab", [AlignedSpan(0, 2, 0, 2)])]
        [(Span(start=0, end=2), False), (Span(start=2, end=5), True)]
    """
    rows: list[Row] = []
    at_left = at_right = 0
    for passage in (*_in_order(spans), AlignedSpan(len(left), len(left), len(right), len(right))):
        gap = Row(Span(at_left, passage.a_start), Span(at_right, passage.b_start), None)
        _add_gap(rows, gap, left, right)
        if passage.a_end > passage.a_start or passage.b_end > passage.b_start:
            rows.append(Row(Span(passage.a_start, passage.a_end), Span(passage.b_start, passage.b_end), passage))
        at_left, at_right = passage.a_end, passage.b_end
    return rows


def _add_gap(rows: list[Row], gap: Row, left: str, right: str) -> None:
    """Stops and quotation marks between passages go with the passage before; words make a row."""
    bare_left = not any(map(str.isalnum, gap.left.of(left)))
    bare_right = not any(map(str.isalnum, gap.right.of(right)))
    if rows and (bare_left or bare_right):
        last = rows[-1]
        rows[-1] = Row(
            Span(last.left.start, gap.left.end if bare_left else last.left.end),
            Span(last.right.start, gap.right.end if bare_right else last.right.end),
            last.passage,
        )
        gap = Row(
            Span(gap.left.end, gap.left.end) if bare_left else gap.left,
            Span(gap.right.end, gap.right.end) if bare_right else gap.right,
            None,
        )
    if gap.left or gap.right:
        rows.append(gap)


def _in_order(spans: Sequence[AlignedSpan]) -> list[AlignedSpan]:
    """The chain of passages in the same order on both sides that holds most characters (a Fenwick tree of maxima)."""
    ordered = sorted(spans)
    ends = sorted({span.b_end for span in ordered})
    best: list[tuple[int, int]] = [(0, -1)] * (len(ends) + 1)  # most characters so far, and the last passage
    before: list[int] = []
    for number, span in enumerate(ordered):
        score, last = 0, -1
        at = bisect_left(ends, span.b_start + 1)  # chains that end at or before this passage begins
        while at > 0:
            if best[at][0] > score:
                score, last = best[at]
            at -= at & -at
        if last >= 0 and ordered[last].a_end > span.a_start:
            last, score = -1, 0  # overlapping input: start anew rather than show words twice
        before.append(last)
        total = score + span.a_end - span.a_start
        at = bisect_left(ends, span.b_end) + 1
        while at <= len(ends):
            if total > best[at][0]:
                best[at] = (total, number)
            at += at & -at
    _, last = max(best, key=lambda found: found[0], default=(0, -1))
    chain: list[AlignedSpan] = []
    while last >= 0:
        chain.append(ordered[last])
        last = before[last]
    return chain[::-1]


def find_changes(left: str, right: str, passage: AlignedSpan) -> tuple[list[Span], list[Span]] | None:
    """
    The words of a shared passage that are not the same on both sides; case and the shape of marks do not count.

    Returns:
        The words on the left and on the right, or None when the passage is too long to compare.

    Example:
        >>> find_changes("the bill passed", "the law passed", AlignedSpan(0, 15, 0, 14))
        ([Span(start=4, end=8)], [Span(start=4, end=7)])
    """
    words_left, spans_left = _words(left, passage.a_start, passage.a_end)
    words_right, spans_right = _words(right, passage.b_start, passage.b_end)
    if words_left == words_right:
        return [], []
    if len(words_left) * len(words_right) > _MOST_COMPARED:
        return None
    changed_left: list[Span] = []
    changed_right: list[Span] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, words_left, words_right, autojunk=False).get_opcodes():
        if tag != "equal":
            changed_left += _joined(spans_left[i1:i2])
            changed_right += _joined(spans_right[j1:j2])
    return changed_left, changed_right


def _words(text: str, start: int, end: int) -> tuple[list[str], list[Span]]:
    found = list(_WORD.finditer(text, start, end))
    folded = [match[0].translate(_HOUSE).casefold().strip(_EDGES) for match in found]
    kept = [number for number, word in enumerate(folded) if word]
    return [folded[number] for number in kept], [Span(*found[number].span()) for number in kept]


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Words that follow one another as one run."""
    if spans:
        yield Span(spans[0].start, spans[-1].end)
