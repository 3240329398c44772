"""The example's gold holds what a comparison is measured by, and no pair of places is both apart and a near miss."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from dateline.example import FOLDER

GOLD: dict[str, Any] = json.loads((FOLDER / "gold.json").read_text("utf-8"))


@pytest.mark.parametrize(("kind", "least"), [("contradicts", 4), ("differs", 6), ("responds", 2), ("corroborates", 2)])
def test_the_example_holds_planted_relations(kind: str, least: int) -> None:
    """Enough of each kind that a figure says something."""
    assert Counter(row["kind"] for row in GOLD["relations"])[kind] >= least


def test_near_misses_are_of_every_sort_and_none_is_a_relation_of_its_own() -> None:
    """Six reasons for which two accounts look apart and are not."""
    sorts = Counter(row["because"] for row in GOLD["near_misses"])
    assert set(sorts) == {"precision", "rounded", "silent", "moment", "count", "paraphrase"}
    assert min(sorts.values()) >= 2
    apart = {places(row) for row in GOLD["relations"] if row["kind"] in ("differs", "contradicts")}
    assert apart.isdisjoint(map(places, GOLD["near_misses"]))


def places(row: dict[str, Any]) -> frozenset[tuple[str, int, int]]:
    """The two places of a pair."""
    return frozenset((end["file"], end["start"], end["end"]) for end in (row["a"], row["b"]))
