"""What reports of a record share: the index by which they find each other, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dateline.model import Report, ReportId
from dateline.record import pairs, reading, writing
from dateline.record.opening import clear_errors
from dateline.record.store_held import OpenStore
from dateline.record.values import PairRow

__all__ = ["ComparingStore"]


class ComparingStore(OpenStore):
    """Shared text."""

    def candidates(self, shingles: Iterable[int], *, leads: int, many: int) -> list[ReportId]:
        """
        The reports that are to be compared with a text.

        Args:
            shingles: Of the text.
            leads: A shingle of at most so many families leads to every report that has it.
            many: So many shared shingles lead to a report whatever their frequency; so does half of what the shorter
                of the two has.

        Returns:
            Their ids, in order.

        Raises:
            DamagedIndexError: If a file of the index is missing or damaged: ``mend`` makes it again.
        """
        with self.snapshot(), clear_errors(self.path):
            return self.ids_of(self.shared.bring_up().candidates(shingles, leads=leads, many=many))

    def holders(self, shingle: int) -> list[ReportId]:
        """The reports that have a shingle, by id; raises as ``candidates``."""
        with self.snapshot(), clear_errors(self.path):
            return self.ids_of(self.shared.bring_up().holders([shingle]))

    def shingle_frequencies(self, shingles: Iterable[int], *, most: int | None = None) -> dict[int, int]:
        """
        In how many families of near-identical texts each shingle stands (a family has one smallest shingle).

        Args:
            shingles: Those that are asked for.
            most: Count no further: a greater frequency is ``most + 1``. By default all are counted, for which every
                report that has one of the shingles is looked at.

        Returns:
            By shingle; those in none are left out. Raises as ``candidates``.
        """
        with self.snapshot(), clear_errors(self.path):
            index = self.shared.bring_up()
            return index.frequencies(shingles) if most is None else index.frequencies(shingles, most=most)

    def ids_of(self, numbers: Iterable[int]) -> list[ReportId]:
        """The ids of reports, in order."""
        return sorted(reading.id_of(self.connection, number) for number in numbers)

    def index_is_whole(self) -> bool:
        """Whether every file of the index is there, as far as its head tells."""
        with self.snapshot(), clear_errors(self.path):
            return not self.shared.lost()

    def mend(
        self, shingles_of: Callable[[Report], Iterable[int]], *, thorough: bool = False, everything: bool = False
    ) -> int:
        """
        Make again from the texts what is lost of the index; for this process only when the record may not be written.

        Args:
            shingles_of: The shingles of a report.
            thorough: Read every file to see what is lost.
            everything: Hold everything for lost.

        Returns:
            How many reports were read.
        """
        if not self.may_write:
            with self.snapshot(), clear_errors(self.path):
                return self.shared.restore_aside(shingles_of, thorough=thorough)
        with self.writing(), clear_errors(self.path):
            if everything:
                self.shared.start_again()
            self.shared.lost(thorough=thorough)
        read = 0
        while True:  # in one transaction after the other: who stops it goes on where it was
            with self.writing(), clear_errors(self.path):
                lost = self.shared.lost()
                if not lost:
                    return read
                read += self.shared.restore(lost[0], shingles_of)

    def has_pair(self, a: ReportId, b: ReportId) -> bool:
        """Whether anything was found when two reports were compared."""
        with clear_errors(self.path):
            return pairs.has_pair(self.connection, *(reading.number_of(self.connection, own) for own in (a, b)))

    def copy_inputs(self, ids: Iterable[ReportId]) -> Iterator[Report]:
        """The reports with these ids, in the order given: what the copies stage compares."""
        with clear_errors(self.path):
            for own in ids:
                yield reading.read_report(self.connection, reading.number_of(self.connection, own))

    def pair_evidence(self) -> Iterator[PairRow]:
        """What was found for every pair that was compared, by ``(a, b)``."""
        with clear_errors(self.path):
            yield from pairs.read_pairs(self.connection)

    def add_pairs(self, found: Iterable[PairRow]) -> None:
        """Add what reports of the record share, in place of what was known of these pairs."""
        with self.writing(), clear_errors(self.path):
            writing.write_pairs(self.connection, found)

    def forget_pairs(self) -> None:
        """Drop all that was found when reports were compared, before all are compared again."""
        with self.writing(), clear_errors(self.path):
            self.connection.execute("DELETE FROM pair")
