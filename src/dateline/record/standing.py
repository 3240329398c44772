"""
How things stand over a whole record, in a file beside it: stories, events, findings, actors, and who shares text.

All of it follows from the record and can be settled again, so it is no part of the record: it is written to a file of
its own, which takes the place of the one before in one step. Whoever reads the older one goes on reading it.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from dateline.errors import RecordError
from dateline.record.lines import Row, bindable, put
from dateline.record.opening import clear_errors, text_of

__all__ = [
    "STANDING_VERSION",
    "AtHand",
    "KnownReport",
    "Standing",
    "StandingWriter",
    "forget_standing",
    "standing_path",
]

Value = TypeVar("Value")
AT_HAND = 4_000  # reports, or answers
STANDING_VERSION = "5"  # of the tables; a file of another one is settled again
SCHEMA = """
CREATE TABLE head (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE report (id TEXT PRIMARY KEY, tag INTEGER NOT NULL, slug TEXT, called TEXT NOT NULL,
  text_sha256 TEXT NOT NULL, lineage INTEGER, story TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE copy (place INTEGER PRIMARY KEY, kind TEXT NOT NULL, is_open INTEGER NOT NULL,
  content TEXT NOT NULL) STRICT;
CREATE TABLE copy_of (report TEXT NOT NULL, place INTEGER NOT NULL, copy INTEGER NOT NULL,
  PRIMARY KEY (report, place)) STRICT, WITHOUT ROWID;
CREATE TABLE lineage (place INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT;
CREATE TABLE named (kind TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL,
  number INTEGER NOT NULL, PRIMARY KEY (kind, place)) STRICT, WITHOUT ROWID;
CREATE TABLE word (length INTEGER NOT NULL, word TEXT NOT NULL, PRIMARY KEY (length, word)) STRICT, WITHOUT ROWID;
CREATE TABLE sound (key TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (key, word)) STRICT, WITHOUT ROWID;
CREATE TABLE story (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, reports INTEGER NOT NULL,
  texts INTEGER NOT NULL, independent INTEGER NOT NULL, differing INTEGER NOT NULL,
  title TEXT NOT NULL, content TEXT NOT NULL) STRICT;
CREATE TABLE event (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, story TEXT NOT NULL, reports INTEGER NOT NULL,
  accounts INTEGER NOT NULL, called TEXT NOT NULL, content TEXT NOT NULL) STRICT;
CREATE TABLE utterance (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, reports INTEGER NOT NULL,
  sayings INTEGER NOT NULL, called TEXT NOT NULL, content TEXT NOT NULL) STRICT;
CREATE TABLE utterance_of (story TEXT NOT NULL, reports INTEGER NOT NULL, sayings INTEGER NOT NULL, id TEXT NOT NULL,
  content TEXT NOT NULL, PRIMARY KEY (story, id)) STRICT, WITHOUT ROWID;
CREATE TABLE saying (report TEXT NOT NULL, quote TEXT NOT NULL, utterance TEXT NOT NULL,
  PRIMARY KEY (report, quote)) STRICT, WITHOUT ROWID;
CREATE TABLE finding (place INTEGER PRIMARY KEY, id TEXT NOT NULL, story TEXT NOT NULL, subject TEXT NOT NULL,
  kind TEXT NOT NULL, rank INTEGER NOT NULL, content TEXT NOT NULL, origin TEXT NOT NULL) STRICT;
CREATE TABLE origin (story TEXT PRIMARY KEY, digest TEXT NOT NULL, asked TEXT NOT NULL,
  answered TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE naming (place INTEGER PRIMARY KEY, subject TEXT NOT NULL, outlet TEXT NOT NULL, number INTEGER NOT NULL,
  content TEXT NOT NULL, whole TEXT) STRICT;
CREATE TABLE naming_group (outlet TEXT NOT NULL, kinds INTEGER NOT NULL, called TEXT NOT NULL, folded TEXT NOT NULL,
  subject TEXT NOT NULL) STRICT;
CREATE TABLE actor (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
  rank INTEGER NOT NULL, folded TEXT NOT NULL, line TEXT NOT NULL, content TEXT NOT NULL, whole TEXT) STRICT;
CREATE TABLE candidate (place INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT;
CREATE TABLE gathered (report TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE conflict (place INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT;
CREATE TABLE named_at (report TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, actor TEXT NOT NULL,
  PRIMARY KEY (report, start, "end", actor)) STRICT, WITHOUT ROWID;
CREATE TABLE account (report TEXT NOT NULL, told TEXT NOT NULL, event TEXT NOT NULL, gathered TEXT,
  PRIMARY KEY (report, told)) STRICT, WITHOUT ROWID;
CREATE TABLE member (report TEXT NOT NULL, actor TEXT NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (report, actor)) STRICT, WITHOUT ROWID;
CREATE TABLE actor_quote (actor TEXT NOT NULL, place INTEGER NOT NULL, report TEXT NOT NULL, quote TEXT NOT NULL,
  PRIMARY KEY (actor, place)) STRICT, WITHOUT ROWID;
CREATE TABLE tally ("table" TEXT NOT NULL, "column" TEXT NOT NULL, value TEXT NOT NULL, number INTEGER NOT NULL,
  PRIMARY KEY ("table", "column", value)) STRICT, WITHOUT ROWID;
CREATE TABLE actor_event (actor TEXT NOT NULL, place INTEGER NOT NULL, event TEXT NOT NULL,
  PRIMARY KEY (actor, place)) STRICT, WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX report_by_slug ON report (slug) WHERE slug IS NOT NULL;
CREATE INDEX report_by_story ON report (story);
CREATE INDEX copy_by_kind ON copy (kind, place);
CREATE INDEX copy_open ON copy (is_open, place);
CREATE INDEX story_by_size ON story (reports DESC, id);
CREATE INDEX event_by_size ON event (reports DESC, accounts DESC, id);
CREATE INDEX event_by_story ON event (story, reports DESC, accounts DESC, id);
CREATE INDEX event_of_story ON event (story, place);
CREATE INDEX utterance_by_size ON utterance (reports DESC, sayings DESC, id);
CREATE INDEX finding_by_id ON finding (id);
CREATE INDEX finding_by_kind ON finding (kind, rank, place);
CREATE INDEX finding_by_rank ON finding (rank, place);
CREATE INDEX finding_of_story ON finding (story, rank, place);
CREATE INDEX finding_in_story ON finding (story, place);
CREATE INDEX finding_by_origin ON finding (origin, place);
CREATE INDEX finding_of ON finding (subject, rank, place);
CREATE INDEX naming_of ON naming (subject, place);
CREATE INDEX naming_by_outlet ON naming (outlet, place);
CREATE INDEX group_by_kinds ON naming_group (outlet, kinds DESC, folded, subject);
CREATE INDEX actor_by_kind ON actor (kind, rank);
CREATE INDEX actor_by_rank ON actor (rank, kind, folded);
"""
#: What lists count over a whole table: all of it (""), and the rows of each value of a column.
TALLIED = (
    *((table, "") for table in ("story", "event", "utterance", "finding", "naming", "actor", "copy", "lineage")),
    *(("finding", "kind"), ("copy", "kind"), ("copy", "is_open"), ("actor", "kind"), ("naming_group", "outlet")),
    ("naming", "outlet"),
)
#: By table and name of the order, what it is sorted by.
ORDERS = {
    "place": "place",
    "id": "id",
    "size": "reports DESC, id",
    "most": "reports DESC, accounts DESC, id",
    "said": "reports DESC, sayings DESC, id",
    "rank": "rank, place",
    "kinds": "kinds DESC, folded, subject",
    "first": "rank",
    "start": "start",
    "report": "report",
    "mention": 'report, start, "end", actor',
    "member": "report, actor",
    "word": "word",
}


class KnownReport(NamedTuple):
    """
    A report as the file has it.

    Args:
        tag: Its number by time.
        text_sha256: The hash of its text.
        lineage: The place of its group, or None.
        story: Its story, or None.
    """

    tag: int
    text_sha256: str
    lineage: int | None
    story: str | None


def standing_path(record: Path) -> Path:
    """
    The file of a record.

    Example:
        >>> standing_path(Path("news/dateline.db")).name
        'dateline.db.standing'
    """
    return record.with_name(f"{record.name}.standing")


class StandingWriter:
    """
    Writes a file of how things stand, to be put in the place of the one before when it is whole.

    Args:
        path: The file. Until it is whole it is called otherwise, so nobody reads half of it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.unfinished = path.with_name(f"{path.name}.{os.getpid()}")
        self.unfinished.unlink(missing_ok=True)
        with clear_errors(path):
            self.connection = sqlite3.connect(self.unfinished, isolation_level=None)
            self.connection.execute("PRAGMA journal_mode = OFF")
            self.connection.execute("PRAGMA synchronous = OFF")
            self.connection.executescript(SCHEMA)
            self.connection.execute("BEGIN")

    def put(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """Write rows of one table."""
        with clear_errors(self.path):
            put(self.connection, table, columns, rows)

    def finish(self, head: Mapping[str, str]) -> None:
        """Write what the whole is called, and put the file in its place."""
        with clear_errors(self.path):
            put(self.connection, "head", ("name", "value"), {**head, "version": STANDING_VERSION}.items())
            self.connection.execute("COMMIT")
            self.connection.executescript(INDEXES)
            for table, column in TALLIED:
                value = f'CAST("{column}" AS TEXT)' if column else "''"
                counted = f"SELECT '{table}', '{column}', {value} AS value, count(*) FROM {table}"
                self.connection.execute(f"INSERT INTO tally {counted} GROUP BY value")
            self.connection.execute("ANALYZE")
            self.connection.close()
        self.unfinished.replace(self.path)

    def drop(self) -> None:
        """Leave nothing of an unfinished file."""
        self.connection.close()
        self.unfinished.unlink(missing_ok=True)


class AtHand(Generic[Value]):
    """What was asked of the newest file, for all of its connections: it never changes, so it is asked once."""

    def __init__(self) -> None:
        self.found: tuple[tuple[int, int], dict[Any, Value]] = ((0, 0), {})

    def of(self, file: tuple[int, int], key: Hashable, read: Callable[[], Value]) -> Value:
        """The answer to a question, asked where it is not at hand."""
        known, held = self.found
        if known != file or len(held) >= AT_HAND:
            held = {}
            self.found = (file, held)
        if key not in held:
            held[key] = read()
        return held[key]


class Standing:
    """
    How things stood over a record at one moment. The file never changes, so what is counted once is kept.

    Args:
        path: The file.

    Raises:
        RecordError: If there is none, or another version of Dateline wrote it.
    """

    counts: AtHand[int] = AtHand()

    def __init__(self, path: Path) -> None:
        self.path = path
        with clear_errors(path):
            address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
            self.connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
            self.connection.text_factory = text_of
            self.connection.execute("PRAGMA query_only = ON")
            self.connection.execute("PRAGMA trusted_schema = OFF")
            self.connection.execute("PRAGMA cache_size = -4096")
            self.head: dict[str, str] = dict(self.connection.execute("SELECT name, value FROM head"))
        if self.head.get("version") != STANDING_VERSION:
            self.close()
            raise RecordError(f"{path} is of another version", hint="it is settled again when it is needed")
        state = path.stat()
        #: Another file has another one of these.
        self.file = (state.st_ino, state.st_mtime_ns)
        self.known: dict[str, KnownReport | None] = {}

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def rows(
        self,
        table: str,
        columns: Sequence[str] = ("content",),
        *,
        order: str = "place",
        offset: int = 0,
        limit: int = -1,
        holding: tuple[str, str] | None = None,
        without: tuple[str, str] | None = None,
        equal: Mapping[str, Any] | None = None,
    ) -> list[Row]:
        """
        Rows of a table.

        Args:
            table, columns: Which; names of this file's own, never of a request.
            order: One of ``ORDERS``.
            offset, limit: Which of them.
            holding: A column and a text that must stand in it.
            without: A column and a value that it must not have.
            equal: Columns and their values.
        """
        where, values = terms(holding, without, equal)
        query = f"SELECT {quoted(columns)} FROM {table}{where} ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?"
        with clear_errors(self.path):
            return self.connection.execute(query, [*values, limit, offset]).fetchall()

    def count(
        self,
        table: str,
        *,
        holding: tuple[str, str] | None = None,
        without: tuple[str, str] | None = None,
        equal: Mapping[str, Any] | None = None,
    ) -> int:
        """How many rows there are, as ``rows`` takes it."""
        where, values = terms(holding, without, equal)

        def read() -> int:
            if holding is None and (told := self.told(table, without, equal or {})) is not None:
                return told
            return int(self.connection.execute(f"SELECT count(*) FROM {table}{where}", values).fetchone()[0])

        with clear_errors(self.path):
            return self.counts.of(self.file, (table, where, *values), read)

    def told(self, table: str, without: tuple[str, str] | None, equal: Mapping[str, Any]) -> int | None:
        """The same as it was counted when the file was written; None where it was not."""
        column, value = next(iter(equal.items()), ("", ""))
        if len(equal) > 1 or (table, column) not in TALLIED:
            return None
        query = 'SELECT number FROM tally WHERE "table" = ? AND "column" = ? AND value = CAST(? AS TEXT)'
        (every,) = self.connection.execute(query, (table, column, bindable(str(value)))).fetchone() or (0,)
        if without is None:
            return int(every)
        if column or (table, without[0]) not in TALLIED:
            return None
        (others,) = self.connection.execute(query, (table, without[0], bindable(without[1]))).fetchone() or (0,)
        return int(every) - int(others)

    def one(self, table: str, columns: Sequence[str], **equal: Any) -> Row | None:
        """The row with these values, or None."""
        where, values = terms(None, None, equal)
        with clear_errors(self.path):
            found: Row | None = self.connection.execute(
                f"SELECT {quoted(columns)} FROM {table}{where} LIMIT 1", values
            ).fetchone()
        return found

    def report(self, own: str) -> KnownReport | None:
        """A report as the file has it; None where it has none. Those asked for last are at hand."""
        if own not in self.known:
            if len(self.known) >= AT_HAND:
                self.known.clear()
            found = self.one("report", KnownReport._fields, id=own)
            self.known[own] = None if found is None else KnownReport(*found)
        return self.known[own]

    def look_up(self, reports: Iterable[str]) -> None:
        """Have some reports at hand, in one look."""
        every = dict.fromkeys(reports)
        wanted = [own for own in every if own not in self.known]
        if not wanted:
            return
        if len(self.known) + len(wanted) > AT_HAND:
            self.known.clear()
            wanted = [*every]
        self.known.update(dict.fromkeys(wanted))
        query = f"SELECT {', '.join(KnownReport._fields)}, id FROM report WHERE id IN (SELECT value FROM json_each(?))"
        with clear_errors(self.path):
            for *found, own in self.connection.execute(query, (json.dumps(wanted),)):
                self.known[own] = KnownReport(*found)

    def copies_of(self, report: str) -> list[str]:
        """The pairs of a report, the largest part of it first."""
        query = (
            "SELECT content FROM copy_of JOIN copy ON copy.place = copy "
            "WHERE report = CAST(? AS TEXT) ORDER BY copy_of.place"
        )
        with clear_errors(self.path):
            return [content for (content,) in self.connection.execute(query, (bindable(report),))]

    def words_of_names(self) -> list[str]:
        """The words of names, in order."""
        with clear_errors(self.path):
            return sorted(word for (word,) in self.connection.execute("SELECT word FROM word"))

    def tally(self, table: str, column: str, **equal: Any) -> dict[str, int]:
        """How many rows there are of each value of a column."""
        where, values = terms(None, None, equal)
        query = f"SELECT {column}, count(*) FROM {table}{where} GROUP BY {column}"
        with clear_errors(self.path):
            return dict(self.connection.execute(query, values).fetchall())


def quoted(columns: Sequence[str]) -> str:
    """Columns as SQL: "end" is a word of it."""
    return ", ".join(f'"{column}"' for column in columns)


def terms(
    holding: tuple[str, str] | None, without: tuple[str, str] | None, equal: Mapping[str, Any] | None
) -> tuple[str, list[Any]]:
    """What a row must be, as SQL with its values."""
    found, values = list[str](), list[Any]()
    for column, value in (equal or {}).items():
        found.append(f"{column} = CAST(? AS TEXT)" if isinstance(value, str) else f"{column} = ?")
        values.append(bindable(value))
    if holding is not None:
        found.append(f"instr({holding[0]}, CAST(? AS TEXT)) > 0")
        values.append(bindable(holding[1]))
    if without is not None:
        found.append(f"{without[0]} <> ?")
        values.append(without[1])
    return (" WHERE " + " AND ".join(found) if found else ""), values


def forget_standing(record: Path) -> None:
    """Remove the file of a record, and what a killed process left of others."""
    path = standing_path(record)
    for left in (path, *path.parent.glob(f"{path.name}.*")):
        with suppress(FileNotFoundError):
            left.unlink()
