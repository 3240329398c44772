"""The benchmarks of copies: what is measured is our search, it finds the generated truth, and a missed limit shows."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "benchmarks", ROOT / "evals" / "scorers")


@pytest.fixture(scope="module")
def load() -> Iterator[Callable[[str], ModuleType]]:
    """A function that loads a script as a module; the modules that it uses lie beside it."""
    sys.path[:0] = map(str, FOLDERS)
    try:
        yield importlib.import_module
    finally:
        for folder in FOLDERS:
            sys.path.remove(str(folder))


@pytest.fixture(scope="module")
def corpus(load: Callable[[str], ModuleType], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A generated corpus and its truth."""
    folder = tmp_path_factory.mktemp("corpus")
    reports, truth = folder / "reports.jsonl", folder / "truth.jsonl"
    generator = load("generate_corpus")
    generator.write_corpus(generator.generate(200), reports, truth)
    return reports, truth


def test_tier_one_finds_what_was_generated(
    load: Callable[[str], ModuleType], corpus: tuple[Path, Path], tmp_path: Path
) -> None:
    """The run that stands beside the peers' writes the lines that the scorer reads."""
    load("copies_peers").tier_one(corpus[0], tmp_path / "out.jsonl")
    figures, _ = load("copies_score").score(*corpus, tmp_path / "out.jsonl")
    assert figures["pair_recall"] >= 0.95
    assert figures["pair_precision"] >= 0.99
    assert figures["spans"]["f1"] >= 0.985


def test_the_stages_add_up_to_the_same_lines(
    load: Callable[[str], ModuleType], corpus: tuple[Path, Path], tmp_path: Path
) -> None:
    """Stage by stage the search finds the same pairs, each stage with its time."""
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    load("copies_peers").tier_one(corpus[0], one)
    told = load("scale").run_stages(corpus[0], two)
    assert told["reports"] == 200
    assert one.read_bytes() == two.read_bytes()
    assert told["lines"] == len(one.read_text("utf-8").splitlines())
    assert set(told["cpu"]) <= {
        *load("scale_model").floors(load("scale_model").model_of({"sizes": [told]})),
        "searching",
    }
    assert all(seconds >= 0 for seconds in told["cpu"].values())


def cost(load: Callable[[str], ModuleType], cpu: float, peak: float = 100.0, **found: Any) -> Any:
    """What a system cost, and what it found."""
    figures = {
        "found": 10,
        "pair_recall": 1.0,
        "pair_precision": 1.0,
        "spans": {"f1": 1.0},
        "true_pairs_called_boilerplate": {"count": 0, "of": 10, "rate": 0.0},
        "quotation_called_copy": {"count": 0, "of": 2, "rate": 0.0, "marked": {"count": 0, "of": 0, "rate": None}},
    }
    return load("copies_peers").Row(load("measure").Cost(cpu, cpu, peak), figures | found)


@pytest.mark.parametrize(
    ("one", "whole", "missed"),
    [
        ({"cpu": 7.0}, {"cpu": 20.0}, []),
        ({"cpu": 7.1}, {"cpu": 20.0}, ["tier one, CPU beside rensa"]),
        ({"cpu": 7.0}, {"cpu": 21.0}, ["dateline copies, CPU beside rensa"]),
        ({"cpu": 7.0, "peak": 151.0}, {"cpu": 20.0, "peak": 150.0}, ["tier one, memory beside rensa"]),
        ({"cpu": 7.0, "pair_recall": 0.98}, {"cpu": 20.0}, ["tier one, pair recall"]),
        (
            {"cpu": 7.0},
            {"cpu": 20.0, "true_pairs_called_boilerplate": {"count": 1, "of": 500, "rate": 0.002}},
            ["dateline copies, true pairs called boilerplate"],
        ),
    ],
)
def test_a_missed_limit_shows(
    load: Callable[[str], ModuleType], one: dict[str, Any], whole: dict[str, Any], missed: list[str]
) -> None:
    """Beside a rensa of 10 CPU seconds and a datasketch of 40, both of 100 MB."""
    peers = load("copies_peers")
    rows = {peers.ONE: cost(load, **one), peers.WHOLE: cost(load, **whole)}
    rows |= {"rensa": cost(load, 10.0), "datasketch": cost(load, 40.0)}
    assert [limit.name for limit in (*peers.ratios(rows), *peers.figures(rows)) if not limit.held] == missed
