"""`dateline add` of two numbers of reports: reports per CPU second, peak memory, and how both grow."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from generate_corpus import generate, write_corpus
from measure import Cost, run_measured

MEMORY_LIMIT = 1.3


def add(count: int, folder: Path, layers: str | None) -> Cost:
    """Generate reports, add them to a new record, and verify it."""
    chosen = ["--layers", layers] if layers else []
    rows, database = folder / f"{count}.jsonl", folder / f"{count}.db"
    write_corpus(generate(count), rows)
    cost = run_measured([sys.executable, "-m", "dateline", "add", str(rows), "--db", str(database), *chosen])
    run_measured([sys.executable, "-m", "dateline", "verify", "--db", str(database)])
    size = database.stat().st_size / 2**20
    speed = f"{cost.cpu:7.1f} CPU s  {count / cost.cpu:6.1f} reports/CPU s"
    print(f"{count:7,} reports  {speed}  peak {cost.peak_mb:6.1f} MB  record {size:7.1f} MB", flush=True)
    return cost


def main() -> int:
    """Run both sizes; 1 when peak memory grows past its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=1_000, help="the smaller of the two sizes")
    parser.add_argument("--layers", help="as `dateline add --layers` takes them")
    given = parser.parse_args()
    count, first = given.reports, given.first
    with tempfile.TemporaryDirectory() as folder:
        small, large = add(first, Path(folder), given.layers), add(count, Path(folder), given.layers)
    ratio = large.peak_mb / small.peak_mb
    print(f"peak memory, {count:,} to {first:,} reports: {ratio:.2f} x  (limit {MEMORY_LIMIT} x)")
    return int(ratio > MEMORY_LIMIT)


if __name__ == "__main__":
    sys.exit(main())
