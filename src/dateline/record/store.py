"""The record: one SQLite file that holds every report and what was read in it, and opens the words of each line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from dateline.model import Report
from dateline.record import copying, verifying
from dateline.record.alerts import Alerts
from dateline.record.jobs import Jobs
from dateline.record.opening import clear_errors
from dateline.record.paging import Pager
from dateline.record.questions import Questions
from dateline.record.raw import Raw
from dateline.record.shelf import Shelf
from dateline.record.store_adding import AddingStore
from dateline.record.store_comparing import ComparingStore
from dateline.record.store_finding import FindingStore
from dateline.record.store_removing import RemovingStore
from dateline.record.store_watching import WatchedStore
from dateline.record.values import VerifyResult

__all__ = ["Store"]

FAILURES_KEPT = 1_000
AGAIN = "the next `dateline add` makes it again from the texts"


class Store(AddingStore, ComparingStore, FindingStore, RemovingStore, WatchedStore):
    """
    A record, open for reading and writing.

    Every list is read as it is used, so a record of any size takes the same memory. One process writes at a time, any
    number read; a process that is killed leaves the record as it was before the report it was adding.

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

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "dateline.db") as store:
        ...     store.verify().holds
        True
    """

    def back_up(self, target: Path, check: Callable[[Path], None]) -> None:
        """
        Copy the record as it is now to a file; its index is made again from it when it is needed.

        Args:
            target: Where no file is yet.
            check: Raises when the copy does not hold; it has its name only when that has passed.
        """
        copying.copy_whole(self.path, target, check)

    def pager(self) -> Pager:
        """What a list that is cut into pages asks: see :class:`dateline.record.paging.Pager`."""
        return Pager(self.connection, self.path, self.counted)

    def jobs(self) -> Jobs:
        """What people handed in and is still to be read: see :class:`dateline.record.jobs.Jobs`."""
        return Jobs(self.connection, self.path)

    def raw(self) -> Raw:
        """The bytes that are kept as they came: see :class:`dateline.record.raw.Raw`."""
        return Raw(self.connection, self.path, self.writing)

    def alerts(self) -> Alerts:
        """What saved questions found, and who was told: see :class:`dateline.record.alerts.Alerts`."""
        return Alerts(self.connection, self.path, self.writing)

    def questions(self) -> Questions:
        """The questions that people saved: see :class:`dateline.record.questions.Questions`."""
        return Questions(self.connection, self.path, self.writing)

    def shelf(self) -> Shelf:
        """What people put aside: see :class:`dateline.record.shelf.Shelf`."""
        return Shelf(self.connection, self.path, self.writing)

    def verify(
        self, limit: int = FAILURES_KEPT, *, shingles_of: Callable[[Report], Iterable[int]] | None = None
    ) -> VerifyResult:
        """
        Read every span of every line again in the hashed text, and every file of the index.

        Args:
            limit: The most failures that are kept; all are counted.
            shingles_of: The shingles of a report, to hold against the index; None leaves that out.
        """
        with self.snapshot(), clear_errors(self.path):
            others = self.shared.failures(shingles_of)
            notes = (f"the index of shared text is not whole: {AGAIN}",) if self.shared.is_missing() else ()
            return verifying.verify_record(self.connection, self.migrations, limit, others, notes)
