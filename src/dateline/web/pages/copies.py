"""All pairs of reports that share text, the largest share first."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request, Response

from dateline.page.shared import show_kinds, show_pair_table
from dateline.page.wording import COPY_KINDS
from dateline.web.asking import Number
from dateline.web.drawing import index_part, plain_reports
from dateline.web.listing import listing

__all__ = ["router"]

router = APIRouter()
Kind = Literal["", "copy", "partial", "quotation", "boilerplate", "rewrite"]


@router.get("/copies")
def show_copies(request: Request, page: Number = 1, kind: Kind = "") -> Response:
    """The table."""
    with listing(request, page) as here:
        found = here.settled.copies(kind=kind, offset=here.offset, limit=here.size)
        shown = found.items
        both = (report for copy in shown for report in (copy.a, copy.b))
        index = index_part(here.settled, plain_reports(here.lists, both), shown)
        first, last = here.offset + 1, here.offset + len(shown)
        caption = f"Pairs {first:,} to {last:,} of {found.total:,}, the largest share first"
        return here.show(
            "copies.html", found.total, "pair", {"kind": kind},
            title="Shared text",
            table=show_pair_table(index.pairs, caption, index) if shown else None,
            kinds=show_kinds(index) if shown else None,
            called=COPY_KINDS, kind=kind,
        )  # fmt: skip
