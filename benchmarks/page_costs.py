"""
What a page of the workbench costs, in CPU milliseconds: the addresses of workbench.py, asked in one process.

usage: page_costs.py RECORD [--rounds 3]

The record has its file of how things stand (`settling.py --keep`). Every address is asked once for what is loaded with
the first answers and drawn for the first time; then so many times again, as readers do who look at the same pages. What
the test client itself costs is in every figure.
"""

from __future__ import annotations

import argparse
import random
import statistics
from collections import defaultdict
from pathlib import Path
from time import process_time

from fastapi.testclient import TestClient
from workbench import asked_of_ours

from dateline.web import ServeOptions, create_app


def main() -> None:
    """Ask every address and print what each kind of page costs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    pages = asked_of_ours(asked.record.absolute(), random.Random(7), 12)
    first: defaultdict[str, list[float]] = defaultdict(list)
    again: defaultdict[str, list[float]] = defaultdict(list)
    with TestClient(create_app(ServeOptions(db=asked.record)), base_url="http://127.0.0.1") as client:
        client.get("/about")
        for number in range(1 + asked.rounds):
            for _, name, path in pages:
                began = process_time()
                assert client.get(path).status_code == 200, path
                (again if number else first)[name].append(1000 * (process_time() - began))
    for name in sorted(first, key=lambda name: -sum(first[name])):
        print(f"{name:26} first {statistics.mean(first[name]):6.1f} ms  again {statistics.mean(again[name]):6.1f} ms")
    for told, found in (("first", first), ("again", again)):
        every = [one for times in found.values() for one in times]
        print(f"{told}: {statistics.mean(every):.1f} ms on average over {len(every)} pages")


if __name__ == "__main__":
    main()
