"""Two worker processes, one of them killed while it works: what is lost is done again, and the bytes are the same."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path
from typing import Any

import pytest
from tests.spark.troubles import local_lines, mixed_set, reprinted_set, write_lines

from dateline.api import copies_on_spark
from dateline.model import Problem
from dateline.spark import SparkOptions

pytestmark = pytest.mark.spark


@pytest.fixture(scope="module")
def cluster(open_spark: Any) -> Any:
    """A master and two workers of one core and 1,024 MB, each a process of its own, as Spark itself is tested."""
    return open_spark("local-cluster[2,1,1024]", **{"spark.executor.memory": "768m", "spark.locality.wait": "0s"})


def executors_of(cluster: Any) -> set[int]:
    """The processes of the workers: the parents of the daemons that start Python for them."""

    def ask(batches: Any) -> Any:
        import pyarrow as pa

        for batch in batches:
            status = Path(f"/proc/{os.getppid()}/status").read_text()
            parent = next(line.split()[1] for line in status.splitlines() if line.startswith("PPid:"))
            yield pa.RecordBatch.from_pydict({"process": pa.array([int(parent)] * batch.num_rows, pa.int64())})

    return {row["process"] for row in cluster.range(0, 64, 1, 16).mapInArrow(ask, "process long").collect()}


class Killer:
    """Watches the reports as they are read, and kills a process at the first: what it did and was doing is lost."""

    def __init__(self, process: int) -> None:
        self.process = process
        self.told: list[str | Problem] = []

    def __call__(self, item: str | Problem) -> None:
        """Note what is told."""
        if not self.told:
            os.kill(self.process, signal.SIGKILL)
        self.told.append(item)


class LateKiller(threading.Thread):
    """Kills a process while one of the steps behind the reading is worked on: shingles meet, or texts are compared."""

    def __init__(self, cluster: Any, process: int, steps: int) -> None:
        super().__init__(daemon=True)
        self.tracker = cluster.sparkContext.statusTracker()
        self.process, self.steps = process, steps
        self.ended = threading.Event()
        self.killed_at: int | None = None

    def run(self) -> None:
        """Look at what is worked on, again and again, until it is so far."""
        seen: set[int] = set()
        while not self.ended.wait(0.02):
            for stage in self.tracker.getActiveStageIds():
                known = self.tracker.getStageInfo(stage)
                seen |= {stage} if known and known.numActiveTasks else set()
            if len(seen) >= self.steps:
                os.kill(self.process, signal.SIGKILL)
                self.killed_at = max(seen)
                return


def lost_workers(cluster: Any) -> int:
    """How many workers Spark knows to be lost."""
    known = cluster.sparkContext._jsc.sc().statusStore().executorList(False)
    return sum(not known.apply(place).isActive() for place in range(known.size()))


def test_a_worker_is_killed_while_reports_are_read(cluster: Any, tmp_path: Path) -> None:
    """It held blocks that were read, and was reading others."""
    rows = [*mixed_set(8, count=60), *reprinted_set(20)]
    expected = local_lines(rows)
    path = write_lines(rows, tmp_path / "in.jsonl")
    before = executors_of(cluster)
    assert len(before) == 2
    killer = Killer(max(before))
    lines = "".join(copies_on_spark(path, options=SparkOptions(block=4096), watch=killer))
    assert lines == expected
    assert killer.told == [row["id"] for row in rows]
    after = executors_of(cluster)
    assert killer.process not in after
    assert after & before == before - {killer.process}
    assert lost_workers(cluster) == 1


def test_a_worker_is_killed_while_pairs_are_found(cluster: Any, tmp_path: Path) -> None:
    """It held a part of both shuffles."""
    rows = mixed_set(9, count=40)
    path = write_lines(rows, tmp_path / "in.jsonl")
    before = executors_of(cluster)
    lost = lost_workers(cluster)
    killer = LateKiller(cluster, max(before), 12)
    killer.start()
    try:
        lines = "".join(copies_on_spark(path, options=SparkOptions(block=16384)))
    finally:
        killer.ended.set()
        killer.join()
    assert killer.killed_at is not None
    assert lines == local_lines(rows)
    assert lost_workers(cluster) == lost + 1
