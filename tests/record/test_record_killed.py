"""
A process that is killed while it adds leaves a record that verifies, and the next one ends where it would have.

The index beside the record writes and merges at almost every report here, so that most kills fall into that.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.exports import export_jsonl
from dateline.model import Report
from dateline.postings import PostingsOptions
from dateline.record import Store
from tests.faults.forked import start_forked
from tests.faults.processes import Running

pytestmark = pytest.mark.file  # processes that write one are killed

REPORTS = 40
KILLS = 8
BUSY = PostingsOptions(tail=2, factor=2, slice=30)

ADD_ALL = """
import sys
from dateline.model import AlignedSpan, ReportId
from dateline.postings import PostingsOptions
from dateline.record import PairRow, Store
from tests.record.record_strategies import made_report

words = "guards left the dam at noon and nobody heard a shot in the town of Orsun that day".split()
with Store(sys.argv[1], postings=PostingsOptions(tail=2, factor=2, slice=30)) as store:
    for number in range(int(sys.argv[2])):
        text = " ".join(words[(number * step) % len(words)] for step in range(1, 150)) + f" {number}."
        read = made_report(text, id=f"r{number:03}", where=f"{number}.txt", outlet="Vale Daily")
        with store.writing():
            if not store.admit(read.report).known:
                others = store.candidates([number % 7], leads=1000, many=1000)
                pairs = [
                    PairRow(*sorted((read.report.id, other)), (AlignedSpan(0, 4, 0, 4),), "{}") for other in others
                ]
                store.add(read, pairs, [number % 7, *range(1000 * number, 1000 * number + 10)])
            else:
                store.add(read)
        print(number, flush=True)
"""


def shingles_of(report: Report) -> list[int]:
    """The shingles that the process above gives a report."""
    number = int(report.id[1:])
    return [number % 7, *range(1000 * number, 1000 * number + 10)]


def start(path: Path, reports: int = REPORTS, *, forked: bool = False) -> Running:
    """A process that adds all reports, telling each."""
    if forked:
        return start_forked(ADD_ALL, path, str(reports), folder=Path(__file__).parents[2])
    command = [sys.executable, "-c", ADD_ALL, str(path), str(reports)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])


def exported(path: Path) -> list[str]:
    """The record's lines, and its pairs."""
    with Store(path, postings=BUSY) as store:
        check(store)
        return [*export_jsonl(store, []), *map(str, store.pair_evidence())]


def check(store: Store) -> None:
    """Every line holds, and nothing of the index is lost: a kill costs no more than the report that was being added."""
    result = store.verify(shingles_of=shingles_of)
    assert result.failures == ()
    assert result.notes == ()
    assert store.index_is_whole()


def kill_and_go_on(tmp_path: Path, reports: int, kills: int, seed: int, *, forked: bool = False) -> None:
    """Kill a process that adds, again and again, until the last one may end; nothing that it told is lost."""
    whole = tmp_path / "whole.db"
    process = start(whole, reports, forked=forked)
    assert process.communicate()[0].splitlines()[-1] == str(reports - 1)
    expected = exported(whole)

    chance = random.Random(seed)
    broken = tmp_path / "broken.db"
    for kill in range(kills):
        process = start(broken, reports, forked=forked)
        assert process.stdout
        last = -1
        step = reports // kills
        for _ in range(chance.randrange(1 + kill * step, step + 1 + kill * step)):
            line = process.stdout.readline()
            last = int(line) if line else last
        time.sleep(chance.random() * 0.006)
        process.kill()
        process.communicate()
        with Store(broken, postings=BUSY) as store:
            assert len(store) > last, "a report that was told stays"
            check(store)
    process = start(broken, reports, forked=forked)
    assert process.communicate()[0].splitlines()[-1] == str(reports - 1)
    assert exported(broken) == expected
    left = {path.name for path in broken.with_name("broken.db.index").iterdir()}
    with Store(broken, postings=BUSY) as store, store.writing():
        index = store.shared.bring_up()
        named = {segment.name for segment in index.segments} | {merge.name for merge in index.merges}
        assert left == named, "what the kills left and what merges replaced is swept away"


def test_kill_nine_at_any_moment_loses_nothing(tmp_path: Path) -> None:
    kill_and_go_on(tmp_path, REPORTS, KILLS, 20_240_506)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(2))
def test_kill_nine_a_hundred_times(tmp_path: Path, seed: int) -> None:
    kill_and_go_on(tmp_path, 300, 100, seed, forked=True)


def test_kill_nine_while_the_file_is_made(tmp_path: Path) -> None:
    for delay in range(6):
        path = tmp_path / f"{delay}.db"
        process = start(path)
        until = time.monotonic() + 5
        while not path.exists() and time.monotonic() < until:
            time.sleep(0.0005)
        time.sleep(delay * 0.0015)
        process.kill()
        process.communicate()
        with Store(path, postings=BUSY) as store:
            check(store)
