"""Score the days of the seeds' events as the record has them: the `gathered` interval of `export` where one has it.

usage: gathered.py SHARED ANNOTATED.jsonl EXPORT.jsonl

ANNOTATED is the output of `dateline annotate` on the seeds' input (`SHARED/evals/seeds/make_input.py`), EXPORT that of
`dateline add` and `dateline export`. Events are matched and compared by `SHARED/evals/seeds/score.py` itself.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

Place = tuple[str, tuple[tuple[int, ...], ...]]


def main() -> None:
    """Print how many days are right, of how many, and name those that are not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("shared", "annotated", "export"):
        parser.add_argument(name, type=Path)
    asked = parser.parse_args()
    scorer = load_scorer(asked.shared / "evals/seeds/score.py")
    gold = scorer.Gold(asked.shared / "seeds")
    days = gathered_days(asked.export)
    told = [one for line in scorer.read_lines(asked.annotated) for one in compared(scorer, gold, line, days)]
    print(*(name for name, right in told if not right), sep="\n")
    right = sum(right for _, right in told)
    print(f"{right} of {len(told)} days right: {right / len(told):.3f}")


def load_scorer(path: Path) -> ModuleType:
    """The scorer of the seeds as a module."""
    spec = importlib.util.spec_from_file_location("seeds_score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} cannot be read")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gathered_days(export: Path) -> dict[Place, Any]:
    """The gathered interval of each event that has one, by its report and trigger."""
    rows = map(json.loads, export.read_text("utf-8").splitlines())
    events = (row for row in rows if row["kind"] == "event" and row.get("gathered"))
    return {(row["report"], spans_of(row["spans"])): row["gathered"] for row in events}


def spans_of(spans: list[list[int]]) -> tuple[tuple[int, ...], ...]:
    """Spans that can be looked up."""
    return tuple(map(tuple, spans))


def compared(scorer: ModuleType, gold: Any, line: Any, days: dict[Place, Any]) -> list[tuple[str, bool]]:
    """The core events of a report that were found, each with whether its day is right."""
    report = scorer.Report(line, gold)
    matched = scorer.match_events(gold, line["id"], line["events"], report.actors)
    found = []
    for at, event in enumerate(line["events"]):
        known = gold.events.get(matched.get(at))
        if known is not None and known["core"]:
            day = days.get((line["id"], spans_of(event["trigger"])), event["date"])
            found.append((known["id"], bool(scorer.compare(known, {**event, "date": day}, report, False)["date"])))
    return found


if __name__ == "__main__":
    main()
