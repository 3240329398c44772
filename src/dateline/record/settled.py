"""Keep what was settled over the whole record, under a digest of all that it rests on."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator

from dateline.record.lines import put, seal_of
from dateline.record.values import Failure

__all__ = ["digest_of_record", "keep_settled", "read_settled", "settled_failures"]


RESTS_ON = (
    "SELECT id, seal FROM report ORDER BY id",
    """SELECT one.id, two.id, pair.seal FROM pair JOIN report AS one ON one.number = a
       JOIN report AS two ON two.number = b ORDER BY one.id, two.id""",
    "SELECT id, undone FROM judgement ORDER BY id",
)


def digest_of_record(connection: sqlite3.Connection) -> str:
    """A hash of every report with all its lines, of what they share, and of every judgement; not of their order."""
    digest = hashlib.sha256()
    for query in RESTS_ON:
        for row in connection.execute(query):
            digest.update(repr(row).encode())
        digest.update(b"\n")
    return digest.hexdigest()


def read_settled(connection: sqlite3.Connection, name: str, digest: str) -> str | None:
    """What was settled under the name, when it rests on the same and is what was written; else None."""
    found = connection.execute("SELECT content, seal FROM settled WHERE name = ? AND digest = ?", (name, digest))
    content, sign = found.fetchone() or (None, None)
    return content if content is not None and seal_of((name, digest), [content]) == sign else None


def keep_settled(connection: sqlite3.Connection, name: str, digest: str, content: str) -> None:
    """Keep what was settled, in place of what was kept under the name."""
    connection.execute("DELETE FROM settled WHERE name = ?", (name,))
    row = (name, digest, content, seal_of((name, digest), [content]))
    put(connection, "settled", ("name", "digest", "content", "seal"), [row])


def settled_failures(connection: sqlite3.Connection) -> Iterator[Failure]:
    """What is not what was written."""
    for name, digest, content, sign in connection.execute("SELECT name, digest, content, seal FROM settled"):
        if seal_of((name, digest), [content]) != sign:
            yield Failure(None, f"settled {name}", "it is not what was written; it is settled again when it is used")
