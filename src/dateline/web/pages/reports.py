"""All reports by time, each with the part of its body that others have; narrowed by outlet and days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter, Request, Response

from dateline.model import Copy, CopyKind, Report
from dateline.page.markup import Markup
from dateline.page.overview import show_strip
from dateline.page.wording import COPY_KINDS
from dateline.record import Asked, ReportSummary
from dateline.typed import parse_day
from dateline.web.addresses import SITE
from dateline.web.asking import Day, Number, Words, paging, state_of
from dateline.web.frame import show_page
from dateline.web.lists import Lists
from dateline.web.naming import Names
from dateline.web.settled import Settled

__all__ = ["router"]

router = APIRouter()
MOST = 25  # reports on a page, each with bars of what it shares
SHARES = 3  # lines of sharing under a report; its page has all


@dataclass(frozen=True, slots=True)
class Share:
    """What a report shares with another: its part, the other, the way to both, and the bar."""

    share: float
    other: ReportSummary
    address: str
    kind: str
    retold: bool
    strip: Markup


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list."""

    report: ReportSummary
    quotes: int
    shares: tuple[Share, ...]
    further: int


@router.get("/reports")
def show_reports(
    request: Request,
    page: Number = 1,
    outlet: Words = "",
    after: Day = "",
    before: Day = "",
    order: Literal["newest", "oldest"] = "newest",
) -> Response:
    """The list."""
    state = state_of(request)
    asked = Asked(
        outlet=outlet or None, earliest=parse_day(after, "after"), latest=parse_day(before, "before"), order=order
    )
    size = min(state.options.per_page, MOST)
    with state.desk.reading() as record:
        settled = state.desk.settled(record)
        lists = state.desk.lists(record)
        found = lists.reports(asked, offset=(page - 1) * size, limit=size)
        return show_page(
            request,
            "reports.html",
            title="Reports",
            names=Names(settled),
            settled=settled,
            entries=[entry_of(report, lists, settled) for report in found.items],
            asked={"outlet": outlet, "after": after, "before": before, "order": order},
            paging=paging(
                request, page, found.total, "report",
                {"outlet": outlet, "after": after, "before": before, "order": order if order != "newest" else ""},
                size=size,
            ),
        )  # fmt: skip


def entry_of(summary: ReportSummary, lists: Lists, settled: Settled) -> Entry:
    """A report with what it shares, the largest part first."""
    pairs = [copy for copy in settled.copies_of.get(summary.id, ()) if copy.kind is not CopyKind.BOILERPLATE]
    report = lists.plain(summary.id)
    shares = tuple(share_of(report, copy, lists) for copy in pairs[:SHARES])
    quotes = lists.quotes(Asked(reports=(summary.id,)), offset=0, limit=0).total
    return Entry(summary, quotes, shares, max(0, len(pairs) - SHARES))


def share_of(report: Report, copy: Copy, lists: Lists) -> Share:
    """One line of sharing."""
    mine, other = (copy.a_share, copy.b) if copy.a == report.id else (copy.b_share, copy.a)
    return Share(
        mine,
        lists.summary(other),
        SITE.pair(copy.a, copy.b),
        COPY_KINDS[copy.kind],
        copy.kind is CopyKind.REWRITE,
        show_strip(report, copy),
    )
