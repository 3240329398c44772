"""Find the reports worth comparing: those that share rare names and figures within a few days of each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.copies.rewrite_values import Marks, RewriteOptions, Weighed
from dateline.copies.story_numbers import Kind, kind_of

__all__ = ["Holder", "Meeting", "choose", "log64", "meet", "meet_all", "weight_of"]

FULL = 64  # the weight of a fact that tells most
# How telling a fact is by its kind alone: any two reports share a small number, hardly any two a name.
_BY_KIND: Final = {
    Kind.NAME: 64,
    Kind.DATE: 48,
    Kind.BIG: 64,
    Kind.MID: 38,
    Kind.YEAR: 26,
    Kind.SMALL: 16,
}
_BACKGROUND = 256  # reports in which a fact that one report of the set has is held to be rare: for small sets
_STOCK, _RARE = 128, 512  # 1 in 4 reports has it (2 bits): weight 0; 1 in 256: full weight
_MANY = 255
_LEAST = 2 * FULL  # two names
_PART = (3, 5)  # of what is rare in a report so much must stand in the other; rewrites have .7 and more


@dataclass(frozen=True, slots=True)
class Holder:
    """
    A report that has a mark.

    Args:
        report: Its place in the list.
        family: The same for all copies of one report.
        first, last: The days it may have been published on, both included; None is open.
        stated: The mark is one of its facts; else it is loose.
    """

    report: int
    family: int
    first: int | None
    last: int | None
    stated: bool


@dataclass(frozen=True, slots=True)
class Meeting:
    """
    What the holders of one mark make of it, for one report that states it.

    Args:
        weight: How telling it is, 0 to 64.
        count: How many unlike reports of these days have it, itself included; 255 for more.
        others: The others, when they are few.
    """

    weight: int
    count: int
    others: tuple[int, ...]


def meet_all(
    marks: Sequence[Marks],
    families: Sequence[int],
    apart: Collection[tuple[int, int]] = frozenset(),
    options: RewriteOptions = RewriteOptions(),  # noqa: B008  # frozen
) -> tuple[list[tuple[int, int]], dict[int, Weighed]]:
    """
    Find the pairs of reports to compare, and weigh the facts of each report in one.

    Args:
        marks: Of every report.
        families: A number for each report, the same for copies of one report: they count once.
        apart: Pairs that are not looked for, ``a < b`` by place.
        options: The window and the bounds.

    Returns:
        Pairs ``a < b`` in order, by place in the list, at most ``options.nearest`` for each report as the first asked;
        and the weighed facts of the reports in them.
    """
    groups: defaultdict[int, list[Holder]] = defaultdict(list)
    for report, mark in enumerate(marks):
        for numbers, stated in ((mark.numbers, True), (mark.loose_numbers, False)):
            for number in numbers:
                groups[number].append(Holder(report, families[report], mark.first, mark.last, stated))
    meetings: list[dict[int, Meeting]] = [{} for _ in marks]
    for number, holders in groups.items():
        for report, meeting in meet(kind_of(number), holders, len(marks), options):
            meetings[report][number] = meeting
    pairs: set[tuple[int, int]] = set()
    in_order = [[meetings[report][number] for number in mark.numbers] for report, mark in enumerate(marks)]
    for report, found in enumerate(in_order):
        for other in choose(report, found, apart, options):
            pairs.add((min(report, other), max(report, other)))
    weighed = {
        report: Weighed(bytes(m.weight for m in in_order[report]), bytes(m.count for m in in_order[report]))
        for report in sorted({report for pair in pairs for report in pair})
    }
    return sorted(pairs), weighed


def meet(kind: Kind, holders: Sequence[Holder], reports: int, options: RewriteOptions) -> list[tuple[int, Meeting]]:
    """
    What a mark is worth to each report that states it, and whom it leads to.

    Args:
        kind: Of the mark.
        holders: All reports that have it.
        reports: How many reports there are in all.
        options: The window and the bounds.

    Returns:
        Report and meeting, for those that state it, in order of ``holders``.
    """
    weight = weight_of(kind, len({holder.family for holder in holders}), reports)
    kept = _kept(holders, options.prints)
    narrow = sorted((h for h in kept if h.first is not None and h.first == h.last), key=lambda h: (h.first, h.report))
    wide = sorted((h for h in kept if h.first is None or h.first != h.last), key=lambda h: h.report)
    days = [holder.first or 0 for holder in narrow]
    found: list[tuple[int, Meeting]] = []
    for holder in holders:
        if not holder.stated:
            continue
        start = 0 if holder.first is None else bisect_left(days, holder.first - options.days)
        end = len(days) if holder.last is None else bisect_right(days, holder.last + options.days)
        end = max(start, end)  # a report whose last day is before its first
        if end - start + len(wide) > 4 * options.popular:
            found.append((holder.report, Meeting(weight, _MANY, ())))
            continue
        near = [*narrow[start:end], *(other for other in wide if _near(holder, other, options.days))]
        count = len({holder.family, *(other.family for other in near)})
        others = [other.report for other in near if other.family != holder.family]
        few = count <= options.popular
        found.append((holder.report, Meeting(weight, min(count, _MANY), tuple(sorted(others)) if few else ())))
    return found


def weight_of(kind: Kind, families: int, reports: int) -> int:
    """How telling a fact is, 0 to 64, by its kind and by how many unlike reports have it."""
    bits = log64(reports + _BACKGROUND) - log64(families + 1)
    rare = min(FULL, max(0, (bits - _STOCK) * FULL // (_RARE - _STOCK)))
    return _BY_KIND[kind] * rare // FULL


def log64(number: int) -> int:
    """64 times the binary logarithm of a number from 1 on, straight between the powers of two."""
    power = number.bit_length() - 1
    return 64 * power + (number * 64 >> power) - 64


def _kept(holders: Sequence[Holder], prints: int) -> list[Holder]:
    """The first few of each family."""
    seen: defaultdict[int, int] = defaultdict(int)
    kept: list[Holder] = []
    for holder in sorted(holders, key=lambda h: h.report):
        seen[holder.family] += 1
        if seen[holder.family] <= prints:
            kept.append(holder)
    return kept


def _near(one: Holder, two: Holder, days: int) -> bool:
    """Whether two reports may have been published within so many days; a day that is not known may be any."""
    early = one.first is None or two.last is None or one.first - days <= two.last
    return early and (two.first is None or one.last is None or two.first - days <= one.last)


def choose(
    report: int, meetings: Sequence[Meeting], apart: Collection[tuple[int, int]], options: RewriteOptions
) -> list[int]:
    """
    The reports that have most of what is rare in one report, nearest first.

    Args:
        report: Its place in the list.
        meetings: What each of its facts leads to.
        apart: Pairs that are left out.
        options: How many are taken.
    """
    shared: defaultdict[int, int] = defaultdict(int)
    rare = 0
    for meeting in meetings:
        if meeting.count <= options.popular:
            rare += meeting.weight
            for other in meeting.others:
                shared[other] += meeting.weight
    near = sorted(
        (-weight, other)
        for other, weight in shared.items()
        if weight >= _LEAST
        and weight * _PART[1] >= rare * _PART[0]
        and (min(report, other), max(report, other)) not in apart
    )
    return [other for _, other in near[: options.nearest]]
