"""Say which reports share reporting, seen from each: as values here, as the kernel holds them in ``kin_ties``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Protocol

from dateline.copies.runs import places_in
from dateline.copies.values import CopyInput
from dateline.model import Copy, CopyKind, ReportId

__all__ = ["PlainTies", "Ties", "covers", "joins"]


class Ties(Protocol):
    """Of each report those that it shares reporting with."""

    def __iter__(self) -> Iterator[ReportId]:
        """The reports that share reporting with some other, by id."""

    def __getitem__(self, report: ReportId, /) -> Mapping[ReportId, Copy]:
        """Those that one of them shares reporting with, and what they share."""

    def outlets(self, report: ReportId) -> Iterable[str | None]:
        """The names of the outlets of those that one of them shares reporting with."""

    def kindred_of(self, report: ReportId, names: frozenset[str | None]) -> list[ReportId]:
        """Those of them whose outlet has one of these names, by id."""

    def third(self, one: ReportId, two: ReportId) -> list[ReportId]:
        """The reports that share reporting with both, by id."""

    def carriers(self, report: ReportId, place: int) -> Collection[ReportId]:
        """Those whose common words with a report hold a place of its text."""

    def is_tied_to_all(self, report: ReportId, others: frozenset[ReportId]) -> bool:
        """Whether a report shares reporting with each of some others."""

    def share(self, report: ReportId, other: ReportId) -> float:
        """The part of a report's body that the other has as well."""

    def has_more(self, report: ReportId, one: ReportId, two: ReportId, least: int) -> bool | None:
        """Whether so many characters in a row of a report's body are the one's and not the other's; None: not known."""


def joins(copy: Copy) -> bool:
    """Whether two reports share reporting: any two may hold a page's furniture or quote one speaker."""
    return copy.kind is not CopyKind.BOILERPLATE and copy.kind is not CopyKind.QUOTATION


def covers(copy: Copy, report: ReportId, place: int) -> bool:
    """Whether a place of one of two reports stands in their common words."""
    return any(start <= place < end for start, end, _, _ in places_in(copy, report))


class PlainTies:
    """
    Ties held as values.

    Args:
        copies: What the reports share; kinds that join none are left out.
        inputs: The reports.

    Example:
        >>> from dateline.copies.values import CopyInput
        >>> one, two, three = map(ReportId, "123")
        >>> told = ((), 1.0, 0.5, CopyKind.PARTIAL, None, None, "")
        >>> inputs = {report: CopyInput(report, "") for report in (one, two, three)}
        >>> ties = PlainTies([Copy(one, three, *told), Copy(two, three, *told)], inputs)
        >>> list(ties), ties.third(one, two), ties.share(three, one)
        (['1', '2', '3'], ['3'], 0.5)
    """

    def __init__(self, copies: Iterable[Copy], inputs: Mapping[ReportId, CopyInput]) -> None:
        self._inputs = inputs
        held: defaultdict[ReportId, dict[ReportId, Copy]] = defaultdict(dict)
        for copy in copies:
            if joins(copy):
                held[copy.a][copy.b] = held[copy.b][copy.a] = copy
        self._held = {report: held[report] for report in sorted(held)}

    def __iter__(self) -> Iterator[ReportId]:
        return iter(self._held)

    def __getitem__(self, report: ReportId, /) -> Mapping[ReportId, Copy]:
        return self._held[report]

    def outlets(self, report: ReportId) -> Iterable[str | None]:
        """The names of the outlets of those that one of them shares reporting with."""
        return {self._inputs[other].outlet for other in self._held[report]}

    def kindred_of(self, report: ReportId, names: frozenset[str | None]) -> list[ReportId]:
        """Those of them whose outlet has one of these names, by id."""
        return sorted(other for other in self._held[report] if self._inputs[other].outlet in names)

    def carriers(self, report: ReportId, place: int) -> Collection[ReportId]:
        """Those whose common words with a report hold a place of its text."""
        return [other for other, copy in self._held[report].items() if covers(copy, report, place)]

    def third(self, one: ReportId, two: ReportId) -> list[ReportId]:
        """The reports that share reporting with both, by id."""
        fewer, more = self._held[one], self._held[two]
        if len(fewer) > len(more):
            fewer, more = more, fewer
        return sorted([other for other in fewer if other in more])

    def is_tied_to_all(self, report: ReportId, others: frozenset[ReportId]) -> bool:
        """Whether a report shares reporting with each of some others."""
        return others <= self._held[report].keys()

    def share(self, report: ReportId, other: ReportId) -> float:
        """The part of a report's body that the other has as well."""
        copy = self._held[report][other]
        return copy.a_share if copy.a == report else copy.b_share

    def has_more(self, report: ReportId, one: ReportId, two: ReportId, least: int) -> bool | None:
        """Not known: the family looks at the words."""
        return None
