"""What is not determined: days, speakers, times and directions that the words leave open, with the reason."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import APIRouter, Request, Response

from dateline.page.notes import FIT, describe_quote, show_because, show_speaker
from dateline.page.shared import show_pair_table
from dateline.record import Asked
from dateline.web.asking import Number, paging, state_of
from dateline.web.drawing import index_part, plain_reports
from dateline.web.frame import show_page
from dateline.web.lists import Lists
from dateline.web.naming import Names
from dateline.web.settled import Settled

__all__ = ["router"]

router = APIRouter()
Question = Literal["speakers", "days", "times", "directions", "doubtful"]
QUESTIONS: dict[Question, tuple[str, str]] = {
    "speakers": ("Quotations whose speaker is open", "quotation"),
    "days": ("Reports whose day of publication is open", "report"),
    "times": ("Times whose day is open", "time"),
    "directions": ("Shared text of which nobody knows who had it first", "pair"),
    "doubtful": (f"Quotations held for doubtful (confidence under {FIT})", "quotation"),
}


@router.get("/open")
def show_open(request: Request, page: Number = 1, question: Question = "speakers") -> Response:
    """One question with its lines, and how many each of the others has."""
    state = state_of(request)
    size = state.options.per_page
    with state.desk.reading() as record:
        settled = state.desk.settled(record)
        found_lists = state.desk.lists(record)
        lists = {name: ask(name, found_lists, settled, 0, 0)["total"] for name in QUESTIONS}
        found = ask(question, found_lists, settled, (page - 1) * size, size)
        heading, noun = QUESTIONS[question]
        return show_page(
            request,
            "open.html",
            title="What is not determined",
            names=Names(settled),
            question=question,
            questions=QUESTIONS,
            lists=lists,
            heading=heading,
            found=found,
            describe=describe_quote,
            who=show_speaker,
            because=show_because,
            paging=paging(
                request, page, found["total"], noun, {"question": question if question != "speakers" else ""}
            ),
        )  # fmt: skip


def ask(question: Question, pager: Lists, settled: Settled, offset: int, limit: int) -> dict[str, Any]:
    """One page of the lines of a question, under the name of their kind, and how many there are."""
    if question in ("speakers", "doubtful"):
        asked = Asked(unnamed=True) if question == "speakers" else Asked(max_confidence=FIT)
        quotes = pager.quotes(asked, offset=offset, limit=limit)
        return {"quotes": quotes.items, "total": quotes.total}
    if question == "days":
        reports = pager.open_reports(offset=offset, limit=limit)
        return {"reports": reports.items, "total": reports.total}
    if question == "times":
        times = pager.times(Asked(), undetermined=True, offset=offset, limit=limit)
        return {"times": times.items, "total": times.total}
    found = settled.copies(is_open=True, offset=offset, limit=limit)
    shown = found.items
    if not shown:
        return {"pairs": None, "total": found.total}
    reports_of = plain_reports(pager, (report for copy in shown for report in (copy.a, copy.b)))
    index = index_part(settled, reports_of, shown)
    return {"pairs": show_pair_table(index.pairs, "Pairs, the largest share first", index), "total": found.total}
