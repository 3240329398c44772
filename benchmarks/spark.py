"""Measure `dateline copies` on Apache Spark beside one process: CPU, wall, memory, and the bytes that are shuffled.

usage: spark.py [--sizes 2000,10000] [--work FOLDER] [--master local[2]] [--driver-memory 2g]
       spark.py --once IN.jsonl OUT.jsonl LOGS MASTER MEMORY

Run it by the Python that has pyspark: .venv/spark/bin/python benchmarks/spark.py (after `make spark`). Each size is a
corpus of generate_corpus.py. One process runs first, then Spark; the bytes must be the same. CPU is that of all
processes of a run, Java and the Python workers too; shuffled bytes are from Spark's own log of events, as they stand on
disk. Results go to benchmarks/results/spark.json, from which docs/build.py makes the tables of docs/scale.md. The
second form is the run that is measured.
"""

from __future__ import annotations

import argparse
import ctypes
import filecmp
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from measure import run_measured

__all__ = ["RESULTS", "shuffles_of"]

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results" / "spark.json"
PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
BLOCK = 1 << 20  # bytes that one task reads: small, so that small sizes are shuffled as large ones are
A_TEXT = 300  # bytes of a record that holds one, packed; those of pairs and shingles have 10 to 60


def run_once(source: str, out: str, logs: str, master: str, memory: str) -> None:
    """The search itself, with a log of events."""
    from pyspark.sql import SparkSession

    from dateline.api import copies_on_spark
    from dateline.cli.lines import write_text
    from dateline.spark import SparkOptions

    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {
        "spark.driver.memory": memory,
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "8",
        "spark.eventLog.enabled": "true",
        "spark.eventLog.dir": Path(logs).as_uri(),
        "spark.eventLog.compress": "false",
        "spark.eventLog.rolling.enabled": "false",
    }
    building = SparkSession.builder.master(master).appName("dateline benchmark")
    for name, value in settings.items():
        building = building.config(name, value)
    session = building.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    start = time.perf_counter()
    write_text(copies_on_spark(source, options=SparkOptions(block=BLOCK)), Path(out))
    usage = resource.getrusage(resource.RUSAGE_SELF)
    driver = {"driver_cpu": usage.ru_utime + usage.ru_stime, "driver_mb": usage.ru_maxrss / 1024}
    print(json.dumps({"search": time.perf_counter() - start} | driver))
    session.stop()


def run_family(command: Sequence[str]) -> dict[str, Any]:
    """Run a command and all that it starts to the end: CPU and wall seconds, and what it printed."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)  # workers whose parents end are ours to wait for
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr[-4000:]}")
    wall = time.perf_counter() - start
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"cpu": cpu, "wall": wall, "printed": done.stdout}


def shuffles_of(events: Iterable[str]) -> dict[str, dict[str, int]]:
    """
    Bytes and records by kind of shuffle, from the lines of an event log.

    The one with the most records is that of shingles; those with long records carry texts; the others pairs and counts.
    """
    written: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
    for line in events:
        event = json.loads(line)
        if event["Event"] == "SparkListenerTaskEnd" and event.get("Task Metrics"):
            shuffle = event["Task Metrics"]["Shuffle Write Metrics"]
            written[event["Stage ID"]][0] += shuffle["Shuffle Bytes Written"]
            written[event["Stage ID"]][1] += shuffle["Shuffle Records Written"]
    stages = sorted((records, count) for count, records in written.values() if records)
    kinds = {name: {"bytes": 0, "records": 0} for name in ("shingles", "texts", "pairs")}
    for place, (records, count) in enumerate(stages, 1):
        name = "shingles" if place == len(stages) else "texts" if count > A_TEXT * records else "pairs"
        kinds[name]["bytes"] += count
        kinds[name]["records"] += records
    return kinds


def measure(count: int, work: Path, master: str, memory: str) -> dict[str, Any]:
    """One size, by one process and on Spark."""
    reports, local, spread, logs = (
        work / f"{count}.{name}" for name in ("jsonl", "local.jsonl", "spark.jsonl", "logs")
    )
    subprocess.run([sys.executable, HERE / "generate_corpus.py", str(count), reports], check=True)
    command = Path(sys.executable).with_name("dateline")
    one = asdict(run_measured([str(command), "copies", str(reports), "-o", str(local)]))
    logs.mkdir()
    once = [sys.executable, str(HERE / "spark.py"), "--once", str(reports), str(spread), str(logs), master, memory]
    many = run_family(once)
    if not filecmp.cmp(local, spread, shallow=False):
        sys.exit(f"{count} reports: Spark wrote other bytes than one process")
    inside = json.loads(many.pop("printed"))
    with next(path for path in logs.iterdir() if path.is_file()).open(encoding="utf-8") as events:
        shuffles = shuffles_of(events)
    lines = local.read_bytes().count(b"\n")
    found = {"reports": count, "bytes": reports.stat().st_size, "lines": lines, "local": one, "spark": many | inside}
    return found | {"shuffles": shuffles}


def rounded(value: Any) -> Any:
    """Numbers with no more digits than they are good for."""
    if isinstance(value, Mapping):
        return {name: rounded(held) for name, held in value.items()}
    return round(value, 1) if isinstance(value, float) else value


def main() -> None:
    """Measure the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="2000,10000")
    parser.add_argument("--work", type=Path)
    parser.add_argument("--master", default="local[2]")
    parser.add_argument("--driver-memory", default="2g")
    parser.add_argument("--once", nargs=5, metavar=("IN", "OUT", "LOGS", "MASTER", "MEMORY"))
    asked = parser.parse_args()
    if asked.once:
        run_once(*asked.once)
        return
    sizes = [int(size) for size in asked.sizes.split(",")]
    with tempfile.TemporaryDirectory(dir=asked.work) as folder:
        rows = [measure(size, Path(folder), asked.master, asked.driver_memory) for size in sizes]
    found = {"master": asked.master, "cores": os.cpu_count(), "sizes": [rounded(row) for row in rows]}
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
