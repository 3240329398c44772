"""Ask a record what its reports share, and who had it from whom."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.api.base import Row
from dateline.api.opened import OpenRecord
from dateline.errors import UsageError
from dateline.exports.pair import pair_rows, source_first
from dateline.exports.rows import copy_row, lineage_row
from dateline.model import (
    Copy,
    Lineage,
)
from dateline.typed import parse_copy_kinds

__all__ = ["SharedRecord"]


class SharedRecord(OpenRecord):
    """What the reports of a record have of each other."""

    def copies(self, *, report: str | None = None, kinds: str | None = None) -> tuple[Copy, ...]:
        """
        What the reports share, pair by pair, settled over the whole record.

        Args:
            report: Only the pairs of one report, as ``show`` takes it.
            kinds: Only pairs of these kinds: "copy", or several with commas, "copy,partial".

        Raises:
            UsageError: If there is no such report or kind.

        Example:
            >>> (copy,) = record.copies(report="04-tta-bill.txt", kinds="copy")
            >>> copy.a, copy.b, copy.direction.value
            ('r-380d5ac32215da84', 'r-d0444674682d3e96', 'ba')
        """
        wanted = parse_copy_kinds(kinds)
        one = self.id_of(report) if report is not None else None
        every = self.keeper.copies()
        if kinds is None and one is None:
            return every
        return tuple(copy for copy in every if copy.kind in wanted and (one is None or one in (copy.a, copy.b)))

    def copy_rows(self, *, report: str | None = None, kinds: str | None = None) -> Iterator[Row]:
        """
        The contract's lines of ``dateline copies``, with the names of the reports.

        Example:
            >>> row = next(record.copy_rows(kinds="copy"))
            >>> row["a_name"], row["b_name"], row["dir"]
            ('The Pellmar Observer, 05-pellmar-observer.txt', 'Teshkara Telegraph Agency, 04-tta-bill.txt', 'ba')
        """
        names = self.summaries()
        return (copy_row(copy, names) for copy in self.copies(report=report, kinds=kinds))

    def pair(self, one: str, other: str) -> Iterator[Row]:
        """
        Two reports part by part: what both have, what moved, what only one has, and the words that differ.

        Args:
            one, other: The reports, as ``show`` takes them. The source comes first, or ``one`` where it is not known.

        Returns:
            An object for the pair, then one for each part; nothing when the two share no text.

        Raises:
            UsageError: If there is no such report, or both are one.

        Example:
            >>> row = next(record.pair("05-pellmar-observer.txt", "04-tta-bill.txt"))
            >>> row["copy_kind"], row["spans"]
            ('copy', [[123, 2101, 151, 2111]])
        """
        with self.store.snapshot():
            ids = (self.id_of(one), self.id_of(other))
            if ids[0] == ids[1]:
                raise UsageError(f"{one} and {other} are the same report", hint="name two reports")
            found = next((copy for copy in self.copies() if {copy.a, copy.b} == set(ids)), None)
            if found is None:
                return iter(())
            copy = source_first(found, ids[0])
            names = self.summaries()
            return pair_rows(copy, self.store.report(copy.a), self.store.report(copy.b), names)

    def lineage(self, *, report: str | None = None) -> tuple[Lineage, ...]:
        """
        Who had what from whom, cluster by cluster, and how many independent accounts stand behind each.

        Args:
            report: Only the cluster of one report, as ``show`` takes it.

        Example:
            >>> [(len(found.cluster), found.independent) for found in record.lineage()]
            [(5, 1), (3, 1), (2, 1)]
        """
        return self.traced(report=report)[1]

    def traced(self, *, report: str | None = None) -> tuple[tuple[Copy, ...], tuple[Lineage, ...]]:
        """The copies of the record with its lineage, both of one moment; see :meth:`lineage`."""
        with self.store.snapshot():
            one = self.id_of(report) if report is not None else None
            copies = self.keeper.copies()
            found = self.keeper.lineages(copies)
            return copies, found if one is None else tuple(lineage for lineage in found if one in lineage.cluster)

    def traced_afresh(self) -> tuple[tuple[Copy, ...], tuple[Lineage, ...]]:
        """What :meth:`traced` gives, settled now: for whoever writes what others read."""
        with self.store.snapshot():
            copies = self.keeper.desk().copies(self.keeper.settled()).copies
            return copies, self.keeper.traced(copies)

    def lineage_rows(self, *, report: str | None = None) -> Iterator[Row]:
        """
        The contract's ``lineage`` of each cluster, with the names of its reports.

        Example:
            >>> row = next(record.lineage_rows(report="04-tta-bill.txt"))
            >>> len(row["cluster"]), row["independent"]
            (5, 1)
        """
        with self.store.snapshot():
            names = self.summaries()
            return iter([lineage_row(lineage, names) for lineage in self.lineage(report=report)])
