"""Read what is due, each host at its pace: lists for the addresses that they name, pages for their reports."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from dateline.fetching import Fetched, Unfetched
from dateline.fetching.addresses import RefusedError, read_address
from dateline.fetching.fetch import Fetcher
from dateline.fetching.pace import Clock
from dateline.keeping import Keeper
from dateline.layers import RECORD_LAYERS
from dateline.model import Arrival, Change, Given, Incoming, LostLine, Problem, ReportId, Watched, WatchedKind
from dateline.record import Added, Store
from dateline.watching.entries import Entry, Listing, addresses_in_feed, addresses_in_sitemap, canonical
from dateline.watching.noting import failed, given_of, is_carried, merged, planned, stamp
from dateline.watching.places import arrival_of, keep_at
from dateline.watching.sources import Source, Sources

__all__ = ["Seen", "Watcher"]

LEASE = timedelta(minutes=30)  # longer than a batch takes: what a killed process held is read by the next one then
BATCH = 32
LONGEST = timedelta(days=31)  # that a site can ask to be left alone, and a day
NAP = 30.0  # seconds: how long a stop, or a source that another process added, may wait
KINDS = {"feed": WatchedKind.FEED, "sitemap": WatchedKind.SITEMAP, "page": WatchedKind.PAGE}
Reads = Callable[[bytes, str, str | None, Given], Iterable[Incoming | Problem]]


@dataclass(frozen=True, slots=True)
class Seen:
    """
    What came of looking at an address or a file.

    Args:
        kind: "new" (a report was added), "changed" (its text was), "same", "listed" (addresses were) or "failed".
        at: The address or the path.
        report: The report, or None.
        changes: What was changed.
        lost: The lines of the record that rested on words which are gone.
        message: In words, for people; empty where the kind says it all.
    """

    kind: str
    at: str
    report: ReportId | None = None
    changes: tuple[Change, ...] = ()
    lost: tuple[LostLine, ...] = ()
    message: str = ""


@dataclass(slots=True)
class Watcher:
    """
    Watches sources into a record.

    Args:
        store, keeper: The open record.
        sources: What is watched.
        fetcher: What fetches.
        reads: Makes reports of bytes: (content, place, content type, what is known beside it).
        reads_folder: Reads the reports of a folder, as `dateline add` does.
        clock: The clock.
        layers: What is read of a report, as `dateline add` takes it.
        stopped: Asked between two addresses; True ends the run.
    """

    store: Store
    keeper: Keeper
    sources: Sources
    fetcher: Fetcher
    reads: Reads
    reads_folder: Callable[[Path, Given], Iterable[Incoming | Problem]]
    clock: Clock
    layers: Collection[str] = RECORD_LAYERS
    stopped: Callable[[], bool] = lambda: False

    def run(self, *, once: bool) -> Iterator[Seen]:
        """
        Read what is due, and with ``once`` no more than that; else go on until it is stopped.

        Returns:
            What came of each address, as it comes. After a run that was killed the record is whole, and the next goes
            on.
        """
        self.plan()
        folders: dict[str, datetime] = {}
        while not self.stopped():
            yield from self.look_into_folders(folders)
            yield from self.read_due()
            if once or self.stopped():
                return
            self.nap(folders)

    def plan(self) -> None:
        """Note the addresses of the sources: due now, unless they are known and no wrong clock planned them."""
        now = stamp(self.clock.now())
        sources = {canonical(source.at): source for source in self.sources.sources if source.kind in KINDS}
        wanted = [
            Watched(place, KINDS[source.kind], source.name, given_of(source), due_at=now)
            for place, source in sources.items()
        ]
        known = self.store.watched_at(sources)
        if missing := [one for one in wanted if not is_planned(known.get(one.address), one)]:
            self.store.plan_watch(missing)
            known = self.store.watched_at(sources)
        for place, one in known.items():
            source = sources[place]
            furthest = stamp(self.clock.now() + max(source.every, LONGEST))
            if one.source != source.name:  # it has another name in this list
                self.store.rename_watched(one.source, source.name)
            if one.due_at is not None and one.due_at > furthest:
                self.store.note_watched(dataclasses.replace(one, source=source.name, due_at=now))

    def nap(self, folders: dict[str, datetime]) -> None:
        """Wait until something is due, or a little."""
        moments = [moment for moment in (self.store.next_watched(self.names), *folders.values()) if moment is not None]
        left = (min(moments) - self.clock.now()).total_seconds() if moments else NAP
        self.clock.sleep(min(max(left, 0.0), NAP))

    # Folders

    def look_into_folders(self, due: dict[str, datetime]) -> Iterator[Seen]:
        """Read the files of the folders whose time has come; what the record has is passed over."""
        for source in self.sources.sources:
            now = self.clock.now()
            if source.kind == "folder" and due.get(source.name, now) <= now:
                due[source.name] = now + source.every
                for item in self.reads_folder(Path(source.at), given_of(source)):
                    if self.stopped():
                        return
                    yield self.keep(item)

    def keep(self, item: Incoming | Problem) -> Seen:
        """Add a report."""
        if isinstance(item, Problem):
            self.keeper.keep_unread(item)
            return Seen("failed", item.where, message=item.message)
        added = self.keeper.keep(item, self.layers)
        if isinstance(added, Problem):
            return Seen("failed", added.where, message=added.message)
        return Seen("new" if added.new else "same", item.where, added.id)

    # Addresses

    def read_due(self) -> Iterator[Seen]:
        """Read all addresses that are due, those first whose host may be asked at once."""
        while not self.stopped():
            now = self.clock.now()
            held = self.store.lease_watched(self.names, now, now + LEASE, BATCH)
            if not held:
                return
            waiting = {one.address: one for one in held}
            try:
                while waiting and not self.stopped():
                    one = min(waiting.values(), key=lambda one: (self.left(one.address), one.due_at or "", one.address))
                    yield from self.read_one(one)
                    del waiting[one.address]
            finally:
                self.store.release_watched(waiting)

    def left(self, address: str) -> float:
        """Seconds until the host of an address may be asked."""
        try:
            return max(self.fetcher.pace.left(read_address(address).site), 0.0)
        except RefusedError:
            return 0.0

    def read_one(self, one: Watched) -> Iterator[Seen]:
        """Read an address, and note when it is read next."""
        found = self.fetcher.fetch(one.address, etag=one.etag, modified=one.modified)
        now = self.clock.now()
        if isinstance(found, Unfetched):
            self.store.note_watched(failed(one, found, now, self.source_of(one)))
            yield Seen("failed", one.address, one.report, message=found.message)
            return
        read = dataclasses.replace(
            one,
            etag=found.etag or (None if found.changed else one.etag),
            modified=found.modified or (None if found.changed else one.modified),
            read_at=stamp(now),
            reads=one.reads + 1,
            failures=0,
            problem=None,
        )
        if one.kind is WatchedKind.PAGE:
            yield self.take_page(one, read, found, now)
        else:
            yield from self.take_list(one, read, found, now)

    def take_list(self, one: Watched, read: Watched, found: Fetched, now: datetime) -> Iterator[Seen]:
        """Note what a feed or sitemap names, and read the entries that carry their whole text."""
        source = self.source_of(one)
        every = source.every if source else timedelta(days=1)
        digest = sha256(found.content).hexdigest() if found.changed else one.sha256
        read = dataclasses.replace(read, due_at=stamp(now + every), sha256=digest)
        if not found.changed or digest == one.sha256:
            self.store.note_watched(read)
            yield Seen("same", one.address)
            return
        listing = self.list_of(one, found)
        wanted = [one for one in listing.entries if one.is_list or not source or source.match in one.address]
        new = self.store.plan_watch(planned(entry, one.source, source, now) for entry in wanted)
        if listing.problem:
            yield Seen("failed", one.address, message=listing.problem)
        else:
            yield Seen("listed", one.address, message=f"{len(listing.entries):,} addresses, {new:,} of them new")
        carried = [entry for entry in wanted if is_carried(entry, source)]
        if (yield from self.take_entries(carried, source, now)):
            self.store.note_watched(dataclasses.replace(read, problem=listing.problem or None))
        else:
            self.store.release_watched([one.address])

    def take_entries(self, entries: list[Entry], source: Source | None, now: datetime) -> Generator[Seen, None, bool]:
        """Read the entries that carry their report, where it is new or was changed; False when it was stopped."""
        known = self.store.watched_at(entry.address for entry in entries)
        for entry in entries:
            one, incoming = known[entry.address], entry.report
            assert incoming is not None
            if one.kind is not WatchedKind.ENTRY or one.forgotten or one.sha256 == incoming.source_sha256:
                continue
            if self.stopped():
                return False
            given = dataclasses.replace(merged(incoming.given, source), url=entry.given.url)
            seen = self.keep_page(one, dataclasses.replace(incoming, given=given), now)
            told = seen.message if seen.kind == "failed" else None
            read = dataclasses.replace(one, reads=one.reads + 1, read_at=stamp(now), report=seen.report, problem=told)
            self.store.note_watched(dataclasses.replace(read, sha256=incoming.source_sha256))
            if seen.kind != "same":
                yield seen
        return True

    def list_of(self, one: Watched, found: Fetched) -> Listing:
        """The addresses of a list."""
        if one.kind is WatchedKind.SITEMAP:
            return addresses_in_sitemap(found.content, found.address)
        return addresses_in_feed(found.content, found.address, found.content_type)

    def take_page(self, one: Watched, read: Watched, found: Fetched, now: datetime) -> Seen:
        """Add the report of a page, or hold what stands there now against what stood there before."""
        read = dataclasses.replace(read, due_at=self.again(read, now))
        digest = sha256(found.content).hexdigest() if found.changed else one.sha256
        if not found.changed or digest == one.sha256:
            self.store.note_watched(read)
            if one.report is not None:
                self.keeper.keep_again(one.report, arrival_of(found, stamp(now)))
            return Seen("same", one.address, one.report)
        given = dataclasses.replace(one.given, url=canonical(found.address))
        items = list(self.reads(found.content, found.address, found.content_type, given))
        reports = [item for item in items if isinstance(item, Incoming)]
        if len(reports) != 1:
            problem = next((item.message for item in items if isinstance(item, Problem)), "not one report")
            self.store.note_watched(dataclasses.replace(read, problem=problem))
            return Seen("failed", one.address, one.report, message=problem)
        seen = self.keep_page(one, reports[0], now, arrival_of(found, stamp(now)))
        report = seen.report if seen.report is not None else one.report
        told = (seen.message or None) if seen.kind == "failed" else None
        self.store.note_watched(dataclasses.replace(read, sha256=digest, report=report, problem=told))
        return seen

    def keep_page(self, one: Watched, incoming: Incoming, now: datetime, arrival: Arrival | None = None) -> Seen:
        """Add a page's report, or put its text in the place of the one before."""
        kept = keep_at(self.keeper, one.address, incoming, stamp(now), self.layers, arrival)
        if isinstance(kept, Problem):
            return Seen("failed", one.address, message=kept.message)
        if isinstance(kept, Added):
            return Seen("new" if kept.new else "same", one.address, kept.id)
        if kept.problem is not None:
            return Seen("failed", one.address, kept.report, message=kept.problem.message)
        return Seen("changed" if kept.changes else "same", one.address, kept.report, kept.changes, kept.lost)

    def again(self, read: Watched, now: datetime) -> str | None:
        """When a page is read next: pages that a source names by themselves for ever, those of lists a few times."""
        source = self.source_of(read)
        if source is None:
            return None
        if source.kind == "page":
            return stamp(now + source.every)
        times = source.again
        if read.reads > len(times):
            return None
        return stamp(now + times[read.reads - 1] - (times[read.reads - 2] if read.reads > 1 else timedelta()))

    @property
    def names(self) -> list[str]:
        """What the sources are called."""
        return [source.name for source in self.sources.sources]

    def source_of(self, one: Watched) -> Source | None:
        """The source that an address belongs to; None when another process has given it another name meanwhile."""
        return next((source for source in self.sources.sources if source.name == one.source), None)


def is_planned(known: Watched | None, wanted: Watched) -> bool:
    """Whether an address is watched already, with what its source says of it."""
    return known is not None and known.due_at is not None and known.given == wanted.given
