"""Keep the report that stands at an address: added once, and a text that stands there later as its next version."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

from dateline.fetching import Fetched
from dateline.keeping import Keeper, Kept
from dateline.model import Arrival, Incoming, Problem, ReportId
from dateline.record import Added
from dateline.text.ids import content_id

__all__ = ["arrival_of", "id_of_place", "keep_at"]


def arrival_of(found: Fetched, read_at: str) -> Arrival:
    """An answer as the record keeps it."""
    way = tuple(
        Arrival(one.content, one.at.isoformat(timespec="seconds"), one.address, one.status, one.headers, one.asked)
        for one in found.way
    )
    return Arrival(found.content, read_at, found.address, found.status, found.headers, found.asked, way)


def id_of_place(address: str) -> ReportId:
    """The id of the report at an address: made from the address alone, so whatever stands there later has it too."""
    return ReportId(content_id("r", "address", address))


def keep_at(
    keeper: Keeper,
    address: str,
    incoming: Incoming,
    read_at: str,
    layers: Collection[str],
    arrival: Arrival | None = None,
) -> Added | Kept | Problem:
    """
    Add the report of an address, or put its text in the place of the one before.

    A run that was killed between adding it and noting that does not add it twice: its id is made from the address.

    Args:
        keeper: Of the open record.
        address: What names the report, unless ``incoming.given.url`` does.
        incoming: What was read there now.
        read_at: When, ISO 8601 in UTC.
        layers: What to read of it.
        arrival: The bytes that it was read from, for a record that keeps them.
    """
    own = id_of_place(incoming.given.url or address)
    if keeper.store.has(own):
        return keeper.keep_next(own, incoming, read_at, layers, arrival)
    given = dataclasses.replace(incoming.given, id=own)
    return keeper.keep(dataclasses.replace(incoming, given=given), layers, arrival)
