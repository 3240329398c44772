"""Cut a long report into parts at the ends of lines, by what each line comes to, so that a page stays small."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.copies import Row
from dateline.model import ReadReport, Span
from dateline.page.segments import find_lines

__all__ = ["cut_report", "cut_row", "cut_runs", "lines_of", "part_with"]

#: Bytes that one of each comes to on a page with its note, more rather than less: over the shipped example all together
#: come to a quarter more than its pages have.
QUOTE, DATE, PASSAGE, EVENT, LINE = 1_700, 900, 1_300, 420, 120
LONGEST = 12_000  # signs of a line; a longer one is cut at a blank


def cut_report(read: ReadReport, most: int, marked: Iterable[Span] = (), weight: int = PASSAGE) -> list[Span]:
    """
    The parts of a report, one after the other; a report that fits a page is one part.

    Args:
        read: The report.
        most: Bytes that a part may come to on a page, words, marks and notes together.
        marked: Further words that have marks of their own.
        weight: What one of these comes to.

    Returns:
        Stretches of the text from its beginning to its end, which meet at the beginnings of lines.
    """
    text = read.report.text
    lines = lines_of(text)
    if not lines:
        return [Span(0, len(text))]
    weights = [LINE + len(line) for line in lines]
    starts = [line.start for line in lines]
    for start, bytes_ in _weighed(read, marked, weight):
        weights[max(0, bisect_right(starts, start) - 1)] += bytes_
    cuts = [0, *(lines[run.start].start for run in cut_runs(weights, most)[1:]), len(text)]
    return [Span(start, end) for start, end in pairwise(cuts)]


def _weighed(read: ReadReport, marked: Iterable[Span], weight: int) -> Iterator[tuple[int, int]]:
    """Where something begins that has a note or a line of its own, and what that comes to."""
    yield from ((span.start, QUOTE) for quote in read.quotes for span in quote.content[:1])
    yield from ((found.span.start, DATE) for found in read.dates)
    yield from ((span.start, EVENT) for event in read.events for span in event.trigger[:1])
    yield from ((span.start, weight) for span in marked)


def lines_of(text: str, within: Span | None = None) -> list[Span]:
    """
    The lines that have words on them, or what of them lies within a part; overlong ones cut at blanks.

    Example:
        >>> lines_of("One.\\nTwo three.", Span(0, 8))
        [Span(start=0, end=4), Span(start=5, end=8)]
    """
    found: list[Span] = []
    for line in find_lines(text):
        start = line.start if within is None else max(line.start, within.start)
        end = line.end if within is None else min(line.end, within.end)
        while end - start > LONGEST:
            blank = text.rfind(" ", start, start + LONGEST)
            cut = blank + 1 if blank > start else start + LONGEST
            found.append(Span(start, cut))
            start = cut
        if start < end and not text[start:end].isspace():
            found.append(Span(start, end))
    return found


def cut_runs(weights: Sequence[int], most: int) -> list[range]:
    """
    Neighbours in runs that come to no more than so much; one that comes to more is a run of its own.

    Example:
        >>> cut_runs([3, 3, 3, 9, 1], 6)
        [range(0, 2), range(2, 3), range(3, 4), range(4, 5)]
    """
    runs: list[range] = []
    first = held = 0
    for number, weight in enumerate(weights):
        if number > first and held + weight > most:
            runs.append(range(first, number))
            first, held = number, 0
        held += weight
    return [*runs, range(first, len(weights))]


def cut_row(row: Row, left: str, right: str, most: int) -> list[Row]:
    """
    A row of a side-by-side view in rows of at most so many signs a side, cut at lines at about the same places.

    Args:
        row: The row.
        left, right: The two texts.
        most: Signs; a row with fewer stays.
    """
    number = -(-max(len(row.left), len(row.right)) // most)
    if number < 2:
        return [row]
    sides = zip(_cuts(left, row.left, number), _cuts(right, row.right, number), strict=True)
    return [replace(row, left=one, right=other) for one, other in sides if one or other]


def _cuts(text: str, whole: Span, number: int) -> Iterator[Span]:
    """A stretch in so many pieces of about one length, which meet at the beginnings of lines."""
    starts = [line.start for line in lines_of(text, whole)]
    at = whole.start
    for piece in range(1, number + 1):
        aim = whole.start + len(whole) * piece // number
        found = bisect_right(starts, aim) - 1
        end = whole.end if piece == number else max(at, starts[found] if found >= 0 else at)
        yield Span(at, end)
        at = end


def part_with(parts: Sequence[Span], place: int) -> int:
    """
    The number of the part in which a place lies, from 1.

    Example:
        >>> part_with([Span(0, 5), Span(5, 9)], 5)
        2
    """
    return max(1, min(len(parts), bisect_right([part.start for part in parts], place)))
