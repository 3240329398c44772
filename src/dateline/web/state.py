"""What every page of one running site shares."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.web.desk import Desk
from dateline.web.options import ServeOptions

__all__ = ["State"]


@dataclass(frozen=True, slots=True)
class State:
    """
    One running site.

    Args:
        options: How it is served.
        desk: The record, open for reading.
        name: What to call the record.
    """

    options: ServeOptions
    desk: Desk
    name: str
