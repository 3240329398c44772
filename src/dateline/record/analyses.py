"""Keep what the language pipeline found in a paragraph under its hash; nothing of the record rests on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from zlib import crc32

from dateline.record.streaming import row_by_row
from dateline.record.values import Failure

__all__ = ["analysis_failures", "keep_analyses", "read_analyses"]

CHECK_BYTES = 4
ASKED_AT_ONCE = 500  # keys in one statement; SQLite takes 32,766


def read_analyses(connection: sqlite3.Connection, keys: Iterable[bytes]) -> dict[bytes, bytes]:
    """What is kept under the keys; those of which nothing is kept, or not what was written, are left out."""
    rest = iter(keys)
    found: dict[bytes, bytes] = {}
    while some := list(islice(rest, ASKED_AT_ONCE)):
        query = f"SELECT key, content FROM analysis WHERE key IN ({', '.join('?' * len(some))})"
        for key, kept in connection.execute(query, some):
            if (content := checked(key, kept)) is not None:
                found[key] = content
    return found


def keep_analyses(connection: sqlite3.Connection, found: Mapping[bytes, bytes]) -> None:
    """Keep content under keys, in place of what was kept there."""
    rows = [(key, content + check_of(key, content)) for key, content in found.items()]
    connection.executemany(
        "INSERT INTO analysis (key, content) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET content = excluded.content",
        rows,
    )


def analysis_failures(connection: sqlite3.Connection) -> Iterator[Failure]:
    """Rows that are not what was written."""
    for key, kept in row_by_row(connection, "SELECT key, content FROM analysis ORDER BY key"):
        if checked(key, kept) is None:
            yield Failure(None, f"analysis {key.hex()}", "it is not what was written; it is made again when it is used")


def checked(key: bytes, kept: bytes) -> bytes | None:
    """The content, when its check holds."""
    content, check = kept[:-CHECK_BYTES], kept[-CHECK_BYTES:]
    return content if check == check_of(key, content) else None


def check_of(key: bytes, content: bytes) -> bytes:
    """The check of content under a key."""
    return crc32(content, crc32(key)).to_bytes(CHECK_BYTES, "little")
