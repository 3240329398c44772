"""Copy a record whole to another file, and a copy back in its place: verified before it counts, never half."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from dateline.errors import RecordError
from dateline.record.opening import clear_errors, connect, is_record
from dateline.record.server import ServerAddress, place_of
from dateline.record.tally import tell_restored

__all__ = ["copy_whole", "first_free", "restore_into"]

UNFINISHED = ".unfinished"
IN_A_FILE = "use pg_dump and pg_restore, or take one record into the other with `dateline merge`"
WAIT_SECONDS = 30.0  # for another process that is writing


def copy_whole(source: Path, target: Path, check: Callable[[Path], None]) -> None:
    """
    Copy a record by SQLite's own backup; the copy gets its name when it has been checked.

    Args:
        source: The record; others may read and write it meanwhile.
        target: Where no file is yet.
        check: Raises when the copy does not hold.

    Raises:
        RecordError: If there is a file already, or the copy cannot be written or does not hold.
    """
    if isinstance(source, ServerAddress):
        raise RecordError(f"{source} is on a server", hint=IN_A_FILE)
    if target.exists():
        raise RecordError(f"{target} is there already", hint="a backup replaces nothing; name another file")
    if not target.parent.is_dir():
        raise RecordError(f"there is no folder {target.parent}", hint="make it first")
    beside = target.with_name(target.name + UNFINISHED)
    remove(beside)
    try:
        with clear_errors(beside):
            copy_pages(source, beside)
        check(beside)
        beside.rename(target)
    finally:
        remove(beside)


def restore_into(backup: Path, path: Path, check: Callable[[Path], None]) -> Path | None:
    """
    Put a copy in the place of a record, which is kept beside it.

    The copy is checked first. Its pages then go into the record within one transaction of SQLite, so that whoever reads
    the record sees the old one or the new one, and a killed process leaves the old one.

    Args:
        backup: The copy.
        path: The record; it may be missing, or too damaged to be opened.
        check: Raises when the copy does not hold.

    Returns:
        Where the record that was there is kept, or None when there was none.
    """
    if isinstance(place_of(path), ServerAddress):
        raise RecordError(f"{place_of(path)} is on a server", hint=IN_A_FILE)
    beside = path.with_name(path.name + UNFINISHED)
    remove(beside)
    try:
        with clear_errors(backup):
            copy_pages(backup, beside)
        check(beside)
        if not path.exists():
            beside.rename(path)
            return None
        with clear_errors(beside):
            tell_changed(beside)
        kept = first_free(path.with_name(path.name + ".before-restore"))
        if is_sound(path):
            with clear_errors(path):
                copy_pages(path, kept)
                copy_pages(beside, path)
        else:
            for ending in ("-wal", "-shm"):
                log = path.with_name(path.name + ending)
                if log.exists():
                    log.rename(kept.with_name(kept.name + ending))
            path.rename(kept)
            beside.rename(path)
        return kept
    finally:
        remove(beside)


def copy_pages(source: Path, target: Path) -> None:
    """Copy every page of a database into another, all of one moment."""
    reader, _ = connect(source, create=False, read_only=True, wait_seconds=WAIT_SECONDS)
    writer = sqlite3.connect(target, timeout=WAIT_SECONDS)
    try:
        reader.backup(writer)
    finally:
        writer.close()
        reader.close()


def tell_changed(path: Path) -> None:
    """Let whoever reads the record that this one replaces see that its reports are others."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'tally'").fetchone():  # else it is older
            tell_restored(connection)
    finally:
        connection.close()


def is_sound(path: Path) -> bool:
    """Whether a file is a record that can be opened."""
    connection = sqlite3.connect(path)
    try:
        return is_record(connection) and connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] > 0
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()


def first_free(path: Path) -> Path:
    """A name that no file has: this one, or with a number behind it."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.name}-{number}")
    return found


def remove(path: Path) -> None:
    """Remove a file that is not finished, with its logs."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
