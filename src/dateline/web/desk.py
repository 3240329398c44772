"""Read the record for many people at once: a few read-only connections, and what is settled over all reports."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter

from dateline.api import Record
from dateline.config import Config
from dateline.errors import UsageError
from dateline.model import Outlet, ReadReport, ReportId
from dateline.web.addresses import slug
from dateline.web.lists import Lists
from dateline.web.looking import Compared, compare_ready
from dateline.web.options import ServeOptions
from dateline.web.settled import Settled, settle_record
from dateline.web.spelling import Spellings

__all__ = ["Desk"]

_QUICK = 0.5  # seconds; a record that settles faster is settled before it is shown, a slower one meanwhile


@dataclass
class _Place:
    """A record that may be taken, or None where one more may be opened."""

    record: Record | None = None


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
        self.settling = threading.Lock()
        self.comparing = threading.Lock()
        self.beside: tuple[str, Compared] | None = None
        self.one_writes = threading.Lock()
        self.writer: Record | None = None
        self.known: Settled | None = None
        self.cost = 0.0
        self.left: tuple[str, dict[ReportId, ReadReport]] = ("", {})
        self.spelt: tuple[str, Spellings | None] = ("", None)
        self.owned: tuple[str, dict[str, Outlet]] = ("", {})

    @contextmanager
    def reading(self) -> Iterator[Record]:
        """A record as it is at this moment, for this thread alone until it is given back."""
        place = self.places.get()
        try:
            if place.record is None:
                place.record = Record(self.options.db, config=self.config, read_only=True, any_thread=True)
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
            yield self.writer

    def close(self) -> None:
        """Close every connection."""
        with self.one_writes:
            if self.writer is not None:
                self.writer.store.close()
        for _ in range(self.places.qsize()):
            place = self.places.get()
            if place.record is not None:
                place.record.store.close()

    def lists(self, record: Record) -> Lists:
        """The lists of the record as people left its lines."""
        stamp = record.store.pager().stamp()
        known, changed = self.left
        if known != stamp:
            changed = record.changed()
            self.left = (stamp, changed)
        return Lists(record, changed)

    def outlets(self, record: Record) -> dict[str, Outlet]:
        """What people said of outlets, by the key of the name."""
        stamp = record.store.pager().stamp()
        known, found = self.owned
        if known != stamp:
            found = record.keeper.desk().outlets()
            self.owned = (stamp, found)
        return found

    def spellings(self, record: Record) -> Spellings:
        """The parts of the names of the record."""
        stamp = record.store.pager().stamp()
        known, found = self.spelt
        if known != stamp or found is None:
            actors = self.compared(record).actors.values()
            found = Spellings.of(used.name for actor in actors for used in actor.names)
            self.spelt = (stamp, found)
        return found

    def compared(self, record: Record) -> Compared:
        """The record compared: stories, events, utterances, findings, names, actors; settled when first asked for."""
        stamp = record.store.pager().stamp()
        with self.comparing:
            known = self.beside
            if known is None or known[0] != stamp:
                known = self.beside = (stamp, compare_ready(record.settled()))
            return known[1]

    def settled(self, record: Record) -> Settled:
        """
        What is settled over the whole record.

        That of a moment ago when it takes long to settle anew: it then says how many reports it does not know yet.
        """
        stamp = record.store.pager().stamp()
        if self.known is not None and (self.known.stamp == stamp or self.cost > _QUICK):
            if self.known.stamp != stamp and not self.settling.locked():
                threading.Thread(target=self.settle_anew, daemon=True).start()
            return self.known
        with self.settling:
            if self.known is None or self.known.stamp != stamp:
                self.settle(record, stamp)
        assert self.known is not None
        return self.known

    def settle_anew(self) -> None:
        """Settle the record as it is now, unless somebody is at it."""
        if not self.settling.acquire(blocking=False):
            return
        try:
            with self.reading() as record:
                self.settle(record, record.store.pager().stamp())
        finally:
            self.settling.release()

    def settle(self, record: Record, stamp: str) -> None:
        """Settle a record and keep what was found."""
        began = perf_counter()
        self.known = settle_record(record, self.lists(record), stamp)
        self.cost = perf_counter() - began

    def id_of(self, name: str, record: Record) -> ReportId:
        """
        The report that an address names.

        Raises:
            UsageError: If there is none.
        """
        known = self.settled(record)
        found = known.slugs.get(name, ReportId(name))
        if slug(found) == name and (found in known.tags or record.store.pager().has(found)):
            return found
        raise UsageError(f"the record has no report {name!r}", hint="it may have been removed")
