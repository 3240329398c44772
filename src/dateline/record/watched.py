"""Keep what is watched: which addresses, when each is read next, and who is reading it now."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any

from dateline.model import Given, ReportId, Watched, WatchedKind
from dateline.record.streaming import row_by_row

__all__ = [
    "forget_report",
    "lease",
    "list_watched",
    "next_moment",
    "note",
    "plan",
    "release",
    "rename",
    "take",
    "watched_at",
]

COLUMNS = (
    *("address", "kind", "source", "given", "report", "etag", "modified", "sha256", "read_at", "due_at", "reads"),
    *("failures", "problem", "forgotten"),
)
NAMED = ", ".join(COLUMNS)
GIVEN = tuple(one.name for one in dataclasses.fields(Given))
OF_SOURCES = "source IN (SELECT value FROM json_each(?))"


def plan(connection: sqlite3.Connection, found: Iterable[Watched]) -> int:
    """
    Note addresses to be read; what is known of an address already stays, but for what its source says of it.

    Returns:
        How many of them are new.
    """
    marks = ", ".join("?" * len(COLUMNS))
    insert = f"INSERT INTO watched ({NAMED}) VALUES ({marks}) ON CONFLICT (address) DO NOTHING"
    new = 0
    for watched in found:
        row = row_of(watched)
        if connection.execute(insert, row).rowcount:
            new += 1
            continue
        # An address that its source named again keeps its pace; one that was given up is not tried again for that.
        connection.execute(
            "UPDATE watched SET given = :given,"
            " due_at = coalesce(due_at, CASE WHEN reads = 0 AND failures = 0 THEN :due END)"
            " WHERE address = :address AND source = :source AND forgotten = 0"
            " AND (given <> :given OR due_at IS NULL AND reads = 0 AND failures = 0)",
            {"given": row[3], "due": watched.due_at, "address": watched.address, "source": watched.source},
        )
    return new


def lease(
    connection: sqlite3.Connection, sources: Collection[str], now: datetime, until: datetime, limit: int
) -> list[Watched]:
    """
    Take addresses of some sources that are due, the longest waiting first; nobody else gets them until ``until``.

    What is held for longer than that was held before the clock was set back, and is let go of.

    Args:
        connection: Within a transaction.
        sources: Their names; what another list of sources named is left to whoever watches that.
        now, until: Moments.
        limit: The most.
    """
    query = (
        f"SELECT {NAMED} FROM watched WHERE due_at IS NOT NULL AND due_at <= ? AND {OF_SOURCES}"
        " AND (leased_until IS NULL OR leased_until <= ? OR leased_until > ?) ORDER BY due_at, address LIMIT ?"
    )
    moment = stamp(now)
    values = (moment, json.dumps(sorted(sources)), moment, stamp(until), limit)
    found = [watched_of(row) for row in connection.execute(query, values)]
    connection.executemany(
        "UPDATE watched SET leased_until = ? WHERE address = ?", [(stamp(until), one.address) for one in found]
    )
    return found


def note(connection: sqlite3.Connection, watched: Watched) -> None:
    """Keep what came of reading an address, and let go of it."""
    assigned = ", ".join(f"{column} = ?" for column in COLUMNS[1:])
    row = row_of(watched)
    connection.execute(f"UPDATE watched SET {assigned}, leased_until = NULL WHERE address = ?", (*row[1:], row[0]))


def release(connection: sqlite3.Connection, addresses: Iterable[str]) -> None:
    """Let go of addresses that were not read."""
    connection.executemany("UPDATE watched SET leased_until = NULL WHERE address = ?", [(a,) for a in addresses])


def take(connection: sqlite3.Connection, one: Watched) -> None:
    """Note an address as another record knows it; what is known of it here stays."""
    marks = ", ".join("?" * len(COLUMNS))
    insert = f"INSERT INTO watched ({NAMED}) VALUES ({marks}) ON CONFLICT (address) DO NOTHING"
    connection.execute(insert, row_of(one))


def rename(connection: sqlite3.Connection, before: str, after: str) -> None:
    """Let all that a source named be of a source with another name: the same one, called otherwise."""
    connection.execute("UPDATE watched SET source = ? WHERE source = ?", (after, before))


def next_moment(connection: sqlite3.Connection, sources: Collection[str]) -> datetime | None:
    """When an address of some sources is due that nobody holds, or is let go of; None when nothing is ever due."""
    due, names = f"due_at IS NOT NULL AND {OF_SOURCES}", json.dumps(sorted(sources))
    free = f"SELECT due_at FROM watched WHERE {due} AND (leased_until IS NULL OR leased_until <= due_at)"
    first = connection.execute(f"{free} ORDER BY due_at, address LIMIT 1", (names,)).fetchone()
    # What is held counts only when it is let go of before that, so it was due before that as well: few are.
    held = f"SELECT min(leased_until) FROM watched WHERE {due} AND leased_until > due_at"
    before, values = (" AND due_at < ?", (names, first[0])) if first else ("", (names,))
    (let_go,) = connection.execute(held + before, values).fetchone()
    moments = [moment for moment in (first[0] if first else None, let_go) if moment is not None]
    return datetime.fromisoformat(min(moments)) if moments else None


def list_watched(connection: sqlite3.Connection) -> Iterator[Watched]:
    """All addresses, by address."""
    return map(watched_of, row_by_row(connection, f"SELECT {NAMED} FROM watched ORDER BY address"))


def watched_at(connection: sqlite3.Connection, addresses: Iterable[str]) -> dict[str, Watched]:
    """What is known of some addresses, by address; those that are not watched are left out."""
    query = f"SELECT {NAMED} FROM watched WHERE address = ?"
    rows = (connection.execute(query, (address,)).fetchone() for address in addresses)
    return {row[0]: watched_of(row) for row in rows if row is not None}


def forget_report(connection: sqlite3.Connection, report: ReportId) -> None:
    """Read the addresses of a report no more, and keep nothing that was read there."""
    connection.execute(
        "UPDATE watched SET report = NULL, etag = NULL, modified = NULL, sha256 = NULL, given = '{}', due_at = NULL,"
        " problem = NULL, forgotten = 1 WHERE report = ?",
        (report,),
    )


def stamp(moment: datetime) -> str:
    """
    A moment as the record keeps it.

    Example:
        >>> from datetime import UTC
        >>> stamp(datetime(2026, 3, 2, 8, tzinfo=UTC))
        '2026-03-02T08:00:00+00:00'
    """
    return moment.isoformat(timespec="seconds")


def given_as_json(given: Given) -> str:
    """What is known beside a text, without what is not."""
    known = {name: value for name in GIVEN if (value := getattr(given, name)) is not None}
    return json.dumps(known, ensure_ascii=False, sort_keys=True)


def row_of(watched: Watched) -> tuple[Any, ...]:
    """A row of the columns."""
    values = [getattr(watched, column) for column in COLUMNS]
    values[1], values[3] = watched.kind.value, given_as_json(watched.given)
    values[-1] = int(watched.forgotten)
    return tuple(values)


def watched_of(row: tuple[Any, ...]) -> Watched:
    """What a row of the columns says."""
    values = dict(zip(COLUMNS, row, strict=True))
    values["kind"] = WatchedKind(values["kind"])
    values["given"] = Given(**json.loads(values["given"]))
    values["forgotten"] = bool(values["forgotten"])
    return Watched(**values)
