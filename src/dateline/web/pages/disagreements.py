"""Do the accounts agree: every question that reports answer, with each account's own words, copies folded."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request, Response

from dateline.web.asking import Number, Words
from dateline.web.differing import SIGNS
from dateline.web.differing import TOLD as WORDS
from dateline.web.listing import listing

__all__ = ["router"]

router = APIRouter()
Kind = Literal["", "contradicts", "differs", "responds", "undetermined", "agrees", "silent"]
TOLD = {kind.value: f"{SIGNS[kind]} {words}" for kind, words in WORDS.items()}


@router.get("/disagreements")
def show_disagreements(request: Request, page: Number = 1, story: Words = "", kind: Kind = "") -> Response:
    """The table."""
    with listing(request, page) as here:
        compared = here.compared
        found = compared.list_findings(story, kind, offset=here.offset, limit=here.size)
        reports = {account.report for finding in found.items for account in finding.accounts}
        return here.show(
            "disagreements.html", found.total, "finding", {"story": story, "kind": kind},
            title="Where accounts differ", found=found.items, compared=compared,
            summaries={report: here.lists.summary(report) for report in reports},
            told=TOLD, counts=compared.count_findings(story), kind=kind, story=compared.stories.get(story),
        )  # fmt: skip
