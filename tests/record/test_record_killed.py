"""A process that is killed while it adds leaves a record that verifies, and the next one ends where it would have."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from dateline.exports import export_jsonl
from dateline.record import Store

REPORTS = 40
KILLS = 8

ADD_ALL = """
import sys
from dateline.model import AlignedSpan, ReportId
from dateline.record import PairRow, Store
from tests.record.record_strategies import made_report

words = "guards left the dam at noon and nobody heard a shot in the town of Orsun that day".split()
with Store(sys.argv[1]) as store:
    for number in range(int(sys.argv[2])):
        text = " ".join(words[(number * step) % len(words)] for step in range(1, 150)) + f" {number}."
        read = made_report(text, id=f"r{number:03}", where=f"{number}.txt", outlet="Vale Daily")
        with store.writing():
            if not store.admit(read.report).known:
                others = store.candidates([number % 7], 1000)
                pairs = [
                    PairRow(*sorted((read.report.id, other)), (AlignedSpan(0, 4, 0, 4),), "{}") for other in others
                ]
                store.add(read, pairs, [number % 7, 1000 + number])
            else:
                store.add(read)
        print(number, flush=True)
"""


def start(path: Path) -> subprocess.Popen[str]:
    """A process that adds all reports, telling each."""
    command = [sys.executable, "-c", ADD_ALL, str(path), str(REPORTS)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])


def exported(path: Path) -> list[str]:
    """The record's lines, and its pairs."""
    with Store(path) as store:
        assert store.verify().failures == ()
        return [*export_jsonl(store, []), *map(str, store.pair_evidence())]


def test_kill_nine_at_any_moment_loses_nothing(tmp_path: Path) -> None:
    whole = tmp_path / "whole.db"
    process = start(whole)
    assert process.communicate()[0].splitlines()[-1] == str(REPORTS - 1)
    expected = exported(whole)

    chance = random.Random(20_240_506)
    broken = tmp_path / "broken.db"
    for kill in range(KILLS):
        process = start(broken)
        assert process.stdout
        last = -1
        for _ in range(chance.randrange(1 + kill * 4, 6 + kill * 4)):
            line = process.stdout.readline()
            last = int(line) if line else last
        time.sleep(chance.random() * 0.006)
        process.kill()
        process.communicate()
        with Store(broken) as store:
            assert len(store) > last, "a report that was told stays"
            assert store.verify().failures == ()
    process = start(broken)
    assert process.communicate()[0].splitlines()[-1] == str(REPORTS - 1)
    assert exported(broken) == expected


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
        with Store(path) as store:
            assert store.verify().failures == ()
