"""Reports: the list, and one report with all that was read in it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel

from dateline.api import read_object
from dateline.record import Asked
from dateline.web.api.shapes import Line, Listed, ReportLine, give, listed, report_line
from dateline.web.asking import IsoDay, Number, Words, state_of

__all__ = ["WholeReport", "router"]

router = APIRouter(tags=["reports"])


class ListedReports(Listed):
    """One page of the reports."""

    items: list[ReportLine]  # type: ignore[assignment]  # narrower


class WholeReport(BaseModel):
    """A report in a list's words, its text, and the contract's line of ``annotate``."""

    report: ReportLine
    text: str
    lines: dict[str, Any]


@router.get("/reports", response_model=ListedReports)
def list_reports(
    request: Request,
    page: Number = 1,
    outlet: Words = "",
    after: IsoDay = None,
    before: IsoDay = None,
    undated: Annotated[bool, Query(description="Only those whose day of publication is open.")] = False,
    order: Literal["newest", "oldest"] = "newest",
) -> Response:
    """Reports by day of publication; those without a day last. ``undated`` alone lists those, and is not narrowed."""
    state = state_of(request)
    size = state.options.per_page
    asked = Asked(outlet=outlet or None, earliest=after, latest=before, order=order)
    with state.desk.reading() as record:
        lists, offset = state.desk.lists(record), (page - 1) * size
        found = (
            lists.open_reports(offset=offset, limit=size)
            if undated
            else lists.reports(asked, offset=offset, limit=size)
        )
        query = {
            "outlet": outlet,
            "after": after,
            "before": before,
            "order": order,
            "undated": "true" if undated else None,
        }
        return listed(request, map(report_line, found.items), page, found.total, query)


@router.get("/reports/{name}", response_model=WholeReport)
def read_report(request: Request, name: str) -> Response:
    """One report with every line; ``name`` is its id as it stands in addresses."""
    state = state_of(request)
    with state.desk.reading() as record:
        report = state.desk.id_of(name, record)
        lists = state.desk.lists(record)
        read, summary = lists.whole(report), lists.summary(report)
        lines: Line = read_object(read)
        return give(request, {"report": report_line(summary), "text": read.report.text, "lines": lines})
