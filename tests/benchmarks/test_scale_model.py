"""The model of what shared text costs: slopes, forecasts and floors from hand-made results, and the page from them."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def model() -> Iterator[ModuleType]:
    """The module of the model."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        yield importlib.import_module("scale_model")
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))


def size(reports: int, searching: float, peak: float, **rest: Any) -> dict[str, Any]:
    """The results of one size: reading costs 20 microseconds a report, folding 40, settling 20, writing 10."""
    each = {"reading": 20e-6, "folding": 40e-6, "settling": 20e-6, "writing": 10e-6}
    return {
        "reports": reports,
        "bytes": 3000 * reports,
        "characters": 2800.0,
        "words": 450.0,
        "shingles": 180.0,
        "lines": 2 * reports,
        "spans": 6 * reports,
        "shared": 2800 * reports,
        "out_bytes": 400 * reports,
        "copy_rate": 4e9,
        "cpu": {"searching": searching} | {name: cost * reports for name, cost in each.items()},
        "peak_mb": {"start": 20.0, "searching": peak},
        **rest,
    }


LINEAR = {"sizes": [size(100_000, 10.0, 220.0), size(1_000_000, 100.0, 2020.0)]}
STEEP = {"sizes": [size(100_000, 10.0, 220.0), size(1_000_000, 200.0, 2020.0)]}


def test_slopes_are_those_of_both_axes_in_logarithms(model: ModuleType) -> None:
    """Ten times the reports for ten times the cost is 1, for twenty times 1.30."""
    found = model.slopes(*LINEAR["sizes"])
    assert found.pop("memory") == pytest.approx(0.963, abs=0.001)
    assert set(found) == {"reading", "folding", "searching", "settling", "writing", "all"}
    assert list(found.values()) == pytest.approx([1] * 6)
    assert model.slopes(*STEEP["sizes"])["searching"] == pytest.approx(1.301, abs=0.001)


@pytest.mark.parametrize(
    ("results", "within"),
    [
        (LINEAR, True),
        (STEEP, False),
        ({"sizes": STEEP["sizes"][:1]}, True),
        # Below 100,000 reports what is paid once still shows.
        ({"sizes": [size(10_000, 0.1, 220.0), size(100_000, 10.0, 220.0)]}, True),
        ({"sizes": [size(100_000, 10.0, 200.0), size(1_000_000, 100.0, 4000.0)]}, False),
        (
            {
                "sizes": [
                    size(100_000, 10.0, 220.0, whole={"cpu": 50.0}),
                    size(1_000_000, 100.0, 2020.0, whole={"cpu": 900.0}),
                ]
            },
            False,
        ),
    ],
)
def test_growth_is_held_to_its_limit(model: ModuleType, results: dict[str, Any], within: bool) -> None:
    """CPU in all, memory and the whole command, from 100,000 reports on."""
    assert model.is_within_limit(results) is within


def test_a_forecast_goes_on_from_the_largest_run(model: ModuleType) -> None:
    """Each stage by its own slope; memory by the bytes of a report; the runs themselves are met."""
    linear, steep = model.model_of(LINEAR), model.model_of(STEEP)
    assert linear.cpu(1_000_000) == pytest.approx(190)
    assert linear.cpu(10_000_000) == pytest.approx(1900)
    assert steep.cpu(10_000_000) == pytest.approx(900 + 200 * 20)
    assert linear.memory == pytest.approx((20, 2000))
    assert linear.memory_gb(1_000_000) == pytest.approx(2.02)
    assert linear.most(linear.memory_gb(5_000_000)) == pytest.approx(5_000_000)


def test_the_floor_of_each_stage_is_counted_from_what_was_found(model: ModuleType) -> None:
    """The file at the rate of JSON; the index by its marks and its sort; writing by the bytes of the lines."""
    floors = model.floors(model.model_of(LINEAR))
    assert list(floors) == ["reading", "folding", "index", "pairing", "aligning", "settling", "writing"]
    assert floors["reading"][1:] == pytest.approx((3000, 3000 / 235e6))
    assert floors["index"][1:] == pytest.approx((2 * 8 * 180, 2 * 180 / 21e6 + 180 / 220e6))
    assert floors["pairing"][1:] == pytest.approx((8 * 180, 180 * 50e-9))
    assert floors["writing"][1:] == pytest.approx((400, 400 / 235e6))
    rows = {row.split(" | ")[0].strip("| "): row for row in model.floor(LINEAR).splitlines()}
    assert "| 10 (with pairing, aligning) |" in rows["index"]
    assert rows["pairing"].endswith("|  |  |")


def test_every_table_can_be_made_of_one_size_and_of_two(model: ModuleType) -> None:
    """No table fails for want of a second size, a score or the whole command."""
    for results in ({"sizes": LINEAR["sizes"][:1]}, LINEAR):
        for make in model.TABLES.values():
            assert make(results)


def test_the_page_shows_the_last_results(model: ModuleType) -> None:
    """Each table of docs/scale.md is what the committed results give, and each table has its place there."""
    page = (ROOT / "docs" / "scale.md").read_text("utf-8")
    results = json.loads(model.RESULTS.read_text("utf-8"))
    for name, make in model.TABLES.items():
        assert f"<!-- table: {name} -->\n\n{make(results)}\n\n<!-- end -->" in page


def test_no_results_is_one_clear_line(model: ModuleType, tmp_path: Path) -> None:
    """It says what makes them."""
    with pytest.raises(SystemExit, match=r"no results yet; benchmarks/scale\.py makes them"):
        model.load(tmp_path / "scale.json")
