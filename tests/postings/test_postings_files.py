"""Files that are torn, changed, missing or left over: found before they can change an answer, and made again."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.postings.postings_model import Model
from tests.postings.test_postings_index import ENGINES

from dateline.errors import DamagedIndexError, RecordError
from dateline.postings import Index, PostingsOptions, Segment, keys_of
from dateline.postings.engine import Engine

SHARED = [11, 12, 13]  # shingles of every report, so that their lists stand apart
REPORTS = 80


@pytest.fixture(params=ENGINES, ids=lambda engine: engine.name)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Index]:
    """Eighty reports in one segment."""
    engine: Engine = request.param
    made = Index(tmp_path / "index", PostingsOptions(tail=REPORTS), engine)
    for number in range(1, REPORTS + 1):
        made.add(number, keys_of(shingles_of(number)))
    made.tend()
    yield made
    made.close()


def shingles_of(number: int) -> list[int]:
    """The shingles of one of the reports."""
    return [*SHARED, *range(number * 1_000_003, number * 1_000_003 + number % 5)]


def the_file(index: Index) -> Path:
    """The file of the one segment."""
    return index.folder / index.segments[0].name


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0), bit=st.integers(0, 7))
def test_no_flipped_bit_changes_an_answer(index: Index, place: int, bit: int) -> None:
    """Wherever it is: the whole does not hold any more, and every answer is right or refused."""
    path = the_file(index)
    whole = path.read_bytes()
    at = place % len(whole)
    changed = whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :]
    other = Index(path.parent, index.options, index.engine)
    model = Model()
    model.reports = {number: shingles_of(number) for number in range(1, REPORTS + 1)}
    path.write_bytes(changed)
    try:
        other.load(index.segments)
        assert list(other.verify()) == list(index.segments)
        answers = 0
        for number in (1, 4, 33, 64, REPORTS):
            try:
                asked = shingles_of(number)
                found = other.candidates(asked, leads=16, many=32), other.frequencies(asked), other.has(number, asked)
            except DamagedIndexError:
                continue
            answers += 1
            assert found == (model.candidates(asked, 16, 32), model.frequencies(asked), True)
        assert answers or other.lost or at
    finally:
        other.close()
        path.write_bytes(whole)


@pytest.mark.parametrize("length", [0, 1, 100, 127, 128, 200, -100, -1])
def test_a_torn_file_is_lost(index: Index, length: int) -> None:
    """Cut anywhere: nothing is answered from it."""
    path = the_file(index)
    path.write_bytes(path.read_bytes()[:length])
    index.load(index.segments)
    assert index.lost == index.segments
    with pytest.raises(DamagedIndexError, match=r"is missing or damaged: `dateline add` makes it again[^\n]*$"):
        index.candidates([1], leads=16, many=32)


def test_the_file_of_another_record_is_not_taken_for_ours(index: Index) -> None:
    """The name tells the content."""
    segment = index.segments[0]
    other = Segment(segment.first, segment.last, segment.digest ^ 1)
    index.load([other])
    assert index.lost == (other,)
    the_file(index).write_bytes((index.folder / segment.name).read_bytes())
    (index.folder / other.name).rename(index.folder / Segment(2, REPORTS, segment.digest).name)
    index.load([Segment(2, REPORTS, segment.digest)])
    assert len(index.lost) == 1


def test_what_is_lost_is_made_again_in_parts(index: Index) -> None:
    """Between the parts nothing is answered; at the end everything is, from several segments or one."""
    reports = {number: keys_of(shingles_of(number)) for number in range(1, REPORTS + 1)}
    the_file(index).unlink()
    index.load(index.segments)
    for last in (30, 31, 60, REPORTS):
        (lost,) = index.lost
        with pytest.raises(DamagedIndexError):
            index.holders([11])
        done = index.restore(lost, last, [(n, keys) for n, keys in reports.items() if lost.first <= n <= last])
        assert done.segments
    assert index.lost == ()
    assert index.holders([11]) == list(reports)
    assert all(index.has(number, shingles_of(number)) for number in reports)


def test_reports_that_are_gone_need_no_file(index: Index) -> None:
    """A lost segment none of whose reports is left is dropped."""
    the_file(index).unlink()
    index.load(index.segments)
    index.restore(index.lost[0], REPORTS, [])
    assert index.segments == ()
    assert index.holders([11]) == []


def test_what_a_killed_process_left_is_swept_away(index: Index) -> None:
    """Files that do not count go, those of others stay."""
    kept = the_file(index)
    for name in ("1-2-0000000000000007.segment", "1-9.merging", "1-2-0000000000000007.segment.writing", "notes.txt"):
        (index.folder / name).write_bytes(b"left")
    index.sweep()
    assert {path.name for path in index.folder.iterdir()} == {kept.name, "notes.txt"}


def test_who_reads_goes_on_while_files_are_replaced(tmp_path: Path) -> None:
    """A reader keeps the files that it has open, whatever a writer merges and removes."""
    options = PostingsOptions(tail=2, factor=2, slice=1_000)
    for engine in ENGINES:
        writer, reader = (Index(tmp_path / engine.name, options, engine) for _ in range(2))
        for number in range(1, 3):
            writer.add(number, keys_of([5, number]))
        writer.tend()
        reader.load(writer.segments)
        for number in range(3, 9):
            writer.add(number, keys_of([5, number]))
            writer.tend()
            writer.finish()
            writer.sweep()
        assert len(list(writer.folder.iterdir())) == 1
        assert reader.holders([5]) == [1, 2]
        assert writer.holders([5]) == list(range(1, 9))


FULL_DISK = """
import resource, sys
from pathlib import Path
from dateline.errors import RecordError
from dateline.postings import Index, PostingsOptions, keys_of

index = Index(Path(sys.argv[1]), PostingsOptions(tail=4, factor=2, slice=50))
number = 0
def add():
    global number
    number += 1
    index.add(number, keys_of(range(number * 100, number * 100 + 30)))
    index.tend()

while len(index.segments) < 3:
    add()
before = index.segments
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    while True:
        add()
except RecordError as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert index.holders([200, 300]) == [2, 3]
while number < 60:
    add()
index.finish()
assert index.verify() == {}
assert all(index.has(n, range(n * 100, n * 100 + 30)) for n in range(1, number + 1))
print("went on")
"""


@pytest.mark.parametrize("size", [1, 700, 2_000])
def test_a_full_disk_says_so_and_loses_nothing(tmp_path: Path, size: int) -> None:
    """The system refuses to write more; what was written is asked as before, and with room again it goes on."""
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY, "the test cannot set its limit here"
    command = [sys.executable, "-c", FULL_DISK, str(tmp_path / "index"), str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    refusal, rest = done.stdout.splitlines()
    assert "the index cannot be written (File too large)" in refusal
    assert "what was added so far stays" in refusal
    assert rest == "went on"


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    """A file stands where the folder would be."""
    (tmp_path / "index").write_text("in the way")
    index = Index(tmp_path / "index", PostingsOptions(tail=1))
    index.add(1, keys_of([5]))
    with pytest.raises(RecordError, match="cannot be written"):
        index.tend()
    assert index.holders([5]) == [1]
