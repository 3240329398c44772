"""The shapes of the answers for programs; the lines themselves are those of the contract."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from dateline.record import ReportSummary
from dateline.web.addresses import SITE, slug
from dateline.web.asking import paging
from dateline.web.frame import answer

__all__ = ["PROBLEMS", "Line", "Listed", "Problem", "ReportLine", "give", "listed", "made", "report_line"]

Line = dict[str, Any]


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = Field(description="Always about:blank: the title tells the kind.")
    title: str
    status: int
    detail: str = Field(description="In plain words, with what to do next.")


class ReportLine(BaseModel):
    """What a list shows of a report."""

    id: str
    slug: str = Field(description="The id as it stands in addresses.")
    address: str = Field(description="Its page on this site.")
    title: str | None
    outlet: str | None
    agency: str | None
    url: str | None
    published: str | None
    earliest: str | None
    latest: str | None
    text_sha256: str


class Listed(BaseModel):
    """One page of a list."""

    items: list[Line]
    total: int = Field(description="Lines of the whole list.")
    page: int
    pages: int
    next: str | None = Field(description="The address of the next page.")


_PROBLEM: Line = {"model": Problem, "content": {"application/problem+json": {}}}
PROBLEMS: dict[int | str, Line] = {
    304: {"description": "What you have under that ETag is still so"},
    400: {**_PROBLEM, "description": "A value that is none"},
    404: {**_PROBLEM, "description": "Not in the record"},
    401: {**_PROBLEM, "description": "Log in first"},
    403: {**_PROBLEM, "description": "Not for your role, or without the mark of your session"},
    413: {"description": "Larger than the site takes", "content": {"text/plain": {}}},
    415: {**_PROBLEM, "description": "Not JSON"},
    421: {"description": "The site does not go by that name", "content": {"text/plain": {}}},
    422: {**_PROBLEM, "description": "A value of another shape"},
    429: {**_PROBLEM, "description": "Too much too fast; Retry-After tells the seconds"},
    503: {**_PROBLEM, "description": "The record cannot be read now"},
}


def give(request: Request, content: Any) -> Response:
    """Content as JSON, with the mark by which it is fetched once."""
    return answer(request, JSONResponse(content))


def made(content: Any, status: int = 201) -> Response:
    """What was made, as JSON; nobody keeps it."""
    return JSONResponse(content, status, headers={"Cache-Control": "no-store"})


def listed(
    request: Request, items: Iterable[Line], number: int, total: int, query: dict[str, Any] | None = None
) -> Response:
    """One page of a list."""
    place = paging(request, number, total, "line", query)
    following = place.address(number + 1) if number < place.pages else None
    content = {"items": [*items], "total": total, "page": number, "pages": place.pages, "next": following}
    return give(request, content)


def report_line(report: ReportSummary) -> Line:
    """A report in a list."""
    days = (report.published.earliest, report.published.latest)
    earliest, latest = (None if day is None else day.isoformat() for day in days)
    return {
        "id": report.id,
        "slug": slug(report.id),
        "address": SITE.report(report.id),
        "title": report.title,
        "outlet": report.outlet,
        "agency": report.agency,
        "url": report.url,
        "published": report.published.value,
        "earliest": earliest,
        "latest": latest,
        "text_sha256": report.text_sha256,
    }
