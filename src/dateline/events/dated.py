"""The dated events of a report by kind, in order: the last one before a place, the one day of all of them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from dateline.model import EventDate

__all__ = ["SPEECH", "Dated", "Key"]

Key = tuple[str, str | None]
SPEECH: Key = ("speech", None)


class Dated:
    """Numbers of events that have a day, kept sorted by kind, so that the last before a place is found by halving."""

    def __init__(self) -> None:
        self.numbers: dict[Key, list[int]] = {}
        self.days: dict[Key, set[EventDate]] = {}

    def add(self, key: Key, number: int, when: EventDate) -> None:
        """Keep an event of a kind."""
        insort(self.numbers.setdefault(key, []), number)
        self.days.setdefault(key, set()).add(when)

    def before(self, keys: Iterable[Key], place: int) -> int | None:
        """The last event of some kinds whose number is below a place."""
        some = ((self.numbers[key], bisect_left(self.numbers[key], place)) for key in keys if key in self.numbers)
        return max((numbers[cut - 1] for numbers, cut in some if cut), default=None)

    def only_day(self, keys: Iterable[Key]) -> int | None:
        """The first event of some kinds where all of them have one date."""
        known = [key for key in keys if key in self.numbers]
        if any(len(self.days[key]) > 1 for key in known) or len({day for key in known for day in self.days[key]}) != 1:
            return None
        return min(self.numbers[key][0] for key in known)
