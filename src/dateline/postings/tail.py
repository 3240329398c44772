"""Hold the reports that came last, by key, until they become a segment; what the C kernel does, in Python."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from dateline.postings.keys import read_keys
from dateline.postings.layout import Facts

__all__ = ["PlainTail"]


class PlainTail:
    """The last reports, in order of their numbers."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.entries: list[Facts | None] = []
        self.lists: defaultdict[int, list[int]] = defaultdict(list)

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def first(self) -> int:
        """The number of its first report; 0 when there is none."""
        return self.numbers[0] if self.numbers else 0

    @property
    def last(self) -> int:
        """The number of its last report; 0 when there is none."""
        return self.numbers[-1] if self.numbers else 0

    @property
    def keys(self) -> int:
        """How many keys it has."""
        return len(self.lists)

    def add(self, number: int, given: bytes) -> None:
        """
        Add a report.

        Args:
            number: Greater than any before.
            given: Its keys, as ``keys_of`` makes them; the first is its family.

        Raises:
            ValueError: If the number or the keys are not in order.
        """
        keys = read_keys(given)
        if self.numbers and number <= self.last:
            raise ValueError("reports come in ascending order")
        for key in keys:
            self.lists[key].append(len(self.numbers))
        self.numbers.append(number)
        self.entries.append((keys[0] if keys else 0, len(keys)))

    def bury(self, number: int) -> None:
        """Leave a report out of all answers from now on."""
        at = bisect_left(self.numbers, number)
        if at < len(self.numbers) and self.numbers[at] == number:
            self.entries[at] = None

    def facts_of(self, number: int) -> Facts | None:
        """The family and the number of shingles of a report; None when it is not there."""
        at = bisect_left(self.numbers, number)
        return self.entries[at] if at < len(self.numbers) and self.numbers[at] == number else None

    def find(self, key: int) -> list[tuple[int, Facts]]:
        """The reports that have a key, by number, each with its facts."""
        held = self.lists.get(key, ())
        return [(self.numbers[at], facts) for at in held if (facts := self.entries[at]) is not None]

    def groups(self, low: int) -> Iterator[tuple[int, list[int]]]:
        """The keys from ``low`` on, in order, each with the numbers of the reports that have it and are there."""
        for key in sorted(self.lists):
            numbers = [number for number, _ in self.find(key)] if key >= low else []
            if numbers:
                yield key, numbers
