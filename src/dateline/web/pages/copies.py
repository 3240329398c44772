"""All pairs of reports that share text, the largest share first."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request, Response

from dateline.model import CopyKind
from dateline.page.shared import show_kinds, show_pair_table
from dateline.page.wording import COPY_KINDS
from dateline.web.asking import Number, paging, state_of
from dateline.web.drawing import index_part, plain_reports
from dateline.web.frame import show_page

__all__ = ["router"]

router = APIRouter()
Kind = Literal["", "copy", "partial", "quotation", "boilerplate", "rewrite"]


@router.get("/copies")
def show_copies(request: Request, page: Number = 1, kind: Kind = "") -> Response:
    """The table."""
    state = state_of(request)
    size = state.options.per_page
    with state.desk.reading() as record:
        settled = state.desk.settled(record)
        every = [copy for copy in settled.copies if not kind or copy.kind is CopyKind(kind)]
        shown = every[(page - 1) * size : page * size]
        both = (report for copy in shown for report in (copy.a, copy.b))
        reports = plain_reports(state.desk.lists(record), both)
        index = index_part(settled, reports, shown)
        place = paging(request, page, len(every), "pair", {"kind": kind})
        caption = f"Pairs {place.first:,} to {place.last:,} of {len(every):,}, the largest share first"
        return show_page(
            request,
            "copies.html",
            title="Shared text",
            table=show_pair_table(index.pairs, caption, index) if shown else None,
            kinds=show_kinds(index) if shown else None,
            names=COPY_KINDS,
            kind=kind,
            paging=place,
        )
