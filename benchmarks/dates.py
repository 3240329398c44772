"""Score find_dates and the yardstick's rules on the development texts, in one run, with their speeds."""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

from dateline.dates import find_dates
from dateline.exports.lines import timex_objects
from dateline.language import analyse
from dateline.model import AnnotatedText, Media, Published, Report, ReportId, Role, Span, Status, Zone
from dateline.text.ids import sha256_of_text

LEAST_F1 = {"value_f1": 80.0, "resolved_date_f1": 84.0}
MOST_FALSE = 5.0  # per cent of the days
LEAST_SPEED = 0.8  # of the yardstick's
ROUNDS = 3

Row = dict[str, Any]


def main() -> int:
    """Print a table, and return 1 when a figure is missed."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--shared", type=Path, required=True, help="the folder that holds data/ and evals/")
    arguments.add_argument("-o", "--output", type=Path, help="where to write the expressions found, for score.py")
    given = arguments.parse_args()
    rows = [json.loads(line) for line in (given.shared / "data/dates/tbaq.jsonl").read_text("utf-8").splitlines()]
    scorer = load(given.shared / "evals/dates/score.py")
    yardstick = load(given.shared / "evals/dates/baseline_rules.py")
    analysis, texts = timed(lambda: [analysed(row) for row in rows])
    days = [published_on(row) for row in rows]
    best_rules = best_own = float("inf")
    for _ in range(ROUNDS):  # interleaved, so that a busy moment hits both alike
        spent, tagged = timed(
            lambda: [yardstick.tag(row["text"], day.earliest) for row, day in zip(rows, days, strict=True)]
        )
        best_rules = min(best_rules, spent)
        spent, found = timed(lambda: [find_dates(text, day) for text, day in zip(texts, days, strict=True)])
        best_own = min(best_own, spent)
    own = [timex_objects(every) for every in found]
    gold = {row["id"]: row for row in rows}
    rules_score, own_score = (scored(scorer, gold, rows, lines) for lines in (tagged, own))
    characters = sum(len(row["text"]) for row in rows)
    for name, figures, spent in (("yardstick", rules_score, best_rules), ("find_dates", own_score, best_own)):
        print(f"{name:10} {told(figures)}  {characters / spent / 1e6:5.2f} M characters/s")
    print(f"analysis   {characters / analysis / 1e6:5.2f} M characters/s, counted apart")
    ratio = best_rules / best_own
    print(f"speed      {ratio:.2f} x the yardstick (least {LEAST_SPEED:g} x)")
    made_up = days_made_up(texts)
    print(f"withheld   {made_up} full days whose year is not in the text (0 allowed)")
    if given.output:
        lines = [json.dumps({"id": row["id"], "timexes": every}) for row, every in zip(rows, own, strict=True)]
        given.output.write_text("\n".join(lines) + "\n", "utf-8")
    missed = [name for name, least in LEAST_F1.items() if own_score[name] < least]
    return int(bool(missed) or own_score["disjoint_share"] > MOST_FALSE or ratio < LEAST_SPEED or made_up > 0)


def told(figures: Row) -> str:
    """The scorer's figures in one line."""
    strict, relaxed = figures["strict"]["f1"], figures["relaxed"]["f1"]
    shown = f"value F1 {figures['value_f1']:5.2f}  strict {strict:5.2f}  relaxed {relaxed:5.2f}"
    shown += f"  type {figures['type_f1']:5.2f}  resolved {figures['resolved_date_f1']:5.2f}"
    return f"{shown}  false {figures['disjoint_share']:.2f} %"


def load(path: Path) -> ModuleType:
    """A script as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds and the result."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def analysed(row: Row) -> AnnotatedText:
    """A row as an annotated text with one body: these texts have a layout of their own."""
    text = row["text"]
    zone = Zone(Role.BODY, Span(0, len(text)))
    return analyse(Report(ReportId(row["id"]), text, sha256_of_text(text), "", Media.TEXT, row["id"], (zone,)))


def published_on(row: Row) -> Published:
    """The publication date of a row, as given."""
    day = date.fromisoformat(row["published"])
    return Published(row["published"], Status.GIVEN, (), "given", day, day + timedelta(days=1))


def scored(scorer: ModuleType, gold: dict[str, Row], rows: list[Row], lines: list[Any]) -> Row:
    """The scorer's figures."""
    predicted = {row["id"]: {"timexes": every} for row, every in zip(rows, lines, strict=True)}
    figures: Row = scorer.score(gold, predicted)[0]
    return figures


def days_made_up(texts: list[AnnotatedText]) -> int:
    """Without a publication date: how many expressions stand for days of a year that the text does not name."""
    count = 0
    for text in texts:
        bare = replace(text, report=replace(text.report))
        for found in find_dates(bare, Published()):
            years = {day.year for day in (found.earliest, found.latest and found.latest - timedelta(days=1)) if day}
            named = [f"{year}" in text.text or f"{year % 100:02}" in text.text for year in years]
            if (found.earliest and found.latest and (found.latest - found.earliest).days == 1) and not all(named):
                count += 1
    return count


if __name__ == "__main__":
    sys.exit(main())
