"""Keep the texts that reports had before, each sealed with what the next one changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from dateline.model import Change, ChangeKind, EarlierText, LostLine, ReportId, Span, Substance
from dateline.record.lines import put, seal_of
from dateline.record.streaming import row_by_row
from dateline.record.values import Failure
from dateline.text.ids import sha256_of_text

__all__ = ["drop_earlier", "earlier_failures", "earlier_places", "forget_earlier", "keep_earlier", "read_earlier"]

COLUMNS = (
    *("report", "position", "text", "text_sha256", "source_sha256", "title", "address", "read_at", "changes", "lost"),
)


def keep_earlier(connection: sqlite3.Connection, earlier: EarlierText) -> None:
    """Keep a text behind those that its report had before; its own position is not looked at."""
    query = "SELECT coalesce(max(position) + 1, 0) FROM earlier WHERE report = ?"
    (position,) = connection.execute(query, (earlier.report,)).fetchone()
    row = (
        earlier.report,
        position,
        earlier.text,
        earlier.text_sha256,
        earlier.source_sha256,
        earlier.title,
        earlier.address,
        earlier.read_at,
        json.dumps([change_as_json(change) for change in earlier.changes]),
        json.dumps([[line.kind, [[s.start, s.end] for s in line.spans], line.words] for line in earlier.lost]),
    )
    put(connection, "earlier", (*COLUMNS, "seal"), [(*row, seal_of(row, []))])


def read_earlier(connection: sqlite3.Connection, report: ReportId | None = None) -> Iterator[EarlierText]:
    """The earlier texts of a report, or of all, by report and in order."""
    where = "WHERE report = ?" if report is not None else ""
    query = f"SELECT {', '.join(COLUMNS)} FROM earlier {where} ORDER BY report, position"
    for row in row_by_row(connection, query, (report,) if report is not None else ()):
        *known, changes, lost = row
        own, position, text, digest, source, title, address, read_at = known
        yield EarlierText(
            ReportId(own),
            position,
            text,
            digest,
            source,
            title,
            address,
            read_at,
            tuple(change_of(change) for change in json.loads(changes)),
            tuple(lost_of(line) for line in json.loads(lost)),
        )


def earlier_places(
    connection: sqlite3.Connection, report: ReportId | None = None
) -> Iterator[tuple[ReportId, int, str, frozenset[str]]]:
    """Of the earlier texts of a report, or of all: report, position, until when it stood, and what its edits touch."""
    where = "WHERE report = ?" if report is not None else ""
    query = f"SELECT report, position, read_at, changes FROM earlier {where} ORDER BY report, position"
    for own, position, read_at, changes in row_by_row(connection, query, (report,) if report is not None else ()):
        touches = frozenset(touch for *_, told in json.loads(changes) for touch in told)
        yield ReportId(own), position, read_at, touches


def forget_earlier(connection: sqlite3.Connection, report: ReportId) -> None:
    """Drop the earlier texts of a report."""
    connection.execute("DELETE FROM earlier WHERE report = ?", (report,))


def drop_earlier(connection: sqlite3.Connection, moment: str) -> int:
    """Drop the texts that held until a moment, the first ones of each report; how many."""
    return connection.execute("DELETE FROM earlier WHERE read_at < ?", (moment,)).rowcount


def earlier_failures(connection: sqlite3.Connection) -> Iterator[Failure]:
    """What of the earlier texts does not hold."""
    for row in row_by_row(connection, f"SELECT {', '.join(COLUMNS)}, seal FROM earlier ORDER BY report, position"):
        *kept, seal = row
        report, position, text, digest = kept[:4]
        kept_as_hash = not text  # where no more than that was to be kept
        if (not kept_as_hash and sha256_of_text(text) != digest) or seal_of(tuple(kept), []) != seal:
            yield Failure(report, f"earlier text {position}", "it is not what was written")


def lost_of(known: list[Any]) -> LostLine:
    """A lost line as the record kept it."""
    kind, spans, words = known
    return LostLine(kind, tuple(Span(*span) for span in spans), words)


def change_as_json(change: Change) -> list[Any]:
    """A change as the record keeps it."""
    spans = [None if span is None else [span.start, span.end] for span in (change.before, change.after)]
    return [change.kind.value, *spans, [touch.value for touch in change.touches]]


def change_of(known: list[Any]) -> Change:
    """A change as the record kept it."""
    kind, before, after, touches = known
    spans = [None if span is None else Span(*span) for span in (before, after)]
    return Change(ChangeKind(kind), spans[0], spans[1], tuple(map(Substance, touches)))
