"""Number the shared passages of a story: aligned places, and near-equal places of one report, are one passage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from dateline.model import Copy, CopyKind, ReportId, Span

__all__ = ["Place", "Side", "number_passages"]

# Two places of one report are the same passage when they share so much of their union. Three reprints of a paragraph
# are aligned in pairs, each with edges a few words apart; a sentence quoted out of it stays a passage of its own.
_SAME = 0.8
# How many places before it one is compared with; sorted by start, a near-equal place is never far.
_LOOK_BACK = 24
# How many passages may lie over one word; more underlines than this tell a reader nothing.
_DEEPEST = 3

Side = tuple[ReportId, int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """
    One passage where it stands in one report.

    Args:
        report: The report.
        span: Its words.
        number: The number of the passage, the same in every report that has it.
        twins: All places of the passage in turn, from the one after this; following the first twin of each place
            leads through all of them and back. At most as many as were asked for.
        elsewhere: How many other places there are.
        quotation: True when only words quoted on both sides are shared.
        retold: True when no two reports have the same words here: each retells what the other says.
        marked: False when too many passages lie over these words to mark them all.
    """

    report: ReportId
    span: Span
    number: int
    twins: tuple[tuple[ReportId, Span], ...]
    elsewhere: int
    quotation: bool
    retold: bool
    marked: bool


def number_passages(
    copies: Iterable[Copy], order: Mapping[ReportId, int], most_twins: int
) -> tuple[dict[ReportId, tuple[Place, ...]], dict[Side, int]]:
    """
    Find the passages of a story and number them in reading order.

    Stock words are left out: a footer that an outlet repeats is no passage.

    Args:
        copies: The pairs; those of reports outside ``order`` are passed over.
        order: The reports of the story and their position.
        most_twins: Twins kept for each place, from 1.

    Returns:
        The places of each report by start, and the number of every aligned side.
    """
    groups = _Groups()
    sides: dict[ReportId, set[tuple[int, int]]] = defaultdict(set)
    kinds: defaultdict[Side, set[CopyKind]] = defaultdict(set)
    for copy in copies:
        if copy.kind is CopyKind.BOILERPLATE or copy.a not in order or copy.b not in order:
            continue
        for span in copy.spans:
            a, b = (copy.a, span.a_start, span.a_end), (copy.b, span.b_start, span.b_end)
            groups.join(a, b)
            for side in (a, b):
                sides[side[0]].add(side[1:])
                kinds[side].add(copy.kind)
    for report, spans in sides.items():
        for one, other in _near_equal(sorted(spans)):
            groups.join((report, *one), (report, *other))
    members: dict[Side, list[Side]] = defaultdict(list)
    for side in sorted(kinds, key=lambda side: (order[side[0]], *side[1:])):
        members[groups.of(side)].append(side)
    numbers: dict[Side, int] = {}
    places: dict[ReportId, list[Place]] = defaultdict(list)
    for number, group in enumerate(members.values(), start=1):
        numbers |= dict.fromkeys(group, number)
        for place in _places(group, number, set().union(*(kinds[side] for side in group)), most_twins):
            places[place.report].append(place)
    return {report: _choose_marked(found) for report, found in places.items()}, numbers


class _Groups:
    """Sides joined into passages (union-find with path halving); the earliest joined stands for its group."""

    def __init__(self) -> None:
        self._parent: dict[Side, Side] = {}

    def of(self, side: Side) -> Side:
        parent = self._parent
        parent.setdefault(side, side)
        while parent[side] != side:
            parent[side] = parent[parent[side]]
            side = parent[side]
        return side

    def join(self, one: Side, other: Side) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        self._parent[second] = first


def _near_equal(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Pairs of spans of one report that are the same passage but for their edges."""
    for index, (start, end) in enumerate(spans):
        for other in spans[max(0, index - _LOOK_BACK) : index]:
            shared = min(end, other[1]) - start
            if shared > 0 and shared >= _SAME * (max(end, other[1]) - other[0]):
                yield other, (start, end)


def _places(group: Sequence[Side], number: int, kinds: Set[CopyKind], most_twins: int) -> Iterator[Place]:
    """One place for the sides of a passage that touch each other in a report, over all their words."""
    quotation = kinds == {CopyKind.QUOTATION}
    retold = CopyKind.REWRITE in kinds and kinds.isdisjoint({CopyKind.COPY, CopyKind.PARTIAL})
    merged: list[tuple[ReportId, Span]] = []
    for report, start, end in group:  # sorted by report, then start
        if merged and merged[-1][0] == report and start < merged[-1][1].end:
            merged[-1] = (report, Span(merged[-1][1].start, max(end, merged[-1][1].end)))
        else:
            merged.append((report, Span(start, max(start, end))))
    for index, (report, span) in enumerate(merged):
        kept = min(most_twins, len(merged) - 1)
        twins = tuple(merged[(index + step) % len(merged)] for step in range(1, kept + 1))
        yield Place(report, span, number, twins, len(merged) - 1, quotation, retold, marked=True)


def _choose_marked(places: Sequence[Place]) -> tuple[Place, ...]:
    """Places by start; where too many lie over each other, the longer ones are marked."""
    by_length = sorted(places, key=lambda place: (-len(place.span), place.span, place.number))
    chosen: list[Place] = []
    for place in by_length:
        over = sum(1 for other in chosen if other.marked and other.span.overlaps(place.span))
        chosen.append(replace(place, marked=False) if over >= _DEEPEST else place)
    return tuple(sorted(chosen, key=lambda place: (place.span, place.number)))
