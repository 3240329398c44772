"""The benchmark of Spark: what is shuffled is told from the log, and what it costs from two runs."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def load() -> Iterator[Callable[[str], ModuleType]]:
    """A function that loads a script as a module; the modules that it uses lie beside it."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        yield importlib.import_module
    finally:
        sys.path.remove(str(BENCHMARKS))


def task(stage: int, records: int, size: int) -> str:
    """A line of an event log: a task that wrote so much."""
    written = {"Shuffle Bytes Written": size, "Shuffle Records Written": records}
    metrics = {"Shuffle Write Metrics": written}
    return json.dumps({"Event": "SparkListenerTaskEnd", "Stage ID": stage, "Task Metrics": metrics})


def test_kinds_of_shuffle(load: Callable[[str], ModuleType]) -> None:
    """Shingles are most records, texts are long ones; a task that was lost has no metrics."""
    lost = json.dumps({"Event": "SparkListenerTaskEnd", "Stage ID": 1, "Task Metrics": None})
    lines = [task(1, 600, 9000), task(1, 400, 6000), task(2, 10, 8000), task(3, 50, 700), task(4, 0, 0), lost]
    assert load("spark").shuffles_of([json.dumps({"Event": "SparkListenerJobStart"}), *lines]) == {
        "shingles": {"bytes": 15000, "records": 1000},
        "texts": {"bytes": 8000, "records": 10},
        "pairs": {"bytes": 700, "records": 50},
    }


def size(reports: int, local: float, spark: float) -> dict[str, Any]:
    """A size as the benchmark writes it."""
    shuffles = {
        "shingles": {"bytes": 30 * 100 * reports, "records": 100 * reports},
        "texts": {"bytes": 5000 * reports, "records": reports},
        "pairs": {"bytes": 900 * reports, "records": 40 * reports},
    }
    driver = {"driver_mb": 100.0 + reports / 100}
    return {"reports": reports, "local": {"cpu": local}, "spark": {"cpu": spark} | driver, "shuffles": shuffles}


def test_the_constants_are_those_of_the_runs(load: Callable[[str], ModuleType], tmp_path: Path) -> None:
    """A start of 40 CPU seconds, and four times the CPU of one process for each report."""
    path = tmp_path / "spark.json"
    path.write_text(json.dumps({"sizes": [size(1000, 2.0, 44.0), size(3000, 4.0, 52.0)]}))
    model = load("scale_model").spark_model(path)
    assert (model.start, model.times) == (40.0, 4.0)
    assert (model.parcel, model.texts, model.pairs, model.driver) == (30.0, 5000.0, 900.0, 10.0)
