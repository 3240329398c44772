"""Find the stretches of a text in quotation marks, each mark read by its shape and by what stands beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.model import Span
from dateline.text.single_marks import find_single_stretches

__all__ = ["QuotedRegion", "find_quoted_regions", "find_quoted_stretches"]

# Double marks as agencies send them: curly, low, angled, straight, two single marks in a row, and line ends, since
# a stretch never runs beyond its paragraph.
LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
MARK = re.compile("|".join(("''", "``", "‘‘", "’’", *'"“”„‟«»', *LINE_ENDS)))  # literals alone: the fastest to search
OPENERS = frozenset(("“", "«", "„", "‟", "``", "‘‘"))
CLOSERS = frozenset(("”", "»", "’’"))
MARKS = OPENERS | CLOSERS | {'"', "''"}
CLOSING_SIGNS = frozenset(".,;:!?…)]")


@dataclass(frozen=True, slots=True)
class QuotedRegion:
    """
    A stretch in quotation marks.

    Args:
        span: Its place, marks included.
        closed: False when it has no closing mark and ends with its paragraph.
    """

    span: Span
    closed: bool


def find_quoted_regions(text: str) -> tuple[Span, ...]:
    """
    Find the stretches in double quotation marks: the rule that the kernel follows.

    Straight, curly, low and angled marks pair with each other, since agency copy mixes them, and a mark that stands
    on the wrong side is read by what is beside it. A stretch without a closing mark ends with its paragraph.

    Args:
        text: Any text.

    Returns:
        Spans in reading order, marks included; disjoint.

    Example:
        >>> text = 'He said “we won" and left. ”No,« she said.'
        >>> [span.of(text) for span in find_quoted_regions(text)]
        ['“we won"', '”No,«']
    """
    return tuple(region.span for region in double_stretches(text))


def find_quoted_stretches(text: str) -> tuple[QuotedRegion, ...]:
    """
    Find the stretches in quotation marks, double and single, and whether each is closed.

    Args:
        text: Any text.

    Returns:
        Regions in reading order; disjoint. Marks within a stretch are part of it: of two that overlap the one that
        begins first counts, but for a single mark that opens before a double one and closes within it.

    Example:
        >>> [region.closed for region in find_quoted_stretches('“One.”\\n“Two.')]
        [True, False]
        >>> [region.span.start for region in find_quoted_stretches("'No,' he said. 'It's late.'")]
        [0, 15]
    """
    doubles, singles = double_stretches(text), find_single_stretches(text)
    if not singles:
        return tuple(doubles)
    found: list[QuotedRegion] = []
    places = [region.span for region in doubles]
    for span, closed in singles:
        first = bisect_left(places, span.start, key=lambda place: place.end)
        over = [place for place in places[first:] if place.start < span.end]
        if all(span.start < place.start and place.end < span.end for place in over):
            found.append(QuotedRegion(span, closed))
    inner = [region.span for region in found]
    outside = (r for r in doubles if not any(span.start < r.span.start < span.end for span in inner))
    return tuple(sorted((*outside, *found), key=lambda region: region.span))


def double_stretches(text: str) -> list[QuotedRegion]:
    """The stretches in double marks, in reading order."""
    found: list[QuotedRegion] = []
    marks: list[re.Match[str]] = []
    for mark in MARK.finditer(text):
        if mark[0] in MARKS:
            marks.append(mark)
        elif marks:
            found.extend(regions_of(text, marks, mark.start()))
            marks = []
    found.extend(regions_of(text, marks, len(text)))
    return found


def regions_of(text: str, marks: list[re.Match[str]], paragraph_end: int) -> Iterator[QuotedRegion]:
    """The quoted stretches of one paragraph: marks within marks when they all pair, else every opener begins anew."""
    sides = [side_of(text, mark) for mark in marks]
    if not nested(sides):
        yield from flat_regions(text, marks, sides, paragraph_end)
        return
    depth, start = 0, 0
    for mark, side in zip(marks, sides, strict=True):
        if side == "(":
            start = mark.start() if depth == 0 else start
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                yield QuotedRegion(Span(start, mark.end()), closed=True)


def side_of(text: str, mark: re.Match[str]) -> str:
    """``(`` for a mark that opens, ``)`` for one that closes, ``?`` where only the neighbours of the pair can tell."""
    before = text[mark.start() - 1] if mark.start() else "\n"
    after = text[mark.end()] if mark.end() < len(text) else " "
    free_before, free_after = before.isspace() or before in "([—–", after.isspace() or after in CLOSING_SIGNS
    if free_before and not free_after:
        return "("
    if free_after and not free_before:
        return ")"
    if mark[0] in OPENERS or before in "\n\r":  # a mark at the head of a line opens, whatever its shape
        return "("
    if mark[0] in CLOSERS:
        return ")"
    return "!" if before.isdigit() and not free_after else "?"


def nested(sides: Iterable[str]) -> bool:
    """Whether every mark has a side, some stand within others, and all of them pair."""
    depth = deepest = 0
    for side in sides:
        if side not in "()":
            return False
        depth += 1 if side == "(" else -1
        if depth < 0:
            return False
        deepest = max(deepest, depth)
    return depth == 0 and deepest > 1


def flat_regions(text: str, marks: list[re.Match[str]], sides: list[str], paragraph_end: int) -> Iterator[QuotedRegion]:
    """Each opener to the next closer; an opener before that shows that the first was a slip."""
    start: int | None = None
    for mark, side in zip(marks, sides, strict=True):
        if start is None:
            if side in "(?":  # a closer here is a stray, and "!" stands for inches (a 6'2" guard)
                start = mark.start()
        elif side == "(":
            start = mark.start()
        else:
            yield QuotedRegion(Span(start, mark.end()), closed=True)
            start = None
    if start is not None:
        end = start + len(text[start:paragraph_end].rstrip())
        if end - start > 1:
            yield QuotedRegion(Span(start, end), closed=False)
