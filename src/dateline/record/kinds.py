"""The kinds of lines of a report, in the order in which its seal holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from dateline.model import ReadReport
from dateline.record.lines import LineTable
from dateline.record.named_rows import ACTORS, EVENTS, MENTIONS, READINGS
from dateline.record.rows import DATES, DETAILS, PLACES, QUOTES, SENTENCES, ZONES, details_of

__all__ = ["LAYOUT_LINES", "SEALED_LINES", "WORD_LINES", "Kind"]

Kind = tuple[LineTable[Any], Callable[[ReadReport], Iterable[Any]]]
"""A table, and what of a report goes into it."""

#: What stands beside or around the words; it is read once.
LAYOUT_LINES: tuple[Kind, ...] = (
    (ZONES, lambda read: read.report.zones),
    (DETAILS, lambda read: details_of(read.report.metadata)),
    (PLACES, lambda read: read.report.placed),
)
#: What is read in the words; a newer version may read it again.
WORD_LINES: tuple[Kind, ...] = (
    (SENTENCES, lambda read: read.sentences),
    (QUOTES, lambda read: read.quotes),
    (DATES, lambda read: read.dates),
    (MENTIONS, lambda read: read.mentions),
    (ACTORS, lambda read: read.actors),
    (EVENTS, lambda read: read.events),
    (READINGS, lambda read: ((read.layers, read.pipeline),)),
)
#: The order never changes, and new kinds come behind: so the seals of older reports hold.
SEALED_LINES: tuple[Kind, ...] = (
    LAYOUT_LINES[0],
    WORD_LINES[0],
    LAYOUT_LINES[1],
    *WORD_LINES[1:],
    LAYOUT_LINES[2],
)
