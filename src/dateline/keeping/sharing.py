"""Settle what the reports of a record share, and who had it from whom, as persons left it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.beside import Kept
from dateline.copies import PairEvidence
from dateline.judging import Desk
from dateline.judging.pairs import JudgedCopies
from dateline.keeping.index import IndexedRecord
from dateline.model import Copy, Lineage, Report, ReportId
from dateline.text.later import later

if TYPE_CHECKING:
    from dateline.copies import read_witness, settle, trace_lineage
    from dateline.pipeline import copy_input
else:
    read_witness, settle, trace_lineage = later("dateline.copies", "read_witness settle trace_lineage")
    (copy_input,) = later("dateline.pipeline", "copy_input")

__all__ = ["SharedRecord"]


class SharedRecord(IndexedRecord):
    """What the reports of a record share."""

    def copies(self) -> tuple[Copy, ...]:
        """What the reports of the record share, as persons left it: read beside the record, else settled afresh."""
        return self.judged_copies().copies

    def kept(self) -> Kept | None:
        """What is settled over the record as the file beside it has it; None where that is to be settled afresh."""
        return self.beside.kept()

    def judged_copies(self) -> JudgedCopies:
        """What :meth:`copies` gives, with what persons said of it."""
        if self.store.may_write and self.kept() is None:
            self.make_ready()  # what is read as of one moment could not make its index again
        with self.store.snapshot():
            kept, desk = self.kept(), self.desk()
            if kept is None or any(one.subject["line"] == "copy" for one in desk.live):
                return desk.copies(self.settled())
            return JudgedCopies(kept.copies)

    def settled(self) -> tuple[Copy, ...]:
        """What the reports of the record share, settled over all of them; the order of adding never shows."""
        self.make_ready()
        evidence = [PairEvidence.from_json(row.payload) for row in self.store.pair_evidence()]
        return self.settle(evidence, {})

    def desk(self) -> Desk:
        """What persons said, as it is now."""
        return Desk(self.store, self.config)

    def lineages(self, copies: Sequence[Copy]) -> tuple[Lineage, ...]:
        """Who had what from whom, cluster by cluster; of the copies as they were settled."""
        kept = self.kept()
        if kept is not None and copies is kept.copies:
            return kept.lineages
        return self.traced(copies)

    def traced(self, copies: Sequence[Copy]) -> tuple[Lineage, ...]:
        """What :meth:`lineages` gives, traced now."""
        ids = sorted({report for copy in copies for report in (copy.a, copy.b)})
        desk = self.desk()
        inputs = {report.id: copy_input(desk.with_details(report)) for report in self.store.copy_inputs(ids)}
        return trace_lineage(copies, inputs, desk.copies(copies).directions)

    def copies_with(self, report: Report) -> tuple[Copy, ...]:
        """What a report that is not in the record shares with those that are."""
        witness = read_witness(copy_input(report), self.config.copies)
        found = self.settle(self.asked(lambda: list(self.compare(witness))), {report.id: report})
        return tuple(copy for copy in found if report.id in (copy.a, copy.b))

    def settle(self, evidence: list[PairEvidence], drafts: dict[ReportId, Report]) -> tuple[Copy, ...]:
        """Settle evidence with the frequencies of the record; rewrites are looked for among all its reports."""
        ids = [summary.id for summary in self.store.summaries()]
        seen = map(self.desk().with_details, self.store.copy_inputs(ids))
        inputs = {report.id: copy_input(report) for report in (*seen, *drafts.values())}
        shingles = {number for pair in evidence for number in pair.shared}
        shingles |= {number for pair in evidence for passage in pair.passages for number in passage.keys}
        frequencies = self.asked(lambda: self.store.shingle_frequencies(shingles))
        return tuple(settle(evidence, inputs, frequencies, self.config.copies))
