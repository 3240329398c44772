"""Say which generated reports share what: for each new report its pairs with all that came before it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

from corpus_operations import quoted_length
from corpus_press import NUMBERS, RECENT, Made
from corpus_words import AGENCIES

__all__ = ["Kin"]

Span = list[int]  # a_start, a_end, b_start, b_end

JOIN = 24  # characters that may lie between two sentences of one span
LEAST = 60  # characters that one span of a pair must have
WHOLE = 0.9  # the contract's bound for "copy"


class Kin:
    """
    The reports of the last families, by the stories that their sentences come from.

    A pair is true when one of its spans has ``LEAST`` characters. ``kind`` is the contract's: quotation when all that
    is shared stands in quotation marks in both, copy when both shares are 0.9 or more, else partial. ``dir`` is "ab"
    where b was made from a (``rel`` copy) or from something made from a (chain), and null for siblings. ``clue`` says
    what shows the direction: credit (b names a's outlet), date (b is dated later), misdated (a dated anew), none.
    """

    def __init__(self) -> None:
        self._members: dict[int, list[Made]] = {}
        self._order: deque[int] = deque()

    def add(self, report: Made) -> Iterator[dict[str, Any]]:
        """Truth lines of a report and those before it, which is a in every line."""
        met = set()
        for family in dict.fromkeys(source // NUMBERS for source in report.story.sources):
            if family not in self._members:
                self._members[family] = []
                self._order.append(family)
            for other in self._members[family]:
                if other.number not in met:
                    met.add(other.number)
                    row = relate(other, report)
                    if row:
                        yield row
            self._members[family].append(report)
        while len(self._order) > 4 * RECENT:
            del self._members[self._order.popleft()]


def relate(a: Made, b: Made) -> dict[str, Any] | None:
    """The truth line of two reports, b made after a; None when they share too little."""
    spans, marked = aligned(a, b)
    if max((min(s[1] - s[0], s[3] - s[2]) for s in spans), default=0) < LEAST:
        return None
    rel = "copy" if a.number in b.parents else "chain" if a.number in b.ancestors else "sibling"
    shares = share(spans, 0, a), share(spans, 2, b)
    row: dict[str, Any] = {
        "a": a.id,
        "b": b.id,
        "spans": spans,
        "op": b.op if rel == "copy" else rel,
        "rel": rel,
        "dir": None if rel == "sibling" else "ab",
        "a_share": shares[0],
        "b_share": shares[1],
        "kind": "quotation" if marked else "copy" if min(shares) >= WHOLE else "partial",
    }
    if rel == "sibling":
        named = {report.credit for report in (a, b)}.intersection(AGENCIES)
        row["common_source"] = named.pop() if len(named) == 1 and a.root == b.root and a.unseen else None
    else:
        row["clue"] = clue(a, b)
    return row


def aligned(a: Made, b: Made) -> tuple[list[Span], bool]:
    """The spans that two reports share, and whether all of it stands in quotation marks in both."""
    places: dict[int, list[tuple[int, str, int]]] = {}
    for start, words, source in zip(b.starts, b.story.sentences, b.story.sources, strict=True):
        places.setdefault(source >> 1, []).append((start, words, source & 1))
    spans: list[Span] = []
    marked = True
    for start, words, source in zip(a.starts, a.story.sentences, a.story.sources, strict=True):
        for other, same, taken in places.get(source >> 1, ()):
            head = source & 1 or taken
            marked = marked and bool(head)
            ends = (quoted_length(words), quoted_length(same)) if head else (len(words), len(same))
            spans.append([start, start + ends[0], other, other + ends[1]])
    return joined(sorted(spans)), marked


def joined(spans: Sequence[Span]) -> list[Span]:
    """Spans that follow each other in both reports as one."""
    out: list[Span] = []
    for span in spans:
        if out and all(0 <= span[side] - out[-1][side + 1] <= JOIN for side in (0, 2)):
            out[-1] = [out[-1][0], span[1], out[-1][2], span[3]]
        else:
            out.append(span)
    return out


def share(spans: Sequence[Span], side: int, report: Made) -> float:
    """The part of a report, its furniture apart, that spans cover."""
    covered = at = 0
    for start, end in sorted((span[side], span[side + 1]) for span in spans):
        covered, at = covered + max(0, end - max(start, at)), max(at, end)
    return round(min(1.0, covered / (len(report.text) - len(report.top) - len(report.end))), 4)


def clue(a: Made, b: Made) -> str:
    """What in two reports shows that b was made from a."""
    if b.credit == a.outlet.name:
        return "credit"
    if not a.published or not b.published:
        return "none"
    size = min(len(a.published), len(b.published))
    early, late = a.published[:size], b.published[:size]
    return "date" if early < late else "misdated" if early > late else "none"
