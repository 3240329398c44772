"""Score the search for rewrites: on rewrites of our own, and on sets of rewrite_set.py.

usage: rewrites.py [--natural FILE.toml ...] [--set PREFIX ...] [--among FILE.jsonl] [--show N] [--save FILE]

--natural  natural_dev.toml, natural_test.toml: pairs among source, rewrite and brief of one story are true, all others
           are not
--among    reports that are put around those of --natural, none of which is related to them
--set      a set of rewrite_set.py: pairs of a text and its broken copy are true. Copies of one text, and a copy and
           another base text that shares words with its source by tier one (`by way`), are right too and not counted
           in the recall.

Tier one runs first, as in `dateline copies`; what it finds is left alone and counted apart. The exit code is 1 when a
set misses recall 0.8 or precision 0.9.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
import tomllib
from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from dateline.copies import CopyInput, find_copies
from dateline.copies.rewrites import find_rewrites
from dateline.model import Copy, CopyKind, Published, ReportId

TRUE = ("source", "rewrite", "brief")
RECALL, PRECISION = 0.8, 0.9  # issue 3
SETTLED = (CopyKind.COPY, CopyKind.PARTIAL)
Row = dict[str, Any]
Pair = tuple[str, str]


def read_rows(path: Path) -> list[Row]:
    """The lines of a JSONL file, plain or .gz."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def input_of(row: Row) -> CopyInput:
    """A line as the search sees it: without layout, with what is said beside it."""
    published = Published()
    if row.get("published"):
        day = date.fromisoformat(row["published"][:10])
        published = Published(row["published"], earliest=day, latest=day + timedelta(days=1))
    return CopyInput(ReportId(row["id"]), row["text"], outlet=row.get("outlet"), published=published)


def search(rows: list[Row]) -> tuple[list[Copy], list[Copy]]:
    """What tier one finds, and the rewrites among the rest."""
    inputs = {ReportId(row["id"]): input_of(row) for row in rows}
    settled = [copy for copy in find_copies(list(inputs.values())) if copy.kind is not CopyKind.REWRITE]
    start = time.process_time()
    found = find_rewrites(inputs, settled)
    cpu = time.process_time() - start
    print(f"{len(rows)} reports, {len(found)} rewrites, {1e6 * cpu / max(1, len(rows)):.0f} µs of CPU each")
    return settled, found


def natural(paths: list[Path], among: list[Row]) -> list[tuple[str, Copy]]:
    """Score rewrites of our own; the pairs that were found wrongly or missed."""
    rows = [
        {**row, "id": f"{row['story']}-{row['role']}"}
        for path in paths
        for row in tomllib.loads(path.read_text("utf-8"))["report"]
    ]
    settled, found = search(rows + among)
    pairs = {(copy.a, copy.b): copy for copy in found}
    ours = {row["id"]: row for row in rows}
    tier_one = {(copy.a, copy.b): copy.kind for copy in settled if copy.a in ours and copy.b in ours}
    counts: Counter[str] = Counter()
    for one, two in combinations(sorted(ours), 2):
        if ours[one]["story"] != ours[two]["story"]:
            counts["other stories"] += 1
            counts["other stories, found"] += (one, two) in pairs
            continue
        roles = sorted((ours[one]["role"], ours[two]["role"]))
        name = " and ".join(roles) + ("" if set(roles) <= set(TRUE) else " (no rewrite)")
        counts[name] += 1
        counts[name + ", found"] += (one, two) in pairs
        if (one, two) not in pairs and set(roles) <= set(TRUE):
            print("  missed:", one, two, tier_one.get((one, two), ""))
    for name in sorted(name for name in counts if not name.endswith(", found")):
        print(f"  {name}: {counts[f'{name}, found']} of {counts[name]} found")
    print("  by tier one:", dict(Counter(kind.value for kind in tier_one.values())))
    return [("natural", copy) for copy in found]


def derived(prefix: Path) -> tuple[float, float, list[tuple[str, Copy]]]:
    """Score a set of broken copies: recall, precision, and what was found with what it is."""
    rows, key = read_rows(Path(f"{prefix}.jsonl")), {row["id"]: row for row in read_rows(Path(f"{prefix}.key.jsonl"))}
    truth = {tuple(sorted((t["a"], t["b"]))): t for t in read_rows(Path(f"{prefix}.truth.jsonl"))}
    settled, found = search(rows)
    words = {(copy.a, copy.b) for copy in settled}

    def kind(pair: Pair) -> str:
        if pair in truth:
            return str(truth[pair]["rel"])
        ops = {key[report].get("op", "base") for report in pair}
        source = tuple(sorted(key[report].get("from", report) for report in pair))
        if ops & {"figures", "template"}:
            return " and ".join(sorted(ops))
        return "by way" if source[0] == source[1] or source in words else "wrong"

    said = [(kind((copy.a, copy.b)), copy) for copy in found]
    asked = [pair for pair, line in truth.items() if line["rel"] == "copy" and pair not in words]
    hit = {(copy.a, copy.b) for _, copy in said}
    right = sum(name in ("copy", "sibling", "by way") for name, _ in said)
    recall, precision = sum(pair in hit for pair in asked) / max(1, len(asked)), right / max(1, len(said))
    by_op = Counter(truth[pair]["op"] for pair in asked)
    hits = Counter(truth[pair]["op"] for pair in asked if pair in hit)
    print(
        f"  recall {recall:.3f}, precision {precision:.3f};"
        f" found: {dict(sorted(Counter(name for name, _ in said).items()))}"
    )
    print("  recall by operation:", {op: round(hits[op] / by_op[op], 3) for op in sorted(by_op)})
    print(f"  spans: {spans_of(truth, {(copy.a, copy.b): copy for _, copy in said})}")
    print(
        "  true copies that tier one has:", sum(pair in words for pair, line in truth.items() if line["rel"] == "copy")
    )
    return recall, precision, said


def spans_of(truth: dict[tuple[str, ...], Row], found: dict[tuple[str, ...], Copy]) -> dict[str, float]:
    """How far the spans agree with the truth, in characters of both sides."""
    both = said = real = 0
    for pair, line in truth.items():
        copy = found.get(pair)
        if copy is None:
            continue
        turned = line["a"] != copy.a
        for side in (0, 2):
            mine = cells((s.a_start, s.a_end) if side == 0 else (s.b_start, s.b_end) for s in copy.spans)
            true = cells((s[2 - side], s[3 - side]) if turned else (s[side], s[side + 1]) for s in line["spans"])
            both, said, real = both + len(mine & true), said + len(mine), real + len(true)
    return {"precision": round(both / max(1, said), 3), "recall": round(both / max(1, real), 3)}


def cells(spans: Any) -> set[int]:
    """The characters that spans cover."""
    return {place for start, end in spans for place in range(start, end)}


def main() -> int:
    """Score what is asked for; 1 when a set misses a figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--natural", type=Path, nargs="*", default=[])
    parser.add_argument("--among", type=Path)
    parser.add_argument("--set", type=Path, nargs="*", default=[])
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--save", type=Path)
    asked = parser.parse_args()
    said: list[tuple[str, Copy]] = []
    failed = False
    if asked.natural:
        said += natural(asked.natural, read_rows(asked.among) if asked.among else [])
    for prefix in asked.set:
        recall, precision, more = derived(prefix)
        failed |= recall < RECALL or precision < PRECISION
        said += more
    for name, copy in said[: asked.show]:
        print(name, copy.a, copy.b, copy.because)
    if asked.save:
        lines = ([name, copy.a, copy.b, copy.because] for name, copy in said)
        asked.save.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
