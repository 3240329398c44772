"""Who copied whom: the groups of shared reporting, and one group as a tree with its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from dateline.api import Record
from dateline.errors import UsageError
from dateline.model import UNSEEN, Lineage, ReportId
from dateline.text.later import later
from dateline.web.asking import Number, paging, state_of
from dateline.web.drawing import index_part, plain_reports
from dateline.web.frame import show_page
from dateline.web.listing import listing
from dateline.web.naming import Names

if TYPE_CHECKING:
    from dateline.page.lineage import show_cluster, show_line_keys
else:
    show_cluster, show_line_keys = later("dateline.page.lineage", "show_cluster show_line_keys")

__all__ = ["router"]

router = APIRouter()
WEIGHT = 120_000  # bytes that a tree comes to at most
STEPS = 40  # on a page
REASONS = 4  # of a step


@router.get("/lineage")
def show_groups(request: Request, page: Number = 1) -> Response:
    """The list of groups."""
    with listing(request, page) as here:
        settled = here.settled
        found = settled.lineages(offset=here.offset, limit=here.size)
        shown = found.items
        first = [settled.first_of(group.cluster) for group in shown]
        return here.show(
            "lineages.html", found.total, "group",
            title="Who copied whom",
            groups=[(group, here.lists.summary(report)) for group, report in zip(shown, first, strict=True)],
            grouped=settled.grouped, alone=len(settled.tags) - settled.grouped,
            accounts=settled.accounts, owners=here.compared.owners,
        )  # fmt: skip


@router.get("/lineage/{name}")
def show_group(request: Request, name: str, page: Number = 1) -> Response:
    """One group, by any of its reports: as a tree, or step by step where that would be too large."""
    state = state_of(request)
    with state.desk.reading() as record:
        settled = state.desk.settled(record)
        report = state.desk.id_of(name, record)
        group = settled.lineage_of.get(report)
        if group is None:
            raise UsageError("the record has no group with this report", hint="no other report shares its reporting")
        if len(group.members) > state.options.max_cluster:
            return show_steps(request, record, group, page)
        reports = plain_reports(state.desk.lists(record), group.cluster)
        within = frozenset(group.cluster)
        copies = {
            (copy.a, copy.b): copy
            for own in group.cluster
            for copy in settled.copies_of.get(own, ())
            if copy.a in within and copy.b in within
        }
        index = index_part(settled, reports, [*copies.values()], [group], fold=True)
        tree = show_cluster(group, index)
        if len(tree.encode()) > WEIGHT:
            return show_steps(request, record, group, page)
        first = state.desk.lists(record).summary(settled.first_of(group.cluster))
        return show_page(
            request,
            "lineage.html",
            title="Who copied whom",
            names=Names(settled),
            first=first,
            group=group,
            owners=state.desk.compared(record).owners,
            tree=tree,
            keys=show_line_keys(index),
        )


def show_steps(request: Request, record: Record, group: Lineage, page: int) -> Response:
    """A group that is too large for a tree: who has it from whom, step by step."""
    state = state_of(request)
    settled, lists = state.desk.settled(record), state.desk.lists(record)
    size = min(STEPS, state.options.per_page)
    first = settled.first_of(group.cluster)
    order = {report: number for number, report in enumerate(sorted(group.cluster, key=lambda own: settled.tags[own]))}
    edges = sorted(group.edges, key=lambda edge: (order[edge.to], edge.source))
    shown = edges[(page - 1) * size : page * size]
    reports = {first, *(edge.to for edge in shown), *(ReportId(edge.source) for edge in shown if not edge.unseen)}
    return show_page(
        request,
        "steps.html",
        title="Who copied whom",
        names=Names(settled),
        group=group,
        first=lists.summary(first),
        owners=state.desk.compared(record).owners,
        steps=shown,
        unseen=UNSEEN,
        most=REASONS,
        summaries={report: lists.summary(report) for report in reports},
        paging=paging(request, page, len(edges), "step", size=size),
    )
