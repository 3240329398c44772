"""A digest in words, as an Atom feed, and as JSON: the same alerts, each with the words that it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape

from dateline.model import Alert, AlertLine

__all__ = ["alert_object", "as_atom", "as_json", "as_text", "subject_of"]

ILLEGAL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(55296, 57344), 65534, 65535), " ")


def alert_object(alert: Alert) -> dict[str, Any]:
    """An alert as an object, as `dateline alerts` lists it and a webhook is sent it."""
    return {
        "kind": "alert",
        "id": alert.id,
        "question": alert.question,
        "asks": alert.kind,
        "found_at": alert.found_at,
        "title": alert.title,
        "because": alert.because,
        "lines": [line_object(line) for line in alert.lines],
    }


def line_object(line: AlertLine) -> dict[str, Any]:
    """Words of a report, with where they stand."""
    return {
        "report": line.report,
        "report_name": line.called,
        "text_sha256": line.text_sha256,
        "spans": [[span.start, span.end] for span in line.spans],
        "words": line.words,
        "note": line.note,
        "url": line.url,
    }


def subject_of(alerts: Sequence[Alert]) -> str:
    """
    What a digest is called: its number of alerts and the questions.

    Example:
        >>> subject_of([Alert("a", "Harbour", "phrase", "2026-03-02", "Strike", (), "")])
        'Dateline: 1 alert (Harbour)'
    """
    names = list(dict.fromkeys(alert.question for alert in alerts))
    shown = ", ".join(names[:3]) + (", ..." if len(names) > 3 else "")
    return one_line(f"Dateline: {len(alerts)} alert{'s' if len(alerts) > 1 else ''} ({shown})")


def as_text(alerts: Iterable[Alert]) -> str:
    """A digest in words: by question, each alert with its words, the diff of an edit in it."""
    parts: list[str] = []
    for question, group in groupby(sorted(alerts, key=lambda one: one.question), key=lambda one: one.question):
        parts.append(f"{question}\n{'=' * len(question)}")
        parts += [alert_text(alert) for alert in group]
    return "\n\n".join(parts) + "\n"


def alert_text(alert: Alert) -> str:
    """One alert in words."""
    lines = [one_line(alert.title), f"  {one_line(alert.because)}"]
    for line in alert.lines:
        note = f"{line.note}: " if line.note else ""
        lines.append(f"  {note}“{one_line(line.words)}”")
        places = ", ".join(f"{span.start}-{span.end}" for span in line.spans)
        lines.append(
            f"    {one_line(line.called)} [{places}] {line.text_sha256[:12]}" + (f" {line.url}" if line.url else "")
        )
    return "\n".join(lines)


def as_json(digest: str, receiver: str, alerts: Iterable[Alert]) -> bytes:
    """A digest as one JSON object."""
    told = {"type": "dateline.alerts", "id": digest, "receiver": receiver, "alerts": [*map(alert_object, alerts)]}
    return json.dumps(told, sort_keys=True).encode()


def as_atom(name: str, alerts: Sequence[Alert]) -> bytes:
    """
    Alerts as an Atom feed, the newest first; an alert is one entry with the same id for ever.

    Args:
        name: What the feed is called.
        alerts: The newest first; at least one.
    """
    entries = "".join(
        f"<entry><id>urn:dateline:{alert.id}</id><title>{xml(one_line(alert.title))}</title>"
        f"<updated>{alert.found_at}</updated><category term={quoted(alert.question)}/>{link_of(alert)}"
        f'<content type="text">{xml(alert_text(alert))}</content></entry>'
        for alert in alerts
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>urn:dateline:alerts:{xml(name)}</id><title>{xml(f'Dateline: {name}')}</title>"
        f"<author><name>Dateline</name></author><updated>{alerts[0].found_at}</updated>{entries}</feed>\n"
    ).encode()


def link_of(alert: Alert) -> str:
    """The address of the newest words of an alert, where it is known."""
    url = next((line.url for line in reversed(alert.lines) if line.url), None)
    return f"<link href={quoted(url)}/>" if url else ""


def quoted(words: str) -> str:
    """Words as the value of an attribute."""
    return '"' + xml(words).replace('"', "&quot;") + '"'


def xml(words: str) -> str:
    """Words within XML; signs that it cannot hold are blanks."""
    return escape(words.translate(ILLEGAL))


def one_line(words: str) -> str:
    """Words in one line, which no header can be broken with."""
    return " ".join(words.translate(ILLEGAL).split())
