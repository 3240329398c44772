"""Lists over all reports: quotations, times, problems, and where words stand."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from dateline.exports.rows import hit_row, quote_row, timeline_row
from dateline.model import QuoteType
from dateline.record import Asked, FoundProblem
from dateline.web.api.shapes import Line, Listed, listed
from dateline.web.asking import IsoDay, Number, Words, state_of
from dateline.web.pages.quotes import speakers_called
from dateline.web.pages.search import Narrowed, hits, within

__all__ = ["router"]

router = APIRouter(tags=["lists"])


@router.get("/quotes", response_model=Listed)
def list_quotes(
    request: Request,
    page: Number = 1,
    speaker: Words = "",
    outlet: Words = "",
    report: Words = "",
    type: Literal["", "direct", "mixed", "indirect"] = "",  # noqa: A002  # the contract's word
    after: IsoDay = None,
    before: IsoDay = None,
    confidence: Annotated[float, Query(ge=0, le=1)] = 0,
    order: Literal["newest", "oldest"] = "newest",
) -> Response:
    """Quotations: the contract's attributions with their words, by day of publication."""
    state = state_of(request)
    size = state.options.per_page
    with state.desk.reading() as record:
        lists = state.desk.lists(record)
        asked = Asked(
            outlet=outlet or None,
            earliest=after,
            latest=before,
            reports=(state.desk.id_of(report, record),) if report else None,
            speakers=speakers_called(speaker, state.desk.settled(record), lists) if speaker else None,
            type=QuoteType(type) if type else None,
            min_confidence=confidence,
            order=order,
        )
        found = lists.quotes(asked, offset=(page - 1) * size, limit=size)
        query = {"speaker": speaker, "outlet": outlet, "report": report, "type": type, "after": after, "before": before}
        more = {"confidence": confidence or None, "order": order}
        return listed(request, map(quote_row, found.items), page, found.total, {**query, **more})


@router.get("/times", response_model=Listed)
def list_times(
    request: Request, page: Number = 1, after: IsoDay = None, before: IsoDay = None, undetermined: bool = False
) -> Response:
    """Publications and times by the days they stand for; or those times whose day is open."""
    state = state_of(request)
    size = state.options.per_page
    asked = Asked(earliest=after, latest=before)
    with state.desk.reading() as record:
        found = state.desk.lists(record).times(asked, undetermined=undetermined, offset=(page - 1) * size, limit=size)
        query = {"after": after, "before": before, "undetermined": "true" if undetermined else None}
        return listed(request, map(timeline_row, found.items), page, found.total, query)


@router.get("/problems", response_model=Listed)
def list_problems(request: Request, page: Number = 1) -> Response:
    """What was met while reading; inputs that gave no report first."""
    state = state_of(request)
    size = state.options.per_page
    with state.desk.reading() as record:
        found = state.desk.lists(record).problems(offset=(page - 1) * size, limit=size)
        return listed(request, map(problem_line, found.items), page, found.total)


@router.get("/search", response_model=Listed)
def search(
    request: Request,
    q: Words,
    speaker: Words = "",
    outlet: Words = "",
    story: Words = "",
    after: IsoDay = None,
    before: IsoDay = None,
    order: Literal["best", "first"] = "best",
) -> Response:
    """Where words stand: the best report first, or the first appearance; at most 50 reports, on one page."""
    state = state_of(request)
    with state.desk.reading() as record:
        settled, lists = state.desk.settled(record), state.desk.lists(record)
        compared = state.desk.compared(record) if story else None
        asked = Asked(outlet=outlet or None, earliest=after, latest=before)
        found = list(hits(record, lists, q, Narrowed(asked, within(settled, lists, speaker, compared, story))))
        if order == "first":
            found.sort(key=lambda hit: settled.tags.get(hit.report.id, len(settled.tags)))
        query = {"q": q, "speaker": speaker, "outlet": outlet, "story": story, "after": after, "before": before}
        shown = [hit_row(hit) for hit in found]
        return listed(request, shown, 1, min(len(shown), state.options.per_page), {**query, "order": order})


def problem_line(found: FoundProblem) -> Line:
    """A problem as a line."""
    problem = found.problem
    return {
        "kind": "problem",
        "report": found.report.id if found.report else None,
        "code": problem.code,
        "message": problem.message,
        "where": problem.where,
        "stage": problem.stage,
        "spans": [[problem.span.start, problem.span.end]] if problem.span else [],
    }
