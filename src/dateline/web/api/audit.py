"""The audit log for programs: who did what, when and from where; for admins."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dateline.web.api.shapes import Listed, listed
from dateline.web.asking import Number, state_of
from dateline.web.audit import LAST

__all__ = ["router"]

router = APIRouter(tags=["audit"])
Name = Annotated[str, Query(max_length=200)]


@router.get("/audit", response_model=Listed)
def read_audit(request: Request, page: Number = 1, who: Name = "", what: Name = "") -> Response:
    """
    The last 5,000 lines of the log, the newest first: at, what, who, from, and what it was done on.

    ``who`` and ``what`` narrow them to those of one person, or of one deed, by its very name. For admins.
    """
    state = state_of(request)
    lines = [
        line
        for line in state.audit.last(LAST)
        if (not who or line.get("who") == who) and (not what or line.get("what") == what)
    ]
    size = state.options.per_page
    return listed(request, lines[(page - 1) * size : page * size], page, len(lines), {"who": who, "what": what})
