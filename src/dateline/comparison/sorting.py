"""Put reports into the stories that persons say, and leave every other report where the words put it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.comparison.values import Verdicts
from dateline.model import ReportId

__all__ = ["Sorted", "sort_out"]

Group = list[ReportId]


@dataclass(frozen=True, slots=True)
class Sorted:
    """
    Stories as persons left them.

    Args:
        groups: The reports of each.
        because: Why, for reports that a person put where they are.
    """

    groups: Sequence[Group]
    because: Mapping[ReportId, str] = field(default_factory=dict)


def sort_out(groups: Iterable[Sequence[ReportId]], verdicts: Verdicts, keys: Mapping[ReportId, str]) -> Sorted:
    """
    Take reports out of stories and put stories together.

    It is done after the reports were gathered by their words, so that whoever moves one report moves no other: a story
    is gathered by all of its reports together, and without one of them the rest could fall otherwise.

    Args:
        groups: The stories as the words make them.
        verdicts: What persons say, by ids of reports; of two that are apart the first leaves.
        keys: For each report its text: prints of one text leave together.

    Example:
        >>> a, b, c = map(ReportId, "abc")
        >>> sort_out([[a, b], [c]], Verdicts((frozenset("ac"),), (("a", "b"),)), {a: "1", b: "2", c: "3"}).groups
        [['b'], ['a', 'c']]
    """
    held = [list(group) for group in groups]
    at = {own: number for number, group in enumerate(held) for own in group}
    apart: defaultdict[str, set[str]] = defaultdict(set)
    because: dict[ReportId, str] = {}
    left: defaultdict[tuple[int, str], Group] = defaultdict(list)
    for first, other in verdicts.apart:
        apart[first].add(other)
        apart[other].add(first)
        one, two = ReportId(first), ReportId(other)
        if one in at and at[one] == at.get(two):
            left[at[one], keys[one]].append(one)
            held[at[one]].remove(one)
            at[one] = -1
            because[one] = "a person took it out of another story"
    for leavers in left.values():
        for own in leavers:
            at[own] = len(held)
        held.append(leavers)
    for group in verdicts.together:
        known = sorted(ReportId(own) for own in group if own in at)
        for own in known[1:]:
            here, there = at[known[0]], at[own]
            if here == there or is_parted(held[here], held[there], apart):
                continue
            for moved in held[there]:
                at[moved] = here
            held[here] += held[there]
            held[there] = []
            because[known[0]] = because[own] = "a person joined them"
    return Sorted([group for group in held if group], because)


def is_parted(here: Iterable[str], there: Iterable[str], apart: Mapping[str, set[str]]) -> bool:
    """Whether two of those whom a person holds apart would come together."""
    held = set(here)
    return any(not held.isdisjoint(apart[own]) for own in there if own in apart)
