"""What is settled over all reports of a record, held ready for the pages: who shares what with whom, and counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.api import Record
from dateline.copies import count_texts, credited_origins, independent_accounts
from dateline.model import Copy, CopyKind, Lineage, ReportId
from dateline.web.addresses import slug
from dateline.web.lists import Lists

__all__ = ["Settled", "settle_record"]


@dataclass(frozen=True, slots=True)
class Settled:
    """
    The record as a whole, at one moment.

    Args:
        stamp: The moment, as the record tells it.
        tags: The number of each report by time, from 1; R7 is the same report on every page.
        slugs: The ids of reports that cannot stand in an address as they are.
        copies: Every pair that shares text, the largest share first, stock words last.
        copies_of: The pairs of each report, the largest part of it first.
        lineages: The groups of shared reporting, those of most reports first.
        lineage_of: The group of each report that is in one.
        texts, credited, independent: As at the top of the page.
        outlets: Their names, with the number of reports of each.
        speakers: Their names as the reports spell them, with the number of quotes of each.
    """

    stamp: str
    tags: Mapping[ReportId, int]
    slugs: Mapping[str, ReportId]
    copies: Sequence[Copy]
    copies_of: Mapping[ReportId, Sequence[Copy]]
    lineages: Sequence[Lineage]
    lineage_of: Mapping[ReportId, Lineage]
    texts: int
    credited: tuple[str, ...]
    independent: int
    outlets: Sequence[tuple[str, int]]
    speakers: Sequence[tuple[str, int]]


def settle_record(record: Record, lists: Lists, stamp: str) -> Settled:
    """Settle a record as it is now."""
    order = lists.order()
    copies, lineages = record.traced()
    tags = {report: number for number, report in enumerate(order, start=1)}
    ranked = sorted(copies, key=lambda copy: (-weight(copy), tags[copy.a], tags[copy.b]))
    names = {name for name, _ in lists.details("agency")} | {copy.common_source for copy in copies}
    return Settled(
        stamp=stamp,
        tags=tags,
        slugs={name: report for report in order if (name := slug(report)) != report},
        copies=ranked,
        copies_of=copies_by_report(ranked),
        lineages=sorted(lineages, key=lambda lineage: (-len(lineage.members), min(tags[r] for r in lineage.cluster))),
        lineage_of={report: lineage for lineage in lineages for report in lineage.cluster},
        texts=count_texts(order, copies),
        credited=credited_origins(names),
        independent=independent_accounts(len(order), lineages),
        outlets=lists.details("outlet"),
        speakers=lists.speakers(),
    )


def weight(copy: Copy) -> float:
    """By what pairs are listed: the larger share; behind all copies what is only retold, then stock words."""
    if copy.kind is CopyKind.BOILERPLATE:
        return -2
    share = max(copy.a_share, copy.b_share)
    return share - 1 if copy.kind is CopyKind.REWRITE else share


def copies_by_report(ranked: Sequence[Copy]) -> dict[ReportId, list[Copy]]:
    """The pairs of each report, by its own share, stock words last."""
    found: defaultdict[ReportId, list[Copy]] = defaultdict(list)
    for copy in ranked:
        found[copy.a].append(copy)
        found[copy.b].append(copy)
    for report, own in found.items():
        own.sort(key=lambda copy: -own_weight(copy, report))  # stable: then as ranked
    return dict(found)


def own_weight(copy: Copy, report: ReportId) -> float:
    """The same, by the share of one of the two."""
    if copy.kind is CopyKind.BOILERPLATE:
        return -2
    share = copy.a_share if copy.a == report else copy.b_share
    return share - 1 if copy.kind is CopyKind.REWRITE else share
