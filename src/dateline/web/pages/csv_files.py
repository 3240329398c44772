"""Each list as CSV: the rows of the page, all of them, narrowed by the same words of its address."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from dateline.errors import UsageError
from dateline.web.asking import state_of
from dateline.web.tables import TABLES, csv_of

__all__ = ["router"]

router = APIRouter()


@router.get("/csv/{name}.csv")
def give_table(request: Request, name: str) -> Response:
    """One table; what is asked wrongly is told before a line is sent."""
    state = state_of(request)
    table = TABLES.get(name)
    if table is None:
        raise UsageError(f"the record has no table {name[:40]!r}", hint=f"there are {', '.join(TABLES)}")
    query = dict(request.query_params)

    def lines() -> Iterator[str]:
        with state.desk.reading() as record:
            yield from csv_of(table, record, state.desk.lists(record), query)

    told = lines()
    first = next(told)

    def whole() -> Iterator[str]:
        yield first
        yield from told

    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"', "Cache-Control": "no-store"}
    return StreamingResponse(whole(), media_type="text/csv; charset=utf-8", headers=headers)
