"""An event with what it was read from, so that events of one report can be settled beside each other."""

from __future__ import annotations

from typing import NamedTuple

from dateline.model import Event, Quote

__all__ = ["Draft"]


class Draft(NamedTuple):
    """
    One event before it is settled.

    Args:
        event: As its own words tell it.
        words: The indexes of the words that tell it, and of the verbs that carry them.
        said: The attribution that it is, of a statement or a deed of words.
        around: The innermost attribution in whose content it stands.
        ids: All attributions that it tells, of a statement.
    """

    event: Event
    words: tuple[int, ...]
    said: Quote | None
    around: Quote | None
    ids: tuple[str, ...] = ()
