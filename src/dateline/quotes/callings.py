"""By which nouns a report calls the bodies that it names, and where its nouns stand; gathered once for a report."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence

from dateline.quotes.capitals import is_capital
from dateline.quotes.full_names import Names
from dateline.quotes.grammar import BODIES
from dateline.quotes.names import INDEFINITE, Mention, mentions_between
from dateline.quotes.reading import Reading
from dateline.text.body_kinds import kinds_of_nouns

__all__ = ["Callings"]

APART = 5  # tokens from a noun to the name that it may be of
CALLED = 2  # tokens behind a name in which a noun tells what it is: "the Tavresh news agency"

Key = tuple[str, ...]
First = dict[Key, tuple[int, Mention]]  # of each name: where it is first called so, and its fullest form


class Callings:
    """
    The nouns of a report and who is called by them.

    Args:
        reading: The report.
        names: Its names.
        is_person: Whether a name is a person's.
    """

    def __init__(self, reading: Reading, names: Names, is_person: Callable[[Mention], bool]) -> None:
        self.reading = reading
        self.by_noun: defaultdict[str, First] = defaultdict(dict)
        self.by_kind: defaultdict[str, First] = defaultdict(dict)
        self.of_name: defaultdict[Key, dict[str, None]] = defaultdict(dict)
        for mention in mentions_between(self.reading, 0, len(self.reading.words)):
            nouns = nouns_beside(self.reading, mention)
            self.of_name[mention.key].update(dict.fromkeys(nouns))
            if is_person(mention):
                continue
            full = names.resolve(mention) or mention
            for noun in nouns:
                self.by_noun[noun].setdefault(full.key, (mention.end, full))
            for kind in kinds_of_nouns(nouns):
                self.by_kind[kind].setdefault(full.key, (mention.end, full))
        self.bodies: First = {}
        for mention in names.mentions:
            fullest = names.resolve(mention) if mention.body else None
            if fullest is not None:
                self.bodies.setdefault(fullest.key, (mention.start, fullest))
        self.at: defaultdict[str, list[int]] = defaultdict(list)
        for place, low in enumerate(self.reading.lows):
            self.at[low].append(place)
        self.without_name: dict[str, int | None] = {}

    def called(self, noun: str, at: int) -> list[Mention]:
        """Who is called by a noun before a token, else by one of its kind: "the airline" after "carrier Orvair"."""
        exact = before(self.by_noun.get(noun, {}), at)
        if exact:
            return exact
        alike = {one.key: one for kind in sorted(kinds_of_nouns([noun])) for one in before(self.by_kind[kind], at)}
        return list(alike.values())

    def bodies_before(self, at: int) -> list[Mention]:
        """The bodies that are named before a token, each in its fullest form."""
        return [full for start, full in self.bodies.values() if start < at]

    def places(self, noun: str, at: int) -> Sequence[int]:
        """Where a noun stands before a token."""
        found = self.at.get(noun, [])
        return found[: bisect_left(found, at)]

    def is_introduced(self, noun: str, at: int) -> bool:
        """Whether a body without a name was called by a noun before a token: "a local company", and no name near."""
        if noun not in self.without_name:
            end = len(self.reading.lows)
            told = (place for place in self.at.get(noun, []) if place > 1 and self.is_indefinite(place))
            self.without_name[noun] = next((place for place in told if self.is_bare(place, end)), None)
        first = self.without_name[noun]
        if first is not None and first + APART <= at:
            return True
        near = self.places(noun, at)[-APART:]
        return any(place > 1 and self.is_indefinite(place) and self.is_bare(place, at) for place in near)

    def is_indefinite(self, place: int) -> bool:
        """Whether a noun is told as one of many: "a local company"."""
        return not INDEFINITE.isdisjoint(self.reading.lows[max(0, place - 3) : place])

    def is_bare(self, place: int, at: int) -> bool:
        """Whether no name stands by a noun, as far as a token."""
        return next(mentions_between(self.reading, max(0, place - APART), min(at, place + APART)), None) is None


def before(found: First, at: int) -> list[Mention]:
    """Those who are called so before a token."""
    return [full for end, full in found.values() if end < at]


def nouns_beside(reading: Reading, mention: Mention) -> list[str]:
    """The nouns by which a body is called: "carrier Orvair", "the Tavresh news agency", "the union, Tavresh"."""
    lows = reading.lows
    at = mention.start - 1 - (lows[mention.start - 1] == "the")
    found = [lows[at]]
    if reading.words[at] == "," and at > 0 and lows[at - 1] == reading.words[at - 1]:
        found.append(lows[at - 1])
    behind = lows[mention.end : mention.end + CALLED]
    if reading.words[mention.end + 1 : mention.end + 2] and is_capital(reading.words[mention.end + 1]):
        return found  # "Retail chain Orvo": the noun is of the name behind it
    found += behind[:1]
    if len(behind) == CALLED and behind[0] in BODIES:
        found.append(behind[1])
    return found
