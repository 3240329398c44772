"""Put together what watching a file of sources into a record takes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from dateline.config import Config
from dateline.fetching.fetch import Fetcher
from dateline.fetching.pace import Clock
from dateline.intake import read_reports
from dateline.intake.fetched import read_fetched
from dateline.keeping import Keeper
from dateline.layers import RECORD_LAYERS
from dateline.model import Given, Incoming, Problem
from dateline.record import Store
from dateline.watching.asked import pace_of
from dateline.watching.rounds import Seen, Watcher
from dateline.watching.sources import read_sources

__all__ = ["watch_sources"]


def watch_sources(
    path: Path,
    store: Store,
    keeper: Keeper,
    config: Config,
    *,
    once: bool,
    layers: Collection[str] = RECORD_LAYERS,
    stopped: Callable[[], bool],
    clock: Clock | None = None,
) -> Iterator[Seen]:
    """
    Watch the sources of a file into a record.

    Args:
        path: The file of sources.
        store, keeper: The open record.
        config: The options of every stage.
        once: Read what is due and end; else go on until it is stopped.
        layers: What is read of a report.
        stopped: Asked between two addresses; True ends the run.
        clock: The clock; the machine's unless a test moves one.

    Returns:
        What came of each address and file, as it comes.

    Raises:
        UsageError: If the file says something that is not known.
    """
    sources = read_sources(path)
    clock = clock if clock is not None else Clock()
    options = dataclasses.replace(config.fetching, allow=config.fetching.allow | sources.allow)

    def reads(content: bytes, where: str, content_type: str | None, given: Given) -> Iterable[Incoming | Problem]:
        return read_fetched(content, where, content_type, given, config.intake)

    def reads_folder(folder: Path, given: Given) -> Iterable[Incoming | Problem]:
        return read_reports([str(folder)], config.intake, given=given)

    with Fetcher(options, clock, pace=pace_of(store)) as fetcher:
        watcher = Watcher(store, keeper, sources, fetcher, reads, reads_folder, clock, layers, stopped)
        yield from watcher.run(once=once)
