"""Measure what each layer of `dateline annotate` costs: CPU seconds for 1,000 reports, one process.

usage: layers.py --shared FOLDER [--reports 200] [--rounds 2]

Reads Wikinews articles of fewer than 6,000 characters of the development data, each once. A layer's own share is what
it adds to the layers before it in the table, since it stands on their work; nothing is remembered between two layers'
runs but the loaded weights and their words. The best of N rounds of each counts.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent))

import dateline
from dateline.language.assemble import open_once
from language import articles

STEPS = (
    ("meta,zones", "layout: metadata and zones"),
    ("sentences", "sentences and tokens"),
    ("timexes", "dates"),
    ("entities", "grammar and names"),
    ("actors", "actors"),
    ("attributions", "who said what"),
    ("events", "events"),
)


def main() -> None:
    """Print a line a layer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=2)
    asked = parser.parse_args()
    reports = articles(asked.shared / "data/language/open_news.jsonl.gz", asked.reports)
    rows = [json.dumps({"id": str(report.id), "text": report.text}).encode() + b"\n" for report in reports]
    seconds_for(
        rows, [name for names, _ in STEPS for name in names.split(",")]
    )  # everything is loaded before anything is timed
    layers: list[str] = []
    before = 0.0
    print(f"{len(rows)} reports, {sum(len(report.text) for report in reports) / len(rows):.0f} characters each")
    for names, told in STEPS:
        layers += names.split(",")
        spent = min(seconds_for(rows, layers) for _ in range(asked.rounds)) * 1000 / len(rows)
        print(f"{told:28} {spent - before:7.2f} CPU s for 1,000 reports, {spent:7.2f} with all before it")
        before = spent


def seconds_for(rows: list[bytes], layers: list[str]) -> float:
    """CPU seconds that some layers of the reports take."""
    open_once("en").forget()
    start = time.process_time()
    for _ in dateline.annotate(rows, layers=layers):
        pass
    return time.process_time() - start


if __name__ == "__main__":
    main()
