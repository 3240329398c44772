"""Score which names of a report lead to one actor, over the names that both the gold and the answer have.

usage: within_score.py GOLD.jsonl ANNOTATED.jsonl

GOLD is the open gold with its texts (`evals/gold/own/gold.jsonl`), ANNOTATED what ``dateline annotate GOLD.jsonl``
makes of it. B-cubed: precision over the names found, recall over all of the gold's (one not found shares with nobody).
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["B3", "score_report"]

Row = Mapping[str, Any]
NAMES = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC"))


class B3(NamedTuple):
    """Sums of the shares of each name, and how many names they are over."""

    precise: float = 0.0
    found: int = 0
    recalled: float = 0.0
    gold: int = 0


def score_report(gold: Row, said: Row) -> B3:
    """
    The sums of one report.

    Args:
        gold: A line of the gold, with ``names``.
        said: The line that ``dateline annotate`` made of it, with ``entities``.
    """
    own, theirs = clusters(gold["names"]), clusters(said["entities"])
    both = own.keys() & theirs.keys()
    together = {place: {other for other in both if theirs[other] == theirs[place]} for place in both}
    right = {place: {other for other in own if own[other] == own[place]} for place in both}
    precise = sum(len(together[place] & right[place]) / len(together[place]) for place in both)
    recalled = sum(len(together[place] & right[place]) / len(right[place]) for place in both)
    return B3(precise, len(both), recalled, len(own))


def clusters(names: list[Row]) -> dict[tuple[int, int], str]:
    """The actor of each name, by its place."""
    return {(name["start"], name["end"]): name["actor"] for name in names if name["label"] in NAMES}


def main() -> None:
    """Print the figures by split."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("annotated", type=Path)
    args = parser.parse_args()
    said = {row["id"]: row for row in map(json.loads, args.annotated.read_text("utf-8").splitlines())}
    sums: defaultdict[str, list[B3]] = defaultdict(list)
    for row in map(json.loads, args.gold.read_text("utf-8").splitlines()):
        for split in (row["split"], "all"):
            sums[split].append(score_report(row, said[row["id"]]))
    for split, found in sorted(sums.items()):
        precise, names, recalled, gold = (sum(column) for column in zip(*found, strict=True))
        print(f"{split:6} B3 P {precise / names:.4f} R {recalled / gold:.4f} over {gold} names in {len(found)} reports")


if __name__ == "__main__":
    main()
