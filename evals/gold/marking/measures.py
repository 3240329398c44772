"""The project's scorer of attributions, as the gold's tools use it: its words, its types, its counts."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from marking.texts import FOLDER

__all__ = ["attribution_type", "count", "is_speech", "merge", "prf", "word_places"]

sys.path.insert(0, str(FOLDER.parent / "scorers"))
_common = importlib.import_module("common")
_score = importlib.import_module("quotes_score")

Counts = dict[tuple[str, str], list[float]]


def attribution_type(text: str, content: Sequence[tuple[int, int]]) -> str:
    """direct, mixed or indirect, by the quotation marks alone."""
    return str(_common.attribution_type(text, content))


def word_places(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Where the words inside spans begin: the scorer's unit."""
    return frozenset(_common.words(text, spans))


def is_speech(text: str, cue: Iterable[tuple[int, int]]) -> bool:
    """Whether a cue holds a verb of saying, by the scorer's list."""
    return bool(_score.SPEECH.search(" ".join(text[start:end] for start, end in cue)))


def count(
    report: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], *, nested: bool = False, least: float = 0.0
) -> Counts:
    """The scorer's counts of one report."""
    return dict(_score.count(report, rows, nested, least))


def merge(parts: Iterable[Counts]) -> Counts:
    """The counts of several reports."""
    return dict(_score.merge(parts))


def prf(counts: Sequence[float]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    precision, recall, both = _score.prf(counts)
    return float(precision), float(recall), float(both)
