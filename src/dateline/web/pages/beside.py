"""Two reports side by side: shared passages facing each other, what was cut, added, moved and reworded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from dateline.errors import UsageError
from dateline.page.wording import COPY_KINDS
from dateline.text.later import later
from dateline.web.addresses import with_query
from dateline.web.asking import Number, state_of
from dateline.web.drawing import index_part, plain_reports
from dateline.web.frame import Paging, show_page

if TYPE_CHECKING:
    from dateline.page.pairs import show_facing_key, show_facing_part
else:
    show_facing_key, show_facing_part = later("dateline.page.pairs", "show_facing_key show_facing_part")

__all__ = ["router"]

router = APIRouter()
WEIGHT = 70_000  # bytes that a part comes to, about


@router.get("/beside/{one}/{other}")
def show_beside(request: Request, one: str, other: str, part: Number = 1) -> Response:
    """The page of a pair; two long reports are shown in parts."""
    state = state_of(request)
    with state.desk.reading() as record:
        settled = state.desk.settled(record)
        both = {state.desk.id_of(one, record), state.desk.id_of(other, record)}
        found = [copy for report in both for copy in settled.copies_of.get(report, ()) if {copy.a, copy.b} == both]
        if not found:
            raise UsageError("the record has no text that these two reports share", hint="open each by itself")
        index = index_part(settled, plain_reports(state.desk.lists(record), sorted(both)), found[:1])
        (pair,) = index.pairs
        facing, parts = show_facing_part(
            pair, index, WEIGHT, part, lambda at: with_query(request.url.path, part=at if at > 1 else None)
        )
        return show_page(
            request,
            "beside.html",
            title=f"{index.name(pair.copy.a)} and {index.name(pair.copy.b)}",
            left=index.dated_link(pair.copy.a),
            right=index.dated_link(pair.copy.b),
            copy=pair.copy,
            kind=COPY_KINDS[pair.copy.kind],
            facing=facing,
            paging=Paging(request.url.path, {}, min(part, parts), 1, parts, "part", "words", "part"),
            key=show_facing_key([pair]),
        )
