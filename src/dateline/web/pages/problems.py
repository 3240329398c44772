"""What was met while reading: inputs that gave no report, and the problems of each report."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.web.asking import Number, paging, state_of
from dateline.web.frame import show_page
from dateline.web.naming import Names

__all__ = ["router"]

router = APIRouter()


@router.get("/problems")
def show_problems(request: Request, page: Number = 1) -> Response:
    """The table."""
    state = state_of(request)
    size = state.options.per_page
    with state.desk.reading() as record:
        settled = state.desk.settled(record)
        found = state.desk.lists(record).problems(offset=(page - 1) * size, limit=size)
        return show_page(
            request,
            "problems.html",
            title="Problems",
            names=Names(settled),
            found=found.items,
            paging=paging(request, page, found.total, "problem"),
        )
