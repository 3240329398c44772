"""What of an edit is told."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DEFAULT", "VersionOptions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionOptions:
    """
    What of an edit is told.

    Args:
        bridge: Edits with at most so many same words between them are one.
        moved: Words in a row that were cut here and added there are moved when they are at least so many.
        most_cells: Texts whose words multiplied are more are compared line by line first.
    """

    bridge: int = 2
    moved: int = 8
    most_cells: int = 400_000_000


DEFAULT = VersionOptions()
