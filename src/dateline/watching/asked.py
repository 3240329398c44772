"""Fetch the addresses that a person names, once, and keep what stands there."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from dateline.config import Config
from dateline.fetching import Fetched, Unfetched
from dateline.fetching.fetch import Fetcher
from dateline.fetching.pace import Clock
from dateline.fetching.shared import pace_path
from dateline.intake.fetched import read_fetched
from dateline.keeping import Keeper, Kept
from dateline.layers import RECORD_LAYERS
from dateline.model import Given, Incoming, Problem
from dateline.record import Added, Store, is_address
from dateline.watching.entries import canonical
from dateline.watching.places import arrival_of, keep_at

__all__ = ["add_addresses", "pace_of"]


def add_addresses(
    addresses: Iterable[str],
    keeper: Keeper,
    config: Config,
    given: Given = Given(),  # noqa: B008  # frozen
    layers: Collection[str] = RECORD_LAYERS,
    clock: Clock | None = None,
) -> Iterator[Added | Problem]:
    """
    Fetch addresses and keep what stands there: of a page its report, of a file what the same file gives from a disk.

    Sites are treated as :func:`watch_sources` treats them: robots.txt, one request at a time, bounds on bytes, hops and
    seconds, public hosts alone unless ``[fetching] allow`` lists them. An address that the record has is read again:
    a text that stands there now takes the place of the one before, which is kept as an earlier version.

    Args:
        addresses: http or https.
        keeper: Of the open record.
        config: The options of every stage.
        given: What is known of the reports beside their text.
        layers: What is read of a report.
        clock: The clock; the machine's unless a test moves one.

    Returns:
        What came of each report, in order; one problem for an address that gave none, which the record keeps as well.
    """
    clock = clock if clock is not None else Clock()
    with Fetcher(config.fetching, clock, pace=pace_of(keeper.store)) as fetcher:
        for address in addresses:
            found = fetcher.fetch(address)
            if isinstance(found, Unfetched):
                yield unread(keeper, Problem(found.code, found.message, address, "fetching", fatal=True))
                continue
            items = list(read_fetched(found.content, address, found.content_type, given, config.intake))
            yield from keep_found(items, found, keeper, clock.now().isoformat(timespec="seconds"), layers)


def pace_of(store: Store) -> Path:
    """The file by which all who fetch for a record keep one pace."""
    return pace_path(store.path, is_file=not is_address(store.path))


def keep_found(
    items: list[Incoming | Problem], found: Fetched, keeper: Keeper, read_at: str, layers: Collection[str]
) -> Iterator[Added | Problem]:
    """Keep what an address gave: one report is that address's, several are those of a file."""
    alone = sum(isinstance(item, Incoming) for item in items) == 1
    for item in items:
        if isinstance(item, Problem):
            yield unread(keeper, item)
        elif alone:
            place = canonical(found.address)
            beside = item.given if item.given.url else dataclasses.replace(item.given, url=place)
            came = arrival_of(found, read_at)
            kept = keep_at(keeper, place, dataclasses.replace(item, given=beside), read_at, layers, came)
            yield added_of(keeper, kept, layers) if isinstance(kept, Kept) else kept
        else:
            yield keeper.keep(item, layers)


def added_of(keeper: Keeper, kept: Kept, layers: Collection[str]) -> Added | Problem:
    """What came of a report that the record has, told as `add` tells it; layers that it lacks are read."""
    if kept.problem is not None:
        return unread(keeper, kept.problem)
    keeper.read_again(kept.report, layers)
    return Added(kept.report, new=False, new_source=False, changed=bool(kept.changes))


def unread(keeper: Keeper, problem: Problem) -> Problem:
    """The problem of an input that gave no report, which the record keeps."""
    keeper.keep_unread(problem)
    return problem
