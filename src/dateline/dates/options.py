"""Options of the search for dates."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DateOptions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateOptions:
    """
    Options of the search for dates.

    Args:
        numbers: How the outlet writes dates in numbers: "day-first", "month-first", or "" when that is not known; the
            text's other dates then settle it, or it stays open.
        most_candidates: The most days that are listed when several fit, and the most years tried for a publication
            date without a year. 6: a reader can check that many by hand.
    """

    numbers: str = ""
    most_candidates: int = 6
