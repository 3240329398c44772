"""What was met while reading: inputs that gave no report, and the problems of each report."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.web.asking import Number
from dateline.web.listing import listing

__all__ = ["router"]

router = APIRouter()


@router.get("/problems")
def show_problems(request: Request, page: Number = 1) -> Response:
    """The table."""
    with listing(request, page) as here:
        found = here.lists.problems(offset=here.offset, limit=here.size)
        return here.show("problems.html", found.total, "problem", title="Problems", found=found.items)
