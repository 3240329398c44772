"""
How many lines of each kind a record has, as its triggers counted them: a list tells its length without being read.

The table ``tally`` (migration 16) has a row for each kind of line, part of it and day. Nothing but the triggers of the
record writes it; `dateline verify` counts again.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator, Sequence

from dateline.record.values import Failure

__all__ = [
    "OPEN_PART",
    "UNNAMED",
    "changes",
    "count_lines",
    "count_lines_by_day",
    "days_of",
    "tally_failures",
    "tell_restored",
]

#: The part of the quotes of a type whose speaker is not determined: ``direct unnamed``.
UNNAMED = " unnamed"
#: The part of the time expressions that mean a day or an hour, whether it is determined or open.
OPEN_PART = "day"
DAY_OR_NONE = (
    "CASE WHEN type IN ('DATE', 'TIME') AND value NOT IN ('PAST_REF', 'PRESENT_REF', 'FUTURE_REF') "
    f"THEN '{OPEN_PART}' ELSE '' END"
)
#: The kinds of lines with what their rows say, as SQL over the table they count: part, earliest, latest.
KINDS = {
    **{name: (name, "''", "''", "''") for name in ("report", "zone", "sentence", "pair", "problem", "unread")},
    "report_day": ("report", "''", "coalesce(earliest, '')", "coalesce(latest, '')"),
    "quote": ("quote", "type || CASE WHEN speaker IS NULL THEN ' unnamed' ELSE '' END", "''", "''"),
    "judgement": ("judgement", "CASE WHEN undone IS NULL THEN '' ELSE 'undone' END", "''", "''"),
    "time_expression": (
        "time_expression",
        DAY_OR_NONE,
        "coalesce(earliest, '')",
        "coalesce(latest, '')",
    ),
}


def count_lines(connection: sqlite3.Connection, kind: str, parts: Sequence[str] | None = None) -> int:
    """
    How many lines there are of a kind.

    Args:
        connection: The record.
        kind: One of ``KINDS``.
        parts: Only these parts of it.
    """
    among = "" if parts is None else f" AND part IN ({', '.join('?' * len(parts))})"
    query = f"SELECT coalesce(sum(number), 0) FROM tally WHERE name = ?{among}"
    return int(connection.execute(query, [kind, *(parts or ())]).fetchone()[0])


def count_lines_by_day(connection: sqlite3.Connection, kind: str, where: str, values: Sequence[object]) -> int:
    """
    How many lines there are whose days are so.

    Args:
        connection: The record.
        kind: ``report_day`` or ``time_expression``.
        where: What ``earliest``, ``latest`` and ``part`` must be, as SQL; a day that is open is NULL.
        values: Its values.
    """
    rows = "SELECT part, nullif(earliest, '') AS earliest, nullif(latest, '') AS latest, number FROM tally"
    query = f"SELECT coalesce(sum(number), 0) FROM ({rows} WHERE name = ?) AS report WHERE {where}"
    return int(connection.execute(query, [kind, *values]).fetchone()[0])


def days_of(connection: sqlite3.Connection, kind: str, most: int) -> list[tuple[str, str | None]]:
    """The days of the lines of a kind, each once, in order: the first day and the day after the last, None if open."""
    query = "SELECT earliest, latest FROM tally WHERE name = ? AND earliest <> '' AND number > 0"
    found = sorted(set(connection.execute(query, (kind,))))
    return [(first, last or None) for first, last in found[:most]]


def changes(connection: sqlite3.Connection) -> int:
    """How often a report was read again or went: while the number is the same, every report is as it was."""
    return count_lines(connection, "changed")


def tell_restored(connection: sqlite3.Connection) -> None:
    """Give a record that takes the place of another a number of changes that neither had, within a transaction."""
    connection.execute("UPDATE tally SET number = ? WHERE name = 'changed'", (secrets.randbits(48),))


def tally_failures(connection: sqlite3.Connection) -> Iterator[Failure]:
    """Kinds of lines whose number is not the one that the record tells."""
    for kind, (table, *columns) in KINDS.items():
        counted = f"SELECT {', '.join(columns)}, count(*) FROM {table} GROUP BY 1, 2, 3"
        kept = "SELECT part, earliest, latest, number FROM tally WHERE name = ? AND number <> 0"
        if set(connection.execute(counted)) != set(connection.execute(kept, (kind,))):
            yield Failure(None, "tally", f"the number of lines of kind {kind} is not the one that was counted")
    there = (
        "SELECT number FROM report WHERE earliest IS NULL OR latest IS NULL OR julianday(latest) - julianday(earliest)"
    )
    if set(connection.execute(f"{there} > 1")) != set(connection.execute("SELECT number FROM open_report")):
        yield Failure(None, "open_report", "these are not the reports whose day is open")
