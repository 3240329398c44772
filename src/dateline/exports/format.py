"""What a format of the export is: its name, what it is for, and how it writes a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.exports.material import Material

__all__ = ["Format", "Write"]

Write = Callable[[Material, int | None], Iterator[str | bytes]]
"""
Writes a record in pieces. The second argument is the most words of each span that may be given, where texts may not be
given away; None gives everything. The same record gives the same bytes.
"""


@dataclass(frozen=True, slots=True)
class Format:
    """
    One format of the export.

    Args:
        name: What ``--format`` calls it.
        ending: The ending of its files, with the dot.
        media: Its media type.
        means: What it is and for whom, in a line.
        write: Writes a record.
        binary: Whether its pieces are bytes and no text.
    """

    name: str
    ending: str
    media: str
    means: str
    write: Write
    binary: bool = False
