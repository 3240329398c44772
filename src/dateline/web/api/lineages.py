"""Who had what from whom: the groups of shared reporting."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from dateline.errors import UsageError
from dateline.exports.record_lines import lineage_object
from dateline.web.api.shapes import Listed, give, listed
from dateline.web.asking import Number, state_of

__all__ = ["router"]

router = APIRouter(tags=["lineage"])


@router.get("/lineages", response_model=Listed)
def list_lineages(request: Request, page: Number = 1) -> Response:
    """The contract's lines of ``lineage``, those of most reports first."""
    state = state_of(request)
    size = state.options.per_page
    with state.desk.reading() as record:
        found = state.desk.settled(record).lineages(offset=(page - 1) * size, limit=size)
        return listed(request, map(lineage_object, found.items), page, found.total)


@router.get("/lineages/{name}", response_model=dict[str, Any])
def read_lineage(request: Request, name: str) -> Response:
    """The group of one report."""
    state = state_of(request)
    with state.desk.reading() as record:
        settled = state.desk.settled(record)
        found = settled.lineage_of.get(state.desk.id_of(name, record))
        if found is None:
            raise UsageError("the record has no group with this report", hint="no other report shares its reporting")
        return give(request, lineage_object(found))
