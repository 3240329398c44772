"""The gold that ships: labels of the closed lists, offsets in order, no text of the open part."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from marking.gold import read_rows
from marking.lines import CLASSES, LABELS
from marking.splits import read_splits
from marking.texts import FOLDER, read_sources

Row = dict[str, Any]


@pytest.fixture(scope="module")
def every() -> list[Row]:
    """The compiled gold."""
    return list(read_rows([FOLDER / "open/gold.jsonl"]))


def test_every_report_is_in_it(every: list[Row]) -> None:
    """What was picked was marked twice and decided, and has its split."""
    splits = read_splits()
    assert {row["id"] for row in every} == set(read_sources())
    for kind in ("pass-a", "pass-b", "adjudicated"):
        assert {path.stem for path in (FOLDER / "open" / kind).glob("*.mark")} == set(read_sources())
    assert all(row["split"] == splits[row["id"]] for row in every)


def test_labels_are_well_formed(every: list[Row]) -> None:
    """Labels and classes are of the closed lists, names do not overlap, speakers are actors, nesting has no circle."""
    for row in every:
        assert all(before["end"] <= after["start"] for before, after in pairwise(row["names"])), row["id"]
        assert {name["label"] for name in row["names"]} <= set(LABELS)
        known = {actor["name"] for actor in row["actors"]}
        for own in row["attributions"]:
            assert own["content"], row["id"]
            assert own["class"].removeprefix("not-") in CLASSES
            assert own["speaker"]["kind"] in ("name", "description", "nobody")
            assert set(own["speaker"]["names"]) <= known, (row["id"], own["speaker"])
            seen: set[int] = set()
            parent = own["parent"]
            while parent is not None:
                assert parent not in seen, row["id"]
                seen.add(parent)
                parent = row["attributions"][parent]["parent"]


def test_open_gold_holds_labels_alone() -> None:
    """Source, licence, credit, address and sha256 of each text, and no text."""
    sources = read_sources()
    for row in read_rows([FOLDER / "open/gold.jsonl"]):
        assert "text" not in row
        assert row["text_sha256"] == sources[row["id"]]["sha256"]
        assert row["licence"]
