"""Lists of hundreds of reports stand apart from their buckets; they answer the same without being read through."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from tests.postings.postings_model import Model
from tests.postings.test_postings_index import ENGINES

from dateline.postings import Index, PostingsOptions, keys_of
from dateline.postings.layout import APART, FEW, LEADERS, LIST_BLOCK

FOOTER = [10_000 + number for number in range(40)]  # smaller than the shingles of stories: also the family, at times
REPORTS = 3 * LIST_BLOCK


def text(chance: Random) -> list[int]:
    """Some of the footer or all of it, and few or many shingles that nobody else has."""
    footer = chance.sample(FOOTER, chance.choice([0, 30, 38, 40, 40]))
    size = chance.choice([0, 1, 2, 5, FEW - len(footer), FEW + 30])
    return sorted({*footer, *(chance.randrange(-(2**63), 2**63) for _ in range(max(0, size)))})


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)
@pytest.mark.parametrize("seed", [1, 2])
def test_long_lists_are_asked_and_not_lost(tmp_path: Path, engine: object, seed: int) -> None:
    """In one segment and in several, with reports that are gone, for every bound."""
    chance = Random(seed)
    index = Index(tmp_path, PostingsOptions(tail=120, factor=2, slice=500), engine)  # type: ignore[arg-type]  # a table
    model = Model()
    for number in range(1, REPORTS + 1):
        model.reports[number] = text(chance)
        index.add(number, keys_of(model.reports[number]))
        index.tend()
    for state in ("in several", "in one", "some gone"):
        if state == "in one":
            index.finish()
        if state == "some gone":
            gone = chance.sample(sorted(model.reports), 30)
            index.bury(gone)
            for number in gone:
                del model.reports[number]
        counts = model.frequencies(FOOTER)
        assert max(counts.values()) > max(LEADERS, APART)
        for most in (0, 16, LEADERS - 1, LEADERS, max(counts.values()), 10**6):
            assert index.frequencies(FOOTER, most=most) == model.frequencies(FOOTER, most)
        for _ in range(6):
            asked, leads, many = text(chance), chance.choice([0, 2, 16]), chance.choice([3, 12, 32])
            assert index.candidates(asked, leads=leads, many=many) == model.candidates(asked, leads, many), state
        for number, shingles in list(model.reports.items())[::40]:
            assert index.has(number, shingles)
            assert not index.has(number, [*shingles, 7])
        assert index.holders([FOOTER[0]]) == model.holders(FOOTER[0])
        assert index.verify() == {}
    index.close()
