"""How a record is opened, read as of one moment, and written in one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from dateline.errors import RecordError
from dateline.postings import PostingsOptions
from dateline.record.opening import clear_errors, connect
from dateline.record.paging import Counted
from dateline.record.server import place_of
from dateline.record.shared import SharedText
from dateline.record.versions import Migration, migrate, shipped_migrations

__all__ = ["OpenStore"]

WAIT_SECONDS = 30.0  # one report is written in some milliseconds; only a stuck process makes anybody wait so long
KEEP_SETTING = "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"


class OpenStore:
    """
    The open record: what every part of a store needs.

    Args:
        path: The file, or ``postgresql://HOST/DATABASE?schema=NAME``.
        create: Whether a record that is not there is made.
        read_only: Change nothing. A file or folder that cannot be written is opened so in any case.
        wait_seconds: How long to wait for another process that is writing.
        migrations: The steps from version to version; those of this Dateline unless a test says otherwise.
        postings: When the index of shared text beside the record writes and merges.
        any_thread: Whether threads may hand the store on to each other; never two at once.

    Raises:
        VersionError: If a newer Dateline wrote the record.
        RecordError: If there is no record, the file is something else, or it cannot be opened.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        create: bool = True,
        read_only: bool = False,
        wait_seconds: float = WAIT_SECONDS,
        migrations: Sequence[Migration] | None = None,
        postings: PostingsOptions | None = None,
        any_thread: bool = False,
    ) -> None:
        self.path = place_of(path)
        self.migrations = tuple(migrations if migrations is not None else shipped_migrations())
        self.connection, self.read_only = connect(
            self.path, create=create, read_only=read_only, wait_seconds=wait_seconds, any_thread=any_thread
        )
        self.shared = SharedText(self.connection, self.path, postings or PostingsOptions())
        self.is_open = True
        self.is_writing = False
        self.counted = Counted()
        #: The copy of the older record that was kept beside it when it was brought to this version, or None.
        self.kept_copy: Path | None = None
        try:
            with clear_errors(self.path):
                self.kept_copy = migrate(self.connection, self.path, self.migrations, read_only=self.read_only)
                if not self.read_only:
                    self.connection.execute("PRAGMA journal_mode = WAL")
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was added is in it."""
        self.is_open = False
        try:
            with clear_errors(self.path):
                self.shared.close()
        finally:
            self.connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """
        Keep other writers out while a report is compared with the record and added: all of it happens, or nothing.

        Without it, two processes could add two reports that share text at once, and neither would see the other.
        """
        if self.is_writing:
            yield
            return
        if self.read_only:
            raise RecordError(
                f"{self.path} cannot be written", hint="check the permissions of the file and of its folder"
            )
        with clear_errors(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
        self.is_writing = True
        try:
            with clear_errors(self.path):
                self.shared.sweep()
            yield
            with clear_errors(self.path):
                self.connection.commit()
        except BaseException:
            self.connection.rollback()
            self.shared.forget_state()
            raise
        finally:
            self.is_writing = False
        with clear_errors(self.path):
            self.shared.settle()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read the record as it is now, whatever others add meanwhile."""
        if self.connection.in_transaction:
            yield
            return
        with clear_errors(self.path):
            self.shared.begin_reading()
        try:
            yield
        finally:
            if self.is_open:  # a list that nobody read to its end may outlive the store
                self.connection.rollback()

    @property
    def may_write(self) -> bool:
        """Whether something could be added now: the file may be written, and it is not being read as of one moment."""
        return not self.read_only and (self.is_writing or not self.connection.in_transaction)

    def setting(self, name: str) -> str | None:
        """What was kept under the name, or None."""
        with clear_errors(self.path):
            found = self.connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return None if found is None else str(found[0])

    def keep_setting(self, name: str, value: str) -> None:
        """Keep what the record was made with, such as the options of the copies."""
        with self.writing(), clear_errors(self.path):
            self.connection.execute(KEEP_SETTING, (name, value))

    @property
    def is_empty(self) -> bool:
        """Whether there is no report."""
        with clear_errors(self.path):
            return self.connection.execute("SELECT 1 FROM report").fetchone() is None

    def __len__(self) -> int:
        with clear_errors(self.path):
            return int(self.connection.execute("SELECT count(*) FROM report").fetchone()[0])
