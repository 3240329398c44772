"""Read the rows of a whole table as they come: a server's are fetched in pieces, as SQLite gives them one by one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dateline.record.server import ServerConnection

__all__ = ["row_by_row"]


def row_by_row(
    connection: sqlite3.Connection, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()
) -> Iterable[tuple[Any, ...]]:
    """
    The rows of a statement that may give more than is to be held in memory.

    Args:
        connection: Of a file, or of a server.
        sql: A SELECT.
        parameters: As ``execute`` takes them.

    Returns:
        The rows, as the record was when the first of them was asked for.

    Example:
        >>> [value for (value,) in row_by_row(sqlite3.connect(":memory:"), "SELECT 1 UNION SELECT 2")]
        [1, 2]
    """
    if isinstance(connection, ServerConnection):
        return connection.in_pieces(sql, parameters)
    return connection.execute(sql, parameters)
