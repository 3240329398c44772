"""Score what Dateline says of the example's accounts against each other: contradictions, differences, near misses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

__all__ = ["score_relations"]

Row = dict[str, Any]
# Kinds of findings that set two accounts against each other.
APART = ("contradicts", "differs")


class Told(NamedTuple):
    """
    One account of a finding.

    Args:
        side: What sets it apart from others; "" where nothing does.
        places: Report by the gold's name, start, end.
    """

    side: str
    places: list[tuple[str, int, int]]


def score_relations(
    gold: Row, findings: Iterable[Row], names: Mapping[str, str], misses: list[str]
) -> Iterator[tuple[str, float]]:
    """
    The figures of the comparison.

    A planted relation is found when one finding of its kind has two accounts whose words stand on its two ends. A near
    miss is seen when a finding that sets nothing against another holds both its ends; it is called a difference,
    falsely, when one that does holds them apart.

    Args:
        gold: The example's gold.
        findings: What `Record.compare` gives.
        names: For the id of each report its name in the gold.
        misses: Where to write what was missed.
    """
    by_kind: defaultdict[str, list[list[Told]]] = defaultdict(list)
    for row in findings:
        accounts = [
            Told(
                side_of(row, account), [(names.get(account["report"], account["report"]), *s) for s in account["spans"]]
            )
            for account in row["accounts"]
        ]
        by_kind[row["finding"]].append(accounts)
    planted: defaultdict[str, list[Row]] = defaultdict(list)
    for relation in gold["relations"]:
        planted[relation["kind"]].append(relation)
    for kind, name in (("contradicts", "contradictions"), ("differs", "differences"), ("responds", "replies")):
        found = [one for one in planted[kind] if holds(by_kind[kind], one)]
        misses.extend(f"{kind} {one['id']}: {one['note']}" for one in planted[kind] if one not in found)
        yield f"compare: {name} found", len(found)
    others = [one for kind in ("differs", "corroborates", "copy") for one in planted[kind]]
    yield from called("contradictions", [*others, *gold["near_misses"]], by_kind["contradicts"], misses)
    apart = [accounts for kind in APART for accounts in by_kind[kind]]
    seen = [one for one in gold["near_misses"] if one_of(by_kind, ("agrees", "silent", "undetermined"), one)]
    misses.extend(f"near miss {one['id']}: not compared" for one in gold["near_misses"] if one not in seen)
    yield "compare: near misses compared", len(seen)
    yield from called("near misses", gold["near_misses"], apart, misses)


def side_of(row: Row, account: Row) -> str:
    """What sets an account apart from others of its finding: asserted or denied, or its answer."""
    if row["finding"] == "contradicts":
        return "denied" if account["value"] == "denied" else "asserted"
    return str(account["value"]) if row["finding"] == "differs" else ""


def called(
    name: str, relations: Sequence[Row], findings: Sequence[Sequence[Told]], misses: list[str]
) -> Iterator[tuple[str, float]]:
    """How many relations are called what they are not."""
    wrong = [one for one in relations if holds(findings, one)]
    misses.extend(f"{name} {one['id']}: called apart, falsely" for one in wrong)
    yield f"compare: {name} false", len(wrong)


def one_of(by_kind: Mapping[str, Sequence[Sequence[Told]]], kinds: Sequence[str], relation: Row) -> bool:
    """Whether a finding of some kinds holds the two ends of a relation."""
    return any(holds(by_kind.get(kind, ()), relation) for kind in kinds)


def holds(findings: Sequence[Sequence[Told]], relation: Row) -> bool:
    """Whether two accounts of one finding stand on the two ends of a relation, on two sides where it has sides."""
    return any(
        (one.side != other.side or not one.side) and tells(one, relation["a"]) and tells(other, relation["b"])
        for accounts in findings
        for one in accounts
        for other in accounts
        if one is not other
    )


def tells(account: Told, end: Row) -> bool:
    """Whether the words of an account stand on an end."""
    return any(
        report == end["file"] and start < end["end"] and end["start"] < stop for report, start, stop in account.places
    )
