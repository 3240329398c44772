"""Who copied whom: the groups of shared reporting, and one group as a tree with its reasons."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.errors import UsageError
from dateline.page.lineage import show_cluster, show_line_keys
from dateline.page.wording import count
from dateline.web.asking import Number, state_of
from dateline.web.drawing import index_part, plain_reports
from dateline.web.frame import show_page
from dateline.web.listing import listing
from dateline.web.naming import Names

__all__ = ["router"]

router = APIRouter()


@router.get("/lineage")
def show_groups(request: Request, page: Number = 1) -> Response:
    """The list of groups."""
    with listing(request, page) as here:
        settled = here.settled
        found = settled.lineages(offset=here.offset, limit=here.size)
        shown = found.items
        first = [min(group.cluster, key=lambda report: settled.tags[report]) for group in shown]
        return here.show(
            "lineages.html", found.total, "group",
            title="Who copied whom",
            groups=[(group, here.lists.summary(report)) for group, report in zip(shown, first, strict=True)],
            grouped=settled.grouped, alone=len(settled.tags) - settled.grouped,
            accounts=settled.accounts, owners=here.compared.owners,
        )  # fmt: skip


@router.get("/lineage/{name}")
def show_group(request: Request, name: str) -> Response:
    """One group, by any of its reports."""
    state = state_of(request)
    with state.desk.reading() as record:
        settled = state.desk.settled(record)
        report = state.desk.id_of(name, record)
        group = settled.lineage_of.get(report)
        if group is None:
            raise UsageError("the record has no group with this report", hint="no other report shares its reporting")
        if len(group.members) > state.options.max_cluster:
            hint = f"the page draws {state.options.max_cluster}; `dateline lineage` lists all of them"
            raise UsageError(f"{count(len(group.members), 'report')} are too many to draw", hint=hint)
        reports = plain_reports(state.desk.lists(record), group.cluster)
        within = frozenset(group.cluster)
        copies = {
            (copy.a, copy.b): copy
            for own in group.cluster
            for copy in settled.copies_of.get(own, ())
            if copy.a in within and copy.b in within
        }
        index = index_part(settled, reports, [*copies.values()], [group], fold=True)
        first = state.desk.lists(record).summary(min(group.cluster, key=lambda own: settled.tags[own]))
        return show_page(
            request,
            "lineage.html",
            title="Who copied whom",
            names=Names(settled),
            first=first,
            group=group,
            owners=state.desk.compared(record).owners,
            tree=show_cluster(group, index),
            keys=show_line_keys(index),
        )
