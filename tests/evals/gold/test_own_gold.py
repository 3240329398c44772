"""The gold of our own texts: what the mark files say, complete, scored 1 by itself, as agreed on as the card says."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from marking.agree import measure_agreement
from marking.gold import compile_part, open_marks, read_rows
from marking.resolve import Marked
from marking.splits import read_index
from marking.texts import FOLDER, Texts
from score import score
from scoring.answer import as_answer

Row = dict[str, Any]


@pytest.fixture(scope="module")
def own() -> list[Row]:
    """The compiled gold of our own texts."""
    return list(read_rows([FOLDER / "own/gold.jsonl"]))


def test_gold_is_what_the_mark_files_say(own: list[Row]) -> None:
    """Compiled anew it is the same, no file has a problem, and no report is missing."""
    rows, problems = compile_part("own", Texts.here())
    assert [str(problem) for problem in problems] == []
    assert json.loads(json.dumps(rows)) == own
    assert [row["id"] for row in own] == sorted(read_index())


def test_our_texts_are_the_ones_that_were_marked(own: list[Row]) -> None:
    """Byte for byte."""
    for row in own:
        source = (FOLDER / f"own/texts/{row['id']}.txt").read_bytes()
        assert hashlib.sha256(source).hexdigest() == row["text_sha256"]
        assert source.decode("utf-8") == row["text"]


def test_gold_against_itself_is_one(own: list[Row]) -> None:
    """No figure of the scorer of record falls short on the real thing."""
    figures = score(own, {row["id"]: as_answer(row) for row in own})
    assert {figure.name: figure.f1 for figure in figures if figure.f1 < 1} == {}


def test_the_passes_agree_as_the_card_says() -> None:
    """Both are kept for every report, and the figures of figures.md can be made again."""
    texts = Texts.here()

    def read(kind: str, report: str) -> Marked:
        return open_marks(FOLDER / f"own/{kind}/{report}.mark", texts)[1]

    passes = [(read("pass-a", report), read("pass-b", report)) for report in sorted(read_index())]
    card = (FOLDER / "figures.md").read_text("utf-8")
    for figure in measure_agreement(passes):
        assert f"| {figure.what} | {100 * figure.value:.1f} | {figure.ours} | {figure.theirs} |" in card
