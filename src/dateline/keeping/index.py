"""Compare a report with those of a record that may share text with it; the index is made again where it is lost."""

from __future__ import annotations

import dataclasses
import json
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from dateline.beside import Beside
from dateline.config import Config
from dateline.copies import PairEvidence
from dateline.errors import DamagedIndexError, RecordError, UsageError
from dateline.keeping.analyses import KeptAnalyses
from dateline.model import AlignedSpan, Problem, Report, ReportId
from dateline.record import PairRow, Store, VerifyResult
from dateline.text.ids import sha256_of_text
from dateline.text.later import later

if TYPE_CHECKING:
    from dateline.copies import Witness, compare, is_telling, is_worth, leading, read_witness, rule_mark
    from dateline.pipeline import copy_input
else:
    compare, is_telling, is_worth, leading, read_witness, rule_mark = later(
        "dateline.copies", "compare is_telling is_worth leading read_witness rule_mark"
    )
    (copy_input,) = later("dateline.pipeline", "copy_input")

__all__ = ["IndexedRecord", "pair_row"]

Answer = TypeVar("Answer")
# Code points of the reports that are held ready: a story is added in a row, so its reports meet again. A report takes
# some five bytes for each (16 kB for one of 3,200, with the kernel; measured over 200 pages).
HELD = 2_000_000


class IndexedRecord:
    """
    A record with the index of what its reports share.

    Args:
        store: The open record.
        config: The options of every stage.

    Raises:
        UsageError: If the record was made with other options of the copies: pairs found by two rules would be mixed.
    """

    def __init__(self, store: Store, config: Config) -> None:
        self.store = store
        self.config = config
        self.witnesses: OrderedDict[ReportId, tuple[Witness, str]] = OrderedDict()  # with the hash of its text
        self.held = 0  # code points of their texts
        self.analyses = KeptAnalyses(store)
        self.beside = Beside(store, config)
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

    def add_pairs(self, pairs: Iterable[tuple[ReportId, ReportId]]) -> None:
        """Compare reports of the record and add what they share."""
        found = (compare(self.witness(a), self.witness(b), self.config.copies) for a, b in pairs)
        self.store.add_pairs(pair_row(evidence) for evidence in self.worth_keeping(found))

    def witness(self, report: ReportId) -> Witness:
        """A report of the record made ready to be compared; those used last are held while their text stands."""
        found, digest = self.witnesses.get(report, (None, None))
        if found is None or digest != self.store.pager().hash_of(report):
            (stored,) = self.store.copy_inputs([report])
            found = read_witness(copy_input(stored), self.config.copies)
        self.hold(found)
        return found

    def hold(self, witness: Witness) -> None:
        """Keep a witness at hand, and let go of those that were used longest ago."""
        own = witness.input.id
        if own not in self.witnesses or self.witnesses[own][0] is not witness:
            self.let_go(own)
            self.held += len(witness.input.text)
            self.witnesses[own] = witness, sha256_of_text(witness.input.text)
        self.witnesses.move_to_end(own)
        while self.held > HELD and len(self.witnesses) > 1:
            self.let_go(next(iter(self.witnesses)))

    def let_go(self, report: ReportId) -> None:
        """Hold the witness of a report no more."""
        gone = self.witnesses.pop(report, None)
        if gone is not None:
            self.held -= len(gone[0].input.text)

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


def pair_row(evidence: PairEvidence) -> PairRow:
    """Evidence as the record keeps it."""
    spans: tuple[AlignedSpan, ...] = tuple(span for passage in evidence.passages for span in passage.spans)
    return PairRow(evidence.a, evidence.b, spans, evidence.to_json())
