"""Keep reports in the record and compare each with those already there: between the stages and the store."""

from __future__ import annotations

import dataclasses
import json
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import TypeVar

from dateline.config import Config
from dateline.copies import (
    PairEvidence,
    Witness,
    compare,
    is_telling,
    is_worth,
    leading,
    read_witness,
    rule_mark,
    settle,
    trace_lineage,
)
from dateline.errors import DamagedIndexError, RecordError, UsageError
from dateline.extraction import extract
from dateline.judging import Desk
from dateline.model import (
    AlignedSpan,
    Change,
    Copy,
    EarlierText,
    Incoming,
    Lineage,
    LostLine,
    Problem,
    ReadReport,
    Report,
    ReportId,
    Source,
)
from dateline.pipeline import RECORD_LAYERS, WORD_STAGES, copy_input, read_again, read_words
from dateline.record import Added, Forgotten, Gone, PairRow, Store, VerifyResult
from dateline.versions import compare_texts, lost_lines

__all__ = ["Keeper", "Kept"]

Answer = TypeVar("Answer")
NAMED = 5  # reports that a note names
WITNESSES_HELD = 64  # a story is added in a row, so its reports meet again; 64 of them are some 20 MB


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


class KeptAnalyses:
    """
    What the language pipeline found in paragraphs, kept in the record with the report that brought them.

    Args:
        store: The open record.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.found: dict[bytes, bytes] = {}

    def recall(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """What is kept under the keys."""
        return self.store.analyses(keys)

    def keep(self, found: Mapping[bytes, bytes]) -> None:
        """Hold what was found until something is written."""
        self.found.update(found)

    def flush(self, pipeline: str) -> None:
        """
        Write what is held, within a transaction of the caller.

        Args:
            pipeline: What found it; what another one found is dropped. Empty when none was asked.
        """
        if pipeline and self.store.setting("pipeline") != pipeline:
            self.store.forget_analyses()
            self.store.keep_setting("pipeline", pipeline)
        self.store.keep_analyses(self.found)
        self.found = {}


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
        self.analyses = KeptAnalyses(store)
        #: What a person should know of the record itself, for whoever adds to it to tell.
        self.notices: list[Problem] = []
        self.is_ready = False
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

    def keep(self, incoming: Incoming, layers: Collection[str] = RECORD_LAYERS) -> Added | Problem:
        """
        Read a report and add it, in one transaction.

        Args:
            incoming: The decoded content and what was said beside it.
            layers: What to read. A report that the record has without some of them is read again.

        Returns:
            What was done; or the problem that left nothing to read, which the record keeps as well.
        """
        report = extract(incoming, self.config.extraction)
        if isinstance(report, Problem):
            self.keep_unread(report)
            return report
        return self.asked(lambda: self.keep_read(report, layers))

    def keep_read(self, report: Report, layers: Collection[str]) -> Added:
        """Add a report whose text was read."""
        known = ReadReport(report, sources=(Source(report.where, report.source_sha256),))
        if self.store.admit(report).known:
            added = self.store.add(known)
            self.read_again(added.id, layers)
            return added
        read = read_words(report, self.config, layers, self.analyses)
        with self.store.writing():
            self.analyses.flush(read.pipeline)
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

    def merge(self, other: Store) -> Iterator[Added]:
        """
        Take in the reports of another record with all that was read in them, then what persons said there.

        Each report is one transaction, so a run that was stopped can be run again.

        Args:
            other: The record; it is only read.

        Yields:
            What was done, report by report.

        Raises:
            UsageError: If it was made with other options of the copies.
        """
        made_with = other.setting("copies")
        if made_with not in (None, self.copy_setting):
            hint = "add its reports to a new record instead"
            raise UsageError(f"{other.path} was made with other options for copies ({made_with})", hint=hint)
        for problem in other.unread():
            if not self.store.has_place(problem.where):
                self.store.keep_unread(problem.where, [one for one in other.unread() if one.where == problem.where])
        for own in other.ids():
            read = other.report_of(own)
            yield self.asked(partial(self.keep_lines, as_it_came(read)))
        for judgement in other.judgements():
            self.store.add_judgement(judgement)
        for one in other.shelf().of():
            if self.store.has(one.report):
                self.store.shelf().put(one)

    def keep_lines(self, read: ReadReport) -> Added:
        """Add a report with lines that were read elsewhere; of one that is known, the layers that it lacks."""
        with self.store.writing():
            admission = self.store.admit(read.report)
            if not admission.known:
                return self.keep_new(dataclasses.replace(read, report=admission.report))
            added = self.store.add(ReadReport(admission.report, sources=read.sources))
            known = self.store.report_of(added.id)
            if set(known.layers) < set(read.layers):
                self.store.replace_words(with_words_of(known, read))
            return added

    def keep_next(
        self, own: ReportId, incoming: Incoming, read_at: str, layers: Collection[str] = RECORD_LAYERS
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

        Returns:
            What was done; ``changes`` is empty when the record was left as it is.
        """
        found = extract(incoming, self.config.extraction)
        if isinstance(found, Problem):
            return Kept(own, problem=found)
        report = dataclasses.replace(found, id=own)
        return self.asked(lambda: self.replace(report, read_at, layers))

    def replace(self, report: Report, read_at: str, layers: Collection[str]) -> Kept:
        """Put a text in the place of the one that the record has under its id."""
        before = self.store.report(report.id)
        changes = compare_texts(before.report, report, self.config.versions)
        if not changes:
            return Kept(report.id)
        read = read_words(report, self.config, layers, self.analyses)
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
            self.store.keep_earlier(earlier)
            self.analyses.flush(read.pipeline)
            self.without(old.id, self.store.take_out)
            added = self.keep_new(dataclasses.replace(read, sources=(*before.sources, *read.sources)))
        return Kept(added.id, changes, lost)

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
        read = read_again(self.store.report(report), self.config, layers, self.analyses)
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

    def keep_unread(self, problem: Problem) -> None:
        """Keep the problem of an input that gave no report."""
        self.store.keep_unread(problem.where, [problem])

    def compare(self, witness: Witness) -> Iterator[PairEvidence]:
        """What a report shares with those of the record, pair by pair."""
        return self.worth_keeping(
            compare(witness, self.witness(other), self.config.copies) for other in self.candidates(witness)
        )

    def worth_keeping(self, compared: Iterable[PairEvidence | None]) -> Iterator[PairEvidence]:
        """
        The evidence that says something; four fifths of the pairs that meet share a short run or two.

        Frequencies only grow as reports arrive, so what is not worth it now will not be: and when one is forgotten, the
        pairs that may have become so are compared again.
        """
        options = self.config.copies
        found = [evidence for evidence in compared if evidence and is_telling(evidence, options)]
        shared = {number for evidence in found for number in evidence.shared}
        frequencies = self.store.shingle_frequencies(shared, most=leading(options))
        return (evidence for evidence in found if is_worth(evidence, frequencies, options))

    def candidates(self, witness: Witness) -> list[ReportId]:
        """The reports of the record that are to be compared with one, by id."""
        options = self.config.copies
        return self.store.candidates(witness.shingles, leads=leading(options), many=options.many)

    def forget(self, report: ReportId) -> Forgotten:
        """
        Remove a report, and leave the record as if it had never been there, in every file beside it too.

        A shingle that was too frequent may lead to pairs once the report is gone; those are looked for now.

        Returns:
            What was removed with it.
        """
        self.finish_forgetting()
        gone = self.asked(lambda: self.forget_known(report))
        self.mend(told=False)
        return self.store.burn(gone)

    def finish_forgetting(self) -> None:
        """Burn the traces of a report that a process which was killed had removed."""
        gone = self.store.half_forgotten() if self.store.may_write and not self.store.is_writing else None
        if gone is not None:
            self.mend(told=False)
            self.store.burn(gone)

    def forget_known(self, report: ReportId) -> Gone:
        """Remove a report of the record."""
        with self.store.writing():
            gone = self.without(report, self.store.forget)
            self.analyses.found.clear()
            self.store.drop_index_of(gone)
            return gone

    def without(self, report: ReportId, remove: Callable[[ReportId], Answer]) -> Answer:
        """Remove a report within a transaction of the caller, and look for pairs that its words kept apart."""
        most = leading(self.config.copies)
        shingles = self.witness(report).shingles
        before = self.store.shingle_frequencies(shingles, most=most)
        removed = remove(report)
        del self.witnesses[report]
        after = self.store.shingle_frequencies(shingles, most=most)
        leading_now = [number for number in shingles if before[number] > most >= after.get(number, 0)]
        pairs = {pair for number in leading_now for pair in combinations(self.store.holders(number), 2)}
        self.add_pairs(pair for pair in sorted(pairs) if not self.store.has_pair(*pair))
        return removed

    def add_pairs(self, pairs: Iterable[tuple[ReportId, ReportId]]) -> None:
        """Compare reports of the record and add what they share."""
        found = (compare(self.witness(a), self.witness(b), self.config.copies) for a, b in pairs)
        self.store.add_pairs(pair_row(evidence) for evidence in self.worth_keeping(found))

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
        """What the reports of the record share, as persons left it."""
        return self.desk().copies(self.settled()).copies

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

    # The index of shared text

    @property
    def mark(self) -> str:
        """The rule that shingles are made by."""
        return rule_mark(self.config.copies)

    def asked(self, question: Callable[[], Answer]) -> Answer:
        """The answer to a question to the index, which is made again when it turns out to be damaged."""
        self.make_ready()
        try:
            return question()
        except DamagedIndexError:
            if self.store.is_writing:
                raise  # what was begun is rolled back first
            self.mend(thorough=True)
            return question()

    def make_ready(self) -> None:
        """
        See once that the index is there and that its shingles are of this version's rule; else make it again.

        Raises:
            RecordError: If they are of another rule, and the record may not be written.
        """
        if self.is_ready or self.store.is_writing:
            return
        if self.store.setting("shingles") != self.mark and not self.store.is_empty:
            self.renew()
        elif not self.store.index_is_whole():
            self.mend()
        self.is_ready = True

    def mend(self, *, thorough: bool = False, told: bool = True) -> None:
        """Make again from the texts what is lost of the index, and note it where it was not on purpose."""
        count = self.store.mend(self.shingles_of, thorough=thorough)
        if not told:
            return
        self.note(f"its index was missing or damaged and is made again: {count:,} reports were read again")

    def renew(self) -> None:
        """Look for shared text in the whole record again, by the rule of this version."""
        if not self.store.may_write:
            raise RecordError(
                f"{self.store.path}: shared text was looked for by the rule of another version",
                hint="`dateline add` looks again; add to a copy if this record may not be written",
            )
        count = self.store.mend(self.shingles_of, everything=True)
        with self.store.writing():
            self.store.forget_pairs()
            for report in self.store.ids():
                others = self.candidates(self.witness(report))
                self.add_pairs((report, other) for other in others if report < other)
            self.store.keep_setting("shingles", self.mark)
        self.note(f"shared text is looked for by a newer rule: {count:,} reports were read again")

    def verify(self) -> VerifyResult:
        """Read every span of every line again in the hashed text, and hold the index against the texts."""
        is_ours = self.store.setting("shingles") == self.mark
        return self.store.verify(shingles_of=self.shingles_of if is_ours else None)

    def shingles_of(self, report: Report) -> list[int]:
        """The shingles of a report of the record."""
        return read_witness(copy_input(report), self.config.copies).shingles

    def note(self, message: str) -> None:
        """Keep what a person should know of the record."""
        self.notices.append(Problem("index-made-again", message, str(self.store.path), "record"))


def as_it_came(read: ReadReport) -> ReadReport:
    """A report of a record under the id that it came with, which another text may have taken there."""
    report = read.report
    first, mark, digits = report.id.rpartition("~")
    renamed = any(problem.code == "id-reused" for problem in report.problems)
    if not renamed or not mark or not report.text_sha256.startswith(digits):
        return read
    problems = tuple(problem for problem in report.problems if problem.code != "id-reused")
    return dataclasses.replace(read, report=dataclasses.replace(report, id=ReportId(first), problems=problems))


def with_words_of(known: ReadReport, read: ReadReport) -> ReadReport:
    """A report of the record with what was read elsewhere in its words."""
    kept = tuple(problem for problem in known.report.problems if problem.stage not in WORD_STAGES)
    met = tuple(problem for problem in read.report.problems if problem.stage in WORD_STAGES)
    report = dataclasses.replace(known.report, problems=(*kept, *met))
    return dataclasses.replace(read, report=report, sources=known.sources)


def pair_row(evidence: PairEvidence) -> PairRow:
    """Evidence as the record keeps it."""
    spans: tuple[AlignedSpan, ...] = tuple(span for passage in evidence.passages for span in passage.spans)
    return PairRow(evidence.a, evidence.b, spans, evidence.to_json())
