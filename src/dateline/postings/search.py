"""Which reports are to be compared with a text, by the shingles they share with it; what the C kernel does, in Python.

A shingle of few families leads to every report that has it. Of a frequent one it only counts how many a report shares,
so no list of a footer is read through: a report that shares ``t`` of ``f`` frequent shingles has one of any ``f - t +
1`` of them, and the shortest lists will do; the longest ones are asked only for the reports found in these. (The prefix
filter of set joins: Bayardo, Ma and Srikant, WWW 2007.)
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.postings.keys import read_keys
from dateline.postings.layout import Facts
from dateline.postings.merging import Source
from dateline.postings.tail import PlainTail
from dateline.postings.view import PlainView, Postings

__all__ = ["count_families", "count_held", "find_candidates", "find_holders"]


def find_candidates(sources: Sequence[Source], given: bytes, leads: int, many: int) -> list[int]:
    """
    The reports that share a key of at most ``leads`` families, or a flood of keys.

    Args:
        sources: The segments and the reports that came last.
        given: The keys of the text.
        leads: Of how many families a key may be that leads to a report alone.
        many: So many shared keys are a flood; so is half of what the shorter of the two has.

    Returns:
        Their numbers, ascending.
    """
    keys = read_keys(given)
    found: set[int] = set()
    frequent: list[_Lists] = []
    for key in keys:
        lists = _Lists(sources, key)
        if lists.families(leads) <= leads:
            found |= lists.alive(None).keys()
        else:
            frequent.append(lists)
    frequent.sort(key=lambda lists: lists.count)
    whole = needed(many, len(keys), len(keys))
    sizes: dict[int, int] = {}
    for k, lists in enumerate(frequent):
        left = len(frequent) - k
        sizes.update(lists.alive(None if whole <= left else 2 * left))
    for number, size in sizes.items():
        if number not in found:
            shared = sum(lists.holds(number, size) for lists in frequent)
            if shared >= needed(many, len(keys), size):
                found.add(number)
    return sorted(found)


def needed(many: int, one: int, two: int) -> int:
    """How many shared keys make a flood of two texts that have so many."""
    return min(max(1, many), (max(1, min(one, two)) + 1) // 2)


def count_families(sources: Sequence[Source], given: bytes, most: int) -> list[int]:
    """Of how many families each key is; what is more than ``most`` is ``most + 1``."""
    return [_Lists(sources, key).families(most) for key in read_keys(given)]


def find_holders(sources: Sequence[Source], given: bytes) -> list[int]:
    """The numbers of the reports that have one of the keys, ascending."""
    return sorted({number for key in read_keys(given) for number in _Lists(sources, key).alive(None)})


def count_held(sources: Sequence[Source], given: bytes, number: int) -> int:
    """How many of the keys a report has."""
    return sum(number in _Lists(sources, key).alive(None) for key in read_keys(given))


class _Lists:
    """The reports that have one key, wherever they are."""

    def __init__(self, sources: Sequence[Source], key: int) -> None:
        self.lists: list[tuple[PlainView, Postings]] = []
        self.recent: dict[int, Facts] = {}
        for source in sources:
            if isinstance(source, PlainTail):
                self.recent.update(source.find(key))
            elif held := source.find(key):
                self.lists.append((source, held))
        self.count = sum(postings.count for _, postings in self.lists) + len(self.recent)

    def families(self, most: int) -> int:
        """How many families they are, up to ``most + 1``."""
        families = {family for family, _ in self.recent.values()}
        for way in (self.by_leaders, self.by_all):
            if len(families) <= most and not way(families, most):
                break
        return min(len(families), most + 1)

    def by_leaders(self, families: set[int], most: int) -> bool:
        """Add the families that are named up front; whether there may be more."""
        more = False
        for _, postings in self.lists:
            named, whole = postings.families()
            families |= named
            more |= not whole
        return more

    def by_all(self, families: set[int], most: int) -> bool:
        """Add the families of all reports, until they are too many."""
        for _, postings in self.lists:
            for _, (family, _) in postings.alive():
                families.add(family)
                if len(families) > most:
                    return False
        return False

    def alive(self, most: int | None) -> dict[int, int]:
        """Their numbers with how many shingles each has; only those of at most so many."""
        found = {number: size for number, (_, size) in self.recent.items() if most is None or size <= most}
        for view, postings in self.lists:
            found.update((view.first + posting, size) for posting, (_, size) in postings.alive(most))
        return found

    def holds(self, number: int, size: int) -> bool:
        """Whether a report of so many shingles is among them."""
        if number in self.recent:
            return True
        return any(
            view.first <= number <= view.last and held.holds(number - view.first, size) for view, held in self.lists
        )
