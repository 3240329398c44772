"""Read the reports again: which runs of words two of them share, and what stands in quotation marks in each."""

from __future__ import annotations

import gzip
import json
import re
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from copies_furniture import ENDS, OUTLETS, TOPS
from copies_spans import cover

__all__ = ["Readings", "lines"]

Row = dict[str, Any]

WORD = re.compile(r"\w+")
# A stretch in double marks with the blanks behind it; it never runs beyond its paragraph, and a straight mark opens
# before a word and closes behind one, so that a lone mark of a sentence torn from its quotation opens nothing.
QUOTED = re.compile(r'(?:“[^“”\n]*”|„[^“”„\n]*[“”]|«[^«»\n]*»|(?<![^\s(])"(?=\S)[^"\n]*(?<=\S)"(?!\w))\s*')


def lines(path: Path) -> Iterator[Row]:
    """The objects of a JSONL file, plain or .gz."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


class Readings:
    """
    What the texts of some reports say, as numbers; the texts themselves are let go.

    Args:
        path: The reports.
        compared: Ids of the reports whose runs of words are asked for.
        quoted: Ids of the reports whose quotation marks are asked for.
        words: How many words make a run.
    """

    def __init__(self, path: Path, compared: Collection[str], quoted: Collection[str], words: int) -> None:
        self._words = words
        self._numbers: dict[str, int] = {}
        self._runs: dict[str, array[int]] = {}
        self._starts: dict[str, array[int]] = {}
        self._ends: dict[str, array[int]] = {}
        self._last: tuple[str, set[int]] = ("", set())
        self._furniture = {
            run for words in TOPS + ENDS for outlet in OUTLETS for run in self._runs_of(words.format(o=outlet))
        }
        for row in lines(path):
            if row["id"] in compared:
                self._runs[row["id"]] = self._runs_of(row["text"])
            if row["id"] in quoted:
                stretches = cover([match.span() for match in QUOTED.finditer(row["text"])])
                self._starts[row["id"]] = array("i", [start for start, _ in stretches])
                self._ends[row["id"]] = array("i", [end for _, end in stretches])

    def common(self, a: str, b: str) -> set[int]:
        """The runs of words that two reports share."""
        if self._last[0] != a:  # pairs come by their first report
            self._last = (a, set(self._runs[a]))
        return self._last[1].intersection(self._runs[b])

    def judge(self, a: str, b: str) -> str:
        """What a pair outside the truth shares: "shares" words, or only "furniture", or "nothing"."""
        shared = self.common(a, b)
        if not shared:
            return "nothing"
        return "furniture" if shared <= self._furniture else "shares"

    def quotes(self, report: str, start: int, end: int) -> bool:
        """Whether all words from ``start`` to ``end`` of a report stand inside quotation marks."""
        at = bisect_right(self._starts[report], start) - 1
        return at >= 0 and end <= self._ends[report][at]

    def _runs_of(self, text: str) -> array[int]:
        """The runs of a text, each as a number; the same words give the same numbers."""
        numbers = self._numbers
        words = [numbers.setdefault(word.lower(), len(numbers)) for word in WORD.findall(text)]
        return array("q", set(map(hash, zip(*(words[k:] for k in range(self._words)), strict=False))))
