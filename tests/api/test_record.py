"""A record by its Python face: adding, stopping, reading out, checking."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dateline
from dateline.errors import InputError, RecordError
from dateline.model import Given, Problem, QuoteType

STORY = """Bridge falls in Orsun

ORSUN (Orsun Wire) – A bridge fell into the Orsun river on Monday morning and nobody was hurt, the town said.

“We heard it go before anybody saw it, and then the whole street was full of dust,” the baker, Ana Vale, told reporters.

The council had promised new piers two years ago but never found the money for the work.
"""


@pytest.fixture
def record(tmp_path: Path) -> Iterator[dateline.Record]:
    with dateline.Record(tmp_path / "story.db") as opened:
        yield opened


def write(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.write_text(words, "utf-8")
    return path


def test_given_details_win_and_say_so(record: dateline.Record, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    record.add(path, given=Given(outlet="Orsun Post", published="2019-03-12"))
    metadata = record.show("a.txt").report.metadata
    assert (metadata.outlet.value, metadata.outlet.status) == ("Orsun Post", "given")
    assert metadata.published.value == "2019-03-12"
    assert metadata.agency.value == "Orsun Wire"


def test_the_same_report_in_two_places_is_one_report_with_two_sources(record: dateline.Record, tmp_path: Path) -> None:
    summary = record.add(write(tmp_path, "a.txt", STORY), write(tmp_path, "b.txt", STORY))
    assert (summary.added, summary.again, summary.total) == (1, 1, 1)
    assert len(record.show("b.txt").sources) == 2


def test_one_text_of_two_outlets_is_two_reports_and_a_copy(record: dateline.Record, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    record.add(path, given=Given(outlet="Orsun Post"))
    record.add(path, given=Given(outlet="Vale Courier"))
    (copy,) = record.copies()
    assert copy.kind == "copy"
    assert record.readout().texts == 1


def test_bad_inputs_are_told_and_the_rest_is_kept(record: dateline.Record, tmp_path: Path) -> None:
    write(tmp_path, "a.txt", STORY)
    write(tmp_path, "empty.txt", "")
    (tmp_path / "photo.txt").write_bytes(bytes(range(256)) * 40)
    told: list[object] = []
    summary = record.add(tmp_path, watch=told.append)
    problems = [item for item in told if isinstance(item, Problem)]
    assert (summary.added, summary.unread) == (1, 2)
    assert {Path(problem.where).name for problem in problems} == {"empty.txt", "photo.txt"}
    assert [problem.code for problem in record.readout().problems] == [problem.code for problem in problems]


def test_a_mended_input_is_no_problem_any_more(record: dateline.Record, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "")
    record.add(path)
    path.write_text(STORY, "utf-8")
    record.add(path)
    assert record.readout().problems == ()


def test_a_report_without_a_day_dates_no_weekday(record: dateline.Record, tmp_path: Path) -> None:
    record.add(write(tmp_path, "a.txt", STORY))
    assert [row["words"] for row in record.timeline()] == []
    assert "Monday morning" in [row["words"] for row in record.timeline(undetermined=True)]


def test_a_quote_opens_its_words(record: dateline.Record, tmp_path: Path) -> None:
    record.add(write(tmp_path, "a.txt", STORY))
    (row,) = record.quotes(type="direct")
    text = record.show("a.txt").report.text
    assert row["words"] == "“We heard it go before anybody saw it, and then the whole street was full of dust,”"
    assert "".join(text[start:end] for start, end in row["content"]) == row["words"]
    assert row["speaker_name"] == "Ana Vale"
    assert row["type"] == QuoteType.DIRECT


def test_check_names_where_a_quote_was_seen(record: dateline.Record, tmp_path: Path) -> None:
    record.add(write(tmp_path, "a.txt", STORY))
    draft = write(
        tmp_path,
        "draft.txt",
        "Dust in Orsun\n\nThe mayor resigned on Friday after talks.\n\n“We heard it go before anybody saw it, "
        "and then the whole street was full of dust,” said Ana Vale. “I shall never sleep in that house,” she said.\n",
    )
    checked = record.check(draft)
    seen = {quote.content[0].of(checked.read.report.text)[:9]: reports for quote, reports in checked.quotes}
    assert seen == {"“We heard": (record.show("a.txt").report.id,), "“I shall ": ()}
    assert any("resigned" in span.of(checked.read.report.text) for span in checked.new)
    assert len(record.store) == 1


def test_check_knows_a_report_of_the_record(record: dateline.Record, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    record.add(path)
    checked = record.check(path)
    assert checked.known == record.show("a.txt").report.id
    assert checked.share == 1.0
    assert checked.new == ()


def test_check_of_nothing_is_one_clear_line(record: dateline.Record, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"empty\.txt"):
        record.check(write(tmp_path, "empty.txt", ""))


def test_a_record_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no record"):
        dateline.Record(tmp_path / "missing.db", read_only=True)
    assert not (tmp_path / "missing.db").exists()


SENTENCES = [
    "The old bridge over the Orsun river fell on Monday morning before the market opened.",
    "Nobody was hurt, the town council said in a statement that it sent to reporters at noon.",
    "“We heard it go before anybody saw it,” the baker, Ana Vale, told the local radio station.",
    "Engineers had warned two years ago that the northern pier was cracked below the waterline.",
    "The ministry in Kolvesh promised money for a new bridge but named neither a sum nor a date.",
    "School buses will take the long road through the hills until the ferry is running again.",
]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    reports=st.lists(st.lists(st.sampled_from(SENTENCES), min_size=2, unique=True), min_size=2, max_size=5),
    order=st.randoms(use_true_random=False),
)
def test_any_order_of_adding_gives_the_same_export(
    tmp_path_factory: pytest.TempPathFactory, reports: list[list[str]], order: random.Random
) -> None:
    folder = tmp_path_factory.mktemp("order")
    rows = [{"id": f"r{number}", "text": "\n\n".join(parts)} for number, parts in enumerate(reports)]
    files = [write(folder, f"{row['id']}.jsonl", json.dumps(row)) for row in rows]
    exports = []
    for name in ("one", "two"):
        with dateline.Record(folder / f"{name}.db") as record:
            for path in files:
                record.add(path)
            assert record.verify().holds
            exports.append(list(record.export()))
        order.shuffle(files)
    assert exports[0] == exports[1]


@pytest.mark.parametrize("rounds", [6, pytest.param(80, marks=pytest.mark.nightly)])
def test_add_killed_at_any_point_goes_on_and_ends_the_same(tmp_path: Path, example: Path, rounds: int) -> None:
    with dateline.Record(tmp_path / "whole.db") as record:
        record.add(example)
        expected = list(record.export())
    command = [sys.executable, "-m", "dateline", "add", str(example), "--db", str(tmp_path / "killed.db")]
    chance = random.Random(5)
    kills = 0
    for _ in range(rounds):
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            time.sleep(0.3 + 0.9 * chance.random())
            if process.poll() is None:
                os.kill(process.pid, signal.SIGKILL)
                kills += 1
        if (tmp_path / "killed.db").exists():
            with dateline.Record(tmp_path / "killed.db") as record:
                assert record.verify().holds
    assert kills > 0
    with dateline.Record(tmp_path / "killed.db") as record:
        record.add(example)
        assert list(record.export()) == expected
