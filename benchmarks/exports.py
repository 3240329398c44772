"""Every format of `dateline export` on two sizes of record: CPU seconds, bytes, peak memory, and how memory grows."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from generate_corpus import generate, write_corpus
from measure import Cost, run_measured

from dateline.exports import formats

LAYERS = "meta,zones,attributions,timexes"


def record_of(count: int, folder: Path, layers: str) -> Path:
    """A record of generated reports."""
    rows, database = folder / f"{count}.jsonl", folder / f"{count}.db"
    write_corpus(generate(count), rows)
    reader = ["--reader", "rules"] if layers == LAYERS else []
    run_measured(
        [sys.executable, "-m", "dateline", "add", str(rows), "--db", str(database), "--layers", layers, *reader]
    )
    return database


def export(name: str, database: Path, folder: Path) -> tuple[Cost, int]:
    """One export to a file."""
    out = folder / f"{database.stem}.{name}"
    command = [sys.executable, "-m", "dateline", "export", "--db", str(database), "--format", name, "-o", str(out)]
    cost = run_measured(command)
    size = out.stat().st_size
    out.unlink()
    return cost, size


def main() -> None:
    """Print a line for each format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=4_000)
    parser.add_argument("--first", type=int, default=1_000, help="the smaller of the two sizes")
    parser.add_argument(
        "--layers", default=LAYERS, help="as `dateline add --layers` takes them; default: by rules alone"
    )
    parser.add_argument("formats", nargs="*", help="default: all")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, large = (record_of(count, folder, given.layers) for count in (given.first, given.reports))
        for wanted in given.formats or formats():
            (before, _), (after, size) = export(wanted, small, folder), export(wanted, large, folder)
            growth = after.peak_mb / before.peak_mb
            print(
                f"{wanted:12} {after.cpu:7.1f} CPU s {size / 2**20:8.1f} MB  peak {after.peak_mb:7.1f} MB"
                f"  ({growth:.2f} x that of {given.first:,} reports)",
                flush=True,
            )


if __name__ == "__main__":
    main()
