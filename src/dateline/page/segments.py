"""Cut overlapping marks into properly nested pieces, by the boundaries of the marks and of the lines they cross."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from dateline.model import Span
from dateline.page.markup import NOTHING, Markup, escape

__all__ = ["Layer", "Mark", "Weaver", "find_lines"]

_LINE = re.compile(r"[^\r\n]+")


class Layer(IntEnum):
    """What lies outside of what where marks overlap; the outermost stay whole, so a link to them lights all words."""

    PLACE = 0  # words that only a link needs: evidence of a detail
    ZONE = 1
    DIFFERENCE = 2  # what other accounts tell otherwise
    QUOTE = 3
    PASSAGE = 4
    SOURCE = 5
    CUE = 6
    DATE = 7


@dataclass(frozen=True, slots=True)
class Mark:
    """
    Words of a report that are to be told apart.

    Args:
        span: The words.
        layer: What is marked.
        classes: How they look; ``starts`` and ``ends`` are added to the first and the last piece.
        anchor: The name of the words on the page; the first piece carries it as its id. Empty: nothing links here.
        opening, closing: Labels before the first and after the last of the words.
        note: What stands beside the line in which the mark begins.
    """

    span: Span
    layer: Layer
    classes: str
    anchor: str
    opening: Markup = NOTHING
    closing: Markup = NOTHING
    note: Markup = NOTHING


def find_lines(text: str) -> list[Span]:
    """
    The lines that have words on them, without their line ends.

    Example:
        >>> find_lines("One.\\r\\n \\nTwo.")
        [Span(start=0, end=4), Span(start=8, end=12)]
    """
    return [Span(*match.span()) for match in _LINE.finditer(text) if not match[0].isspace()]


class Weaver:
    """
    Writes the lines of one text with their marks, in order; every anchor is set once, on the first words that have it.

    Args:
        text: The text.
        lines: Its lines.
        marks: In any order; what lies outside the text or on no line is never opened.
    """

    def __init__(self, text: str, lines: Sequence[Span], marks: Iterable[Mark]) -> None:
        self._text = text
        self._marks = sorted(marks, key=lambda mark: (mark.layer, mark.span.start, -mark.span.end, mark.classes))
        self._lines = lines
        self._by_line: list[list[int]] = [[] for _ in lines]  # ranks in self._marks
        self._last_line: dict[int, int] = {}
        self._opened: set[int] = set()
        self.placed: set[str] = set()
        starts, ends = [line.start for line in lines], [line.end for line in lines]
        for rank, mark in enumerate(self._marks):
            first, beyond = bisect_right(ends, mark.span.start), bisect_left(starts, mark.span.end)
            for index in range(first, beyond if mark.span else first):
                self._by_line[index].append(rank)
                self._last_line[rank] = index

    def weave(self, index: int) -> tuple[Markup, list[Markup]]:
        """
        One line; lines are asked for in order.

        Returns:
            Its words with their marks, properly nested, and the notes of the marks that begin in it.
        """
        line = self._lines[index]
        opening: dict[int, list[int]] = defaultdict(list)
        closing: dict[int, list[int]] = defaultdict(list)
        for rank in self._by_line[index]:
            span = self._marks[rank].span
            opening[max(span.start, line.start)].append(rank)
            closing[min(span.end, line.end)].append(rank)
        fresh = [rank for rank in self._by_line[index] if rank not in self._opened]
        pieces: list[str] = []
        stack: list[tuple[int, int]] = []  # rank, and where in pieces its start tag goes
        active: list[int] = []
        at = line.start
        for cut in sorted({*opening, *closing, line.end}):
            pieces.append(escape(self._text[at:cut]))
            for rank in closing[cut]:
                active.remove(rank)
            for rank in opening[cut]:
                insort(active, rank)
            self._change(stack, active, pieces, cut, index)
            at = cut
        notes = sorted(fresh, key=lambda rank: (self._marks[rank].span.start, rank))
        return Markup("".join(pieces)), [note for rank in notes if (note := self._marks[rank].note)]

    def _change(self, stack: list[tuple[int, int]], active: list[int], pieces: list[str], at: int, line: int) -> None:
        """Close what no longer holds, with what lies in it, and open what holds from here."""
        kept = 0
        while kept < min(len(stack), len(active)) and stack[kept][0] == active[kept]:
            kept += 1
        while len(stack) > kept:
            self._close(*stack.pop(), pieces, at, line)
        for rank in active[kept:]:
            stack.append((rank, len(pieces)))
            mark = self._marks[rank]
            pieces.extend(("", "" if rank in self._opened else mark.opening))
            self._write_start(rank, pieces, len(pieces) - 2)

    def _write_start(self, rank: int, pieces: list[str], where: int) -> None:
        mark = self._marks[rank]
        classes = mark.classes if rank in self._opened else f"{mark.classes} starts"
        self._opened.add(rank)
        if not mark.anchor:
            pieces[where] = f'<span class="{escape(classes)}">'
        elif mark.anchor in self.placed:
            pieces[where] = f'<span class="{escape(classes)}" data-of="{escape(mark.anchor)}">'
        else:
            self.placed.add(mark.anchor)
            pieces[where] = f'<span class="{escape(classes)}" id="{escape(mark.anchor)}">'

    def _close(self, rank: int, start: int, pieces: list[str], at: int, line: int) -> None:
        mark = self._marks[rank]
        if line == self._last_line[rank] and at == min(mark.span.end, self._lines[line].end):
            pieces[start] = pieces[start].replace('"', '"ends ', 1)
            pieces.append(mark.closing)
        pieces.append("</span>")
