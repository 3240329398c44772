"""Settle over a whole record which actors of its reports are one, and which events: a pure function, for read-out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dateline.model import Across, Judgement, ReadReport

__all__ = ["settle_across"]

Reads = Callable[[], Iterable[ReadReport]]
"""Gives the reports of a record by id, each time it is called."""


def settle_across(reads: Reads, judgements: Sequence[Judgement]) -> Across:
    """
    The record-wide ids of actors and events.

    No rule joins reports yet: every actor and every event is one of its own.

    Args:
        reads: Gives the reports of the record with their lines; a record may not fit into memory.
        judgements: What persons said, none undone.

    Returns:
        The same value for the same reports and judgements, in whatever order they came.
    """
    return Across()
