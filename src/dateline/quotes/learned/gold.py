"""Turn attributions that a person marked into labels of pieces, which the readers learn from."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from dateline.model import Span
from dateline.quotes.learned.part_rows import Place
from dateline.quotes.learned.strips import Strip
from dateline.quotes.reading import Reading

__all__ = ["Marked", "Placed", "cue_labels", "part_labels", "place_marked"]


@dataclass(frozen=True, slots=True)
class Marked:
    """
    An attribution as a person marked it.

    Args:
        source, cue, content: In code points of the text; source and cue may be empty.
        klass: The class of saying, or "" where it was not marked.
        nested: Whether it stands within another one.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    klass: str = ""
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """
    The same as token ranges.

    Args:
        source, cue, content: Tokens, half open.
        marked: What it was made from.
    """

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    marked: Marked


def place_marked(reading: Reading, marked: Marked) -> Placed:
    """The token ranges of an attribution; a span that holds no token is left out."""

    def places(spans: tuple[Span, ...]) -> tuple[tuple[int, int], ...]:
        found = []
        for span in spans:
            start = bisect_left(reading.tokens, (span.start,))
            end = bisect_left(reading.tokens, (span.end,))
            if start < end:
                found.append((start, end))
        return tuple(found)

    return Placed(places(marked.source), places(marked.cue), places(marked.content), marked)


def cue_places(strip: Strip, placed: Placed) -> Place | None:
    """The pieces of the first stretch of a cue, when it lies in the paragraph and not in a quotation."""
    if not placed.cue:
        return None
    pieces = strip.pieces(*placed.cue[0])
    if not pieces or strip.starts[pieces[0]] >= placed.cue[0][1] or "q" in strip.marks[pieces[0] : pieces[-1] + 1]:
        return None
    return pieces[0], pieces[-1] + 1


def cue_labels(strip: Strip, gold: list[Placed]) -> tuple[list[str], list[tuple[Place, Placed]]]:
    """
    What the first reader should say of each piece of a paragraph, and the cues of the paragraph.

    Args:
        strip: The paragraph.
        gold: The attributions of the report.

    Returns:
        Labels "O", "B", "I", and each cue as pieces with its attribution, in the order of the text.
    """
    labels = ["O"] * len(strip)
    cues: list[tuple[Place, Placed]] = []
    for placed in gold:
        cue = cue_places(strip, placed)
        if cue is None or any(labels[at] != "O" for at in range(*cue)):
            continue
        labels[cue[0] : cue[1]] = ["B"] + ["I"] * (cue[1] - cue[0] - 1)
        cues.append((cue, placed))
    return labels, sorted(cues, key=lambda one: one[0])


def part_labels(strip: Strip, cue: Place, start: int, count: int, placed: Placed) -> list[str]:
    """What the second reader should say of the pieces ``[start, start + count)`` around a cue."""
    labels = ["O"] * count
    for letter, ranges in (("K", placed.content), ("S", placed.source)):
        for first, last in ranges:
            begun = False
            for at in range(start, start + count):
                if strip.ends[at] <= first or strip.starts[at] >= last:
                    continue
                shared = min(last, strip.ends[at]) - max(first, strip.starts[at])
                if 2 * shared >= strip.ends[at] - strip.starts[at]:
                    labels[at - start] = ("I-" if begun else "B-") + letter
                    begun = True
    for at in range(*cue):
        labels[at - start] = "C"
    return labels
