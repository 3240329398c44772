"""Start Spark, or say in one line what is missing."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

from dateline.errors import UsageError

__all__ = ["keeping", "open_session"]

# Rows handed to a worker at once: some 10 MB of texts.
_BATCH = 2000


@contextlib.contextmanager
def open_session(master: str | None) -> Iterator[Any]:
    """
    A Spark session: the one that is open, else a new one, stopped at the end.

    Args:
        master: The address of the cluster; see :class:`~dateline.spark.values.SparkOptions`.

    Raises:
        UsageError: If pyspark or Java is missing.
    """
    try:
        import pyarrow  # noqa: F401  # pyspark says so only inside the first job
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise UsageError(
            f"--engine spark needs pyspark ({error})", hint="pip install 'dateline[spark]', and Java 17 or later"
        ) from error
    active = SparkSession.getActiveSession()
    if active is not None:
        yield active
        return
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    building = SparkSession.builder.appName("dateline copies")
    building = building.config("spark.ui.showConsoleProgress", "false")
    if master is not None:
        building = building.master(master)
    try:
        session = building.getOrCreate()
    except PySparkException as error:
        raise UsageError(
            "Spark did not start", hint="install Java 17 or later (Debian: openjdk-17-jre-headless); see above"
        ) from error
    session.sparkContext.setLogLevel("ERROR")
    session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(_BATCH))
    try:
        yield session
    finally:
        session.stop()


@contextlib.contextmanager
def keeping() -> Iterator[Callable[[Any], Any]]:
    """A function that keeps what a table holds, in memory or on the workers' disks, once it is made; until the end."""
    from pyspark import StorageLevel

    kept: list[Any] = []

    def keep(frame: Any) -> Any:
        kept.append(frame.persist(StorageLevel.MEMORY_AND_DISK))
        return kept[-1]

    try:
        yield keep
    finally:
        for frame in reversed(kept):
            frame.unpersist()
