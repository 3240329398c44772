"""A connection to a record behind the store's back, wherever the record stands."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dateline.record.store_held
from dateline.record.opening import connect

PLACES: Any = dateline.record.store_held  # where tests.on_server puts another function


def files_of(path: Path, ending: str) -> Path:
    """What belongs to a record and stands in files, by what its name has behind the record's."""
    place: Path = PLACES.place_of(path)
    return place.with_name(place.name + ending)


@contextmanager
def behind(path: Path) -> Iterator[sqlite3.Connection]:
    """Each statement counts at once."""
    connection, _ = connect(PLACES.place_of(path), create=False, read_only=False, wait_seconds=5)
    try:
        yield connection
    finally:
        connection.close()
