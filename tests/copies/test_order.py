"""Order: however the reports arrive, the same copies come out, and the batch gives what the record gives."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.copies.copies_texts import FOOTER, FOURTH, LEAD, OTHER, SECOND, STORY, THIRD, report, words

from dateline.copies import (
    CopyInput,
    CopyOptions,
    PairEvidence,
    compare,
    family_of,
    find_copies,
    is_candidate,
    read_witness,
    settle,
    shingles,
)
from dateline.model import Copy
from dateline.text.fold import fold

# A bound low enough that shingles become frequent while reports arrive.
LOW = CopyOptions(frequent=2, many=6)
PARTS = [LEAD, SECOND, THIRD, FOURTH, OTHER, FOOTER, STORY, "(Ashvala Wire) ", "Source: Orvan Voice", "\n\n"]
TEXTS = st.lists(st.sampled_from([*PARTS, *(words(n, 12) for n in range(4))]), max_size=6).map("\n".join)
REPORTS = st.lists(
    st.tuples(TEXTS, st.sampled_from([None, "Orvan Voice", "Lissend"]), st.sampled_from([None, 6, 7])),
    min_size=2,
    max_size=9,
).map(
    lambda rows: [
        report(f"r{n}", text, outlet, date(2020, 1, day) if day else None) for n, (text, outlet, day) in enumerate(rows)
    ]
)


class Record:
    """What a record keeps, in lists: shingles by report and the evidence of pairs as it was found on arrival."""

    def __init__(self, options: CopyOptions) -> None:
        self.options = options
        self.inputs: dict[str, CopyInput] = {}
        self.shingles: dict[str, list[int]] = {}
        self.lines: list[str] = []

    def frequencies(self) -> dict[int, int]:
        """Families by shingle."""
        families: dict[int, set[int]] = {}
        for numbers in self.shingles.values():
            for number in numbers:
                families.setdefault(number, set()).add(family_of(numbers))
        return {number: len(held) for number, held in families.items()}

    def add(self, batch: Sequence[CopyInput]) -> None:
        """Add reports together, then compare each with all that are there."""
        for new in batch:
            self.inputs[new.id], self.shingles[new.id] = new, shingles(fold(new.text), self.options)
        frequencies = self.frequencies()
        done = {(str(e.a), str(e.b)) for e in map(PairEvidence.from_json, self.lines)}
        for new in batch:
            for other, numbers in self.shingles.items():
                pair = (min(new.id, other), max(new.id, other))
                own = self.shingles[new.id]
                if new.id == other or pair in done:
                    continue
                if is_candidate(set(own) & set(numbers), frequencies, (len(own), len(numbers)), self.options):
                    evidence = compare(new, read_witness(self.inputs[other], self.options), self.options)
                    self.lines += [evidence.to_json()] if evidence else []
                    done.add(pair)

    def copies(self) -> list[Copy]:
        """Settled at read-out."""
        evidence = map(PairEvidence.from_json, self.lines)
        return settle(evidence, {i.id: i for i in self.inputs.values()}, self.frequencies(), self.options)


@settings(max_examples=60, deadline=None)
@given(REPORTS, st.randoms(use_true_random=False), st.integers(1, 4), st.sampled_from([LOW, CopyOptions()]))
def test_any_order_and_any_batches_give_the_same_copies(
    reports: list[CopyInput], chance: Random, size: int, options: CopyOptions
) -> None:
    """Incremental equals batch, and the batch does not see the order."""
    expected = find_copies(reports, options)
    mixed = list(reports)
    chance.shuffle(mixed)
    assert find_copies(mixed, options) == expected
    record = Record(options)
    for start in range(0, len(mixed), size):
        record.add(mixed[start : start + size])
    assert record.copies() == expected
    assert [(copy.a, copy.b) for copy in expected] == sorted((copy.a, copy.b) for copy in expected)


@given(TEXTS, TEXTS)
def test_evidence_comes_back_from_storage(a: str, b: str) -> None:
    """And is the same whichever report is named first."""
    one, two = report("1", a), report("2", b)
    evidence = compare(one, two)
    assert evidence == compare(two, one)
    if evidence:
        assert PairEvidence.from_json(evidence.to_json()) == evidence


@given(REPORTS)
@settings(max_examples=60, deadline=None)
def test_spans_and_shares_hold(reports: list[CopyInput]) -> None:
    """Inside the texts, disjoint on both sides, shares between 0 and 1, a reason for every line."""
    length = {r.id: len(r.text) for r in reports}
    for copy in find_copies(reports):
        assert copy.a < copy.b
        assert copy.spans
        assert copy.because
        assert 0 <= copy.a_share <= 1
        assert 0 <= copy.b_share <= 1
        for spans, end in ((copy.spans, length[copy.a]), (sorted(s.turned() for s in copy.spans), length[copy.b])):
            assert all(0 <= s.a_start < s.a_end <= end for s in spans)
            assert all(x.a_end <= y.a_start for x, y in itertools.pairwise(spans))
