"""Read back what was found when two reports were compared."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from dateline.model import AlignedSpan, ReportId
from dateline.record.streaming import row_by_row
from dateline.record.values import PairRow

__all__ = ["has_pair", "read_pairs"]


def read_pairs(connection: sqlite3.Connection) -> Iterator[PairRow]:
    """What was found for every pair that was compared, by ``(a, b)``."""
    query = (
        "SELECT one.id, two.id, spans, payload FROM pair"
        " JOIN report AS one ON one.number = a JOIN report AS two ON two.number = b ORDER BY one.id, two.id"
    )
    for a, b, spans, payload in row_by_row(connection, query):
        yield PairRow(ReportId(a), ReportId(b), tuple(AlignedSpan(*span) for span in json.loads(spans)), payload)


def has_pair(connection: sqlite3.Connection, a: int, b: int) -> bool:
    """Whether anything was found for two reports, by their numbers in either order."""
    query = "SELECT 1 FROM pair WHERE (a = ? AND b = ?) OR (a = ? AND b = ?)"
    return connection.execute(query, (a, b, b, a)).fetchone() is not None
