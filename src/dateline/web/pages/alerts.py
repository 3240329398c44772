"""Saved questions: what is asked of everything new, by whom, what it found, and who was told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Request, Response

from dateline.api import Record
from dateline.errors import UsageError
from dateline.model import Alert
from dateline.web.addresses import SITE
from dateline.web.asking import Number, paging, state_of
from dateline.web.forms import led, sender, where_from
from dateline.web.frame import show_page
from dateline.web.people import Role

__all__ = ["KINDS", "router"]

router = APIRouter()
MOST = 20  # alerts on a page
LINES = 6  # of an alert
QUESTIONS = 60  # saved questions that are listed
Typed = Annotated[str, Form(max_length=400)]
Kind = Literal[
    "phrase", "speaker", "actor", "story", "contradictions", "altered_quotes", "edits", "first_account"
]  # fmt: skip
#: What may be asked, as people say it, and whether words belong to it: a phrase, a name, a report.
KINDS: Mapping[str, tuple[str, bool]] = {
    "phrase": ("new accounts with these words in a row", True),
    "speaker": ("what somebody newly says", True),
    "actor": ("new accounts that name somebody", True),
    "story": ("new accounts of the story that a report is of", True),
    "contradictions": ("accounts that contradict each other, and figures that differ", False),
    "altered_quotes": ("a quotation that is given in other words", False),
    "edits": ("edits of watched pages", False),
    "first_account": ("a story’s second account, which does not rest on the first", False),
}


@router.get("/alerts")
def show_alerts(request: Request, page: Number = 1) -> Response:
    """The questions, what they found, and who is told."""
    with state_of(request).desk.reading() as record:
        return draw(request, record, page)


@router.post("/alerts")
def save(
    request: Request,
    mark: Typed,
    kind: Annotated[Kind, Form()],
    words: Typed = "",
    only: Typed = "",
    to: Typed = "",
    name: Typed = "",
) -> Response:
    """Save a question."""
    state = state_of(request)
    person = sender(request, mark)
    typed = {"kind": kind, "words": words, "only": only, "to": to, "name": name}
    try:
        with state.desk.writing() as record:
            record.save_alert(asks_of(typed), by=person.name)
    except UsageError as error:
        with state.desk.reading() as record:
            return draw(request, record, 1, failed=str(error), typed=typed)
    state.audit.write("save alert", person.name, where_from(request), on=kind)
    return led("/alerts")


@router.post("/alerts/{question}")
def change(
    request: Request, question: str, mark: Typed, do: Annotated[Literal["pause", "ask", "drop"], Form()]
) -> Response:
    """Pause a question, ask it again, or drop it."""
    state = state_of(request)
    person = sender(request, mark)
    with state.desk.writing() as record:
        if do == "drop":
            record.drop_alert(question)
        else:
            record.pause_alert(question, by=person.name, paused=do == "pause")
    state.audit.write(f"{do} alert", person.name, where_from(request), on=question)
    return led("/alerts")


def asks_of(typed: Mapping[str, str]) -> dict[str, Any]:
    """
    What a form asks, as a table of a file of alerts says it.

    Raises:
        UsageError: If words are missing.

    Example:
        >>> asks_of({"kind": "edits", "words": "", "only": "quote, figure", "to": "desk", "name": ""})
        {'edits': ['quote', 'figure'], 'to': ['desk']}
    """
    kind, words = typed["kind"], " ".join(typed["words"].split())
    if KINDS[kind][1] and not words:
        raise UsageError(f"to ask for {KINDS[kind][0]}, say which", hint="fill in the words, the name or the report")
    asks: dict[str, Any] = {kind: words if KINDS[kind][1] else (parts(typed["only"]) or True)}
    if typed["name"].strip():
        asks["name"] = " ".join(typed["name"].split())
    return asks | ({"to": to} if (to := parts(typed["to"])) else {})


def parts(words: str) -> list[str]:
    """What stands between commas."""
    return [part for one in words.split(",") if (part := " ".join(one.split()))]


def draw(
    request: Request, record: Record, page: int, *, failed: str = "", typed: Mapping[str, str] | None = None
) -> Response:
    """The page."""
    size = min(MOST, state_of(request).options.per_page)
    alerts = record.store.alerts()
    found = alerts.counts()
    asked = list(record.alert_questions())
    shown = alerts.last(most=page * size)[(page - 1) * size :]
    return show_page(
        request,
        "alerts.html",
        title="Alerts",
        status=400 if failed else 200,
        questions=[(row, said_of(row["asks"]), found.get(row["asks"]["name"], 0)) for row in asked[:QUESTIONS]],
        all_questions=len(asked),
        alerts=[(alert, lines_of(alert, record), len(alert.lines) - LINES) for alert in shown],
        told=alerts.told(shown),
        receivers=list(record.receivers()),
        kinds=[(kind, words) for kind, (words, _) in KINDS.items()],
        may_change=request.state.person.role >= Role.EDITOR,
        failed=failed,
        typed={"kind": "phrase", "words": "", "only": "", "to": "", "name": "", **(typed or {})},
        paging=paging(request, page, sum(found.values()), "alert", size=size),
    )


def said_of(asks: Mapping[str, Any]) -> str:
    """
    What a question asks, in words.

    Example:
        >>> said_of({"phrase": "harbour strike"}), said_of({"edits": ["quote"]})
        ('new accounts with these words in a row: “harbour strike”', 'edits of watched pages: quote')
    """
    kind = next(one for one in KINDS if one in asks and not (one == "story" and len(KINDS.keys() & asks.keys()) > 1))
    value = asks[kind]
    more = f": “{value}”" if isinstance(value, str) else "" if value is True else f": {', '.join(value)}"
    within = f", in the story of “{asks['story']}”" if kind != "story" and "story" in asks else ""
    return KINDS[kind][0] + more + within


def lines_of(alert: Alert, record: Record) -> list[tuple[str, str, str, str]]:
    """The words of an alert: what they are, the words, what their report is called, and where they stand now, or ""."""
    return [
        (
            line.note,
            line.words,
            line.called,
            SITE.words(line.report, *line.spans)
            if record.store.pager().hash_of(line.report) == line.text_sha256
            else "",
        )
        for line in alert.lines[:LINES]
    ]
