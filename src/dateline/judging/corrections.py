"""Make a judgement, and write and read the corrections file: the contract's ``judgement`` lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.errors import UsageError
from dateline.model import Judgement, Problem, Verdict
from dateline.text.ids import content_id

__all__ = ["PROBLEM_CODES", "judgement_id", "make_judgement", "read_corrections"]

FIELDS = ("subject", "verdict", "value", "by", "at", "because", "undone")
SHOWN = 60
PROBLEM_CODES = {
    "not-a-judgement": "A line of a corrections file is no judgement of the contract, or its id is not that of its "
    "content; it was left out.",
}


def make_judgement(subject: Any, verdict: Verdict, value: Any, *, by: str, at: str, because: str) -> Judgement:
    """
    A judgement with the id of its content.

    Raises:
        UsageError: If nobody signs it.
    """
    if not by.strip():
        hint = '--by NAME, or person = "NAME" under [judging] in dateline.toml'
        raise UsageError("a judgement is signed", hint=hint)
    own = judgement_id(subject, verdict.value, value, by.strip(), at)
    return Judgement(own, subject, verdict.value, value, by.strip(), at, because.strip())


def judgement_id(subject: Any, verdict: str, value: Any, by: str, at: str) -> str:
    """The id of a judgement, whatever the order of its keys."""
    return content_id("judgement", json.dumps([subject, verdict, value, by, at], sort_keys=True))


def read_corrections(lines: Iterable[bytes | str], where: str) -> Iterator[Judgement | Problem]:
    """
    Read a corrections file, or the judgements of an export; other lines of an export are passed over.

    Args:
        lines: JSON lines.
        where: The file, for messages.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if isinstance(row, dict) and row.get("kind", "judgement") != "judgement":
            continue
        why = fault_of(row)
        if why:
            yield Problem("not-a-judgement", f"no judgement: {why}", f"{where}:{number}", "judging")
        else:
            yield Judgement(row["id"], *(row.get(name) for name in FIELDS))


def fault_of(row: Any) -> str:
    """What keeps a line from being a judgement; "" when nothing does."""
    if not isinstance(row, dict):
        return "it is no JSON object"
    for name in ("id", "verdict", "by", "at"):
        if not isinstance(row.get(name), str) or not row[name]:
            return f"{name} is {str(row.get(name))[:SHOWN]!r}"
    if row["verdict"] not in {verdict.value for verdict in Verdict}:
        return f"there is no verdict {row['verdict'][:SHOWN]!r}"
    if not isinstance(row.get("because", ""), str):
        return "because is no text"
    undone = row.get("undone")
    if undone is not None and not (isinstance(undone, dict) and all(isinstance(undone.get(n), str) for n in UNDONE)):
        return "undone names nobody"
    if not is_subject(row.get("subject")):
        return "its subject has no anchors"
    value = row.get("value")
    if row["verdict"] == Verdict.SET.value and not isinstance(value, dict):
        return "it sets nothing"
    if judgement_id(row["subject"], row["verdict"], value, row["by"], row["at"]) != row["id"]:
        return "its id is not that of its content"
    return ""


UNDONE = ("by", "at", "because")


def is_subject(subject: Any) -> bool:
    """Whether a subject names a kind of line and an anchor with a text and spans, or an outlet by its name."""
    if isinstance(subject, dict) and subject.get("line") == "outlet":
        return subject.get("anchors") == [] and isinstance(subject.get("outlet"), str) and bool(subject["outlet"])
    return (
        isinstance(subject, dict)
        and isinstance(subject.get("line"), str)
        and isinstance(subject.get("anchors"), list)
        and bool(subject["anchors"])
        and all(map(is_anchor, subject["anchors"]))
    )


def is_anchor(anchor: Any) -> bool:
    """Whether an anchor has the hash of a text, spans and their words."""
    return (
        isinstance(anchor, dict)
        and isinstance(anchor.get("text_sha256"), str)
        and isinstance(anchor.get("spans"), list)
        and all(is_span(span) for span in anchor["spans"])
        and isinstance(anchor.get("words", ""), str | list)
        and isinstance(anchor.get("report"), str | None)
    )


def is_span(span: Any) -> bool:
    """Whether something is a span of JSON."""
    whole = isinstance(span, list) and len(span) == 2 and all(type(end) is int for end in span)
    return whole and 0 <= span[0] <= span[1]
