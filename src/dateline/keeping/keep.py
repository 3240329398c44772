"""Add a report to a record in one transaction, put a later text in its place, or read its words again."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from dateline.keeping.index import IndexedRecord, pair_row
from dateline.layers import RECORD_LAYERS
from dateline.model import (
    Arrival,
    Change,
    EarlierText,
    Incoming,
    LostLine,
    Problem,
    ReadReport,
    Report,
    ReportId,
    Source,
)
from dateline.record import Added
from dateline.text.later import later

if TYPE_CHECKING:
    from dateline.copies import leading, read_witness
    from dateline.extraction import extract, with_places
    from dateline.pipeline import copy_input, read_again, read_words, with_proposals
    from dateline.versions import compare_texts, lost_lines
else:
    leading, read_witness = later("dateline.copies", "leading read_witness")
    extract, with_places = later("dateline.extraction", "extract with_places")
    copy_input, read_again, read_words, with_proposals = later(
        "dateline.pipeline", "copy_input read_again read_words with_proposals"
    )
    compare_texts, lost_lines = later("dateline.versions", "compare_texts lost_lines")

__all__ = ["KeepingRecord", "Kept"]

Answer = TypeVar("Answer")
NAMED = 5  # reports that a note names


@dataclass(frozen=True, slots=True)
class Kept:
    """
    What came of reading a report's place again.

    Args:
        report: The report.
        changes: What the text that stands there now changed; empty when it is the one that the record has.
        lost: The lines that rested on words which are gone.
        problem: Why nothing could be read, or None.
    """

    report: ReportId
    changes: tuple[Change, ...] = ()
    lost: tuple[LostLine, ...] = ()
    problem: Problem | None = None


class KeepingRecord(IndexedRecord):
    """How reports are kept."""

    def keep(
        self, incoming: Incoming, layers: Collection[str] = RECORD_LAYERS, arrival: Arrival | None = None
    ) -> Added | Problem:
        """
        Read a report and add it, in one transaction.

        Args:
            incoming: The decoded content and what was said beside it.
            layers: What to read. A report that the record has without some of them is read again.
            arrival: The bytes that it was read from, for a record that keeps them.

        Returns:
            What was done; or the problem that left nothing to read, which the record keeps as well.
        """
        report = extract(incoming, self.config.extraction)
        if isinstance(report, Problem):
            self.keep_unread(report)
            return report
        report = with_places(report, incoming, self.config.extraction)
        return self.asked(lambda: self.keep_read(report, layers, arrival))

    def keep_read(self, report: Report, layers: Collection[str], arrival: Arrival | None) -> Added:
        """Add a report whose text was read."""
        known = ReadReport(report, sources=(Source(report.where, report.source_sha256),))
        if self.store.admit(report).known:
            added = self.store.add(known)
            self.keep_bytes(report, arrival)
            self.read_again(added.id, layers)
            return added
        read = with_proposals(read_words(report, self.config, layers, self.analyses), self.config)
        with self.store.writing():
            self.analyses.flush(read.pipeline)
            self.keep_bytes(report, arrival)
            admission = self.store.admit(read.report)
            if admission.known:  # another process added it meanwhile
                return self.store.add(known)
            return self.keep_new(dataclasses.replace(read, report=admission.report))

    def keep_new(self, read: ReadReport) -> Added:
        """Add a report under the id that it was admitted with, and what it shares, within a transaction."""
        if self.store.setting("copies") is None:
            self.store.keep_setting("copies", self.copy_setting)
            self.store.keep_setting("shingles", self.mark)
        witness = read_witness(copy_input(read.report), self.config.copies)
        pairs = [pair_row(evidence) for evidence in self.compare(witness)]
        added = self.store.add(read, pairs, witness.shingles)
        self.hold(witness)
        return added

    def keep_next(
        self,
        own: ReportId,
        incoming: Incoming,
        read_at: str,
        layers: Collection[str] = RECORD_LAYERS,
        arrival: Arrival | None = None,
    ) -> Kept:
        """
        Read the text that now stands where a report was read, in one transaction.

        When it differs in more than marks, blanks and furniture it takes the report's place, and the text before is
        kept with what was changed and which lines rested on it.

        Args:
            own: The report.
            incoming: What was read there now.
            read_at: When, ISO 8601 in UTC.
            layers: What to read.
            arrival: The bytes that it was read from, for a record that keeps them.

        Returns:
            What was done; ``changes`` is empty when the record was left as it is.
        """
        found = extract(incoming, self.config.extraction)
        if isinstance(found, Problem):
            return Kept(own, problem=found)
        report = dataclasses.replace(with_places(found, incoming, self.config.extraction), id=own)
        return self.asked(lambda: self.replace(report, read_at, layers, arrival))

    def replace(self, report: Report, read_at: str, layers: Collection[str], arrival: Arrival | None) -> Kept:
        """Put a text in the place of the one that the record has under its id."""
        before = self.store.report(report.id)
        changes = compare_texts(before.report, report, self.config.versions)
        if not changes:
            return Kept(report.id)
        read = with_proposals(read_words(report, self.config, layers, self.analyses), self.config)
        old = before.report
        lost = tuple(lost_lines(before, changes))
        earlier = EarlierText(
            report=old.id,
            position=0,
            text=old.text,
            text_sha256=old.text_sha256,
            source_sha256=old.source_sha256,
            title=old.metadata.title.value,
            address=report.where,
            read_at=read_at,
            changes=changes,
            lost=lost,
        )
        with self.store.writing():
            if self.store.pager().hash_of(old.id) == old.text_sha256:
                self.store.keep_earlier(as_hash(earlier) if self.config.keeping.keep == "hash" else earlier)
                self.keep_bytes(report, arrival)
                self.analyses.flush(read.pipeline)
                self.without(old.id, self.store.take_out)
                self.keep_new(dataclasses.replace(read, sources=(*before.sources, *read.sources)))
                return Kept(old.id, changes, lost)
        if not self.store.has(old.id):  # it was forgotten meanwhile, and stays so
            return Kept(old.id)
        return self.replace(report, read_at, layers, arrival)  # another process read the place at the same time

    def without(self, report: ReportId, remove: Callable[[ReportId], Answer]) -> Answer:
        """Remove a report within a transaction of the caller, and look for pairs that its words kept apart."""
        most = leading(self.config.copies)
        shingles = self.witness(report).shingles
        before = self.store.shingle_frequencies(shingles, most=most)
        removed = remove(report)
        self.let_go(report)
        after = self.store.shingle_frequencies(shingles, most=most)
        leading_now = [number for number in shingles if before[number] > most >= after.get(number, 0)]
        pairs = {pair for number in leading_now for pair in combinations(self.store.holders(number), 2)}
        self.add_pairs(pair for pair in sorted(pairs) if not self.store.has_pair(*pair))
        return removed

    def read_again(self, report: ReportId, layers: Collection[str], *, anew: bool = False) -> bool:
        """
        Read the words of a report of the record again, for layers that it lacks.

        Args:
            report: The report.
            layers: The layers that it is to have.
            anew: Read it again in any case, as this version does.

        Returns:
            Whether it was read.
        """
        if not anew and not self.store.lacks(report, layers):
            return False
        again = read_again(self.store.report(report), self.config, layers, self.analyses)
        read = with_proposals(again, self.config)
        with self.store.writing():
            self.analyses.flush(read.pipeline)
            self.store.replace_words(read)
        return True

    def tell_lacking(self, layers: Iterable[str]) -> None:
        """Note which reports were read without some of these layers."""
        found = list(self.store.lacking(layers))
        if found:
            named = ", ".join(own for own, _ in found[:NAMED]) + (", ..." if len(found) > NAMED else "")
            missing = [layer for layer in RECORD_LAYERS if any(layer in lacks for _, lacks in found)]
            message = f"{len(found):,} reports were read without {', '.join(missing)} ({named}): `dateline reread`"
            self.notices.append(Problem("layers-missing", message, str(self.store.path), "record"))

    def keep_bytes(self, report: Report, arrival: Arrival | None) -> None:
        """Keep the bytes that a report was read from, where that is asked for and they are its own alone."""
        if arrival is not None and self.config.keeping.keep == "raw" and arrival.sha256 == report.source_sha256:
            self.store.raw().keep(arrival)

    def keep_again(self, report: ReportId, arrival: Arrival) -> None:
        """Note that a report's place was read again and nothing was changed, for a record that keeps bytes."""
        if self.config.keeping.keep == "raw":
            self.store.raw().keep_again(report, arrival)

    def keep_unread(self, problem: Problem) -> None:
        """Keep the problem of an input that gave no report."""
        self.store.keep_unread(problem.where, [problem])


def as_hash(earlier: EarlierText) -> EarlierText:
    """An earlier text without its words: its hash, and the places of what was changed."""
    lost = tuple(dataclasses.replace(line, words="") for line in earlier.lost)
    return dataclasses.replace(earlier, text="", title=None, lost=lost)
