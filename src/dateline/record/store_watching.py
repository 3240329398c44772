"""What a record knows of watched addresses, and what reports said before they were changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from dateline.model import EarlierText, ReportId, Watched
from dateline.record import forgetting, watched
from dateline.record.earlier import drop_earlier, earlier_places, keep_earlier, read_earlier
from dateline.record.opening import clear_errors
from dateline.record.store_held import OpenStore

__all__ = ["WatchedStore"]


class WatchedStore(OpenStore):
    """What is watched, and what reports said before."""

    def plan_watch(self, found: Iterable[Watched]) -> int:
        """Note addresses to be read; how many of them are new."""
        with self.writing(), clear_errors(self.path):
            return watched.plan(self.connection, found)

    def lease_watched(self, sources: Collection[str], now: datetime, until: datetime, limit: int) -> list[Watched]:
        """Take addresses of some sources that are due, the longest waiting first; nobody else gets them meanwhile."""
        with self.writing(), clear_errors(self.path):
            return watched.lease(self.connection, sources, now, until, limit)

    def take_watched(self, found: Iterable[Watched]) -> None:
        """Note addresses as another record knows them; what is known of them here stays."""
        with self.writing(), clear_errors(self.path):
            for one in found:
                watched.take(self.connection, one)

    def rename_watched(self, before: str, after: str) -> None:
        """Let all that a source named be of a source with another name."""
        with self.writing(), clear_errors(self.path):
            watched.rename(self.connection, before, after)

    def note_watched(self, one: Watched) -> None:
        """Keep what came of reading an address, and let go of it."""
        with self.writing(), clear_errors(self.path):
            watched.note(self.connection, one)

    def release_watched(self, addresses: Iterable[str]) -> None:
        """Let go of addresses that were not read."""
        with self.writing(), clear_errors(self.path):
            watched.release(self.connection, addresses)

    def next_watched(self, sources: Collection[str]) -> datetime | None:
        """When an address of some sources is due next; None when none ever is."""
        with clear_errors(self.path):
            return watched.next_moment(self.connection, sources)

    def watched_at(self, addresses: Iterable[str]) -> dict[str, Watched]:
        """What is known of some addresses, by address; those that are not watched are left out."""
        with clear_errors(self.path):
            return watched.watched_at(self.connection, addresses)

    def watched(self) -> Iterator[Watched]:
        """What is watched, by address."""
        with clear_errors(self.path):
            yield from watched.list_watched(self.connection)

    def keep_earlier(self, earlier: EarlierText) -> None:
        """Keep a text that a report had before, behind those that it had before that."""
        with self.writing(), clear_errors(self.path):
            keep_earlier(self.connection, earlier)

    def earlier_texts(self, report: ReportId | None = None) -> Iterator[EarlierText]:
        """The texts that a report had before, or all of them: by report, the first one first."""
        with clear_errors(self.path):
            yield from read_earlier(self.connection, report)

    def earlier_places(self, report: ReportId | None = None) -> Iterator[tuple[ReportId, int, str, frozenset[str]]]:
        """Of these texts, without their words: report, position, until when it stood, and what its edits touch."""
        with clear_errors(self.path):
            yield from earlier_places(self.connection, report)

    def drop_earlier(self, moment: str) -> int:
        """Drop the texts that reports had until a moment; how many."""
        with self.writing(), clear_errors(self.path):
            return drop_earlier(self.connection, moment)

    @contextmanager
    def dropping(self) -> Iterator[None]:
        """Overwrite what is deleted meanwhile, in one transaction."""
        with clear_errors(self.path):
            self.connection.execute("PRAGMA secure_delete = ON")
        try:
            with self.writing():
                yield
        finally:
            with clear_errors(self.path):
                self.connection.execute("PRAGMA secure_delete = OFF")

    def purge(self) -> bool:
        """Leave nothing of what was dropped in the file and its log; False when who reads meanwhile keeps the log."""
        with clear_errors(self.path):
            return forgetting.purge(self.connection)
