"""Two worker processes, one of them killed while it works: what is lost is done again, and the bytes are the same."""

from __future__ import annotations

import os
import signal
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


def test_a_worker_is_killed(cluster: Any, tmp_path: Path) -> None:
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
    lost = cluster.sparkContext._jsc.sc().statusStore().executorList(False)
    assert sum(not lost.apply(k).isActive() for k in range(lost.size())) == 1
