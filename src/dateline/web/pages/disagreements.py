"""Do the accounts agree: every question that reports answer, with each account's own words, copies folded."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request, Response

from dateline.web.asking import Number, Words
from dateline.web.differing import SIGNS
from dateline.web.differing import TOLD as WORDS
from dateline.web.listing import listing
from dateline.web.looking import find

__all__ = ["router"]

router = APIRouter()
Kind = Literal["", "contradicts", "differs", "responds", "undetermined", "agrees", "silent"]
TOLD = {kind.value: f"{SIGNS[kind]} {words}" for kind, words in WORDS.items()}
MOST = 25  # findings on a page; each has several answers in their own words


@router.get("/disagreements")
def show_disagreements(
    request: Request, page: Number = 1, story: Words = "", kind: Kind = "", subject: Words = ""
) -> Response:
    """The table; ``subject`` is an event or something said."""
    with listing(request, page, most=MOST) as here:
        compared = here.compared
        found = compared.list_findings(story, kind, subject, offset=here.offset, limit=here.size)
        reports = {account.report for finding in found.items for account in finding.accounts}
        narrowed = {"story": story, "subject": subject}
        return here.show(
            "disagreements.html", found.total, "finding", {**narrowed, "kind": kind},
            title="Where accounts differ", found=found.items, compared=compared,
            summaries={report: here.lists.summary(report) for report in reports},
            told=TOLD, counts=compared.count_findings(story, subject), kind=kind, subject=subject, narrowed=narrowed,
            story=compared.stories.get(story),
        )  # fmt: skip


@router.get("/finding/{own}")
def show_finding(request: Request, own: str, page: Number = 1) -> Response:
    """One question with every account of it."""
    with listing(request, page) as here:
        compared = here.compared
        find(compared.findings, own, "finding")
        finding = compared.findings[own]
        answers = [
            (number, account)
            for number, groups in enumerate(compared.cells(finding), 1)
            for group in groups
            for account in group
        ]
        shown = here.cut(answers)
        return here.show(
            "finding.html", len(answers), "account",
            title="One question", finding=finding, answers=shown, compared=compared,
            summaries={account.report: here.lists.summary(account.report) for _, account in shown},
            told=TOLD[finding.kind.value], groups=len({account.independent_group for account in finding.accounts}),
            twice=compared.owners.twice_in(finding),
        )  # fmt: skip
