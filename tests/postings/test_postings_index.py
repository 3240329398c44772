"""The index gives what the rule of copies says, whatever was written, merged, forgotten and opened again in between."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.postings.postings_model import OPTIONS, POOL, SHINGLES, Model

from dateline.postings import Index, PostingsOptions, Tended, keys_of
from dateline.postings.engine import ENGINE, PLAIN, Engine
from dateline.postings.keys import write_keys

ENGINES = (PLAIN, *([ENGINE] if ENGINE is not PLAIN else []))
TEXTS = st.one_of(
    st.lists(st.sampled_from(POOL), max_size=12),
    st.lists(st.one_of(st.sampled_from(POOL[:9]), SHINGLES), max_size=5),
    st.integers(0, len(POOL)).map(lambda count: POOL[:count]),
).map(lambda shingles: sorted(set(shingles)))


class AnyHistory(RuleBasedStateMachine):
    """Reports come and go; both engines answer as the rule does, and write the same bytes."""

    def __init__(self) -> None:
        super().__init__()
        self.scratch = tempfile.TemporaryDirectory()
        self.model = Model()
        self.number = 0
        self.indexes: list[Index] = []

    @initialize(options=OPTIONS)
    def begin(self, options: PostingsOptions) -> None:
        """An empty index for each engine."""
        self.indexes = [Index(Path(self.scratch.name) / engine.name, options, engine) for engine in ENGINES]

    def teardown(self) -> None:
        """Let go of the files."""
        for index in self.indexes:
            index.close()
        self.scratch.cleanup()

    def both(self, tended: list[Tended]) -> None:
        """Both engines did the same."""
        assert all(one == tended[0] for one in tended)

    @rule(shingles=TEXTS, step=st.sampled_from([1, 1, 1, 4]))
    def add(self, shingles: list[int], step: int) -> None:
        """A report comes; numbers may be left out."""
        self.number += step
        self.model.reports[self.number] = shingles
        for index in self.indexes:
            index.add(self.number, keys_of(shingles))
        self.both([index.tend() for index in self.indexes])

    @rule(which=st.integers(0))
    def forget(self, which: int) -> None:
        """A report goes."""
        if self.model.reports:
            number = sorted(self.model.reports)[which % len(self.model.reports)]
            del self.model.reports[number]
            for index in self.indexes:
                index.bury([number])

    @rule()
    def finish(self) -> None:
        """All that is due is done, and what no longer counts is removed."""
        self.both([index.finish() for index in self.indexes])
        for index in self.indexes:
            index.sweep()
            assert {path.name for path in index.folder.glob("*")} == {segment.name for segment in index.segments}

    @rule()
    def open_again(self) -> None:
        """Another process opens what was kept."""
        for index in self.indexes:
            kept, buried = index.segments, index.buried
            index.load(kept, index.merges)
            assert not index.lost
            last = kept[-1].last if kept else 0
            for number, shingles in sorted(self.model.reports.items()):
                if number > last:
                    index.add(number, keys_of(shingles))
            index.bury(buried)

    @rule(shingles=TEXTS, leads=st.integers(0, 4), many=st.sampled_from([1, 2, 5, 32]))
    def candidates(self, shingles: list[int], leads: int, many: int) -> None:
        """No report is lost that the rule names, and none is named that it does not."""
        expected = self.model.candidates(shingles, leads, many)
        for index in self.indexes:
            assert index.candidates(shingles, leads=leads, many=many) == expected

    @rule(shingles=TEXTS, most=st.sampled_from([0, 1, 3, 10**6]))
    def frequencies(self, shingles: list[int], most: int) -> None:
        """Families are counted exactly, as far as asked."""
        for index in self.indexes:
            assert index.frequencies(shingles, most=most) == self.model.frequencies(shingles, most)

    @rule(shingles=TEXTS)
    def holders(self, shingles: list[int]) -> None:
        """Who has a shingle, and whether a report has just these."""
        for index in self.indexes:
            for shingle in shingles[:3]:
                assert index.holders([shingle]) == self.model.holders(shingle)
            for number in range(1, self.number + 1):
                assert index.has(number, shingles) == (self.model.reports.get(number) == shingles)

    @invariant()
    def same_files(self) -> None:
        """Both engines keep the same state, and their files are the same to the byte."""
        for other in self.indexes[1:]:
            assert (other.segments, other.merges) == (self.indexes[0].segments, self.indexes[0].merges)
            for segment in other.segments:
                one, two = (index.folder / segment.name for index in (self.indexes[0], other))
                assert one.read_bytes() == two.read_bytes()

    @invariant()
    def files_hold(self) -> None:
        """Every file holds what was written."""
        assert all(index.verify() == {} for index in self.indexes)


AnyHistory.TestCase.settings = settings(max_examples=60, stateful_step_count=50, deadline=None)
TestAnyHistory = AnyHistory.TestCase


@pytest.fixture(params=ENGINES, ids=lambda engine: engine.name)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Index]:
    """An index that writes after three reports and merges two segments, a few postings at a time."""
    engine: Engine = request.param
    made = Index(tmp_path / "index", PostingsOptions(tail=3, factor=2, slice=40), engine)
    yield made
    made.close()


def test_merges_go_on_in_steps_and_leave_few_segments(index: Index) -> None:
    """No more than one segment of each size is left when two of a size become one, and sizes double."""
    most = steps = 0
    for number in range(1, 97):
        index.add(number, keys_of(range(number, number + 5)))
        index.tend()
        steps += bool(index.merges)
        most = max(most, len(index.segments))
    index.finish()
    assert len(index.segments) <= 6
    assert (index.segments[0].first, index.segments[-1].last) == (1, 96)
    assert steps > 20
    assert most <= 10


def test_what_is_mostly_gone_is_written_anew(index: Index) -> None:
    """A segment of three reports of which two were forgotten has one left, and nobody need remember the two."""
    for number in (1, 2, 3):
        index.add(number, keys_of([7, number]))
    index.tend()
    index.bury([1, 2])
    done = index.finish()
    assert done.purged == (1, 2)
    assert index.buried == []
    assert index.holders([7]) == [3]
    assert [segment.span for segment in index.segments] == [3]


def test_who_was_forgotten_while_merged_stays_away(index: Index) -> None:
    """It may be in the buckets that were written before, so it is remembered until the next merge."""
    for number in range(1, 7):
        index.add(number, keys_of(range(number * 2**40, number * 2**40 + 20)))
        index.tend()
    while not index.merges or not index.merges[0].progress.postings:
        index.tend()
    index.bury([1])
    assert index.finish().purged == ()
    assert index.buried == [1]
    assert index.holders(range(2**40, 2**40 + 20)) == []
    assert index.holders([2 * 2**40]) == [2]


@pytest.mark.parametrize(
    ("number", "keys"),
    [(2, keys_of([1])), (1, keys_of([1])), (3, write_keys([2]) + write_keys([1])), (3, b"\0" * 16), (3, b"\0" * 7)],
)
def test_reports_and_shingles_come_in_order(index: Index, number: int, keys: bytes) -> None:
    """A fault of the program, not of the report."""
    index.add(2, keys_of([5]))
    with pytest.raises(ValueError, match=r"order|8 bytes"):
        index.add(number, keys)
    assert index.holders([5]) == [2]


def test_keys_are_the_same_in_both() -> None:
    """Sorted, each once."""
    given = [5, -1, 2**63 - 1, 5, -(2**63)]
    assert keys_of(given) == keys_of(iter(given)) == write_keys(given)
    assert keys_of([]) == b""
