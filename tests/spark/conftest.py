"""A Spark session for the tests of a module, on this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest

LOCAL = {
    "spark.driver.memory": "3g",  # one JVM serves all modules, and what stopped sessions left stays in it
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
}


@pytest.fixture(scope="module")
def open_spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A function that starts a session; it is stopped behind the module."""
    from pyspark.sql import SparkSession

    kept = pytest.MonkeyPatch()
    kept.setenv("PYSPARK_PYTHON", sys.executable)
    kept.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    kept.setenv("SPARK_WORKER_DIR", os.fspath(tmp_path_factory.mktemp("workers")))
    sessions: list[Any] = []

    def start(master: str, **more: str) -> Any:
        building = SparkSession.builder.master(master).appName("dateline tests")
        for name, value in (LOCAL | more).items():
            building = building.config(name, value)
        sessions.append(building.getOrCreate())
        sessions[-1].sparkContext.setLogLevel("ERROR")
        return sessions[-1]

    yield start
    for session in sessions:
        session.stop()
    kept.undo()


@pytest.fixture(scope="module")
def spark(open_spark: Any) -> Any:
    """A session of two threads."""
    return open_spark("local[2]")
