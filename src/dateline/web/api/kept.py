"""What is kept beside the reports: texts before they were changed, alerts, and what people put aside."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import APIRouter, Request, Response

from dateline.record import Aside, Putting
from dateline.web.addresses import slug
from dateline.web.api.shapes import Listed, listed
from dateline.web.asking import Number, Words, state_of

__all__ = ["router"]

router = APIRouter(tags=["kept"])
Touched = Literal["", "headline", "quote", "figure", "name", "words"]


@router.get("/versions", response_model=Listed)
def list_versions(request: Request, page: Number = 1, report: Words = "", touches: Touched = "") -> Response:
    """What reports said before they were changed, edit by edit, as ``dateline versions`` tells it."""
    state = state_of(request)
    size = state.options.per_page
    with state.desk.reading() as record:
        own = state.desk.id_of(report, record) if report else None
        rows = list(record.versions(report=own, touches=[touches] if touches else None))
        cut = rows[(page - 1) * size : page * size]
        return listed(request, cut, page, len(rows), {"report": report, "touches": touches})


@router.get("/alerts", response_model=Listed)
def list_alerts(request: Request, page: Number = 1) -> Response:
    """What saved questions found, the newest first, as it is sent to a webhook."""
    state = state_of(request)
    size = state.options.per_page
    with state.desk.reading() as record:
        total = sum(record.store.alerts().counts().values())
        rows = list(record.alerted(most=page * size))[(page - 1) * size :]
        return listed(request, rows, page, total)


@router.get("/alert-questions", response_model=Listed)
def list_questions(request: Request, page: Number = 1) -> Response:
    """The questions that people saved, by time."""
    state = state_of(request)
    size = state.options.per_page
    with state.desk.reading() as record:
        rows = list(record.alert_questions())
        return listed(request, rows[(page - 1) * size : page * size], page, len(rows))


@router.get("/shelf", response_model=Listed)
def list_shelf(
    request: Request, page: Number = 1, what: Literal["", "seen", "bookmark", "story"] = "", of: Words = ""
) -> Response:
    """Bookmarks, reports seen and stories followed, of the team or of one person, the newest first."""
    state = state_of(request)
    size = state.options.per_page
    with state.desk.reading() as record:
        found = record.store.shelf().of(by=of or None, what=Putting(what) if what else None)
        rows = [aside_line(one) for one in found[(page - 1) * size : page * size]]
        return listed(request, rows, page, len(found), {"what": what, "of": of})


def aside_line(one: Aside) -> dict[str, Any]:
    """Something that was put aside, as a line."""
    return {
        "what": one.what.value,
        "by": one.by,
        "at": one.at,
        "report": one.report,
        "slug": slug(one.report),
        "spans": [[span.start, span.end] for span in one.spans],
        "note": one.note,
    }
