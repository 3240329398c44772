"""The index on disk with a million reports in it: CPU of one more report, alone and in a batch; size, memory, opening.

usage: incremental.py [--reports 1000000] [--engine c] [--folder FOLDER]

The reports are lists of shingles, drawn and not read: about 220 each, of which half are shared with four relatives
that arrived at any time, some stand in stock phrases of all frequencies, and some in one of 40 footers that the reports
of an outlet share (25,000 of a million). They go into the index as reports do, one by one, with all writing and
merging; only SQLite is left out. The same number of reports gives the same index, byte for byte.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from array import array
from collections.abc import Sequence
from dataclasses import astuple
from hashlib import shake_128
from pathlib import Path
from statistics import median, quantiles

from dateline.postings import Index, Merge, Plan, PostingsOptions, Progress, Segment, keys_of
from dateline.postings.engine import ENGINE, PLAIN

OWN, SHARED, RELATIVES = 100, 110, 5  # shingles of a report alone, of its family; reports of a family
OUTLETS, FOOTER = 40, (3, 12)  # footers; shingles of the shortest and the longest
PHRASES, MOST_PHRASES = 5, 1 << 20  # phrases in a report; different phrases there are
STRIDE = 7_368_787  # a prime: the members of a family stand far apart
ADDED = 1_000
LEADS, MANY = 16, 32  # shingles.LEADS, CopyOptions.many
LIMITS = {"median ms, one report": 2.0, "mean ms, batch of 1,000": 0.3}


def shingles_of(number: int, count: int) -> list[int]:
    """The shingles of a report: its own, its family's, its outlet's footer, phrases."""
    family = number * STRIDE % count // RELATIVES
    drawn = array("q", shake_128(b"own %d" % number).digest(8 * (OWN + PHRASES + 1)))
    drawn.frombytes(shake_128(b"family %d" % family).digest(8 * SHARED))
    outlet = drawn[OWN + PHRASES] % OUTLETS
    drawn.frombytes(shake_128(b"footer %d" % outlet).digest(8 * (FOOTER[0] + outlet % (FOOTER[1] - FOOTER[0] + 1))))
    for phrase in drawn[OWN : OWN + PHRASES]:  # rank by a law of one over rank
        rank = int(MOST_PHRASES ** ((phrase & 0xFFFF_FFFF) / 2**32))
        drawn.frombytes(shake_128(b"phrase %d" % rank).digest(8))
    del drawn[OWN : OWN + PHRASES + 1]
    return sorted(set(drawn))


def build(folder: Path, count: int, index: Index) -> None:
    """Add so many reports, with all writing and merging, and keep the state of the index beside it."""
    adding = 0.0
    for first in range(1, count + 1, ADDED):
        drawn = [keys_of(shingles_of(number, count)) for number in range(first, min(first + ADDED, count + 1))]
        start = time.process_time()
        for number, keys in enumerate(drawn, first):
            index.add(number, keys)
            if index.tend().segments:
                index.finish()
                index.sweep()
        adding += time.process_time() - start
        if (first - 1) % 100_000 == 0:
            print(f"  {first - 1:,} reports, {adding:,.0f} CPU s", file=sys.stderr, flush=True)
    index.flush()
    keep(folder, index)
    each = adding * 1000 / count
    print(f"built without asking: {each:.3f} ms of CPU a report with all writing and merging, {adding:,.0f} s in all")


def keep(folder: Path, index: Index) -> None:
    """Write down which segments count."""
    state = [[astuple(one) for one in index.segments], [[astuple(m.plan), astuple(m.progress)] for m in index.merges]]
    (folder / "state.json").write_text(json.dumps(state), "utf-8")


def load(folder: Path, index: Index) -> None:
    """Open the segments that were written down."""
    segments, merges = json.loads((folder / "state.json").read_text("utf-8"))
    index.load(
        [Segment(*values) for values in segments], [Merge(Plan(*plan), Progress(*done)) for plan, done in merges]
    )


def measure(folder: Path, count: int, index: Index) -> int:
    """Add reports to the index that was built and say what each costs; 1 when a limit is passed."""
    start = time.process_time()
    load(folder, index)
    opening = time.process_time() - start
    drawn = [shingles_of(number, count) for number in range(count + 1, count + 2 * ADDED + 1)]
    found: list[int] = []
    index.candidates(drawn[0], leads=LEADS, many=MANY)

    def add(number: int, shingles: Sequence[int]) -> None:
        found.append(len(index.candidates(shingles, leads=LEADS, many=MANY)))
        index.add(number, keys_of(shingles))
        index.tend()

    alone = []
    for number, shingles in enumerate(drawn[:ADDED], count + 1):
        before = time.process_time_ns()
        add(number, shingles)
        alone.append((time.process_time_ns() - before) / 1e6)
    before = time.process_time_ns()
    for number, shingles in enumerate(drawn[ADDED:], count + ADDED + 1):
        add(number, shingles)
    together = (time.process_time_ns() - before) / 1e6 / ADDED
    before = time.process_time_ns()
    for shingles in drawn[:ADDED]:
        index.frequencies(shingles, most=100)
    asked = (time.process_time_ns() - before) / 1e6 / ADDED
    size = sum((folder / segment.name).stat().st_size for segment in index.segments)
    postings = len(drawn[0]) * (count + 2 * ADDED)
    memory = {
        name: int(words[0]) / 1024
        for line in Path("/proc/self/status").read_text("utf-8").splitlines()
        for name, *words in [line.replace(":", " ").split()]
        if name.startswith("Rss")
    }
    figures = {"median ms, one report": median(alone), "mean ms, batch of 1,000": together}
    print(f"{count:,} reports of {sum(map(len, drawn)) / len(drawn):.0f} shingles, engine {index.engine.name}")
    print(f"  {len(index.segments)} segments of {size / 2**20:,.0f} MB, opened in {opening * 1000:.1f} ms of CPU")
    print(f"  {size / (count + 2 * ADDED):,.0f} bytes a report, {size / postings:.1f} a posting")
    print(f"  one report: median {median(alone):.3f} ms, p99 {quantiles(alone, n=100)[98]:.3f}, most {max(alone):.1f}")
    print(f"  batch of {ADDED:,}: {together:.3f} ms each; frequencies of its shingles alone: {asked:.3f} ms")
    print(f"  {sum(found) / len(found):.1f} reports to compare with each, at most {max(found)}")
    print(f"  memory: {memory['RssAnon']:,.0f} MB own, {memory['RssFile']:,.0f} MB of files mapped")
    over = [name for name, limit in LIMITS.items() if figures[name] > limit and index.engine.name == "c"]
    for name in over:
        print(f"  over its limit: {name} {figures[name]:.3f} (limit {LIMITS[name]})")
    return int(bool(over))


def main() -> int:
    """Build in this process, measure in a new one; 1 when a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1_000_000)
    parser.add_argument("--engine", choices=("c", "python"), default=ENGINE.name)
    parser.add_argument("--folder", type=Path, help="keep the index here, and use the one that is here")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    engine = PLAIN if asked.engine == "python" else ENGINE
    if asked.measure:
        return measure(asked.measure, asked.reports, Index(asked.measure, PostingsOptions(), engine))
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.folder or Path(scratch)
        folder.mkdir(exist_ok=True)
        if not (folder / "state.json").exists():
            build(folder, asked.reports, Index(folder, PostingsOptions(), engine))
        again = [sys.executable, __file__, "--reports", str(asked.reports), "--engine", asked.engine]
        return subprocess.run([*again, "--measure", str(folder)], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
