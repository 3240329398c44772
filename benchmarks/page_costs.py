"""
What a page of the workbench costs, in CPU milliseconds: the addresses of workbench.py, asked in one process.

usage: page_costs.py RECORD [--rounds 3]

The record has its file of how things stand (`settling.py --keep`). Every address is asked once for what is loaded with
the first answers and drawn for the first time; then so many times again, as readers do who look at the same pages, and
once more each after somebody else wrote to the record, as they meet it while an import runs. What the test client
itself costs is in every figure.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
from collections import defaultdict
from pathlib import Path
from time import process_time

from fastapi.testclient import TestClient
from workbench import asked_of_ours

from dateline.web import ServeOptions, create_app


def write_something(record: Path) -> None:
    """Write to the record and take it back, as another process: whatever was counted is to be counted again."""
    connection = sqlite3.connect(record, isolation_level=None)
    connection.execute("INSERT INTO setting (name, value) VALUES ('page_costs', '')")
    connection.execute("DELETE FROM setting WHERE name = 'page_costs'")
    connection.close()


def main() -> None:
    """Ask every address and print what each kind of page costs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    pages = asked_of_ours(asked.record.absolute(), random.Random(7), 12)
    first: defaultdict[str, list[float]] = defaultdict(list)
    again: defaultdict[str, list[float]] = defaultdict(list)
    written: defaultdict[str, list[float]] = defaultdict(list)
    with TestClient(create_app(ServeOptions(db=asked.record)), base_url="http://127.0.0.1") as client:
        client.get("/about")
        for found in (first, *[again] * asked.rounds, written):
            for _, name, path in pages:
                if found is written:
                    write_something(asked.record)
                began = process_time()
                assert client.get(path).status_code == 200, path
                found[name].append(1000 * (process_time() - began))
    kinds = (("first", first), ("again", again), ("after another wrote", written))
    for name in sorted(first, key=lambda name: -sum(first[name])):
        costs = (f"{told} {statistics.mean(found[name]):6.1f} ms" for told, found in kinds)
        print(f"{name:26} {'  '.join(costs)}")
    for told, found in kinds:
        every = [one for times in found.values() for one in times]
        print(f"{told}: {statistics.mean(every):.1f} ms on average over {len(every)} pages")


if __name__ == "__main__":
    main()
