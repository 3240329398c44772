"""The audit log, for admins: who did what, when and from where."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.web.asking import Number, paging, state_of
from dateline.web.audit import LAST
from dateline.web.frame import show_page

__all__ = ["router"]

router = APIRouter()


@router.get("/audit")
def show_audit(request: Request, page: Number = 1) -> Response:
    """The last lines."""
    state = state_of(request)
    size, lines = state.options.per_page, state.audit.last(LAST)
    return show_page(
        request,
        "audit.html",
        title="Audit log",
        lines=lines[(page - 1) * size : page * size],
        paging=paging(request, page, len(lines), "line", size=size),
    )
