"""Lay two texts in rows: shared passages face their twins, moved ones stand alone in their place, so does the rest."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice, pairwise
from operator import itemgetter

from dateline.model import AlignedSpan, Span

__all__ = ["Change", "Row", "align_rows", "find_changes", "find_common"]

_WORD = re.compile(r"\S+")
# Marks that house style changes; a reprint that bends its quotation marks has not altered the words.
_HOUSE = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})
_EDGES = "\"'.,;:!?()[]-…"
_OPENING, _CLOSING = "“„«‘\"'([", "”»’\"')].,;:!?…"
# Words of one passage times those of its twin, about 600 x 600, without what is the same at both ends; longer ones are
# not compared, and whoever shows them says so.
_MOST_COMPARED = 400_000
# Letters: shorter words in common ("the", "with") say nothing of a retelling, unless they are figures, or names with a
# capital that is not that of the first word.
_TELLING = 6


@dataclass(frozen=True, slots=True)
class Row:
    """
    One row of a side-by-side view.

    Args:
        left, right: The words on each side; an empty span: nothing.
        passage: The shared passage that the row holds, or None when its words stand on one side only.
        moved: The passage changed places: the row holds one side of it, and another row the other.
    """

    left: Span
    right: Span
    passage: AlignedSpan | None
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """
    Words that differ within a shared passage.

    Args:
        left, right: The words on each side; an empty span, where they would stand: none.
    """

    left: Span
    right: Span


def align_rows(left: str, right: str, spans: Sequence[AlignedSpan]) -> list[Row]:
    """
    Cut two texts into rows that together hold all of both, each in its own order.

    The passages that keep their order face each other. Of those that changed places the smaller stay where they are in
    both texts, each side in a row of its own.

    Args:
        left, right: The texts.
        spans: The passages that they share, as a copy has them.

    Example:
        >>> [(r.left, r.passage is None) for r in align_rows("ab cd", "ab", [AlignedSpan(0, 2, 0, 2)])]
        [(Span(start=0, end=2), False), (Span(start=2, end=5), True)]
        >>> moved = align_rows("long x", "x long", [AlignedSpan(0, 4, 2, 6), AlignedSpan(5, 6, 0, 1)])
        >>> [(row.left.of("long x"), row.right.of("x long"), row.moved) for row in moved]
        [('', 'x ', True), ('long ', 'long', False), ('x', '', True)]
    """
    facing = _in_order(spans)
    moved = set(spans).difference(facing)
    by_left = sorted((span.a_start, span.a_end, span) for span in moved)
    by_right = sorted((span.b_start, span.b_end, span) for span in moved)
    rows = _Rows(left, right)
    end = AlignedSpan(len(left), len(left), len(right), len(right))
    for passage, after in pairwise([*facing, end, end]):
        mine = _with_marks(left, Span(passage.a_start, passage.a_end), rows.at_left, after.a_start, by_left)
        yours = _with_marks(right, Span(passage.b_start, passage.b_end), rows.at_right, after.b_start, by_right)
        rows.add_gap(_pieces(rows.at_left, mine.start, by_left), _pieces(rows.at_right, yours.start, by_right))
        if passage is not end and (mine or yours):
            rows.add(mine, yours, passage)
    return rows.made


def _with_marks(
    text: str, span: Span, earliest: int, latest: int, moved: Sequence[tuple[int, int, AlignedSpan]]
) -> Span:
    """A passage with the quotation marks and stops that touch it: they look lost on a row of their own."""
    at = bisect_left(moved, span.end, key=itemgetter(0))
    latest = min(latest, moved[at][0]) if at < len(moved) else latest
    at = bisect_left(moved, span.start, key=itemgetter(0)) - 1
    earliest = max(earliest, moved[at][1]) if at >= 0 else earliest
    start, end = span.start, span.end
    while start > earliest and text[start - 1] in _OPENING:
        start -= 1
    while end < latest and text[end] in _CLOSING:
        end += 1
    return Span(start, end)


Piece = tuple[Span, AlignedSpan | None]


def _pieces(start: int, end: int, moved: Sequence[tuple[int, int, AlignedSpan]]) -> list[Piece]:
    """One side of a gap between two facing passages, cut at the moved passages that lie in it."""
    pieces: list[Piece] = []
    for begins, ends, passage in islice(moved, bisect_left(moved, start, key=itemgetter(0)), None):
        if begins >= end:
            break
        if begins < start or ends > end or begins == ends:
            continue  # it overlaps another passage, which is shown instead
        if begins > start:
            pieces.append((Span(start, begins), None))
        pieces.append((Span(begins, ends), passage))
        start = ends
    return [*pieces, (Span(start, end), None)] if end > start else pieces


class _Rows:
    """Rows under construction; each side of every row begins where the row before ended."""

    def __init__(self, left: str, right: str) -> None:
        self.made: list[Row] = []
        self.at_left = self.at_right = 0
        self._left, self._right = left, right

    def add(self, left: Span, right: Span, passage: AlignedSpan | None, *, moved: bool = False) -> None:
        """Add a row and go on behind it."""
        self.made.append(Row(left, right, passage, moved))
        self.at_left, self.at_right = left.end, right.end

    def add_gap(self, left: Sequence[Piece], right: Sequence[Piece]) -> None:
        """Add the pieces of a gap; words that only one side has face those that only the other has."""
        lefts, rights = list(left)[::-1], list(right)[::-1]
        while lefts or rights:
            if self._took_stops(lefts, rights):
                continue
            alone_left = bool(lefts) and lefts[-1][1] is None
            alone_right = bool(rights) and rights[-1][1] is None
            if alone_left and alone_right:
                self.add(lefts.pop()[0], rights.pop()[0], None)
            elif lefts:
                span, passage = lefts.pop()
                self.add(span, Span(self.at_right, self.at_right), passage, moved=passage is not None)
            else:
                span, passage = rights.pop()
                self.add(Span(self.at_left, self.at_left), span, passage, moved=passage is not None)

    def _took_stops(self, lefts: list[Piece], rights: list[Piece]) -> bool:
        """Stops and quotation marks between passages go with the row before; words make a row."""
        taken = False
        for pieces, text, on_left in ((lefts, self._left, True), (rights, self._right, False)):
            if self.made and pieces and pieces[-1][1] is None and not any(map(str.isalnum, pieces[-1][0].of(text))):
                end = pieces.pop()[0].end
                last = self.made[-1]
                start = last.left.start if on_left else last.right.start
                side = Span(start, end)
                left, right = (side, last.right) if on_left else (last.left, side)
                self.made[-1] = Row(left, right, last.passage, last.moved)
                self.at_left, self.at_right = left.end, right.end
                taken = True
        return taken


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


def find_changes(left: str, right: str, passage: AlignedSpan) -> tuple[Change, ...] | None:
    """
    The words of a shared passage that are not the same on both sides; case and the shape of marks do not count.

    Returns:
        The changes in order, or None when the passage is too long to compare.

    Example:
        >>> find_changes("the bill passed", "the law passed", AlignedSpan(0, 15, 0, 14))
        (Change(left=Span(start=4, end=8), right=Span(start=4, end=7)),)
    """
    one, two = _Words(left, passage.a_start, passage.a_end), _Words(right, passage.b_start, passage.b_end)
    first, beyond = _same_ends(one.folded, two.folded)
    mine, yours = one.folded[first : len(one.folded) - beyond], two.folded[first : len(two.folded) - beyond]
    if len(mine) * len(yours) > _MOST_COMPARED:
        return None
    steps = SequenceMatcher(None, mine, yours, autojunk=False).get_opcodes()
    return tuple(
        Change(one.run(first + i1, first + i2), two.run(first + j1, first + j2))
        for tag, i1, i2, j1, j2 in steps
        if tag != "equal"
    )


def find_common(left: str, right: str, passage: AlignedSpan) -> tuple[list[Span], list[Span]]:
    """
    The telling words that both sides of a retold passage have, in whatever order: names, figures, long words.

    Returns:
        Their places on the left and on the right.

    Example:
        >>> one, two = "40 jobs are lost at Orsun", "In Orsun 40 lose their work"
        >>> left, right = find_common(one, two, AlignedSpan(0, 25, 0, 27))
        >>> [span.of(one) for span in left], [span.of(two) for span in right]
        (['40', 'Orsun'], ['Orsun', '40'])
    """
    one, two = _Words(left, passage.a_start, passage.a_end), _Words(right, passage.b_start, passage.b_end)
    both = {one.folded[k] for k in one.telling()} & {two.folded[k] for k in two.telling()}
    first, second = ([words.run(k, k + 1) for k in words.telling() if words.folded[k] in both] for words in (one, two))
    return first, second


class _Words:
    """The words of a stretch, folded, with their places."""

    def __init__(self, text: str, start: int, end: int) -> None:
        found = list(_WORD.finditer(text, start, end))
        folded = [match[0].translate(_HOUSE).casefold().strip(_EDGES) for match in found]
        kept = [number for number, word in enumerate(folded) if word]
        self.folded = [folded[number] for number in kept]
        self._spans = [Span(*found[number].span()) for number in kept]
        self._text, self._start = text, start

    def run(self, first: int, beyond: int) -> Span:
        """Words that follow one another; none: the place behind the word before."""
        if first < beyond:
            return Span(self._spans[first].start, self._spans[beyond - 1].end)
        at = self._spans[first - 1].end if first else self._start
        return Span(at, at)

    def telling(self) -> list[int]:
        """The words that say something when another text has them too: figures, names, long words."""
        return [
            number
            for number, word in enumerate(self.folded)
            if len(word) >= _TELLING
            or any(map(str.isdigit, word))
            or (number and self._spans[number].of(self._text).strip(_EDGES + "“”‘’")[:1].isupper())
        ]


def _same_ends(left: Sequence[str], right: Sequence[str]) -> tuple[int, int]:
    """How many words are the same at the start, and how many of the others at the end."""
    shorter = min(len(left), len(right))
    first = next((k for k in range(shorter) if left[k] != right[k]), shorter)
    rest = shorter - first
    return first, next((k for k in range(rest) if left[-1 - k] != right[-1 - k]), rest)
