"""What is noted of a watched address: when it is read next, and what its source says of it."""

from __future__ import annotations

import dataclasses
from datetime import datetime

from dateline.fetching import Unfetched
from dateline.fetching.pace import backed_off
from dateline.model import Given, Watched, WatchedKind
from dateline.watching.entries import Entry, canonical
from dateline.watching.sources import Source

__all__ = ["failed", "given_of", "is_carried", "merged", "planned", "stamp"]

GONE_AFTER = 3  # times in a row: then an address that says "not found" is read no more
GIVEN_UP_AFTER = 10  # times in a row, which takes about three days: what a list named is then tried no more
NEVER = frozenset(("address-refused", "robots-refused", "too-many-redirects", "too-large"))


def failed(one: Watched, found: Unfetched, now: datetime, source: Source | None) -> Watched:
    """What is noted of an address that could not be read: it is left alone for longer each time."""
    failures = one.failures + 1
    due: datetime | None = max(now + backed_off(failures), found.retry_at or now)
    listed = source is not None and canonical(source.at) == one.address
    gone = found.code == "not-found" and failures >= GONE_AFTER
    if not listed and (found.code in NEVER or gone or failures >= GIVEN_UP_AFTER):
        due = None
    due_at = stamp(due) if due is not None else None
    return dataclasses.replace(one, failures=failures, problem=found.message, due_at=due_at, read_at=stamp(now))


def planned(entry: Entry, name: str, source: Source | None, now: datetime) -> Watched:
    """What is noted of an address that a list names: it is read now, unless the list carries the report itself."""
    if is_carried(entry, source):
        return Watched(entry.address, WatchedKind.ENTRY, name, merged(entry.given, source))
    kind = WatchedKind.SITEMAP if entry.is_list else WatchedKind.PAGE
    return Watched(entry.address, kind, name, merged(entry.given, source), due_at=stamp(now))


def is_carried(entry: Entry, source: Source | None) -> bool:
    """Whether an entry is read as the report that it carries."""
    return entry.report is not None and not (source is not None and source.pages)


def given_of(source: Source) -> Given:
    """What a source says of all its reports."""
    return Given(outlet=source.outlet, language=source.language)


def merged(given: Given, source: Source | None) -> Given:
    """What a list says of a page, with what its source says."""
    if source is None:
        return given
    return dataclasses.replace(given, outlet=source.outlet or given.outlet, language=source.language or given.language)


def stamp(moment: datetime) -> str:
    """A moment as the record keeps it, so that the order of texts is that of time."""
    return moment.isoformat(timespec="seconds")
