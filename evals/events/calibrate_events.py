"""Fit the confidence of events to the gold's train part: what share of the events of a confidence are right.

usage: calibrate_events.py SAID.jsonl EXAMPLE_SAID.jsonl [--write]
SAID.jsonl is what `dateline annotate` wrote of gold.jsonl, EXAMPLE_SAID.jsonl of the example's reports, whose prints of
one text count once; with confidences of any calibration: the raw ones are had back.
--write puts the numbers into src/dateline/lexicon/en/event_confidence.toml.

For each kind of event p = 1 / (1 + exp(-(slope * logit(raw) + shift))), fitted by descent on the log loss with
a pull towards slope 1 and shift 0 that is worth about two events. An event is right when it meets a core event of the
gold (score_events.py); one that meets an optional event counts neither way.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from score_events import HERE, Row, example_gold, meet, read_gold

from dateline.lexicon import load_lexicon

DATA = HERE.parents[1] / "src/dateline/lexicon/en/event_confidence.toml"
KINDS = ("plain", "typed", "deed", "embedded")
PRINTS = ("03", "05", "06", "08", "16", "chemra")  # of the example: reports that print another one's words
PULL = 2.0
STEPS, RATE = 20_000, 0.01
Case = tuple[float, bool]  # the logit of the raw confidence, and whether the event is right


def main() -> int:
    """Fit, print, and write when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("said", type=Path)
    parser.add_argument("example", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    said, example = ({row["id"]: row for row in rows_of(path)} for path in (asked.said, asked.example))
    own = {split: cases_of(read_gold(HERE / "gold.jsonl", [split]), said) for split in ("train", "dev")}
    more = cases_of([row for row in example_gold() if not row["id"].startswith(PRINTS)], example)
    fitted = {kind: fit([*own["train"][kind], *more[kind]]) for kind in KINDS}
    for name, cases in (("train", own["train"]), ("example", more), ("dev", own["dev"])):
        for kind in KINDS:
            print(name, kind, table(cases[kind], *fitted[kind]))
    if asked.write:
        write(fitted)
    return 0


def rows_of(path: Path) -> list[Row]:
    """The lines of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def cases_of(gold: Sequence[Row], said: dict[str, Row]) -> dict[str, list[Case]]:
    """The events of some reports by kind."""
    found: dict[str, list[Case]] = defaultdict(list)
    for row in gold:
        events = said[row["id"]].get("events") or []
        met = dict(meet(row["events"], events).pairs)
        for number, event in enumerate(events):
            if number not in met or row["events"][met[number]]["core"]:
                found[kind_of(event)].append((raw_logit(event), number in met))
    return {kind: found[kind] for kind in KINDS}


def kind_of(event: Row) -> str:
    """The kind of an event, as `dateline.events.confidence` tells them apart."""
    if event["rule"] == "attribution":
        return "typed" if event["type"] else "plain"
    return "embedded" if event["form"] == "embedded" else "deed"


def raw_logit(event: Row) -> float:
    """The logit of the confidence before it was fitted."""
    numbers = load_lexicon("event_confidence")[kind_of(event)]
    share = min(0.999, max(0.001, event["confidence"]))
    return (math.log(share / (1 - share)) - float(numbers["shift"])) / float(numbers["slope"])


def fit(cases: Sequence[Case]) -> tuple[float, float]:
    """Slope and shift of one kind."""
    slope, shift = 1.0, 0.0
    for _ in range(STEPS):
        down = [sigmoid(slope * raw + shift) - right for raw, right in cases]
        along = sum(error * raw for error, (raw, _) in zip(down, cases, strict=True)) + PULL * (slope - 1)
        slope -= RATE * along / (len(cases) + PULL)
        shift -= RATE * (sum(down) + PULL * shift) / (len(cases) + PULL)
    return max(0.2, slope), shift


def sigmoid(value: float) -> float:
    """From log odds to a share."""
    return 1 / (1 + math.exp(-value))


def table(cases: Sequence[Case], slope: float, shift: float) -> str:
    """How many there are, how many are right, and both again for those fit to be published."""
    fine = [right for raw, right in cases if sigmoid(slope * raw + shift) >= 0.8]
    every = [right for _, right in cases]
    return (
        f"slope {slope:.3f} shift {shift:+.3f}: {sum(every)} of {len(every)} right; at 0.8 {sum(fine)} of {len(fine)}"
    )


def write(fitted: dict[str, tuple[float, float]]) -> None:
    """Put the numbers into the lexicon, its notes kept."""
    text = DATA.read_text("utf-8")
    for kind, (slope, shift) in fitted.items():
        text = re.sub(
            rf"(\[{kind}\][^\n]*\n)slope = [^\n]*\nshift = [^\n]*",
            rf"\g<1>slope = {slope:.3f}\nshift = {shift:.3f}",
            text,
        )
    DATA.write_text(text, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
