"""Score what is said to be part of what over the seeds: parts_score.py SEEDS EXPORT prints precision, recall and F1.

Gold: the parents of ``gold.json``, each pair (part, whole) once whatever the report. Said: the links "part of" of the
export's ``actor`` lines that words of a report say; those of the gazetteer (a capital, a state's army) are not in the
gold. An actor of the export is the gold's whose mentions it overlaps most; a link counts in the precision when its ends
are two actors of the gold, since the gold lists no others' parents.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

RELATION = "part of"
HALF = 0.5
Pair = tuple[str, str]


def gold_pairs(gold: dict[str, Any]) -> set[Pair]:
    """Every part with its whole, once."""
    return {(actor["id"], parent["organisation"]) for actor in gold["actors"] for parent in actor["parents"]}


def alike(one: list[int], other: list[int]) -> float:
    """The shared part of the union of two spans."""
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / (one[1] - one[0] + other[1] - other[0] - shared) if shared else 0.0


def gold_actors(gold: dict[str, Any], lines: list[dict[str, Any]]) -> dict[str, str]:
    """For actors of the export the gold's that most of their mentions are of."""
    named = [
        (mention["file"], [mention["start"], mention["end"]], actor["id"])
        for actor in gold["actors"]
        for mention in actor["mentions"]
    ]
    votes: dict[str, Counter[str]] = {}
    for line in lines:
        if line["kind"] != "mention":
            continue
        span = line["spans"][0]
        near = [(alike(span, place), who) for file, place, who in named if file == line["report"]]
        likeness, who = max(near, default=(0.0, ""))
        if likeness >= HALF:
            votes.setdefault(line["actor"], Counter())[who] += 1
    return {own: held.most_common(1)[0][0] for own, held in votes.items()}


def said_pairs(lines: list[dict[str, Any]], known: dict[str, str]) -> set[Pair]:
    """Every link in words between two actors of the gold."""
    return {
        (known[line["id"]], known[link["actor"]])
        for line in lines
        if line["kind"] == "actor"
        for link in line["links"]
        if link["relation"] == RELATION and "span" in link and line["id"] in known and link["actor"] in known
        if known[line["id"]] != known[link["actor"]]
    }


def score(gold: set[Pair], said: set[Pair]) -> dict[str, Any]:
    """Precision, recall and F1 of pairs."""
    right = len(gold & said)
    precision, recall = right / len(said) if said else 0.0, right / len(gold) if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    figures = {"precision": precision, "recall": recall, "f1": f1}
    return {**{name: round(value, 4) for name, value in figures.items()}, "said": len(said), "gold": len(gold)}


def main() -> int:
    """Print the figures."""
    seeds, export = map(Path, sys.argv[1:3])
    gold = json.loads((seeds / "gold.json").read_text("utf-8"))
    lines = [json.loads(line) for line in export.read_text("utf-8").splitlines()]
    wanted, said = gold_pairs(gold), said_pairs(lines, gold_actors(gold, lines))
    print(json.dumps({**score(wanted, said), "missed": sorted(wanted - said), "wrong": sorted(said - wanted)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
