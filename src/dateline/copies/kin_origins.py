"""Say who copied from whom over all pairs of a corpus: Python judges those that ask for it, the kernel the rest."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Final, NamedTuple

from dateline.copies import kernel
from dateline.copies.claims import Origin, Pair, Sources
from dateline.copies.commons import FROM_THIRD, unseen_source, with_common_source
from dateline.copies.credited import by_credits, by_way, credited_pairs, followed_pairs
from dateline.copies.dated import by_dates, judge_by_dates, prints_others
from dateline.copies.family import Family
from dateline.copies.habits import Standing
from dateline.copies.kin_ties import KinTies
from dateline.copies.origins import known_sources, open_circles
from dateline.copies.values import CopyInput
from dateline.model import Reason, ReportId

__all__ = ["KinOrigins", "find_kin_origins"]

_STANDINGS: Final = {Standing.UNKNOWN: 0, Standing.PRINTS: 1, Standing.GIVES: 2}  # of kernel/kin.c
_NO_DAY, _NO_MINUTE = -(1 << 31), -(1 << 63)


class KinOrigins(NamedTuple):
    """
    What is known of the origin of the pairs of a corpus.

    Args:
        told: Of pairs that were judged, by their number.
        rewrites: Of the pairs of the second tier.
        bulk: Of all others, as the kernel writes it.
    """

    told: dict[int, Origin]
    rewrites: dict[Pair, Origin]
    bulk: kernel.Bulk


def find_kin_origins(ties: KinTies, inputs: Mapping[ReportId, CopyInput]) -> KinOrigins:
    """
    What :func:`~dateline.copies.origins.find_told_origins` gives of all pairs of a corpus.

    Most pairs are told by the habit of an outlet, by a source that both are known to have, or by nothing: these are
    looked at by the kernel, in one walk, and are numbers until their line is written.

    Args:
        ties: Who shares reporting with whom.
        inputs: The reports.
    """
    family = Family(ties, inputs)
    table = _Table(ties, family)
    origins = dict(by_credits(table.in_order(credited_pairs(family)), family))
    followed = table.in_order(followed_pairs(family) - origins.keys())
    origins |= by_way(followed, family, known_sources(origins))
    sources = known_sources(origins)
    heads, asked = table.dated(origins)
    origins |= ((pair, found) for pair in asked if (found := judge_by_dates(pair, family, sources)))
    origins |= by_dates([pair for pair in ties.rewrites if pair not in origins], family, sources)
    open_circles(origins)
    return table.settled(origins, heads)


class _Table:
    """What is known of the pairs of a corpus, by number."""

    def __init__(self, ties: KinTies, family: Family) -> None:
        self.ties, self.family = ties, family
        self.ids, self.places = ties.kin.ids, ties.kin.places
        self.corpus = ties.kin.corpus

    def number(self, pair: Pair) -> int:
        """The number of a pair; below 0 for a rewrite."""
        found: int = self.corpus.tied(self.places[pair[0]], self.places[pair[1]])
        return found

    def pairs(self, numbers: bytes) -> Iterator[Pair]:
        """The pairs of native 32-bit numbers."""
        at, ids = self.corpus.told_at, self.ids
        for number in array("I", numbers):
            a, b = at(number)[:2]
            yield ids[a], ids[b]

    def done(self, pairs: Iterable[Pair]) -> bytes:
        """A byte for each pair: 1 for these, and where a rewrite takes the place of a line."""
        flags = self.flags(pairs)
        for a, b in self.ties.rewrites:
            if (number := self.corpus.find(self.places[a], self.places[b])) >= 0:
                flags[number] = 1
        return bytes(flags)

    def in_order(self, pairs: set[Pair]) -> list[Pair]:
        """Some pairs, those of relatives side by side: their texts are then looked at one after the other."""
        rewrites = [pair for pair in self.ties.rewrites if pair in pairs]
        return [*self.pairs(self.corpus.chosen(bytes(self.flags(pairs)))), *rewrites]

    def flags(self, pairs: Iterable[Pair]) -> bytearray:
        """A byte for each pair: 1 for these."""
        flags = bytearray(len(self.corpus))
        for pair in pairs:
            if (number := self.number(pair)) >= 0:
                flags[number] = 1
        return flags

    def dated(self, origins: Mapping[Pair, Origin]) -> tuple[tuple[bytes, list[Reason]], Iterator[Pair]]:
        """Which outlet's habit leaves a pair open, by number, with the reasons; and the pairs that are to be judged."""
        family = self.family
        heads, asked = self.corpus.dated(self.done(origins), (*self._moments(), *self._outlets()))
        return (heads, [prints_others(report, family) for report in self._named.values()]), self.pairs(asked)

    def _moments(self) -> tuple[bytes, bytes, bytes, bytes]:
        """When each report came out, as kernel/kin.c takes it."""
        moments = [self.family.moments.get(report) for report in self.ids]
        first = array("i", (_NO_DAY if m is None or m.first is None else m.first for m in moments))
        last = array("i", (_NO_DAY if m is None or m.last is None else m.last for m in moments))
        minute = array("q", (_NO_MINUTE if m is None or m.minute is None else m.minute for m in moments))
        return first.tobytes(), last.tobytes(), minute.tobytes(), bytes(bool(m and m.zoned) for m in moments)

    def _outlets(self) -> tuple[bytes, bytes, bytes, bytes]:
        """Of each report the standing, number and numbered name of its outlet; and the routes between outlets."""
        family, inputs = self.family, self.family.inputs
        keys: dict[str, int] = {}
        outlets = array("I", (keys.setdefault(family.outlets.get(report, ""), len(keys)) for report in self.ids))
        self._named: dict[str | None, ReportId] = {}  # a report of each name of an outlet that prints what others wrote
        numbers: dict[str | None, int] = {}
        names, standings = array("I", [0]) * len(self.ids), bytearray(len(self.ids))
        for place, report in enumerate(self.ids):
            standing = family.standing.get(report, Standing.UNKNOWN)
            standings[place] = _STANDINGS[standing]
            if standing is Standing.PRINTS:
                name = inputs[report].outlet
                self._named.setdefault(name, report)
                names[place] = numbers.setdefault(name, len(numbers) + 1)
        routes = ((keys[source] << 32 | keys[taker]) for source, taker in family.habits.routes)
        return bytes(standings), outlets.tobytes(), names.tobytes(), array("Q", sorted(routes)).tobytes()

    def settled(self, origins: dict[Pair, Origin], heads: tuple[bytes, list[Reason]]) -> KinOrigins:
        """All that is known, with whom both of a pair that is open may have their words from."""
        family, sources = self.family, known_sources(origins)
        done = self.done(pair for pair, origin in origins.items() if origin.stated)
        thirds, asked = self.corpus.shared_sources(done, self._unseen(), *self._sources(sources))
        tails = _Tails(len(self.corpus))
        for number, pair in zip(array("I", asked), self.pairs(asked), strict=True):
            if pair not in origins:
                tails.add(number, *unseen_source(*pair, family, sources))
        told: dict[int, Origin] = {}
        rewrites: dict[Pair, Origin] = {}
        for pair, origin in origins.items():
            if pair in self.ties.rewrites:
                rewrites[pair] = origin
                continue
            found = None if origin.stated else with_common_source(pair, origin, family, sources)
            told[self.number(pair)] = found or origin
        for pair in self.ties.rewrites:
            known = rewrites.get(pair)
            if known is None or not known.stated:
                found = with_common_source(pair, known, family, sources)
                rewrites |= {} if found is None else {pair: found}
        clauses = [b"", *(kernel.clause(reason.words) for reason in heads[1])]
        bulk = kernel.Bulk(heads[0], clauses, *tails.made(), thirds, kernel.clause(FROM_THIRD))
        return KinOrigins(told, rewrites, bulk)

    def _unseen(self) -> bytes:
        """A byte for each report: 1 where it credits somebody unseen."""
        flags = bytearray(len(self.ids))
        for report in self.family.unseen:
            flags[self.places[report]] = 1
        return bytes(flags)

    def _sources(self, sources: Sources) -> tuple[bytes, bytes]:
        """Where the sources of each report end in the list of all, and that list, by place."""
        listed = [sorted(self.places[source] for source in sources.get(report, ())) for report in self.ids]
        ends = array("I", accumulate(map(len, listed)))
        return ends.tobytes(), array("I", (place for found in listed for place in found)).tobytes()


class _Tails:
    """Whom both of a pair may have their words from, by its number; what many pairs have stands here once."""

    def __init__(self, pairs: int) -> None:
        self.numbers = array("I", [0]) * pairs
        self.places: dict[tuple[str | None, tuple[str, ...]], int] = {}
        self.names, self.clauses = [b""], [b""]

    def add(self, number: int, name: str | None, reason: Reason | None) -> None:
        """Note what is known of a pair; no reason is nothing."""
        if reason is None:
            return
        key = name, reason.parts
        place = self.places.get(key)
        if place is None:
            place = self.places[key] = len(self.names)
            self.names.append(kernel.json_bytes(name))
            self.clauses.append(kernel.clause(reason.words))
        self.numbers[number] = place

    def made(self) -> tuple[bytes, list[bytes], list[bytes]]:
        """As the kernel takes it."""
        return self.numbers.tobytes(), self.names, self.clauses
