"""Read the record for many people at once: a few read-only connections, and how things stand over all reports."""

from __future__ import annotations

import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, time

from dateline.api import Record
from dateline.beside import rules
from dateline.config import Config
from dateline.errors import RecordError, UsageError
from dateline.model import Outlet, ReadReport, ReportId
from dateline.record import Standing, TimelineEntry, standing_path
from dateline.web.addresses import slug
from dateline.web.gathered_times import gathered_in, gathered_times
from dateline.web.left import Left
from dateline.web.lists import Lists, Summaries
from dateline.web.looking import Compared
from dateline.web.options import ServeOptions
from dateline.web.owners import Owners
from dateline.web.settled import Settled

__all__ = ["Desk"]

_QUICK = 1.0  # seconds of work; a record that settles faster is settled before it is shown, a slower one meanwhile
_SMALL = 300  # reports; so many are settled before they are shown the first time
_QUIET = 20.0  # seconds in which no report came, before a large record is settled again
_REST = 3.0  # how much longer than it settles a record is left alone before it is settled again


@dataclass(slots=True)
class _Place:
    """A record that may be taken with the file of how things stand; None where it is yet to be opened."""

    record: Record | None = None
    standing: Standing | None = None
    file: tuple[int, int] = (0, 0)


class Desk:
    """
    The record, open for reading by several threads.

    Args:
        options: Which record, and how many connections.
        config: The options of every stage.
    """

    def __init__(self, options: ServeOptions, config: Config) -> None:
        self.options = options
        self.config = config
        self.places: queue.LifoQueue[_Place] = queue.LifoQueue()
        for _ in range(max(1, options.readers)):
            self.places.put(_Place())
        self.taken: dict[int, _Place] = {}
        self.settling = threading.Lock()
        self.one_writes = threading.Lock()
        self.writer: Record | None = None
        self.own_folder: tempfile.TemporaryDirectory[str] | None = None
        self.path = standing_path(options.db)
        self.process: subprocess.Popen[bytes] | None = None
        self.ended = 0.0
        #: The last stamp that was met, and since when.
        self.met = ("", 0.0)
        self.left = Left()
        self.summaries = Summaries()
        #: How often this site wrote.
        self.written = 0
        self.owned: tuple[str, dict[str, Outlet]] = ("", {})
        self.allowed: tuple[tuple[str, str], tuple[TimelineEntry, ...]] = (("", ""), ())

    @contextmanager
    def reading(self) -> Iterator[Record]:
        """A record as it is at this moment, for this thread alone until it is given back."""
        place = self.places.get()
        try:
            if place.record is None:
                place.record = Record(self.options.db, config=self.config, read_only=True, any_thread=True)
                self.taken[id(place.record)] = place
            with place.record.store.snapshot():
                yield place.record
        finally:
            self.places.put(place)

    @contextmanager
    def writing(self) -> Iterator[Record]:
        """The record for writing, for this thread alone; other processes wait as they do for `dateline add`."""
        with self.one_writes:
            if self.writer is None:
                self.writer = Record(self.options.db, config=self.config, any_thread=True)
            try:
                yield self.writer
            finally:
                self.written += 1

    def close(self) -> None:
        """Close every connection, and stop settling; whoever reads after that opens the record anew."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait()
        with self.one_writes:
            if self.writer is not None:
                self.writer.store.close()
                self.writer = None
        self.taken.clear()
        for place in [self.places.get() for _ in range(self.places.qsize())]:
            self.places.put(_Place())
            if place.record is not None:
                place.record.store.close()
            if place.standing is not None:
                place.standing.close()
        if self.own_folder is not None:
            self.own_folder.cleanup()
            self.own_folder, self.path = None, standing_path(self.options.db)

    def lists(self, record: Record) -> Lists:
        """The lists of the record as people left its lines."""
        changed = self.left.of(record)
        return Lists(record, changed, self.summaries, lambda: self.gathered_times(record, changed))

    def gathered_times(self, record: Record, changed: Mapping[ReportId, ReadReport]) -> tuple[TimelineEntry, ...]:
        """The days that other reports allow those which leave them open, as lines; kept while they hold."""
        standing, pager = self.settled(record).standing, record.store.pager()
        # What a file gathers rests on reports that it knows: those that come since change nothing of it.
        is_told = pager.changed() is not None
        said = "-".join(pager.stamp().split("-")[2:]) if is_told else pager.stamp()
        key = (standing.head["settled_at"], said)
        known, found = self.allowed
        if known != key:
            found = tuple(gathered_times(gathered_in(standing), Lists(record, changed, self.summaries)))
            self.allowed = (key, found)
        return found

    def outlets(self, record: Record) -> dict[str, Outlet]:
        """What people said of outlets, by the key of the name."""
        stamp = record.store.pager().stamp()
        known, found = self.owned
        if known != stamp:
            found = record.keeper.desk().outlets()
            self.owned = (stamp, found)
        return found

    def compared(self, record: Record) -> Compared:
        """What reports say of each other, as it was last settled."""
        settled, lists = self.settled(record), self.lists(record)
        owners = Owners(self.outlets(record), lambda report: lists.summary(report).outlet, settled.lineage_of)
        return Compared(settled.standing, lists, owners)

    def settled(self, record: Record) -> Settled:
        """
        What is settled over the whole record.

        A small record is settled before it is shown, a larger one by a process beside the site: until that has ended
        pages show how things stood, and say of when that is.
        """
        place = self.taken[id(record)]
        stamp = record.store.pager().stamp()
        standing = self.open_newest(place)
        if standing is None or (standing.head["stamp"] != stamp and self.is_quick(standing)):
            standing = self.settle(record, place, stamp)
        if standing.head["stamp"] != stamp or standing.head["whole"] != "yes":
            self.settle_beside(standing, stamp)
        newer = int(stamp.partition("-")[0]) - int(standing.head["stamp"].partition("-")[0])
        return Settled(standing, newer, is_current=standing.head["stamp"] == stamp)

    def latest(self, record: Record) -> Settled:
        """What is settled as it was last settled, for what rests on it least: nobody waits who only says something."""
        place = self.taken[id(record)]
        standing = self.open_newest(place)
        if standing is None:
            return self.settled(record)
        return Settled(standing, is_current=standing.head["stamp"] == record.store.pager().stamp())

    def is_quick(self, standing: Standing) -> bool:
        """Whether a record settles fast enough to wait for."""
        return standing.head["whole"] == "yes" and float(standing.head["cost"]) <= _QUICK

    def open_newest(self, place: _Place) -> Standing | None:
        """The newest file of how things stand; None when there is none that can be read."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return None
        file = (found.st_ino, found.st_mtime_ns)
        if place.standing is None or place.file != file:
            if place.standing is not None:
                place.standing.close()
                place.standing = None
            with suppress(RecordError):  # of another version or other rules, or damaged: it is settled again
                newest = Standing(self.path)
                if newest.head.get("rules") == rules():
                    place.standing, place.file = newest, file
                else:
                    newest.close()
        return place.standing

    def settle(self, record: Record, place: _Place, stamp: str) -> Standing:
        """Settle a small record now, once for all who wait; of a larger one its order and names alone."""
        from dateline.web.settling import settle_record  # the comparison is loaded when something is to be settled

        with self.settling:
            known = self.open_newest(place)
            if known is None or known.head["stamp"] != stamp:
                whole = len(record.store) <= _SMALL or (known is not None and self.is_quick(known))
                try:
                    settle_record(record, self.lists(record), self.path, whole=whole)
                except RecordError:
                    self.move_aside()
                    settle_record(record, self.lists(record), self.path, whole=whole)
                known = self.open_newest(place)
        assert known is not None
        return known

    def move_aside(self) -> None:
        """Keep the file in a folder of this site's own: that of the record cannot be written."""
        if self.own_folder is not None:
            raise RecordError(f"{self.path} cannot be written", hint="make room in the folder for temporary files")
        self.own_folder = tempfile.TemporaryDirectory(prefix="dateline-")
        self.path = Path(self.own_folder.name) / self.path.name

    def settle_beside(self, standing: Standing, stamp: str) -> None:
        """
        See that a process settles the record as it is now, unless one does or did a short while ago.

        While reports go on coming nothing is begun that would be of before when it is done; where they never stop, it
        is settled again when the file is several times as old as its making took.
        """
        with self.settling:
            if stamp != self.met[0]:
                self.met = (stamp, monotonic())
            cost = float(standing.head["cost"]) if standing.head["whole"] == "yes" else 0.0
            is_quiet = monotonic() - self.met[1] >= min(_QUIET, cost)
            if not is_quiet and time() - standing.file[1] / 1e9 < _REST * cost:
                return
            if self.process is not None and self.process.poll() is None:
                return
            if self.process is not None:
                self.process, self.ended = None, monotonic()
            if self.ended and monotonic() - self.ended < _REST * cost:
                return
            command = [sys.executable, "-m", "dateline.web.settling", str(self.options.db.absolute()), str(self.path)]
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL)

    def id_of(self, name: str, record: Record) -> ReportId:
        """
        The report that an address names.

        Raises:
            UsageError: If there is none.
        """
        known = self.latest(record)
        found = known.slugs.get(name, ReportId(name))
        if slug(found) == name and (found in known.tags or record.store.pager().has(found)):
            return found
        raise UsageError(f"the record has no report {name!r}", hint="it may have been removed")
