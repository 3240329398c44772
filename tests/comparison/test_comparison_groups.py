"""Which accounts count once, in a table: prints, one speaker, one outlet, and what stays apart."""

from __future__ import annotations

import pytest

from dateline.comparison.groups import Passages, Voice, group_voices
from dateline.model import AlignedSpan, Copy, CopyKind, ReportId, Span

A, B, C = (ReportId(name) for name in "abc")
WORDS = "parliament passed the bill"


def voice(report: ReportId, outlet: str, speaker: str | None = None, words: str = WORDS, start: int = 10) -> Voice:
    """An account of forty characters."""
    return Voice(report, outlet, speaker, (Span(start, start + 40),), words)


def copy(a: ReportId, b: ReportId, kind: CopyKind = CopyKind.PARTIAL) -> Copy:
    """Two reports that share their first hundred characters."""
    return Copy(a, b, (AlignedSpan(0, 100, 0, 100),), 0.5, 0.5, kind, None, None, "")


@pytest.mark.parametrize(
    ("voices", "copies", "number"),
    [
        ([voice(A, "x"), voice(B, "y")], [], 2),
        ([voice(A, "x"), voice(B, "x")], [], 1),  # one outlet
        ([voice(A, "x"), voice(B, "y")], [copy(A, B)], 1),  # a print
        ([voice(A, "x"), voice(B, "y")], [copy(A, B, CopyKind.BOILERPLATE)], 2),
        ([voice(A, "x"), voice(B, "y", start=200)], [copy(A, B)], 2),  # words of its own
        ([voice(A, "x", words="a b c d e"), voice(B, "y", words="a b c d f")], [copy(A, B)], 1),  # one word changed
        ([voice(A, "x"), voice(B, "y", words="it was all said otherwise")], [copy(A, B)], 1),  # one passage, one voice
        ([voice(A, "x", "p1"), voice(B, "y", "p1", start=300)], [], 1),  # one speaker
        ([voice(A, "x", "p1"), voice(A, "x", "p2", "no")], [], 2),  # two speakers in one report
        ([voice(A, "x", "p1"), voice(B, "y", "p2", "no")], [copy(A, B)], 2),
        ([voice(A, "x"), voice(B, "y")], [copy(A, B, CopyKind.REWRITE)], 1),  # retold
        ([voice(A, "x"), voice(B, "y"), voice(C, "z")], [copy(A, B), copy(B, C)], 1),
    ],
)
def test_independent_groups(voices: list[Voice], copies: list[Copy], number: int) -> None:
    assert len(set(group_voices(voices, Passages(copies)))) == number
