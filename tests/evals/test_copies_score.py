"""The scorer of copies: the truth scores 1, an empty answer 0, and each figure counts what its line says."""

from __future__ import annotations

import importlib
import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SCORERS = Path(__file__).parents[2] / "evals" / "scorers"
Line = dict[str, Any]

FIRST = "The ferry to Orrin Bay was held in port on Monday after a gale tore the roof from the customs shed. "
SECOND = "Nobody was hurt, and the harbour office hopes to sail again as soon as the wind drops on Wednesday. "
SAID = "“We will not send a crew into such a sea for the sake of a timetable,” the harbour master said. "
WORDS_SAID = "“We will not send a crew into such a sea for the sake of a timetable,” "
OTHER = "Bakers in Tolm have put up the price of a loaf for the third time since the mill on the river closed. "
FOOTER = (
    "\n\nCopyright Daily Ledger. All rights reserved. This material may not be published, broadcast, rewritten or "
    "redistributed without permission."
)
TEXTS = {
    "a": FIRST + SECOND + SAID,
    "b": FIRST + SECOND,
    "c": OTHER + WORDS_SAID + "So runs the port." + FOOTER,
    "d": OTHER + FOOTER,
    "e": "Nothing of this has been seen before anywhere." + FOOTER,
}


def at(report: str, words: str) -> list[int]:
    """Where words stand in a report, blanks behind them apart."""
    start = TEXTS[report].index(words)
    return [start, start + len(words.rstrip())]


def pair(a: str, b: str, words: str, **rest: Any) -> Line:
    """A line of truth or output."""
    return {"a": a, "b": b, "spans": [at(a, words) + at(b, words)], **rest}


TRUTH = [
    pair(
        "a",
        "b",
        FIRST + SECOND,
        op="cut_tail",
        rel="copy",
        kind="partial",
        dir="ab",
        clue="credit",
        a_share=0.68,
        b_share=1.0,
    ),
    pair(
        "a", "c", WORDS_SAID, op="quote", rel="copy", kind="quotation", dir="ab", clue="none", a_share=0.25, b_share=0.3
    ),
    pair(
        "c",
        "d",
        OTHER,
        op="sibling",
        rel="sibling",
        kind="partial",
        dir=None,
        a_share=0.5,
        b_share=1.0,
        common_source="World Wire",
    ),
]


@pytest.fixture(scope="module")
def scorer() -> Iterator[ModuleType]:
    """The scorer as a module; its own modules lie beside it."""
    sys.path.insert(0, str(SCORERS))
    try:
        yield importlib.import_module("copies_score")
    finally:
        sys.path.remove(str(SCORERS))


@pytest.fixture
def scored(scorer: ModuleType, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """A function that scores output lines."""

    def run(output: list[Line], truth: list[Line] = TRUTH) -> dict[str, Any]:
        rows = [{"id": name, "text": text} for name, text in TEXTS.items()]
        files = [tmp_path / f"{name}.jsonl" for name in ("reports", "truth", "out")]
        for file, lines in zip(files, (rows, truth, output), strict=True):
            file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        figures, _ = scorer.score(*files)
        return dict(figures)

    return run


def test_the_truth_given_as_output_scores_one(scored: Callable[..., dict[str, Any]]) -> None:
    """Also when every line names its reports the other way round."""
    turned = [
        {
            **line,
            "a": line["b"],
            "b": line["a"],
            "spans": [[*span[2:], *span[:2]] for span in line["spans"]],
            "dir": {"ab": "ba", None: None}[line["dir"]],
            "a_share": line["b_share"],
            "b_share": line["a_share"],
        }
        for line in TRUTH
    ]
    for output in (TRUTH, turned):
        figures = scored(output)
        assert figures["pair_recall"] == figures["pair_precision"] == 1
        assert figures["spans"] == {"precision": 1, "recall": 1, "f1": 1, "mapped": 1}
        assert figures["shares"] == {"given": 6, "mean_distance": 0}
        assert figures["kind"] == {"given": 3, "right": 1}
        assert figures["direction"] == {
            "credit": {"found": 1, "given": 1, "right": 1},
            "none": {"found": 1, "given": 1, "right": 1},
            "siblings": {"found": 1, "invented": 0},
        }
        assert figures["common_source"] == {"found": 1, "given": 1, "right": 1}
        assert figures["true_pairs_called_boilerplate"] == {"count": 0, "of": 3, "rate": 0}
        assert figures["quotation_called_copy"]["count"] == figures["quotation_called_copy"]["marked"]["count"] == 0


def test_an_empty_answer_scores_nothing(scored: Callable[..., dict[str, Any]]) -> None:
    """No pair, no figure over pairs found."""
    figures = scored([])
    assert (figures["found"], figures["hit"], figures["pair_recall"], figures["pair_precision"]) == (0, 0, 0, None)
    assert set(figures["recall_by_op"].values()) == {0}
    assert "spans" not in figures
    assert figures["kind"] == {"given": 0, "right": None}
    assert figures["direction"] == {}


@pytest.mark.parametrize(
    ("output", "name", "expected"),
    [
        ([pair("a", "b", FIRST)], "recall_by_op", {"cut_tail": 1, "quote": 0, "sibling": 0}),
        ([pair("c", "a", WORDS_SAID)], "hit", 1),
        # c and d share a run outside the furniture; d and e only the furniture; a and e nothing.
        ([{"a": "c", "b": "d"}, {"a": "d", "b": "e"}, {"a": "a", "b": "e"}], "extra", {"furniture": 1, "nothing": 1}),
        ([{"a": "c", "b": "d"}, {"a": "d", "b": "e"}, {"a": "a", "b": "e"}], "pair_precision", 0.3333),
        ([{"a": "a", "b": "b"}, {"a": "b", "b": "a"}], "found", 1),
        (
            [{"a": "d", "b": "e", "kind": "boilerplate"}, {"a": "a", "b": "e", "kind": "boilerplate"}],
            "boilerplate",
            {"said": 2, "right": 1, "true_pairs_lost": 0},
        ),
        (
            [{"a": "b", "b": "a", "kind": "boilerplate"}, pair("a", "c", WORDS_SAID, kind="quotation")],
            "true_pairs_called_boilerplate",
            {"count": 1, "of": 3, "rate": 0.333333},
        ),
        # A second line on the same pair says that it shares more.
        (
            [pair("a", "b", FIRST, kind="boilerplate"), pair("a", "b", FIRST, kind="partial")],
            "true_pairs_called_boilerplate",
            {"count": 0, "of": 3, "rate": 0},
        ),
        ([pair("a", "b", FIRST + SECOND, kind="copy")], "kind", {"given": 1, "right": 0}),
        ([pair("a", "b", FIRST, a_share=0.5, b_share=1.0)], "shares", {"given": 2, "mean_distance": 0.09}),
        (
            [pair("c", "d", OTHER, dir="ba")],
            "direction",
            {"siblings": {"found": 1, "invented": 1}},
        ),
        ([pair("b", "a", FIRST, dir="ab")], "direction", {"credit": {"found": 1, "given": 1, "right": 0}}),
        ([pair("a", "b", FIRST)], "direction", {"credit": {"found": 1, "given": 0, "right": None}}),
        (
            [pair("c", "d", OTHER, common_source="The World-Wire")],
            "common_source",
            {"found": 1, "given": 1, "right": 0},
        ),
        ([pair("c", "d", OTHER, common_source="WORLD WIRE")], "common_source", {"found": 1, "given": 1, "right": 1}),
    ],
)
def test_each_figure_counts_what_its_line_says(
    scored: Callable[..., dict[str, Any]], output: list[Line], name: str, expected: object
) -> None:
    """A table of output lines and the figure that they move."""
    assert scored(output)[name] == expected


@pytest.mark.parametrize(
    ("kind", "count", "partial", "marked"),
    [("quotation", 0, 0, 0), ("boilerplate", 0, 0, 0), ("partial", 0, 1, 1), ("copy", 1, 0, 1)],
)
def test_a_quotation_called_copying_is_counted(
    scored: Callable[..., dict[str, Any]], kind: str, count: int, partial: int, marked: int
) -> None:
    """In quotation marks in both reports, partial is as wrong as copy."""
    figures = scored([pair("a", "c", WORDS_SAID, kind=kind)])["quotation_called_copy"]
    assert figures == {
        "count": count,
        "of": 1,
        "rate": count,
        "partial": partial,
        "marked": {"count": marked, "of": 1, "rate": marked},
    }


def test_words_without_marks_are_no_marked_quotation(scored: Callable[..., dict[str, Any]]) -> None:
    """A sentence set into another story without marks is a passage that was copied: partial is right."""
    truth = [pair("a", "b", SECOND, op="quote", rel="copy", kind="quotation", dir="ab", clue="none")]
    figures = scored([pair("a", "b", SECOND, kind="partial")], truth)["quotation_called_copy"]
    assert figures == {"count": 0, "of": 1, "rate": 0, "partial": 1, "marked": {"count": 0, "of": 0, "rate": None}}


def test_mapping_is_that_of_trying_place_by_place(scorer: ModuleType) -> None:
    """The intervals give what walking along the span in steps of ten characters gives."""

    def walked(span: list[int], true: list[list[int]]) -> tuple[int, int]:
        right = places = 0
        a0, a1, b0, b1 = span
        for b in range(b0, b1, 10):
            a, places = a0 + (a1 - a0) * (b - b0) / max(1, b1 - b0), places + 1
            right += any(
                d0 - 40 <= b <= d1 + 40 and abs(c0 + (c1 - c0) * (b - d0) / max(1, d1 - d0) - a) <= 40
                for c0, c1, d0, d1 in true
            )
        return right, places

    chance = random.Random(3)

    def stretch() -> list[int]:
        start = chance.randrange(300)
        return [start, start + chance.choice((0, 1, 7, 60, 200))]

    mapped = sys.modules["copies_spans"].mapped
    for _ in range(2000):
        span, true = stretch() + stretch(), [stretch() + stretch() for _ in range(chance.randrange(4))]
        assert mapped(span, true) == walked(span, true)
