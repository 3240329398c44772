"""The gold of our own texts: what the mark files say, over the texts that were marked, scored 1 by itself."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from marking.gold import compile_part, read_rows
from marking.splits import read_index, read_splits
from marking.texts import FOLDER, Texts
from score import score
from scoring.answer import as_answer

Row = dict[str, Any]


@pytest.fixture(scope="module")
def own() -> list[Row]:
    """The compiled gold of our own texts."""
    return list(read_rows([FOLDER / "own/gold.jsonl"]))


def test_gold_is_what_the_mark_files_say(own: list[Row]) -> None:
    """Compiled anew it is the same, no file has a problem, and every report is one of ours, with its split."""
    rows, problems = compile_part("own", Texts.here())
    assert [str(problem) for problem in problems] == []
    assert json.loads(json.dumps(rows)) == own
    assert {row["id"] for row in own} <= set(read_index())
    splits = read_splits()
    assert all(row["split"] == splits[row["id"]] for row in own)


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


@pytest.mark.parametrize("kind", ["pass-a", "pass-b"])
def test_both_passes_are_kept(own: list[Row], kind: str) -> None:
    """For every report, unchanged by what was decided."""
    assert {row["id"] for row in own} <= {path.stem for path in (FOLDER / "own" / kind).glob("*.mark")}
