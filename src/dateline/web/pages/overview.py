"""The record at a glance: how many reports and accounts, what came last, who shares reporting, what is open."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.record import Asked
from dateline.web.asking import state_of
from dateline.web.frame import show_page
from dateline.web.naming import Names

__all__ = ["router"]

router = APIRouter()
NEWEST = 8
GROUPS = 5


@router.get("/")
def show_overview(request: Request) -> Response:
    """The first page."""
    desk = state_of(request).desk
    with desk.reading() as record:
        settled, lists = desk.settled(record), desk.lists(record)
        newest = lists.reports(Asked(order="newest"), offset=0, limit=NEWEST)
        shared = settled.first_lineages(GROUPS)
        first = settled.once("first of groups", lambda: [settled.first_of(group.cluster) for group in shared.items])
        groups = [(group, lists.summary(report)) for group, report in zip(shared.items, first, strict=True)]
        return show_page(
            request,
            "overview.html",
            title="Overview",
            names=Names(settled),
            settled=settled,
            houses=desk.compared(record).owners.of_names(name for name, _ in settled.outlets),
            sizes=settled.sizes,
            newest=newest,
            groups=groups,
            groups_in_all=shared.total,
            open_speakers=lists.quotes(Asked(unnamed=True), offset=0, limit=0).total,
            open_days=lists.open_reports(offset=0, limit=0).total,
            open_times=lists.times(Asked(), undetermined=True, offset=0, limit=0).total,
        )
