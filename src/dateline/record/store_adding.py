"""Take reports, judgements and problems into a record."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import Judgement, Problem, ReadReport, Report
from dateline.record import judging, writing
from dateline.record.kinds import SEALED_LINES, WORD_LINES
from dateline.record.opening import clear_errors
from dateline.record.store_held import OpenStore
from dateline.record.values import Added, Admission, PairRow

__all__ = ["AddingStore"]


class AddingStore(OpenStore):
    """How reports come in."""

    def admit(self, report: Report) -> Admission:
        """
        The report under the id it has or would have in the record, and whether the record has it already.

        The same id with the same text is the same report. An id that another text has is kept by that text: this
        report's id then ends in the first digits of its text's hash, and a problem ``id-reused`` says so.
        """
        with clear_errors(self.path):
            return writing.admit_report(self.connection, report)

    def add(self, read: ReadReport, pairs: Iterable[PairRow] = (), shingles: Iterable[int] = ()) -> Added:
        """
        Add a report with all its lines, or another place where a report of the record was found.

        Args:
            read: The report and its lines; without sources, the report's own place is its source.
            pairs: What it shares with reports of the record, made under the id that ``admit`` gave.
            shingles: The numbers of its word runs, by which later reports find it; signed 64 bits.

        Returns:
            What was done. The same report again changes nothing but its sources; details that differ from those in
            the record are told as a problem ``details-differ`` and do not replace them.

        Raises:
            ValueError: If a line points outside the text.
            RecordError: If the record cannot be written; it is then as it was before.
        """
        found, numbers = list(pairs), set(shingles)
        writing.check_report(read, found)
        sealed = writing.seal_report(read, SEALED_LINES)
        with self.writing(), clear_errors(self.path):
            added, number = writing.add_report(self.connection, read, sealed, found, len(numbers))
            if number is not None:
                self.shared.add(number, numbers)
        return added

    def replace_words(self, read: ReadReport) -> None:
        """
        Put what was read again in the words of a report of the record in place of what was.

        Its text, zones and details stay; its sentences, attributions, times, mentions, actors, events and problems are
        those given.

        Raises:
            ValueError: If a line points outside the text.
            RecordError: If there is no such report, or it is not what was written.
        """
        writing.check_report(read, ())
        sealed = writing.seal_report(read, WORD_LINES)
        with self.writing(), clear_errors(self.path):
            writing.replace_words(self.connection, read.report, sealed)

    def keep_unread(self, where: str, problems: Iterable[Problem]) -> None:
        """Keep what an input that gave no report is about; it is dropped when the same place gives a report."""
        with self.writing(), clear_errors(self.path):
            writing.keep_unread(self.connection, where, problems)

    def add_judgement(self, judgement: Judgement) -> bool:
        """
        Add what a person says of a line, or that it was undone.

        The record keeps it and does not read it: whoever reads a report out applies it.

        Returns:
            Whether anything changed: the same judgement again changes nothing.
        """
        with self.writing(), clear_errors(self.path):
            return judging.add_judgement(self.connection, judgement)
