"""Do the accounts agree: every question that reports answer, with each account's own words, copies folded."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request, Response

from dateline.model import FindingKind
from dateline.web.asking import Number, Words, paging, state_of
from dateline.web.frame import show_page
from dateline.web.looking import KINDS
from dateline.web.naming import Names

__all__ = ["router"]

router = APIRouter()
Kind = Literal["", "contradicts", "differs", "responds", "undetermined", "agrees", "silent"]
TOLD = {
    "contradicts": "≠ contradict",
    "differs": "≈ differ",
    "responds": "↩ responds",
    "undetermined": "? not determined",
    "agrees": "= agree",
    "silent": "∅ silent",
}


@router.get("/disagreements")
def show_disagreements(request: Request, page: Number = 1, story: Words = "", kind: Kind = "") -> Response:
    """The table."""
    state = state_of(request)
    size = state.options.per_page
    with state.desk.reading() as record:
        settled, compared, lists = state.desk.settled(record), state.desk.compared(record), state.desk.lists(record)
        every = [
            finding for own in ([story] if story else compared.findings) for finding in compared.findings.get(own, ())
        ]
        counts = {known.value: sum(1 for finding in every if finding.kind is known) for known in KINDS}
        if kind:
            every = [finding for finding in every if finding.kind is FindingKind(kind)]
        else:
            every = [finding for finding in every if finding.kind is not FindingKind.SILENT]
            every.sort(key=lambda finding: KINDS.index(finding.kind))
        shown = every[(page - 1) * size : page * size]
        reports = {account.report for finding in shown for account in finding.accounts}
        return show_page(
            request,
            "disagreements.html",
            title="Where accounts differ",
            names=Names(settled),
            found=shown,
            compared=compared,
            summaries={report: lists.summary(report) for report in reports},
            told=TOLD,
            counts=counts,
            kind=kind,
            story=compared.stories.get(story),
            paging=paging(request, page, len(every), "finding", {"story": story, "kind": kind}),
        )
