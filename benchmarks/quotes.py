"""Measure who-said-what: its speed beside the regex baseline's in one run and, with the scorer, what it finds.

usage: quotes.py [--shared FOLDER] [-o OUT.jsonl] [--rounds N]

With FOLDER, the development set and the baseline are read from there and stay there: every article is read by both, in
turn, and the best of N rounds of each counts, since other work on the machine only ever adds time. Ours includes
layout, sentences and tokens; the baseline is timed as its own command times it (with the types of what it found) and
without them. Without FOLDER the shipped example is read, which says what reading costs and no more.
The exit code is 1 when a figure misses its floor.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import dateline
from dateline.extraction import extract
from dateline.language import analyse
from dateline.model import Given, Incoming, Media, Quote, Report, Span
from dateline.quotes import find_quotes

LEAST_SPEED = 0.5  # of the baseline's, as its own command times it
FLOORS = {"attribution / direct": 0.80, "attribution / all": 0.44}  # F1

Item = TypeVar("Item")


def main() -> int:
    """Print the figures, and return 1 when one is missed."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--shared", type=Path, help="the folder that holds data/ and evals/")
    arguments.add_argument("-o", "--output", type=Path, help="where to write what is found, as the scorer reads it")
    arguments.add_argument("--rounds", type=int, default=9)
    given = arguments.parse_args()
    if given.shared is None:
        return measure_example(given.rounds)
    return measure_shared(given.shared, given.rounds, given.output)


def measure_example(rounds: int) -> int:
    """Our speed on the plain texts of the shipped example."""
    files = sorted((Path(dateline.__file__).parent / "example" / "reports").glob("*.txt"))
    reports = [read({"id": file.name, "text": file.read_text("utf-8")}) for file in files]
    [seconds] = best_of(rounds, reports, lambda report: find_quotes(analyse(report)))
    characters = sum(len(report.text) for report in reports)
    found = sum(len(find_quotes(analyse(report))) for report in reports)
    print(f"{len(reports)} reports, {found} attributions")
    print(f"{len(reports) / seconds:.0f} reports/s, {characters / seconds / 1e6:.2f} M characters/s")
    return 0


def measure_shared(shared: Path, rounds: int, output: Path | None) -> int:
    """Speed and precision on the development set, beside the baseline."""
    folder = shared / "evals" / "quotes"
    sys.path.insert(0, str(folder))
    common, baseline, scorer = (load(folder / f"{name}.py") for name in ("common", "rules_baseline", "score"))
    with gzip.open(shared / "data" / "quotes" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    reports = [read(row) for row in rows]
    gc.collect()
    gc.freeze()  # what was loaded is nobody's garbage
    pairs = list(zip(rows, reports, strict=True))
    ours, bare, typed = best_of(
        rounds,
        pairs,
        lambda pair: find_quotes(analyse(pair[1])),
        lambda pair: baseline.extract(pair[0]),
        lambda pair: common.typed(pair[0]["text"], baseline.extract(pair[0])),
    )
    print(f"find_quotes, with sentences and tokens {len(rows) / ours:6.0f} articles/s")
    print(f"baseline, as its command times it    {len(rows) / typed:6.0f} articles/s")
    print(f"baseline without types               {len(rows) / bare:6.0f} articles/s")
    print(f"speed {typed / ours:.2f} of the baseline (least {LEAST_SPEED}); {bare / ours:.2f} of it without types")
    lines_found = [line_of(row["id"], find_quotes(analyse(report))) for row, report in zip(rows, reports, strict=True)]
    if output:
        output.write_text("".join(json.dumps(line) + "\n" for line in lines_found), encoding="utf-8")
    return missed(figures(scorer, rows, lines_found), typed / ours)


def figures(scorer: ModuleType, rows: Sequence[dict[str, Any]], lines: Sequence[dict[str, Any]]) -> dict[str, float]:
    """F1 by the scorer's own counting, for every measure of attributions."""
    parts = [scorer.count(row, line["attributions"]) for row, line in zip(rows, lines, strict=True)]
    total = scorer.merge(parts)
    found = {}
    for key in total:
        precision, recall, f1 = scorer.prf(total[key])
        if key[0] in ("attribution", "quoted run + speaker"):
            print(f"{' / '.join(key):30} P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}")
        found[" / ".join(key)] = f1
    return found


def missed(found: dict[str, float], ratio: float) -> int:
    """1 when a floor is missed, with a line for each."""
    misses = [f"{name}: {found[name]:.3f} < {floor}" for name, floor in FLOORS.items() if found[name] < floor]
    if ratio < LEAST_SPEED:
        misses.append(f"speed: {ratio:.2f} < {LEAST_SPEED}")
    for miss in misses:
        print(f"missed: {miss}", file=sys.stderr)
    return 1 if misses else 0


def read(row: dict[str, Any]) -> Report:
    """A row as the report that annotate makes of it."""
    given = Given(id=row["id"], title=row.get("title"), outlet=row.get("outlet"), published=row.get("published"))
    report = extract(Incoming(row["text"], Media.TEXT, row["id"], "", given))
    if not isinstance(report, Report):
        raise SystemExit(report.line)
    return report


def best_of(rounds: int, items: Iterable[Item], *works: Callable[[Item], object]) -> list[float]:
    """Seconds of each work for all items, every item by its best round; the works take turns, so noise hits all."""
    totals = [0.0] * len(works)
    for item in items:
        best = [float("inf")] * len(works)
        for _ in range(rounds):
            for place, work in enumerate(works):
                start = time.perf_counter()
                work(item)
                best[place] = min(best[place], time.perf_counter() - start)
        totals = [total + spent for total, spent in zip(totals, best, strict=True)]
    return totals


def line_of(report: str, quotes: Sequence[Quote]) -> dict[str, Any]:
    """The contract's line for the scorer."""
    place = {quote.id: index for index, quote in enumerate(quotes)}

    def spans(found: Sequence[Span]) -> list[list[int]]:
        return [[span.start, span.end] for span in found]

    return {
        "id": report,
        "attributions": [
            {
                "source": spans(quote.source),
                "cue": spans(quote.cue),
                "content": spans(quote.content),
                "parent": None if quote.parent is None else place[quote.parent],
                "confidence": quote.confidence,
            }
            for quote in quotes
        ],
    }


def load(path: Path) -> ModuleType:
    """A program of the shared folder as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no such program")
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    raise SystemExit(main())
