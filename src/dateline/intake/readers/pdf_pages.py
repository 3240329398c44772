"""Put the runs of PDF pages into reading order: columns, lines, paragraphs; running heads and page numbers left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

__all__ = ["Line", "Run", "join_pages", "lines_of_page"]

EDGE = 0.12  # of a page's height: where running heads and page numbers stand
EDGE_LINES = 3  # lines from the top or bottom that can be such
NARROWEST_GUTTER = 0.6  # of the height of a line; newspapers leave one to two
LEAST_LINES = 3  # lines on each side of a gutter
MOST_CROSSING = 0.25  # of the lines of a part: headlines and pictures' texts across columns
DEEPEST = 8  # columns within columns
WIDER = 1.35  # times the usual pitch of lines: a new paragraph
LARGER = 1.15  # times the size of letters: a headline
INDENT = 0.7  # of the height of a line: the first line of a paragraph
SHORT = 0.12  # of a column's width: the last line of a paragraph ends so far before the right edge
ENDS = tuple(".!?”\"'’)»…")
NUMBER = re.compile(r"(?:page|p\.|seite|página)?\s*[-–—|]?\s*\d{1,4}\s*[-–—|]?\s*(?:(?:of|/|von|de)\s*\d{1,4})?", re.I)


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand close together on one line, with their box in points from the lower left corner."""

    words: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """The height of its letters."""
        return max(1.0, self.top - self.bottom)

    @property
    def middle(self) -> float:
        """Half way up."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """
    A line of a column.

    Args:
        words: Its words.
        left, right: Its edges in points.
        height: Of its letters.
        pitch: From the line above to this one; 0 for the first of a column.
        column: The edges of its column.
        edge: Whether it stands where running heads and page numbers stand.
    """

    words: str
    left: float
    right: float
    height: float
    pitch: float
    column: tuple[float, float]
    edge: bool


def lines_of_page(runs: Sequence[Run], height: float) -> list[Line]:
    """
    The lines of a page in reading order.

    A part of the page is cut at the widest gutter that few runs cross; what crosses it (a headline, say) divides the
    part into bands, read one after the other, each column by column.

    Args:
        runs: What stands on the page, in any order.
        height: Of the page, in points.
    """
    shown = [run for run in runs if run.words.strip()]
    lines: list[Line] = []
    for block in blocks(shown, 0):
        lines.extend(lines_of_block(block, height))
    return lines


def blocks(runs: list[Run], depth: int) -> Iterator[list[Run]]:
    """Columns in reading order."""
    gutter = find_gutter(runs) if depth < DEEPEST and len(runs) >= 2 * LEAST_LINES else None
    if gutter is None:
        if runs:
            yield runs
        return
    crossing = sorted((run for run in runs if run.left < gutter < run.right), key=lambda run: -run.middle)
    sides = [run for run in runs if not run.left < gutter < run.right]
    edges = [run.middle for run in crossing]
    bands: list[list[Run]] = [[] for _ in range(len(edges) + 1)]
    for run in sides:
        bands[sum(run.middle < edge for edge in edges)].append(run)
    across: list[Run] = []
    for number, band in enumerate(bands):
        if band:
            if across:
                yield across
                across = []
            yield from blocks([run for run in band if run.right <= gutter], depth + 1)
            yield from blocks([run for run in band if run.left >= gutter], depth + 1)
        if number < len(crossing):
            across.append(crossing[number])
    if across:
        yield across


def find_gutter(runs: Sequence[Run]) -> float | None:
    """Where the widest gap between columns is, or None: few runs cross it and lines stand side by side along it."""
    size = median(run.height for run in runs)
    narrowest = NARROWEST_GUTTER * size
    events = sorted({run.right for run in runs})
    lefts = sorted(run.left for run in runs)
    most = MOST_CROSSING * len(runs)
    best: tuple[float, float] | None = None
    for right in events:
        after = next((left for left in lefts if left >= right), None)
        if after is None:
            break
        at = (right + after) / 2
        crossing = [run for run in runs if run.left < at < run.right]
        if len(crossing) > most:
            continue
        width = min((run.left for run in runs if run.left > at), default=at) - max(
            (run.right for run in runs if run.right < at), default=at
        )
        if width < narrowest or not side_by_side(runs, at):
            continue
        score = width - len(crossing) * size
        if best is None or score > best[0]:
            best = (score, at)
    return best[1] if best else None


def side_by_side(runs: Sequence[Run], at: float) -> bool:
    """Whether enough lines stand on both sides at the same height."""
    left = [run for run in runs if run.right <= at]
    right = [run for run in runs if run.left >= at]
    if len(left) < LEAST_LINES or len(right) < LEAST_LINES:
        return False
    low = max(min(run.bottom for run in left), min(run.bottom for run in right))
    high = min(max(run.top for run in left), max(run.top for run in right))
    shared = [side for side in (left, right) if sum(low <= run.middle <= high for run in side) >= LEAST_LINES]
    words = min(sum(len(run.words) for run in side) / len(side) for side in (left, right))
    return len(shared) == 2 and words >= 8  # a column of numbers or marks is none


def lines_of_block(runs: Sequence[Run], page: float) -> Iterator[Line]:
    """The runs of a column joined to lines, from top to bottom."""
    column = (min(run.left for run in runs), max(run.right for run in runs))
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.middle, run.left)):
        if rows and abs(rows[-1][0].middle - run.middle) < 0.4 * min(run.height, rows[-1][0].height):
            rows[-1].append(run)
        else:
            rows.append([run])
    above: float | None = None
    for row in rows:
        row.sort(key=lambda run: run.left)
        words = joined(row)
        middle = median(run.middle for run in row)
        height = max(run.height for run in row)
        at_edge = middle < EDGE * page or middle > (1 - EDGE) * page
        pitch = above - middle if above is not None else 0.0
        yield Line(words, row[0].left, max(run.right for run in row), height, pitch, column, at_edge)
        above = middle


def joined(row: Sequence[Run]) -> str:
    """The words of runs side by side."""
    words = row[0].words.strip()
    for before, run in pairwise(row):
        touching = run.left - before.right < 0.15 * run.height and not before.words.endswith(" ")
        words += ("" if touching and not run.words.startswith(" ") else " ") + run.words.strip()
    return " ".join(words.split())


def join_pages(pages: Sequence[Sequence[Line]]) -> tuple[str, list[tuple[int, int]]]:
    """
    The text of all pages, one paragraph after the other with a blank line between.

    Returns:
        The text, and for each page with words its number from 1 and where it begins in the text.
    """
    heads = running_heads(pages)
    lines = [
        (number, line)
        for number, page in enumerate(pages, 1)
        for at, line in enumerate(page)
        if not is_furniture(line, at, len(page), heads)
    ]
    if not lines:
        return "", []
    pitches = [line.pitch for _, line in lines if 0 < line.pitch < 4 * line.height]
    pitch = median(pitches) if pitches else 0.0
    hyphenated = hyphenated_words(lines)
    text = lines[0][1].words
    starts = [(lines[0][0], 0)]
    for (page_before, before), (page, line) in pairwise(lines):
        begins = begins_paragraph(before, line, pitch, turned=page != page_before)
        if begins:
            text += "\n\n"
        elif cut := hyphen_at_end(text, line.words, hyphenated):
            text = text[:-1] if cut == "drop" else text
        else:
            text += " "
        if page != page_before:
            starts.append((page, len(text)))
        text += line.words
    return text, starts


def running_heads(pages: Sequence[Sequence[Line]]) -> set[str]:
    """The lines at the edges of pages that come again on others, numbers apart."""
    counts = Counter(
        key
        for page in pages
        for key in {key_of(line) for at, line in enumerate(page) if line.edge and near_end(at, len(page))}
    )
    return {key for key, count in counts.items() if key and count >= 2 and count >= 0.3 * len(pages)}


def near_end(at: int, count: int) -> bool:
    """Whether a line is among the first or last of its page."""
    return at < EDGE_LINES or at >= count - EDGE_LINES


def key_of(line: Line) -> str:
    """A line without its numbers."""
    return re.sub(r"\d+", "#", line.words.lower()).strip()


def is_furniture(line: Line, at: int, count: int, heads: set[str]) -> bool:
    """Whether a line is a running head or a page number."""
    if not line.edge:
        return False
    if NUMBER.fullmatch(line.words.strip()):
        return True
    return key_of(line) in heads


def begins_paragraph(before: Line, line: Line, pitch: float, *, turned: bool) -> bool:
    """Whether a line begins a paragraph."""
    larger, smaller = max(before.height, line.height), min(before.height, line.height)
    if larger > LARGER * smaller:
        return True
    if before.column != line.column or turned or line.pitch <= 0:  # goes on in the next column or on the next page
        return before.words.rstrip().endswith(ENDS) or not (
            line.words[:1].islower() or before.words.endswith(("-", ","))
        )
    if pitch and line.pitch > WIDER * pitch:
        return True
    left, right = line.column
    indented = line.left - left > INDENT * line.height and before.left - left < 0.3 * line.height
    width = right - left
    short = right - before.right > SHORT * width and before.words.rstrip().endswith(ENDS)
    return indented or (short and line.words[:1].isupper() and right - before.right > 0.3 * width)


def hyphenated_words(lines: Sequence[tuple[int, Line]]) -> set[str]:
    """The words with a hyphen within lines, which keep it at a line's end too."""
    return {word.lower() for _, line in lines for word in re.findall(r"\w+-\w+", line.words)}


def hyphen_at_end(text: str, after: str, hyphenated: set[str]) -> str:
    """Whether a hyphen at the end of a line is to "drop" or to "keep"; empty when there is none."""
    found = re.search(r"(\w+)[-\u2010]\Z", text[-60:])
    if found is None or not after[:1].isalnum():
        return ""
    follows = re.match(r"\w+", after)
    whole = f"{found[1]}-{follows[0] if follows else ''}".lower()
    if whole in hyphenated or not after[:1].islower() or found[1][-1:].isdigit():
        return "keep"
    return "drop"
