"""Lists over all reports: quotations, times, problems, and where words stand."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from dateline.api import Record
from dateline.exports.rows import hit_row, quote_row, timeline_row
from dateline.model import QuoteType
from dateline.record import Asked, FoundProblem
from dateline.web.addresses import with_query
from dateline.web.api.shapes import Line, Listed, give, listed
from dateline.web.asking import IsoDay, Number, Words, state_of
from dateline.web.pages.quotes import speakers_called
from dateline.web.pages.search import LOOKED_AT, MOST, Many, Narrowed, hits, how_many, within
from dateline.web.quoting import Found, look_up

__all__ = ["router"]

router = APIRouter(tags=["lists"])


class Sayings(BaseModel):
    """Where a quotation was found."""

    items: list[dict[str, Any]] = Field(
        description="Word for word first, then by the part of the words: form, report, spans, words, speaker, share."
    )
    searched: int = Field(description="In so many reports.")


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
    below: Annotated[float | None, Query(ge=0, le=1, description="Only those less sure than this.")] = None,
    unnamed: Annotated[bool, Query(description="Only those whose speaker is not determined.")] = False,
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
            max_confidence=below,
            unnamed=unnamed,
            order=order,
        )
        found = lists.quotes(asked, offset=(page - 1) * size, limit=size)
        query = {"speaker": speaker, "outlet": outlet, "report": report, "type": type, "after": after, "before": before}
        more = {
            "confidence": confidence or None,
            "below": below,
            "unnamed": "true" if unnamed else None,
            "order": order,
        }
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


class Hits(Listed):
    """One page of what a search found."""

    at_most: bool = Field(
        description="Whether `total` is only the most there can be: of words that stand near each other, of words with "
        "signs in them and of a search that is narrowed the index knows no more."
    )


@router.get("/search", response_model=Hits)
def search(
    request: Request,
    q: Words,
    page: Annotated[int, Query(ge=1, le=LOOKED_AT // MOST)] = 1,
    speaker: Words = "",
    outlet: Words = "",
    story: Words = "",
    after: IsoDay = None,
    before: IsoDay = None,
    order: Literal["best", "first"] = "best",
) -> Response:
    """Where words stand: 50 reports on a page, the best first, or those of a page by their first appearance."""
    state = state_of(request)
    with state.desk.reading() as record:
        settled, lists = state.desk.settled(record), state.desk.lists(record)
        compared = state.desk.compared(record) if story else None
        asked = Asked(outlet=outlet or None, earliest=after, latest=before)
        narrowed = Narrowed(asked, within(settled, lists, speaker, compared, story))
        start = (page - 1) * MOST
        found = list(hits(record, lists, q, narrowed, start, MOST + 1))
        is_more, found = len(found) > MOST, found[:MOST]
        there = how_many(record, q, narrowed, start + len(found)) if is_more else Many(start + len(found))
        if order == "first":
            found.sort(key=lambda hit: settled.tags.get(hit.report.id, len(settled.tags)))
        query = {"q": q, "speaker": speaker, "outlet": outlet, "story": story, "after": after, "before": before}
        shown = [hit_row(hit) for hit in found]
        following = {**query, "order": order, "page": page + 1} if is_more and page < LOOKED_AT // MOST else None
        content = {
            "items": shown,
            "total": there.number,
            "page": page,
            "pages": max(1, -(-there.number // MOST)),
            "next": following and with_query(request.url.path, **following),
            "at_most": not there.is_exact,
        }
        return give(request, content)


@router.get("/quotation", response_model=Sayings)
def look_quotation_up(request: Request, q: Words) -> Response:
    """Whether something was said: word for word, altered or retold, and where; none of so many reports otherwise."""
    state = state_of(request)
    with state.desk.reading() as record:
        items = [saying_line(found, record) for found in look_up(record, q)]
        return give(request, {"items": items, "searched": len(record.store)})


def saying_line(found: Found, record: Record) -> Line:
    """Where words were found, with the report's own words."""
    text = record.store.text(found.report)
    return {
        "form": found.form.value,
        "report": found.report,
        "text_sha256": record.store.text_hash(found.report),
        "spans": [[span.start, span.end] for span in found.spans],
        "words": [span.of(text) for span in found.spans],
        "speaker": found.speaker,
        "is_quotation": found.quoted,
        "share": round(found.share, 3),
    }


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
