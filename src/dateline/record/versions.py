"""Bring a record's file to this version: numbered SQL files, each applied once and whole, with a copy kept before."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

from dateline.errors import RecordError, VersionError
from dateline.record.opening import APPLICATION_ID, is_record
from dateline.record.server import ServerAddress

__all__ = ["Migration", "migrate", "shipped_migrations"]


@dataclass(frozen=True, slots=True)
class Migration:
    """
    One step from a version to the next.

    Args:
        version: The version it leads to, from 1.
        sql: Its statements; they begin and end no transaction.
    """

    version: int
    sql: str


@lru_cache(maxsize=1)
def shipped_migrations() -> tuple[Migration, ...]:
    """The migrations of this Dateline, in order: ``migrations/0001_record.sql`` and so on."""
    folder = resources.files("dateline.record") / "migrations"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name)
    return tuple(Migration(int(file.name[:4]), file.read_text("utf-8")) for file in files)


def migrate(
    connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration], *, read_only: bool
) -> Path | None:
    """
    Bring the file to the newest version.

    Args:
        connection: An open connection in autocommit mode.
        path: Its file.
        migrations: All steps, in order.
        read_only: Whether the file may not be changed.

    Returns:
        The copy of the older record that was kept beside it, or None when nothing was to be done.

    Raises:
        VersionError: If a newer Dateline wrote the file.
        RecordError: If it is not a record, or is older and may not be changed.
    """
    newest = migrations[-1].version
    version = version_of(connection, path, newest)
    if version == newest:
        return None
    if read_only and not version:
        raise RecordError(f"{path} is empty", hint="`dateline add FOLDER --db FILE` makes it a record")
    if read_only:
        raise RecordError(
            f"{path} was written by an older Dateline", hint="open it once where it can be written, or a copy of it"
        )
    connection.execute("BEGIN IMMEDIATE")  # from here nobody else migrates the same file
    try:
        version = version_of(connection, path, newest)
        kept = keep_copy(path, version) if 0 < version < newest and not isinstance(path, ServerAddress) else None
        for step in migrations:
            if step.version > version:
                run_statements(connection, step.sql)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {newest}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return kept


def version_of(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """The version of the file, 0 for an empty one."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if not is_record(connection):
        if version or connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            raise RecordError(
                f"{path} is a database of another program", hint="name the file that `dateline add` wrote"
            )
        return 0
    if version > newest:
        raise VersionError(
            f"{path} was written by a newer Dateline (record version {version}, this one reads up to {newest})",
            hint="install the newer version, for instance with `pip install --upgrade dateline`",
        )
    return version


def keep_copy(path: Path, version: int) -> Path:
    """Copy the record as it is, by SQLite's own backup, to the first free name beside it."""
    number = 1
    while (kept := path.with_name(f"{path.name}.version-{version}" + (f"-{number}" if number > 1 else ""))).exists():
        number += 1
    unfinished = kept.with_name(kept.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    reader, writer = sqlite3.connect(path), sqlite3.connect(unfinished)
    try:
        reader.backup(writer)
    finally:
        writer.close()
        reader.close()
    unfinished.rename(kept)
    return kept


def run_statements(connection: sqlite3.Connection, sql: str) -> None:
    """Run statements one by one; ``executescript`` would end the transaction that they must share."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
    if statement.strip():
        connection.execute(statement)
