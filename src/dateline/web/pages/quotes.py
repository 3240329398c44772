"""Who said what: the quotations of all reports as a table, narrowed by speaker, kind, outlet and days."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from dateline.model import QuoteType, ReportId
from dateline.page.notes import describe_quote, show_speaker
from dateline.record import Asked
from dateline.typed import parse_day
from dateline.web.asking import Day, Number, Words, paging, state_of
from dateline.web.frame import show_page
from dateline.web.lists import Lists, names_of
from dateline.web.naming import Names
from dateline.web.settled import Settled, folded

__all__ = ["router", "speakers_called"]

router = APIRouter()
CHOICE = 400  # names offered while somebody types


@router.get("/quotes")
def show_quotes(
    request: Request,
    page: Number = 1,
    speaker: Words = "",
    outlet: Words = "",
    report: Words = "",
    type: Literal["", "direct", "mixed", "indirect"] = "",  # noqa: A002  # the contract's word
    after: Day = "",
    before: Day = "",
    confidence: Annotated[float, Query(ge=0, le=1)] = 0,
    order: Literal["newest", "oldest"] = "newest",
) -> Response:
    """The table."""
    state = state_of(request)
    size = state.options.per_page
    with state.desk.reading() as record:
        settled, lists = state.desk.settled(record), state.desk.lists(record)
        one = ReportId(state.desk.id_of(report, record)) if report else None
        asked = Asked(
            outlet=outlet or None,
            earliest=parse_day(after, "after"),
            latest=parse_day(before, "before"),
            reports=(one,) if one else None,
            speakers=speakers_called(speaker, settled, lists) if speaker else None,
            type=QuoteType(type) if type else None,
            min_confidence=confidence,
            order=order,
        )
        found = lists.quotes(asked, offset=(page - 1) * size, limit=size)
        query = {"speaker": speaker, "outlet": outlet, "report": report, "type": type, "after": after, "before": before}
        more = {"confidence": confidence or "", "order": order if order != "newest" else ""}
        return show_page(
            request,
            "quotes.html",
            title="Who said what",
            names=Names(settled),
            found=found.items,
            describe=describe_quote,
            who=show_speaker,
            asked={**query, "confidence": confidence, "order": order},
            paging=paging(request, page, found.total, "quotation", {**query, **more}),
        )


def speakers_called(words: str, settled: Settled, lists: Lists) -> tuple[str, ...]:
    """The names, as the reports spell them, that hold these words; case, accents and apostrophes do not count."""
    wanted = folded(words)
    own = {name for read in lists.changed.values() for name in names_of(read) if wanted in folded(name)}
    return tuple(dict.fromkeys([*settled.speakers_called(words, CHOICE), *sorted(own)]))[:CHOICE]
