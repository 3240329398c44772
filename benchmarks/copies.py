"""Measure the search for shared text: what it costs and, on the development sets, what it finds.

usage: copies.py [--shared FOLDER] [--set small]

The set is read from FOLDER and stays there; our scorer (evals/scorers) says what was found. Without reading of layout:
every text counts as body, so the figures are those of the search alone. Without FOLDER the plain texts of the shipped
example are searched, which says what it costs and no more. The exit code is 1 when a figure misses its floor.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import dateline
from dateline.copies import CopyInput, find_copies
from dateline.model import Copy, Published, ReportId

SCORER = Path(__file__).resolve().parents[1] / "evals" / "scorers" / "copies_score.py"
FLOORS = {"pair_recall": 0.99, "pair_precision": 0.92, "span_f1": 0.975}


def read_input(path: Path) -> Iterator[CopyInput]:
    """The reports of a JSONL file, plain or .gz, with what is said beside them."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as lines:
        for line in lines:
            yield input_of(json.loads(line))


def input_of(row: dict[str, Any]) -> CopyInput:
    """A report in the contract's input form, without a reading of its layout."""
    published = day_of(row.get("published"))
    return CopyInput(ReportId(row["id"]), row["text"], outlet=row.get("outlet"), published=published)


def day_of(value: str | None) -> Published:
    """A given date as one day."""
    if not value:
        return Published()
    day = date.fromisoformat(value[:10])
    return Published(value, earliest=day, latest=day + timedelta(days=1))


def line_of(copy: Copy) -> dict[str, Any]:
    """A copy as the scorer reads it."""
    spans = [[s.a_start, s.a_end, s.b_start, s.b_end] for s in copy.spans]
    return {
        "a": copy.a,
        "b": copy.b,
        "spans": spans,
        "a_share": copy.a_share,
        "b_share": copy.b_share,
        "kind": copy.kind,
        "dir": copy.direction,
        "common_source": copy.common_source,
    }


def example() -> list[CopyInput]:
    """The plain texts of the shipped example."""
    folder = Path(dateline.__file__).parent / "example" / "reports"
    return [CopyInput(ReportId(path.name), path.read_text("utf-8")) for path in sorted(folder.glob("*.txt"))]


def search(bodies: list[CopyInput], name: str) -> list[Copy]:
    """Search, and print the cost."""
    start = time.process_time()
    copies = find_copies(bodies)
    cpu = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name}: {len(bodies)} reports, {len(copies)} pairs, {cpu:.2f} CPU s, peak {peak:.0f} MB")
    return copies


def score(copies: list[Copy], data: Path) -> dict[str, Any]:
    """What the scorer says of the copies."""
    with tempfile.TemporaryDirectory() as folder:
        out, figures = Path(folder, "out.jsonl"), Path(folder, "score.json")
        out.write_text("".join(json.dumps(line_of(copy)) + "\n" for copy in copies), encoding="utf-8")
        files = [data.with_suffix(end) for end in (".jsonl.gz", ".truth.jsonl.gz")]
        command: list[str | Path] = [sys.executable, "-B", SCORER, *files, out, "--json", figures]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return dict(json.loads(figures.read_text(encoding="utf-8")))


def main() -> int:
    """Measure and print; 1 when a figure misses its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--set", default="small", help="small or tiny")
    asked = parser.parse_args()
    if not asked.shared:
        search(example(), "example")
        return 0
    data = asked.shared / "data" / "copies" / asked.set
    copies = search(list(read_input(data.with_suffix(".jsonl.gz"))), asked.set)
    found = score(copies, data)
    figures = {name: found[name] for name in ("pair_recall", "pair_precision")} | {"span_f1": found["spans"]["f1"]}
    print(", ".join(f"{name} {value} (floor {FLOORS[name]})" for name, value in figures.items()))
    print(f"kind right {found['kind']['right']}, boilerplate {json.dumps(found['boilerplate'])}")
    print(f"quotation called copy {json.dumps(found['quotation_called_copy'])}")
    print(f"direction {json.dumps(found['direction'])}")
    print(f"common source {json.dumps(found['common_source'])}")
    return int(any(value < FLOORS[name] for name, value in figures.items()))


if __name__ == "__main__":
    sys.exit(main())
