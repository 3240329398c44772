"""Say which reports share reporting, as the kernel holds it: numbers, of which values are made when asked for."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import cast

from dateline.copies.kernel import Kin
from dateline.copies.ties import covers
from dateline.copies.values import CopyInput
from dateline.model import Copy, ReportId

__all__ = ["KinTies"]

_FLAGS = 1 << 10  # sets of names, of which each has a byte for each name of an outlet; and of reports


class KinTies:
    """
    The ties of a settled corpus, rewrites among them: what :class:`~dateline.copies.ties.PlainTies` says.

    Args:
        kin: The corpus.
        inputs: Its reports.
        rewrites: The second tier, by ``(a, b)``; they come before what the corpus says of their pairs.
    """

    def __init__(self, kin: Kin, inputs: Mapping[ReportId, CopyInput], rewrites: Sequence[Copy]) -> None:
        self.kin = kin
        numbers: dict[str | None, int] = {}
        named = (numbers.setdefault(inputs[report].outlet, len(numbers)) for report in kin.ids)
        self._outlets = array("I", named).tobytes()
        self._names = list(numbers)
        self._flags = lru_cache(maxsize=_FLAGS)(self._flags_of)
        self._packed = lru_cache(maxsize=_FLAGS)(self._packed_of)
        self.rewrites = {(copy.a, copy.b): copy for copy in rewrites}
        self._places, self._corpus = kin.places, kin.corpus
        self._corpus.tie(array("Q", (self._places[a] << 32 | self._places[b] for a, b in self.rewrites)).tobytes())

    def __iter__(self) -> Iterator[ReportId]:
        return (report for report, place in self._places.items() if self._corpus.kindred(place))

    def __getitem__(self, report: ReportId, /) -> Mapping[ReportId, Copy]:
        return _Kindred(self, report)

    def others(self, report: ReportId) -> list[ReportId]:
        """The reports that one shares reporting with, by id."""
        ids = self.kin.ids
        return [ids[place] for place in self._corpus.kindred(self._places[report])]

    def is_tied(self, report: ReportId, other: object) -> bool:
        """Whether two reports share reporting."""
        place = self._places.get(cast("ReportId", other))
        return place is not None and self._corpus.tied(self._places[report], place) != -1

    def copy(self, report: ReportId, other: ReportId) -> Copy | None:
        """What two reports share; None for no reporting."""
        number = self._corpus.tied(self._places[report], self._places[other])
        if number >= 0:
            return cast("Copy | None", self.kin.told(number))  # it says all that is asked of a Copy
        return self.rewrites[min(report, other), max(report, other)] if number == -2 else None

    def outlets(self, report: ReportId) -> Iterable[str | None]:
        """The names of the outlets of those that one of them shares reporting with."""
        names = self._names
        return [names[number] for number in self._corpus.classes(self._places[report], self._outlets)]

    def kindred_of(self, report: ReportId, names: frozenset[str | None]) -> list[ReportId]:
        """Those of them whose outlet has one of these names, by id."""
        ids = self.kin.ids
        found = self._corpus.kindred_where(self._places[report], self._outlets, self._flags(names))
        return [ids[place] for place in found]

    def _flags_of(self, names: frozenset[str | None]) -> bytes:
        """A byte for each name of an outlet: 1 for these."""
        return bytes(name in names for name in self._names)

    def carriers(self, report: ReportId, place: int) -> Collection[ReportId]:
        """Those whose common words with a report hold a place of its text."""
        found = self._corpus.carriers(self._places[report], place)
        if found is None:  # a rewrite is among its pairs
            return [other for other, copy in self[report].items() if covers(copy, report, place)]
        ids = self.kin.ids
        return [ids[number] for number in found]

    def third(self, one: ReportId, two: ReportId) -> list[ReportId]:
        """The reports that share reporting with both, by id."""
        ids = self.kin.ids
        return [ids[place] for place in self._corpus.third(self._places[one], self._places[two])]

    def is_tied_to_all(self, report: ReportId, others: frozenset[ReportId]) -> bool:
        """Whether a report shares reporting with each of some others."""
        found: bool = self._corpus.tied_to_all(self._places[report], self._packed(others))
        return found

    def _packed_of(self, reports: frozenset[ReportId]) -> bytes:
        """The places of reports, ascending."""
        return array("I", sorted(map(self._places.__getitem__, reports))).tobytes()

    def share(self, report: ReportId, other: ReportId) -> float:
        """The part of a report's body that the other has as well."""
        found: float | None = self._corpus.share_with(self._places[report], self._places[other])
        if found is None:
            copy = self.rewrites[min(report, other), max(report, other)]
            return copy.a_share if copy.a == report else copy.b_share
        return found

    def has_more(self, report: ReportId, one: ReportId, two: ReportId, least: int) -> bool | None:
        """Whether so many characters in a row of its body are the one's and not the other's; None of rewrites."""
        places = self._places
        found: bool | None = self._corpus.more_with(places[report], places[one], places[two], least)
        return found


class _Kindred(Mapping[ReportId, Copy]):
    """The reports that one shares reporting with, and what they share."""

    __slots__ = ("_report", "_ties")

    def __init__(self, ties: KinTies, report: ReportId) -> None:
        self._ties, self._report = ties, report

    def __getitem__(self, other: ReportId, /) -> Copy:
        copy = self._ties.copy(self._report, other)
        if copy is None:
            raise KeyError(other)
        return copy

    def __contains__(self, other: object) -> bool:
        return self._ties.is_tied(self._report, other)

    def __iter__(self) -> Iterator[ReportId]:
        return iter(self._ties.others(self._report))

    def __len__(self) -> int:
        return len(self._ties.others(self._report))
