"""Open a record's file: what kind of file it is, who may write it, and every refusal as one line with the next step."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from dateline.errors import RecordError
from dateline.record.server import ServerAddress, connect_server

__all__ = ["APPLICATION_ID", "clear_errors", "connect", "is_record"]

APPLICATION_ID = 0x44744C6E  # "DtLn": tells `file` and us that an SQLite file is a record
CACHE_KIB = 8_192  # pages held in memory, whatever the record's size
HEADER = b"SQLite format 3\x00"


def connect(
    path: Path, *, create: bool, read_only: bool, wait_seconds: float, any_thread: bool = False
) -> tuple[sqlite3.Connection, bool]:
    """
    Connect to a record's file, or to one that may become a record.

    A file or folder that cannot be written is opened for reading, so a record on a read-only medium can be shown.

    Args:
        path: The file, or the address of a server.
        create: Whether a file that is not there is made.
        read_only: Open for reading whatever the file allows.
        wait_seconds: How long a statement waits for another process that is writing.
        any_thread: Whether threads may hand the connection on to each other; never two at once.

    Returns:
        The connection, in autocommit mode, and whether it only reads.

    Raises:
        RecordError: If there is no such file, or it is not a file, or it is not SQLite.
    """
    if isinstance(path, ServerAddress):
        asked = {"create": create, "read_only": read_only, "wait_seconds": wait_seconds}
        server, closed = connect_server(path, **asked)  # type: ignore[arg-type]  # bools and a float
        return cast("sqlite3.Connection", server), closed  # it speaks the part of one that the record asks
    look_at_file(path, create=create and not read_only)
    closed = not may_write(path)
    with clear_errors(path):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={'ro' if closed else 'rwc' if create and not read_only else 'rw'}",
            uri=True,
            timeout=wait_seconds,
            isolation_level=None,
            check_same_thread=not any_thread,
        )
        try:
            connection = readable(connection, path, any_thread=any_thread) if closed else connection
            prepare(connection)
            if read_only:
                # SQLite's own "read only" would leave its log beside the file when it is closed.
                connection.execute("PRAGMA query_only = ON")
            connection.execute("SELECT count(*) FROM sqlite_schema")
        except BaseException:
            connection.close()
            raise
    return connection, read_only or closed


def is_record(connection: sqlite3.Connection) -> bool:
    """Whether the file carries a record's mark."""
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)


@contextmanager
def clear_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors, and values that no longer read as what they are, into a :class:`RecordError`."""
    try:
        yield
    except sqlite3.Error as error:
        raise refusal(path, error) from error
    except (ValueError, TypeError, KeyError) as error:  # a date, span, role or JSON that was changed in the file
        raise RecordError(
            f"{path}: a line of the record cannot be read ({error})", hint="run `dateline verify`"
        ) from error


def look_at_file(path: Path, *, create: bool) -> None:
    """Refuse what is plainly no record, before SQLite touches it."""
    try:
        if "\0" in str(path):
            raise ValueError("a NUL in its name")
        if path.is_dir():
            raise RecordError(f"{path} is a folder, not a record", hint="name a file in it, such as --db dateline.db")
        if path.exists():
            if not path.is_file():
                raise RecordError(f"{path} is not a file", hint="a record is an ordinary file")
            with path.open("rb") as file:
                if file.read(len(HEADER)) not in (b"", HEADER):
                    raise RecordError(f"{path} is not a record", hint="name the file that `dateline add` wrote")
        elif not create:
            raise RecordError(f"there is no record at {path}", hint="`dateline add FOLDER` makes one")
        elif not path.parent.is_dir():
            raise RecordError(f"there is no folder {path.parent}", hint="make it first")
        elif not os.access(path.parent, os.W_OK):
            raise RecordError(f"the folder {path.parent} cannot be written", hint="name another place with --db")
    except (OSError, ValueError) as error:  # no permission to look; a name too long
        raise RecordError(f"{path} cannot be read ({error})", hint="check the name and its permissions") from error


def may_write(path: Path) -> bool:
    """Whether this process may write the file and, as SQLite must for its log, beside it."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def readable(connection: sqlite3.Connection, path: Path, *, any_thread: bool) -> sqlite3.Connection:
    """The connection, or one that asks for no file beside the record where none can be made."""
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        connection.close()
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            hint = "copy it and its -wal file to a folder that can be written"
            raise RecordError(f"{path}: its last lines still stand in {log.name}", hint=hint) from error
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=not any_thread)
    return connection


def prepare(connection: sqlite3.Connection) -> None:
    """Set what holds for one connection: how text is read, and how much is kept in memory."""
    connection.text_factory = text_of
    connection.execute("PRAGMA foreign_keys = ON")
    # NORMAL: a killed process loses nothing; a power cut may lose the last reports, never the file, and `add` run
    # again puts them back. FULL would wait for the disk at every report.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("PRAGMA trusted_schema = OFF")  # records are sent around: no foreign code in views or triggers
    connection.execute("PRAGMA cell_size_check = ON")


def text_of(raw: bytes) -> str:
    """A text as it was stored, lone surrogates with it; bytes that are no text read as such, for `verify` to find."""
    try:
        return raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace")


def refusal(path: Path, error: sqlite3.Error) -> RecordError:
    """One of SQLite's errors as one line with the next step."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return RecordError(f"{path}: another process is writing this record", hint="run again when it has finished")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return RecordError(f"{path} cannot be written", hint="check the permissions of the file and of its folder")
        case sqlite3.SQLITE_FULL:
            return RecordError(f"{path}: the disk is full", hint="what was added so far stays; make room and run again")
        case sqlite3.SQLITE_NOTADB:
            return RecordError(f"{path} is not a record", hint="name the file that `dateline add` wrote")
        case sqlite3.SQLITE_CORRUPT:
            return RecordError(
                f"{path}: the file is damaged ({error})", hint="run `dateline verify`, or add again to a new file"
            )
    return RecordError(f"{path}: {error}", hint="run `dateline verify`")
