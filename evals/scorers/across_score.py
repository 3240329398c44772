"""Score who is who across reports on ECB+: across_score.py GOLD.jsonl[.gz] EXPORT.jsonl [--show N] prints the figures.

GOLD: ``{"id", "mentions": [{"id", "kind", "label", "spans", "chain", "validated"}]}`` a line; participants whose words
begin with a capital and are no pronoun are read, in sentences that are annotated whole; a chain runs over the reports
of a topic. EXPORT: the record's lines; a gold mention takes the actor of the mention that it is half alike with. What
is not found stands alone. Figures: B-cubed, MUC, CEAF-e and their mean (CoNLL); joins are counted in pairs too.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

HALF = 0.5
PRONOUNS = frozenset("he she it they we i you who him her them his their its our my this that these those".split())
Item = tuple[str, int, int]


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a file."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in content.decode("utf-8").splitlines():
        yield json.loads(line)


def gold_names(lines: list[dict[str, Any]]) -> dict[Item, tuple[str, str]]:
    """The named participants with their chain and words."""
    found = {}
    for line in lines:
        for mention in line["mentions"]:
            (start, _), (_, end) = mention["spans"][0], mention["spans"][-1]
            words = line["text"][start:end]
            plain = words.casefold() not in PRONOUNS and (words[:1].isupper() or words[:1].isdigit())
            if mention["kind"] == "participant" and mention["validated"] and plain:
                found[line["id"], start, end] = (f"{line['topic']} {mention['chain']}", words)
    return found


def actors_of(gold: Mapping[Item, Any], lines: Iterator[dict[str, Any]]) -> dict[Item, str]:
    """For each gold mention the actor of the mention of the record that is most alike, at least by half."""
    held: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for line in lines:
        if line["kind"] == "mention":
            held[line["report"]].append((*line["spans"][0], line["actor"]))
    found = {}
    for report, start, end in gold:
        best = max(((alike(start, end, s, e), actor) for s, e, actor in held[report]), default=(0.0, ""))
        if best[0] >= HALF:
            found[report, start, end] = best[1]
    return found


def alike(start: int, end: int, other_start: int, other_end: int) -> float:
    """The shared part of the union of two spans."""
    shared = max(0, min(end, other_end) - max(start, other_start))
    return shared / (end - start + other_end - other_start - shared) if shared else 0.0


def groups_of(of: Mapping[Item, str]) -> dict[str, set[Item]]:
    """The items of each cluster."""
    groups: dict[str, set[Item]] = defaultdict(set)
    for item, cluster in of.items():
        groups[cluster].add(item)
    return groups


def b_cubed(gold: Mapping[Item, str], found: Mapping[Item, str]) -> tuple[float, float]:
    """Precision and recall over the items."""
    ours, theirs = groups_of(gold), groups_of(found)
    shared = {item: len(ours[gold[item]] & theirs[found[item]]) for item in gold}
    precision = sum(shared[item] / len(theirs[found[item]]) for item in gold) / len(gold)
    return precision, sum(shared[item] / len(ours[gold[item]]) for item in gold) / len(gold)


def muc(gold: Mapping[Item, str], found: Mapping[Item, str]) -> float:
    """The F1 of links (MUC)."""

    def recall(key: Mapping[Item, str], said: Mapping[Item, str]) -> float:
        groups = groups_of(key).values()
        links = sum(len(group) - len({said[item] for item in group}) for group in groups)
        return links / max(1, sum(len(group) - 1 for group in groups))

    return f1(recall(found, gold), recall(gold, found))


def ceaf(gold: Mapping[Item, str], found: Mapping[Item, str]) -> float:
    """The F1 of clusters paired best first (CEAF-e by a greedy pairing, which can only be lower than the best one)."""
    ours, theirs = groups_of(gold), groups_of(found)
    scores = []
    for name, group in ours.items():
        for other, number in Counter(found[item] for item in group).items():
            scores.append((2 * number / (len(group) + len(theirs[other])), name, other))
    used: set[str] = set()
    total = 0.0
    for score, name, other in sorted(scores, reverse=True):
        if f"a {name}" not in used and f"b {other}" not in used:
            used |= {f"a {name}", f"b {other}"}
            total += score
    return f1(total / len(theirs), total / len(ours))


def f1(precision: float, recall: float) -> float:
    """The harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def main() -> None:
    """Print the figures as JSON, and false joins for a reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("export", type=Path)
    parser.add_argument("--show", type=int, default=0, help="how many false joins and missed ones to print")
    given = parser.parse_args()
    names = gold_names(list(read_lines(given.gold)))
    said = actors_of(names, read_lines(given.export))
    chains = {item: chain for item, (chain, _) in names.items()}
    for label, items in (("all", list(names)), ("found", list(said))):
        gold = {item: chains[item] for item in items}
        found = {item: said.get(item, f"alone {item}") for item in items}
        precision, recall = b_cubed(gold, found)
        figures = {
            "items": len(items),
            "b3": {"p": precision, "r": recall, "f1": f1(precision, recall)},
            "muc": muc(gold, found),
            "ceaf_e": ceaf(gold, found),
        }
        figures["conll"] = (f1(precision, recall) + figures["muc"] + figures["ceaf_e"]) / 3  # type: ignore[operator]
        print(json.dumps({label: figures}))
    show_joins(names, said, given.show)


def show_joins(names: Mapping[Item, tuple[str, str]], said: Mapping[Item, str], most: int) -> None:
    """The most frequent false joins and missed ones, by their words."""
    false: Counter[tuple[str, str]] = Counter()
    missed: Counter[tuple[str, str]] = Counter()
    for one, other in combinations(said, 2):
        same = names[one][0] == names[other][0]
        pair = (min(names[one][1], names[other][1]), max(names[one][1], names[other][1]))
        if said[one] == said[other] and not same:
            false[pair] += 1
        elif same and said[one] != said[other]:
            missed[pair] += 1
    print(json.dumps({"pairs": {"false": false.total(), "missed": missed.total()}}))
    for title, counts in (("false", false), ("missed", missed)):
        for pair, number in counts.most_common(most):
            print(f"{title} {number:5} {pair[0]!r} {pair[1]!r}")


if __name__ == "__main__":
    main()
