"""Keep what persons say of lines: added once, undone once, never changed, and deleted only with a report's words."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.errors import UsageError
from dateline.model import Judgement, ReportId
from dateline.record.lines import Row, bindable, put, seal_of
from dateline.record.values import Failure

__all__ = ["add_judgement", "find_judgement", "ids_with_texts", "judgement_failures", "read_judgements"]

COLUMNS = ("id", "subject", "verdict", "value", "by", "at", "because", "undone")
QUERY = 'SELECT id, subject, verdict, value, "by", "at", because, undone, seal FROM judgement'
SHOWN = 5


def add_judgement(connection: sqlite3.Connection, judgement: Judgement) -> bool:
    """
    Add a judgement, or to one that is known that it was undone, within the caller's transaction.

    One that was undone twice, in two records, was undone when the first did: merging records knows no order.

    Returns:
        Whether anything changed.
    """
    query = f"{QUERY} WHERE id = CAST(? AS TEXT)"
    known = connection.execute(query, (bindable(judgement.id),)).fetchone()
    row = row_of(judgement)
    if known is not None:
        marks = [mark for mark in (known[-2], row[-1]) if mark is not None]
        undone = min(marks, key=lambda mark: (json.loads(mark)["at"], mark)) if marks else None
        if undone == known[-2]:
            return False
        row = (*known[:-2], undone)
        connection.execute("DELETE FROM judgement WHERE id = CAST(? AS TEXT)", (bindable(judgement.id),))
    put(connection, "judgement", (*COLUMNS, "seal"), [(*row, seal_of(row, []))])
    return True


def row_of(judgement: Judgement) -> Row:
    """A judgement as its columns."""
    subject, value, undone = (written(part) for part in (judgement.subject, judgement.value, judgement.undone))
    signed = (judgement.by, judgement.at, judgement.because)
    return judgement.id, subject or "null", judgement.verdict, value, *signed, undone


def written(value: Any) -> str | None:
    """A value as JSON with its keys in order; None stays None."""
    return None if value is None else json.dumps(value, sort_keys=True, separators=(",", ":"))


def read_judgements(connection: sqlite3.Connection) -> Iterator[Judgement]:
    """What persons said of lines, by id."""
    for row in connection.execute(f"{QUERY} ORDER BY id"):
        yield judgement_of(row)


def judgement_of(row: Row) -> Judgement:
    """A judgement from its columns."""
    own, subject, verdict, value, by, at, because, undone, _ = row
    parts = (None if part is None else json.loads(part) for part in (value, undone))
    value, undone = parts
    return Judgement(own, json.loads(subject), verdict, value, by, at, because, undone)


def find_judgement(connection: sqlite3.Connection, name: str) -> Judgement:
    """
    The judgement with an id, or the beginning of one, with or without what stands before the dash.

    Raises:
        UsageError: If none has it, or several do.
    """
    found = [one for one in read_judgements(connection) if name in (one.id, one.id.partition("-")[2])]
    found = found or [
        one
        for one in read_judgements(connection)
        if name and (one.id.startswith(name) or one.id.partition("-")[2].startswith(name))
    ]
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(one.id for one in found[:SHOWN])
        raise UsageError(f"{name!r} could be {several}", hint="give the whole id")
    raise UsageError(f"the record has no judgement {name!r}", hint="`dateline judgements` lists them")


def ids_with_texts(connection: sqlite3.Connection, hashes: Iterable[str]) -> Iterator[ReportId]:
    """The reports whose text has one of the hashes, by id."""
    query = "SELECT id FROM report WHERE text_sha256 IN (SELECT value FROM json_each(?)) ORDER BY id"
    return (ReportId(own) for (own,) in connection.execute(query, (json.dumps(sorted(hashes)),)).fetchall())


def judgement_failures(connection: sqlite3.Connection) -> Iterator[Failure]:
    """Judgements that are not what was written, and those whose words do not stand where they say."""
    for row in connection.execute(f"{QUERY} ORDER BY id"):
        own, line = str(row[0]), f"judgement {row[0]}"
        if row[-1] and seal_of(row[:-1], []) != row[-1]:  # those of version 4 and before have no seal
            yield Failure(None, line, "its fields are not those that were written")
        try:
            anchors = judgement_of(row).subject["anchors"]
            for anchor in anchors:
                yield from anchor_failures(connection, own, anchor)
        except (ValueError, TypeError, KeyError) as error:
            yield Failure(None, line, f"it cannot be read ({error})")


def anchor_failures(connection: sqlite3.Connection, own: str, anchor: Any) -> Iterator[Failure]:
    """Words of an anchor that are not those of its text, where the text is here."""
    query = "SELECT id, text FROM report WHERE text_sha256 = ? ORDER BY id LIMIT 1"
    for report, text in connection.execute(query, (anchor["text_sha256"],)).fetchall():
        words = anchor.get("words", [])
        told = words if isinstance(words, list) else [words]
        if told and told != [text[start:end] for start, end in anchor["spans"]]:
            yield Failure(str(report), f"judgement {own}", "its words do not stand where it says")
