"""One thing said, as one report or many give it: whole, cut, reworded, retold, with what each leaves out."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.web.asking import Number, Words
from dateline.web.listing import listing
from dateline.web.looking import find

__all__ = ["router"]

router = APIRouter()
MOST = 25  # sayings on a page; each has its words, and those that it leaves out
FINDINGS = 6  # on the page of one thing said; the table has all


@router.get("/utterances")
def show_utterances(request: Request, page: Number = 1, story: Words = "") -> Response:
    """Those that more than one report gives, most sayings first."""
    with listing(request, page) as here:
        compared = here.compared
        found = compared.list_utterances(
            story if story in compared.stories else "", offset=here.offset, limit=here.size
        )
        return here.show(
            "utterances.html", found.total, "utterance", {"story": story},
            title="One thing said, many times", found=found.items, compared=compared,
            summaries={one.id: here.lists.summary(one.first_seen or one.sayings[0].report) for one in found.items},
        )  # fmt: skip


@router.get("/utterance/{own}")
def show_utterance(request: Request, own: str, page: Number = 1) -> Response:
    """One of them."""
    with listing(request, page, most=MOST) as here:
        compared = here.compared
        find(compared.utterances, own, "utterance")
        found, findings = compared.utterances[own], compared.findings_of(own, FINDINGS)
        shown = here.cut(found.sayings)
        reports = {one.report for one in shown} | {one.report for finding in findings for one in finding.accounts}
        first = {found.first_seen} if found.first_seen else set()
        return here.show(
            "utterance.html", len(found.sayings), "form",
            title="One thing said", found=found, shown=shown, compared=compared, findings=findings,
            summaries={report: here.lists.summary(report) for report in reports | first},
            all_findings=compared.standing.count("finding", equal={"subject": own}),
        )  # fmt: skip
