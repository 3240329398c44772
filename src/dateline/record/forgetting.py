"""Remove a report so that no file of the record has its words: rows overwritten, words of the search merged away."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from dateline.record.judging import read_judgements
from dateline.record.lines import bindable
from dateline.record.opening import is_record, text_of
from dateline.record.search import forget_words
from dateline.record.server import ServerAddress

__all__ = [
    "copies_beside",
    "forget_in_copy",
    "forget_jobs",
    "forget_judgements",
    "forget_places",
    "forget_shelf",
    "purge",
]

#: Copies that Dateline keeps beside a record: before a migration, and before a restore.
KEPT = (".version-*", ".before-restore*")


def forget_judgements(connection: sqlite3.Connection, report: str, text_sha256: str) -> int:
    """
    Delete the judgements that have words of a report which is gone, within the caller's transaction.

    Where another report has the very same text, those on its words stay: they are that report's too.

    Returns:
        How many.
    """
    query = "SELECT 1 FROM report WHERE text_sha256 = ?"
    shared = connection.execute(query, (text_sha256,)).fetchone() is not None
    gone = [
        (judgement.id,)
        for judgement in read_judgements(connection)
        for anchors in [judgement.subject["anchors"]]
        if any(
            anchor["text_sha256"] == text_sha256 and (not shared or anchor.get("report") == report)
            for anchor in anchors
        )
    ]
    connection.executemany("DELETE FROM judgement WHERE id = ?", gone)
    return len(gone)


def forget_shelf(connection: sqlite3.Connection, report: str) -> None:
    """Delete what people put aside of a report, with their notes."""
    connection.execute("DELETE FROM shelf WHERE report = CAST(? AS TEXT)", (bindable(report),))


def forget_places(connection: sqlite3.Connection, number: int) -> None:
    """Delete what was said of the places of a report while they gave none."""
    connection.execute("DELETE FROM unread WHERE place IN (SELECT place FROM source WHERE report = ?)", (number,))


def forget_jobs(connection: sqlite3.Connection) -> int:
    """
    Delete the jobs of the workbench that are over, which may name the report, and what they were handed.

    Returns:
        How many are still to be done: what they were handed is not looked at, and may hold the report again.
    """
    connection.execute("DELETE FROM job WHERE state IN ('done', 'failed')")
    return int(connection.execute("SELECT count(*) FROM job").fetchone()[0])


def purge(connection: sqlite3.Connection) -> bool:
    """
    Leave nothing of deleted rows in the file and its log, outside a transaction.

    Returns:
        Whether the log could be emptied: who is reading keeps it.
    """
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    connection.execute("VACUUM")
    busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def copies_beside(path: Path) -> Iterator[Path]:
    """The copies that are kept beside a record, by name."""
    for pattern in () if isinstance(path, ServerAddress) else KEPT:
        yield from sorted(found for found in path.parent.glob(f"{glob_safe(path.name)}{pattern}") if found.is_file())


def glob_safe(name: str) -> str:
    """A file's name as a pattern that fits it alone."""
    return "".join(f"[{sign}]" if sign in "[*?" else sign for sign in name)


def forget_in_copy(path: Path, report: str, text_sha256: str) -> bool:
    """
    Remove a report from a copy of the record, of whatever version it is.

    Returns:
        Whether it was there.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.text_factory = text_of
        if not is_record(connection):
            return False
        query = "SELECT number, text FROM report WHERE id = CAST(? AS TEXT) AND text_sha256 = ?"
        found = connection.execute(query, (bindable(report), text_sha256)).fetchone()
        if found is None:
            return False
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        forget_row(connection, report, found[0], found[1], text_sha256)
        purge(connection)
    finally:
        connection.close()
    return True


def forget_row(connection: sqlite3.Connection, report: str, number: int, text: str, text_sha256: str) -> None:
    """Delete a report of a copy, in one transaction; columns that only later versions have are not asked for."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    connection.execute("BEGIN IMMEDIATE")
    forget_places(connection, number)
    forget_words(connection, number, text)
    connection.execute("DELETE FROM report WHERE number = ?", (number,))
    for own, subject in connection.execute("SELECT id, subject FROM judgement").fetchall():
        if text_sha256 in json.dumps(json.loads(subject)):
            connection.execute("DELETE FROM judgement WHERE id = ?", (own,))
    if "earlier" in tables:
        connection.execute("DELETE FROM earlier WHERE report = CAST(? AS TEXT)", (bindable(report),))
        connection.execute("DELETE FROM watched WHERE report = CAST(? AS TEXT)", (bindable(report),))
    if "shelf" in tables:
        forget_shelf(connection, report)
    for table in tables & {"analysis", "settled", "upload", "job", "alert", "raw", "fetched"}:
        connection.execute(f"DELETE FROM {table}")
    connection.execute("COMMIT")
