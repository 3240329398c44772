"""What is counted as lines come and go is what there is, whatever was added, read again, corrected or forgotten."""

from __future__ import annotations

import dataclasses
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Judgement, Problem, QuoteType, ReadReport, ReportId
from dateline.record import Asked, Cut, Store
from tests.record.behind import behind
from tests.record.record_strategies import made_report, read_reports

ALL = 10_000
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
REPORTS = st.lists(read_reports(), min_size=1, max_size=4, unique_by=lambda read: read.report.id)


def said(number: int, undone: bool) -> Judgement:
    """A judgement of any line."""
    undo = {"by": "Orr", "at": "2026-01-02T00:00:00Z", "because": "a slip"} if undone else None
    subject = {"line": "report", "anchors": [{"text_sha256": "0" * 64}]}
    return Judgement(f"j-{number}", subject, "confirm", None, "Orr", "2026-01-01T00:00:00Z", "so", undo)


@st.composite
def questions(draw: st.DrawFn, ids: list[ReportId]) -> Asked:
    """Any question of a list."""
    some = st.lists(st.sampled_from(ids), unique=True, max_size=2).map(tuple)
    return Asked(
        earliest=draw(DAYS),
        latest=draw(DAYS),
        reports=draw(st.none() | some),
        without=draw(some),
        type=draw(st.none() | st.sampled_from(QuoteType)),
        unnamed=draw(st.booleans()),
        min_confidence=draw(st.sampled_from([0.0, 0.0, 0.5])),
    )


def told_and_there(store: Store, asked: Asked) -> list[tuple[int, int]]:
    """Of each list how long it is said to be, and how many lines it has."""
    pager = store.pager()
    cuts: list[Cut[Any]] = [
        pager.reports(asked, offset=0, limit=ALL),
        pager.quotes(asked, offset=0, limit=ALL),
        pager.times(asked, undetermined=False, offset=0, limit=ALL),
        pager.times(asked, undetermined=True, offset=0, limit=ALL),
        pager.open_reports(offset=0, limit=ALL, without=asked.without),
        pager.problems(offset=0, limit=ALL),
    ]
    return [(cut.total, len(cut.items)) for cut in cuts]


@given(REPORTS, st.data())
@settings(max_examples=40, deadline=None)
def test_lists_are_as_long_as_they_say(reads: list[ReadReport], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "r.db") as store:
        for read in reads:
            store.add(read)
        asked = data.draw(questions([read.report.id for read in reads]))
        assert all(told == there for told, there in told_and_there(store, asked)), asked


@given(REPORTS, st.data())
@settings(max_examples=40, deadline=None)
def test_what_comes_and_goes_is_counted(reads: list[ReadReport], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "r.db") as store:
        for number, read in enumerate(reads):
            store.add(read)
            store.keep_unread(f"{number}.txt", [Problem("empty", "no words", f"{number}.txt", "extraction")])
            store.add_judgement(said(number, undone=False))
            if data.draw(st.booleans()):
                store.add_judgement(said(number, undone=True))
            if data.draw(st.booleans()):
                store.replace_words(dataclasses.replace(read, quotes=read.quotes[:1], dates=(), sentences=()))
        for read in reads:
            if data.draw(st.booleans()):
                store.take_out(read.report.id)
        assert store.verify().failures == ()
        assert not store.connection.execute("SELECT 1 FROM tally WHERE earliest <> '' AND number = 0").fetchall()
        sizes = store.pager().sizes()
        for table, number in sizes.items():
            assert store.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == number
        (undone,) = store.connection.execute("SELECT count(*) FROM judgement WHERE undone IS NOT NULL").fetchone()
        (last,) = store.connection.execute("SELECT coalesce(max(number), 0) FROM report").fetchone()
        expected = (sizes["report"], last, sizes["judgement"], undone, sizes["unread"])
        assert store.pager().stamp().rpartition("-")[0] == "-".join(map(str, expected))


@pytest.mark.parametrize(
    "statement",
    ["UPDATE tally SET number = number + 1 WHERE name = 'quote'", "DELETE FROM tally WHERE name = 'report_day'"],
)
def test_a_number_that_is_not_so_is_found_out(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "r.db"
    with Store(path) as store:
        store.add(made_report("Ana Vale said: “No.”", quoted=("Ana Vale", "said", "“No.”")))
        assert store.verify().holds
    with behind(path) as connection:
        connection.execute(statement)
    with Store(path, read_only=True) as store:
        assert [failure.line for failure in store.verify().failures] == ["tally"]
