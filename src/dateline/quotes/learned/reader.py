"""Read a paragraph with what was learned, beside what the rules found in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from dateline.quotes.drafts import Draft
from dateline.quotes.learned.cue_rows import cue_rows
from dateline.quotes.learned.part_rows import Place, part_rows
from dateline.quotes.learned.strips import Strip
from dateline.quotes.learned.weights import Weights

__all__ = ["Found", "Read", "Reader", "Tokens"]

Tokens = tuple[int, int]


class Found(NamedTuple):
    """
    An attribution that was read, as token ranges.

    Args:
        cue: Its cue.
        source: Who, or None.
        contents: What; may be empty.
        cue_share: The marginal of the cue, 0 to 1.
        part_share: The probability of source and content together, 0 to 1.
    """

    cue: Tokens
    source: Tokens | None
    contents: list[Tokens]
    cue_share: float
    part_share: float


class Read(NamedTuple):
    """
    What was read in a paragraph.

    Args:
        shares: For each piece how likely it is in a cue, 0 to 1.
        found: The attributions above the threshold, in the order of their cues.
    """

    shares: list[float]
    found: list[Found]


class Reader:
    """
    Two taggers: the first finds cues, the second the source and content of each.

    Args:
        weights: What was learned.
    """

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.first = open_tagger(weights.cues)
        self.second = open_tagger(weights.parts)

    def read(self, strip: Strip, drafts: Sequence[Draft]) -> Read | None:
        """
        Read one paragraph.

        Args:
            strip: The paragraph.
            drafts: What the rules found in it.

        Returns:
            What stands above the threshold; None when nothing in the paragraph can be a cue.
        """
        rates = self.weights.rates
        if not drafts and rates.keys().isdisjoint(strip.lows):
            return None
        best = self.first.tag(cue_rows(strip, rates))
        labels = [label for label in self.first.labels() if label != "O"]
        shares = [sum(self.first.marginal(label, at) for label in labels) for at in range(len(strip))]
        cues = find_runs(shares, best, self.weights.threshold)
        return Read(shares, [self.read_cue(strip, drafts, cue, cues, shares) for cue in cues])

    def read_cue(
        self, strip: Strip, drafts: Sequence[Draft], cue: Place, cues: Sequence[Place], shares: Sequence[float]
    ) -> Found:
        """Tell the source and content of one cue."""
        window = part_rows(strip, cue, cues, self.weights.rates, drafts)
        labels = self.second.tag(window.rows)
        source, contents = spans_of(strip, cue, window.start, labels)
        place = (strip.starts[cue[0]], strip.ends[cue[1] - 1])
        return Found(place, source, contents, max(shares[cue[0] : cue[1]]), self.second.probability(labels))


def open_tagger(weights: bytes) -> Any:
    """A tagger over weights in memory."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(weights)
    return tagger


def find_runs(shares: list[float], best: list[str], threshold: float) -> list[Place]:
    """Runs of pieces above the threshold; a "B" within one begins another."""
    found: list[Place] = []
    at = 0
    while at < len(shares):
        if shares[at] < threshold:
            at += 1
            continue
        end = at + 1
        while end < len(shares) and shares[end] >= threshold and best[end] != "B":
            end += 1
        found.append((at, end))
        at = end
    return found


def spans_of(strip: Strip, cue: Place, start: int, labels: list[str]) -> tuple[Tokens | None, list[Tokens]]:
    """The source nearest to the cue, and the contents."""
    sources: list[Place] = []
    contents: list[Tokens] = []
    at = 0
    while at < len(labels):
        label = labels[at]
        end = at + 1
        if label[-1] in "SK":
            while end < len(labels) and labels[end] == "I-" + label[-1]:
                end += 1
            place = (start + at, start + end)
            if label[-1] == "S":
                sources.append(place)
            else:
                contents.append((strip.starts[place[0]], strip.ends[place[1] - 1]))
        at = end
    if not sources:
        return None, contents
    first, last = min(sources, key=lambda one: min(abs(one[0] - cue[1]), abs(one[1] - cue[0])))
    return (strip.starts[first], strip.ends[last - 1]), contents
