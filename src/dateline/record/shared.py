"""Keep the index of shingles beside the record in step with it: the record says which files count, and has the rest."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from zlib import crc32

from dateline.model import Report
from dateline.postings import Index, Merge, Plan, PostingsOptions, Progress, Segment, Tended, keys_of
from dateline.record.reading import read_report
from dateline.record.values import Failure

__all__ = ["SharedText"]

ENDING = ".index"
CHECK_BYTES = 4
TRIES = 3
UNKNOWN = (
    "SELECT id FROM report WHERE number NOT IN (SELECT report FROM recent)"
    " AND NOT EXISTS (SELECT 1 FROM segment WHERE number BETWEEN first AND last) ORDER BY id"
)
RECENT = "SELECT number, id, keys FROM recent JOIN report ON number = report ORDER BY id"
SEGMENTS = "SELECT first, last, digest FROM segment ORDER BY first"


class SharedText:
    """
    The index of a record.

    Every change is made within the caller's transaction and kept in it, so the index is always that of the reports one
    sees: rolled back with them, and read in a snapshot as they are.

    Args:
        connection: The record.
        path: Its file; the index is the folder beside it.
        options: When the index writes and merges.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, options: PostingsOptions) -> None:
        self.connection = connection
        self.options = options
        self.folder = path.with_name(path.name + ENDING)  # for a record on a server: in the cache of who uses it
        self.index = Index(self.folder, options)
        self.scratch: tempfile.TemporaryDirectory[str] | None = None
        # What SQLite calls the state of the file that was read; None when it must be read again.
        self.version: int | None = None
        # Files may be left by a process that was killed; they are, when a merge of ours replaced some.
        self.leftovers = True
        self.replaced = False

    def close(self) -> None:
        """Let go of the files, and remove those that no longer count if nobody else is writing."""
        if self.replaced:
            self.connection.execute("PRAGMA busy_timeout = 0")
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                self.sweep()
                self.connection.rollback()
            except sqlite3.OperationalError:  # somebody is, and will do it
                self.replaced = False
        self.index.close()
        self.version = None
        if self.scratch:
            self.scratch.cleanup()
            self.scratch = None

    def bring_up(self) -> Index:
        """The index as the record has it now, within a transaction of the caller."""
        version = int(self.connection.execute("PRAGMA data_version").fetchone()[0])
        if version != self.version:
            segments = [Segment(*row) for row in self.connection.execute(SEGMENTS)]
            merges = [read_merge(state) for (state,) in self.connection.execute("SELECT state FROM merging")]
            if self.version is None or (tuple(segments), tuple(merges)) != (self.index.segments, self.index.merges):
                self.work_in(self.folder)
                self.index.load(segments, merges)
            self.add_recent()
            self.index.bury(number for (number,) in self.connection.execute("SELECT number FROM forgotten"))
            self.version = version
        return self.index

    def add_recent(self) -> None:
        """Add the reports that are behind those the index knows."""
        index = self.index
        known = max([index.tail.last, *(segment.last for segment in index.segments)])
        query = "SELECT report, keys FROM recent WHERE report > ? ORDER BY report"
        for number, kept in self.connection.execute(query, (known,)):
            keys = unpack(number, kept)
            if keys is None:  # changed in the file: as good as a segment that is missing
                last = self.connection.execute("SELECT max(report) FROM recent").fetchone()[0]
                first = index.segments[-1].last + 1 if index.segments else 1
                index.load([*index.segments, Segment(first, last, 0)])
                return
            index.add(number, keys)

    def work_in(self, folder: Path) -> None:
        """Use the files of this folder."""
        if self.index.folder != folder:
            self.index.close()
            self.index = Index(folder, self.options)
        if self.scratch and Path(self.scratch.name) != folder:
            self.scratch.cleanup()
            self.scratch = None

    def work_aside(self) -> None:
        """Go on in a folder of this process, for a record that may not be written: its files are used, none is made."""
        segments, buried, lost = self.index.segments, list(self.index.buried), self.index.lost
        self.scratch = tempfile.TemporaryDirectory(prefix="dateline-index-")
        folder = Path(self.scratch.name)
        for segment in set(segments).difference(lost):
            (folder / segment.name).symlink_to((self.folder / segment.name).absolute())
        self.work_in(folder)
        self.index.load(segments)
        self.add_recent()
        self.index.bury(buried)

    def begin_reading(self) -> None:
        """
        Begin a transaction that reads, with the files of the index open.

        They are opened at once: later, a merge of another process may have replaced those that this moment knows. One
        that came just in between is met by beginning again.
        """
        for _ in range(TRIES):
            self.connection.execute("BEGIN")
            if self.connection.execute("SELECT 1 FROM segment").fetchone() is None or not self.bring_up().lost:
                return
            self.connection.rollback()
            self.forget_state()
        self.connection.execute("BEGIN")

    def forget_state(self) -> None:
        """Read the state again before the next use: a transaction was rolled back, or a file was lost."""
        self.version = None

    # Within a writing transaction

    def add(self, number: int, shingles: Iterable[int]) -> None:
        """Add a report, and do the work on the files that is due."""
        keys = keys_of(shingles)
        index = self.bring_up()
        self.connection.execute("INSERT INTO recent (report, keys) VALUES (?, ?)", (number, pack(number, keys)))
        index.add(number, keys)
        self.keep(index.tend())

    def bury(self, number: int) -> None:
        """Leave a report out of all answers."""
        index = self.bring_up()
        self.connection.execute("INSERT INTO forgotten (number) VALUES (?)", (number,))
        index.bury([number])
        self.keep(index.tend())

    def drop(self, number: int) -> None:
        """Hold the segments that have a report for lost, so that they are made again from the texts."""
        index = self.bring_up()
        self.keep(index.lose([one for one in index.segments if one.first <= number <= one.last]))

    def keep(self, tended: Tended) -> None:
        """Keep in the record what changed of the index; not of one that is made aside."""
        if self.scratch:
            return
        ask, index = self.connection.execute, self.index
        if tended.segments:
            ask("DELETE FROM segment")
            rows = [dataclasses.astuple(segment) for segment in index.segments]
            self.connection.executemany("INSERT INTO segment (first, last, digest) VALUES (?, ?, ?)", rows)
            ask("DELETE FROM recent WHERE report <= (SELECT max(last) FROM segment)")
        if tended.merges:
            ask("DELETE FROM merging")
            states = [(merge.plan.first, write_merge(merge)) for merge in index.merges]
            self.connection.executemany("INSERT INTO merging (first, state) VALUES (?, ?)", states)
        purged = [(number,) for number in tended.purged]
        self.connection.executemany("DELETE FROM forgotten WHERE number = ?", purged)
        if tended.segments and tended.merges:
            self.leftovers = self.replaced = True

    def settle(self) -> None:
        """After a merge was kept, write the log to the disk: no power cut brings back a state that wants its files."""
        if self.replaced:
            self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def sweep(self) -> None:
        """Remove files that no longer count, within a transaction that keeps others from writing."""
        if self.leftovers:
            self.leftovers = self.replaced = False
            self.bring_up().sweep()

    # What is lost

    def lost(self, *, thorough: bool = False) -> tuple[Segment, ...]:
        """
        The parts of the index that cannot be asked.

        Args:
            thorough: Read every file again; else a damaged one counts only when its head is.
        """
        index = self.bring_up()
        if thorough and (found := index.verify()):
            self.keep(index.lose(found))
        return index.lost

    def start_again(self) -> None:
        """Hold everything for lost."""
        index = self.bring_up()
        last = self.connection.execute("SELECT max(number) FROM report").fetchone()[0]
        index.load([Segment(1, last, 0)] if last else [])
        self.keep(Tended(segments=True, merges=True))

    def restore(self, lost: Segment, shingles_of: Callable[[Report], Iterable[int]]) -> int:
        """
        Make a part of what is lost again from the texts.

        Args:
            lost: One of ``lost``.
            shingles_of: The shingles of a report.

        Returns:
            How many reports were read.
        """
        index = self.bring_up()
        query = "SELECT number FROM report WHERE number BETWEEN ? AND ? ORDER BY number LIMIT ?"
        numbers = [n for (n,) in self.connection.execute(query, (lost.first, lost.last, self.options.tail))]
        last = numbers[-1] if len(numbers) == self.options.tail else lost.last
        reports = ((number, keys_of(shingles_of(read_report(self.connection, number)))) for number in numbers)
        self.keep(index.restore(lost, last, reports))
        return len(numbers)

    def restore_aside(self, shingles_of: Callable[[Report], Iterable[int]], *, thorough: bool) -> int:
        """Make all that is lost again in a folder of this process; returns how many reports were read."""
        self.bring_up()
        if not self.scratch:
            self.work_aside()
        read = 0
        lost = self.lost(thorough=thorough)
        while lost:
            read += self.restore(lost[0], shingles_of)
            lost = self.lost()
        return read

    # Verifying

    def is_missing(self) -> bool:
        """Whether a file of the index is not there; it can be made again, and nothing is wrong with the record."""
        return any(not (self.folder / segment.name).exists() for segment in self.bring_up().segments)

    def failures(self, shingles_of: Callable[[Report], Iterable[int]] | None) -> Iterator[Failure]:
        """
        What does not hold of the files that are there.

        Args:
            shingles_of: The shingles of a report, to hold against the index when all of it is there; None to leave it.
        """
        for (own,) in self.connection.execute(UNKNOWN):
            yield Failure(own, "index", "no part of the index is to have the report")
        for number, own, kept in self.connection.execute(RECENT):
            if unpack(number, kept) is None:
                yield Failure(own, "index", "its shingles are not those that were written")
        index = self.bring_up()
        found = index.verify()
        for segment, why in found.items():
            if (self.folder / segment.name).exists():
                yield Failure(None, "index", f"{why}; `dateline add` makes it again")
        if found or shingles_of is None:
            return
        for (number,) in self.connection.execute("SELECT number FROM report ORDER BY id"):
            report = read_report(self.connection, number)
            if not index.has(number, shingles_of(report)):
                yield Failure(report.id, "index", "the index does not have the shingles of its text")


def pack(number: int, keys: bytes) -> bytes:
    """Keys as the record keeps them, with a check."""
    return keys + crc32(keys, number).to_bytes(CHECK_BYTES, "little")


def unpack(number: int, kept: bytes) -> bytes | None:
    """Keys that the record kept; None when they are not what was written."""
    keys = kept[:-CHECK_BYTES]
    return keys if pack(number, keys) == kept else None


def read_merge(state: str) -> Merge:
    """A merge as it was kept."""
    plan, progress = json.loads(state)
    return Merge(Plan(*plan), Progress(*progress))


def write_merge(merge: Merge) -> str:
    """A merge as it is kept."""
    return json.dumps([dataclasses.astuple(merge.plan), dataclasses.astuple(merge.progress)], separators=(",", ":"))
