"""The audit log, for admins: who did what, when and from where."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.web.asking import state_of
from dateline.web.frame import show_page

__all__ = ["router"]

router = APIRouter()
LAST = 500


@router.get("/audit")
def show_audit(request: Request) -> Response:
    """The last lines."""
    lines = state_of(request).audit.last(LAST)
    return show_page(request, "audit.html", title="Audit log", lines=lines, last=LAST)
