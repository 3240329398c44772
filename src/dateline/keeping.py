"""Keep reports in the record and compare each with those already there: between the stages and the store."""

from __future__ import annotations

import dataclasses
import json
from collections import OrderedDict
from collections.abc import Iterator, Sequence

from dateline.config import Config
from dateline.copies import PairEvidence, Witness, compare, is_candidate, read_witness, settle, trace_lineage
from dateline.errors import UsageError
from dateline.extraction import extract
from dateline.model import AlignedSpan, Copy, Incoming, Lineage, Problem, ReadReport, Report, ReportId, Source
from dateline.pipeline import copy_input, read_words
from dateline.record import Added, PairRow, Store

__all__ = ["Keeper"]

WITNESSES_HELD = 64  # a story is added in a row, so its reports meet again; 64 of them are some 20 MB


class Keeper:
    """
    Adds reports to a store and reads out what they share.

    Args:
        store: The open record.
        config: The options of every stage.

    Raises:
        UsageError: If the record was made with other options of the copies: pairs found by two rules would be mixed.
    """

    def __init__(self, store: Store, config: Config) -> None:
        self.store = store
        self.config = config
        self.witnesses: OrderedDict[ReportId, Witness] = OrderedDict()
        made_with = store.setting("copies")
        if made_with is not None and made_with != self.copy_setting:
            raise UsageError(
                f"{store.path} was made with other options for copies ({made_with})",
                hint="take the [copies] table out of dateline.toml, or add to a new record",
            )

    @property
    def copy_setting(self) -> str:
        """The options of the copies as the record keeps them."""
        return json.dumps(dataclasses.asdict(self.config.copies), sort_keys=True)

    def keep(self, incoming: Incoming) -> Added | Problem:
        """
        Read a report and add it, in one transaction.

        Returns:
            What was done; or the problem that left nothing to read, which the record keeps as well.
        """
        report = extract(incoming, self.config.extraction)
        if isinstance(report, Problem):
            self.keep_unread(report)
            return report
        known = ReadReport(report, sources=(Source(report.where, report.source_sha256),))
        if self.store.admit(report).known:
            return self.store.add(known)
        read = read_words(report, self.config)
        with self.store.writing():
            if self.store.setting("copies") is None:
                self.store.keep_setting("copies", self.copy_setting)
            admission = self.store.admit(report)
            if admission.known:  # another process added it meanwhile
                return self.store.add(known)
            renamed = dataclasses.replace(read, report=admission.report)
            witness = read_witness(copy_input(admission.report), self.config.copies)
            pairs = [pair_row(evidence) for evidence in self.compare(witness)]
            added = self.store.add(renamed, pairs, witness.shingles)
        self.hold(witness)
        return added

    def keep_unread(self, problem: Problem) -> None:
        """Keep the problem of an input that gave no report."""
        self.store.keep_unread(problem.where, [problem])

    def compare(self, witness: Witness) -> Iterator[PairEvidence]:
        """What a report shares with those of the record, pair by pair."""
        sharing = self.store.sharing(witness.shingles)
        frequencies = self.store.shingle_frequencies(witness.shingles)
        size = len(witness.shingles)
        for other in sharing:
            if is_candidate(other.shared, frequencies, (size, other.size), self.config.copies):
                evidence = compare(witness, self.witness(other.report), self.config.copies)
                if evidence:
                    yield evidence

    def witness(self, report: ReportId) -> Witness:
        """A report of the record made ready to be compared; those used last are held."""
        found = self.witnesses.get(report)
        if found is None:
            (stored,) = self.store.copy_inputs([report])
            found = read_witness(copy_input(stored), self.config.copies)
        self.hold(found)
        return found

    def hold(self, witness: Witness) -> None:
        """Keep a witness at hand."""
        self.witnesses[witness.input.id] = witness
        self.witnesses.move_to_end(witness.input.id)
        if len(self.witnesses) > WITNESSES_HELD:
            self.witnesses.popitem(last=False)

    def copies(self) -> tuple[Copy, ...]:
        """What the reports of the record share, settled over all of them; the order of adding never shows."""
        evidence = [PairEvidence.from_json(row.payload) for row in self.store.pair_evidence()]
        return self.settle(evidence, {})

    def lineages(self, copies: Sequence[Copy]) -> tuple[Lineage, ...]:
        """Who had what from whom, cluster by cluster; of the copies as they were settled."""
        ids = sorted({report for copy in copies for report in (copy.a, copy.b)})
        return trace_lineage(copies, {report.id: copy_input(report) for report in self.store.copy_inputs(ids)})

    def copies_with(self, report: Report) -> tuple[Copy, ...]:
        """What a report that is not in the record shares with those that are."""
        witness = read_witness(copy_input(report), self.config.copies)
        found = self.settle(list(self.compare(witness)), {report.id: report})
        return tuple(copy for copy in found if report.id in (copy.a, copy.b))

    def settle(self, evidence: list[PairEvidence], drafts: dict[ReportId, Report]) -> tuple[Copy, ...]:
        """Settle evidence with the frequencies of the record; rewrites are looked for among all its reports."""
        ids = [summary.id for summary in self.store.summaries()]
        inputs = {report.id: copy_input(report) for report in (*self.store.copy_inputs(ids), *drafts.values())}
        shingles = {number for pair in evidence for number in pair.shared}
        shingles |= {number for pair in evidence for passage in pair.passages for number in passage.keys}
        frequencies = self.store.shingle_frequencies(shingles)
        return tuple(settle(evidence, inputs, frequencies, self.config.copies))


def pair_row(evidence: PairEvidence) -> PairRow:
    """Evidence as the record keeps it."""
    spans: tuple[AlignedSpan, ...] = tuple(span for passage in evidence.passages for span in passage.spans)
    return PairRow(evidence.a, evidence.b, spans, evidence.to_json())
