"""Do the accounts agree: every question that reports answer, with each account's own words, copies folded."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request, Response

from dateline.model import FindingKind
from dateline.web.asking import Number, Words
from dateline.web.differing import SIGNS
from dateline.web.differing import TOLD as WORDS
from dateline.web.listing import listing
from dateline.web.looking import KINDS

__all__ = ["router"]

router = APIRouter()
Kind = Literal["", "contradicts", "differs", "responds", "undetermined", "agrees", "silent"]
TOLD = {kind.value: f"{SIGNS[kind]} {words}" for kind, words in WORDS.items()}


@router.get("/disagreements")
def show_disagreements(request: Request, page: Number = 1, story: Words = "", kind: Kind = "") -> Response:
    """The table."""
    with listing(request, page) as here:
        compared = here.compared
        every = [
            finding for own in ([story] if story else compared.findings) for finding in compared.findings.get(own, ())
        ]
        counts = {known.value: sum(1 for finding in every if finding.kind is known) for known in KINDS}
        if kind:
            every = [finding for finding in every if finding.kind is FindingKind(kind)]
        else:
            every = [finding for finding in every if finding.kind is not FindingKind.SILENT]
            every.sort(key=lambda finding: KINDS.index(finding.kind))
        shown = here.cut(every)
        reports = {account.report for finding in shown for account in finding.accounts}
        return here.show(
            "disagreements.html", len(every), "finding", {"story": story, "kind": kind},
            title="Where accounts differ", found=shown, compared=compared,
            summaries={report: here.lists.summary(report) for report in reports},
            told=TOLD, counts=counts, kind=kind, story=compared.stories.get(story),
        )  # fmt: skip
