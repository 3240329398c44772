"""Correct a line in place: confirm it, reject it or give its fields other values, signed and with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response

from dateline.api import Record
from dateline.errors import UsageError
from dateline.judging import FIELDS, NAMED, Line, check_fields, fields_of, find_line, subject_of
from dateline.judging.pairs import pair_subject
from dateline.model import Copy, CopyKind, EventStatus, QuoteType, ReadReport, ReportId, Role, Span
from dateline.page.wording import COPY_KINDS, ROLES
from dateline.web.addresses import SITE
from dateline.web.asking import Words, state_of
from dateline.web.frame import show_page
from dateline.web.naming import Names
from dateline.web.saying import Sent, Word, take
from dateline.web.settled import Settled

__all__ = ["router"]

router = APIRouter()
KINDS = {
    "report": "What is known about a report",
    "zone": "A zone",
    "attribution": "Who said what",
    "timex": "A time",
    "mention": "A mention",
    "actor": "An actor of this report",
    "event": "An event",
    "copy": "What two reports share",
}
LABELS = {
    "class": "verb",
    "dir": "who copied",
    "type": "kind",
    "actors": "who does it",
    "recipients": "to whom",
    "attributed_to": "who says so",
}
CHOICES: dict[tuple[str, str], list[tuple[str, str]]] = {
    ("attribution", "type"): [(kind.value, kind.value) for kind in QuoteType],
    ("zone", "role"): [(role.value, ROLES[role]) for role in Role],
    ("event", "status"): [(status.value, status.value) for status in EventStatus],
    ("event", "negated"): [("false", "no"), ("true", "yes")],
    ("copy", "kind"): [(kind.value, COPY_KINDS[kind]) for kind in CopyKind],
}


@dataclass(frozen=True, slots=True)
class Subject:
    """
    What is corrected.

    Args:
        kind: The kind of the line.
        subject: As a judgement names it.
        fields: Those that can be set, with their values.
        words: What the line stands on.
        spans: Where.
        because: Why the machine reads it so.
        line: Its id in the export; empty for a report or a pair.
        other: The other report of a pair.
    """

    kind: str
    subject: dict[str, Any]
    fields: dict[str, Any]
    words: list[str]
    spans: tuple[Span, ...]
    because: str
    line: str = ""
    other: str = ""


@router.get("/correct/{name}")
def show_correct(request: Request, name: str, line: Words = "", copy: Words = "") -> Response:
    """The form, with what was said of the line before."""
    state = state_of(request)
    with state.desk.reading() as record:
        settled = state.desk.settled(record)
        report = state.desk.id_of(name, record)
        found = find_subject(report, line, copy, record, settled, request)
        return show_form(request, record, settled, report, found)


@router.post("/correct/{name}")
async def correct(request: Request, name: str, line: Words = "", copy: Words = "") -> Response:
    """Take the form: fields are named ``field-NAME``; it leads back to the line."""
    desk = state_of(request).desk

    def decide(record: Record, sent: Sent) -> Word:
        settled = desk.settled(record) if copy else desk.latest(record)
        report = desk.id_of(name, record)
        return word_on(report, find_subject(report, line, copy, record, settled, request), sent, here_of(request))

    def draw(record: Record, failed: str, sent: Sent) -> Response:
        settled, report = desk.settled(record), desk.id_of(name, record)
        found = find_subject(report, line, copy, record, settled, request)
        return show_form(request, record, settled, report, found, given=sent.typed, failed=failed, status=400)

    return await take(request, decide, draw)


def word_on(report: ReportId, found: Subject, sent: Sent, then: str) -> Word:
    """
    What a form says of a line.

    Raises:
        UsageError: If nothing is said, a reason is missing, or a field does not take its value.
    """
    asked = what_is_said(found, sent)

    def say(record: Record, by: str) -> str:
        judgement = record.judge(
            report,
            found.line or None,
            copy=found.other or None,
            kind=None if found.kind in ("report", "copy") else found.kind,
            because=sent.one("because"),
            by=by,
            **asked,
        )
        return judgement.id

    return Word(f"{sent.verdict} {found.kind}", then, say)


def here_of(request: Request) -> str:
    """The address of the form, with what it asks."""
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path


def what_is_said(found: Subject, sent: Sent) -> dict[str, Any]:
    """
    The form as ``judge`` takes it.

    Raises:
        UsageError: If nothing is said, a reason is missing, or a field does not take its value.
    """
    if sent.verdict == "confirm":
        return {"confirm": True}
    sent.reason()
    if sent.verdict == "reject":
        return {"reject": True}
    if sent.verdict != "set":
        raise UsageError("nothing was said of the line", hint="confirm it, reject it or set a field")
    given = sent.typed
    typed = {name: value_of(name, given[f"field-{name}"]) for name in found.fields if f"field-{name}" in given}
    changed = {name: value for name, value in typed.items() if value != found.fields[name]}
    if not changed:
        raise UsageError("no field has another value", hint="change one, or confirm the line")
    check_fields(found.kind, changed)
    return {"set": changed}


def value_of(name: str, typed: str) -> Any:
    """A field as the form gives it; nothing takes the value away."""
    if name == "negated":
        return typed == "true"
    if name in NAMED:
        return [one.strip() for one in typed.split(";") if one.strip()]
    return typed.strip() or None


def find_subject(report: ReportId, line: str, copy: str, record: Record, settled: Settled, request: Request) -> Subject:
    """The line that an address names."""
    read = state_of(request).desk.lists(record).whole(report)
    if copy:
        other = state_of(request).desk.id_of(copy, record)
        return pair_of(report, other, record, settled)
    named = find_line(read, line or None)
    return line_of(read, named)


def pair_of(report: ReportId, other: ReportId, record: Record, settled: Settled) -> Subject:
    """What two reports share."""
    pairs = [one for one in settled.copies_of.get(report, ()) if {one.a, one.b} == {report, other}]
    if not pairs:
        raise UsageError("the record has no text that these two reports share", hint="open each by itself")
    pair: Copy = pairs[0] if pairs[0].a == report else pairs[0].turned()
    fields = {"kind": pair.kind.value, "dir": pair.direction.value if pair.direction else None}
    texts = {one: record.store.text_hash(one) for one in (report, other)}
    return Subject("copy", pair_subject(pair, texts), fields, [], (), pair.because, other=other)


def line_of(read: ReadReport, named: Line) -> Subject:
    """A line of a report, or the report itself."""
    text = read.report.text
    fields = fields_of(read, named)
    if named.kind == "report":
        fields = {name: getattr(read.report.metadata, name).value for name in FIELDS["report"]}
    return Subject(
        named.kind,
        subject_of(read, named),
        fields,
        [span.of(text) for span in named.spans],
        named.spans,
        because_of(read, named),
        line="" if named.kind == "report" else named.id,
    )


def because_of(read: ReadReport, named: Line) -> str:
    """Why the machine reads a line so."""
    found: dict[str, str] = {}
    if named.kind == "attribution":
        found = {quote.id: quote.because for quote in read.quotes}
    elif named.kind == "timex":
        found = {one.id: one.because for one in read.dates}
    elif named.kind == "event":
        found = {event.id: event.because for event in read.events}
    return found.get(named.own, "")


def show_form(
    request: Request,
    record: Record,
    settled: Settled,
    report: ReportId,
    found: Subject,
    *,
    given: dict[str, str] | None = None,
    failed: str = "",
    status: int = 200,
) -> Response:
    """The page of a line."""
    names, lists = Names(settled), state_of(request).desk.lists(record)
    history = [row for row in record.judgements(report=report) if same_line(row["subject"], found.subject)]
    choices = dict(CHOICES)
    if found.other:
        tags = (names.tag(report), names.tag(ReportId(found.other)))
        told = [("", "not determined"), ("ab", f"{tags[1]} from {tags[0]}"), ("ba", f"{tags[0]} from {tags[1]}")]
        choices["copy", "dir"] = told
    return show_page(
        request,
        "correct.html",
        title=KINDS[found.kind],
        status=status,
        names=names,
        summary=lists.summary(report),
        other=lists.summary(ReportId(found.other)) if found.other else None,
        found=found,
        back=SITE.pair(report, ReportId(found.other)) if found.other else SITE.words(report, *found.spans),
        fields=[(name, LABELS.get(name, name), choices.get((found.kind, name))) for name in found.fields],
        typed=given or {},
        failed=failed,
        history=list(reversed(history)),
        contested=any(row["state"] == "contested" for row in history),
        speakers=settled.speakers[:200] if found.kind == "attribution" else [],
        named=NAMED,
        actors=sorted({actor.name for actor in record.show(report).actors}) if found.kind == "event" else [],
        action=here_of(request),
        can_reject=found.kind not in ("report", "zone"),
    )


def same_line(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two judgements are about the same words."""
    if one["line"] != other["line"]:
        return False
    return places_of(one) == places_of(other)


def places_of(subject: dict[str, Any]) -> set[tuple[str, str]]:
    """Where the words of a subject stand."""
    return {(anchor["text_sha256"], str(anchor["spans"])) for anchor in subject["anchors"]}
