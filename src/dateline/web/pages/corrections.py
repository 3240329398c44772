"""What people said of lines: all of it, by time, with what became of it; undone here, and as one file in and out."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.responses import PlainTextResponse

from dateline.model import ReportId, Span
from dateline.web.addresses import SITE, slug, with_query
from dateline.web.asking import Number, Words, paging, state_of
from dateline.web.forms import led, sender
from dateline.web.frame import show_page
from dateline.web.naming import Names

__all__ = ["address_of", "router"]

router = APIRouter()
State = Literal["", "applied", "contested", "orphan", "elsewhere", "replaced", "undone"]
STATES = {
    "applied": "in force",
    "contested": "contested: two people do not agree, and the machine’s line stays",
    "orphan": "no line stands on these words any more",
    "elsewhere": "of a text that is not in this record",
    "replaced": "replaced by a later word of the same person",
    "undone": "undone",
}


@router.get("/corrections")
def show_corrections(request: Request, page: Number = 1, state: State = "", by: Words = "") -> Response:
    """The history."""
    site = state_of(request)
    size = site.options.per_page
    with site.desk.reading() as record:
        settled, lists = site.desk.settled(record), site.desk.lists(record)
        rows = list(record.judgements(by=by or None, state=state or None))
        rows.reverse()
        shown = rows[(page - 1) * size : page * size]
        reports = {report: lists.summary(report) for row in shown for report in map(ReportId, row["reports"][:2])}
        return show_page(
            request,
            "corrections.html",
            title="Corrections",
            names=Names(settled),
            rows=[(row, address_of(row)) for row in shown],
            reports=reports,
            states=STATES,
            asked={"state": state, "by": by},
            paging=paging(request, page, len(rows), "correction", {"state": state, "by": by}),
        )


@router.post("/undo/{judgement}")
def undo(
    request: Request,
    judgement: str,
    mark: Annotated[str, Form(max_length=200)],
    because: Annotated[str, Form(max_length=4_000)] = "",
    back: Annotated[str, Form(max_length=4_000)] = "/corrections",
) -> Response:
    """Undo one: it stays in the history and counts no more."""
    state = state_of(request)
    person = sender(request, mark)
    with state.desk.writing() as record:
        record.undo(judgement, because=because, by=person.name)
    state.audit.write("undo", person.name, request.client.host if request.client else "", on=judgement)
    return led(back)


@router.get("/corrections.jsonl")
def give_corrections(request: Request) -> Response:
    """The corrections file."""
    with state_of(request).desk.reading() as record:
        lines = "".join(record.corrections())
    headers = {"Content-Disposition": 'attachment; filename="corrections.jsonl"', "Cache-Control": "no-store"}
    return PlainTextResponse(lines, media_type="application/x-ndjson", headers=headers)


@router.post("/corrections")
def take_corrections(
    request: Request, mark: Annotated[str, Form(max_length=200)], file: Annotated[UploadFile, File()]
) -> Response:
    """Take in a corrections file, of this record or another."""
    state = state_of(request)
    person = sender(request, mark)
    problems: list[str] = []
    with state.desk.writing() as record:
        new, whole = record.take_corrections(
            file.file, where=file.filename or "file", watch=lambda item: problems.append(getattr(item, "line", ""))
        )
    state.audit.write("take corrections", person.name, request.client.host if request.client else "", on=f"{new} new")
    return show_page(
        request, "taken.html", title="Corrections taken in", new=new, whole=whole, problems=[*filter(None, problems)]
    )


def address_of(row: dict[str, Any]) -> str | None:
    """Where the words of a judgement stand, when the record has them."""
    if row["subject"]["line"] == "outlet":
        return with_query("/outlet", name=row["subject"]["outlet"])
    if not row["reports"]:
        return None
    report, anchor = ReportId(row["reports"][0]), row["subject"]["anchors"][0]
    if row["subject"]["line"] == "copy" and len(row["reports"]) > 1:
        return SITE.pair(report, ReportId(row["reports"][1]))
    if row["subject"]["line"] == "story":
        return f"/story-of/{slug(report)}"
    return SITE.words(report, *(Span(start, end) for start, end in anchor["spans"]))
