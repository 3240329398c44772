"""How things stand beside the record: what is read out of the file is what would be settled afresh."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import TESTS
from tests.web.test_corrections import editor, line_to_correct, own_record, say

import dateline
from dateline.config import Config
from dateline.errors import RecordError
from dateline.exports.lines import line_id
from dateline.model import Finding, MergedEvent, Naming, RecordActor, ReportId, Span, Story, Utterance
from dateline.record import Asked, Standing, StandingWriter, standing_path
from dateline.record.standing import TALLIED
from dateline.record.written import read_value, write_value
from dateline.web import ServeOptions, create_app
from dateline.web import desk as desk_module
from dateline.web.desk import Desk
from dateline.web.lists import Lists
from dateline.web.settling import settle_record

__all__ = ["editor", "own_record"]  # fixtures
ALL = 1_000_000


@pytest.fixture
def judged_record(own_record: Path) -> Path:
    """The example with a few judgements: a speaker, a time, a day of publication."""
    with dateline.Record(own_record) as record:
        first = next(iter(record.store.quotes()))
        own = line_id("attribution", first.report.id, first.quote.id)
        record.judge(first.report.id, own, set={"speaker": "Ana Vale"}, because="x", by="a")
        times = next(entry for entry in record.store.timeline() if entry.date is not None)
        assert times.date is not None
        own = line_id("timex", times.report.id, times.date.id)
        record.judge(times.report.id, own, reject=True, because="y", by="a")
    return own_record


def opened(path: Path) -> Desk:
    """The record as the site opens it."""
    return Desk(ServeOptions(db=path), Config())


def test_what_is_read_out_is_what_would_be_settled_afresh(judged_record: Path) -> None:
    desk = opened(judged_record)
    with closing(desk), desk.reading() as record:
        settled, compared = desk.settled(record), desk.compared(record)
        copies, lineages = record.traced_afresh()
        fresh = record.settled_afresh(copies)
        by_pair = sorted(settled.copies(offset=0, limit=ALL).items, key=lambda copy: (copy.a, copy.b))
        assert by_pair == sorted(copies, key=lambda copy: (copy.a, copy.b))
        assert len(by_pair) > 10
        assert {one.cluster: one for one in settled.lineages(offset=0, limit=ALL).items} == {
            one.cluster: one for one in lineages
        }
        for report in fresh.reads:
            assert {(c.a, c.b) for c in settled.copies_of.get(report, ())} == {
                (c.a, c.b) for c in copies if report in (c.a, c.b)
            }
            assert settled.lineage_of.get(report) == next((one for one in lineages if report in one.cluster), None)
        known = fresh.comparison
        assert compared.values(Story, "story") == [*known.stories]
        assert compared.values(MergedEvent, "event") == [*known.events]
        assert compared.values(Utterance, "utterance") == [*known.utterances]
        assert compared.values(Finding, "finding") == [*known.findings]
        assert compared.values(Naming, "naming", whole=True) == [*known.namings]
        assert compared.values(RecordActor, "actor", whole=True) == [*fresh.actors.actors]
        assert len(known.findings) > 50
        for subject, words in fresh.subjects.items():
            assert compared.called(subject) == words
        for member, name in fresh.local_names.items():
            assert compared.local_name(member) == name
        for event in known.events:
            for report, own in event.events:
                assert compared.told[report, own] == next(e for e in fresh.reads[report].events if e.id == own)
        assert desk.lists(record).changed == record.changed()


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that a file holds, but when it was made and of which state of the record."""
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        found = {name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}"))) for name in names}
    found["head"] = [row for row in found["head"] if not row.startswith(("('stamp'", "('settled_at'", "('cost'"))]
    return {name: [(row,) for row in rows] for name, rows in found.items() if not name.startswith("sqlite_")}


def test_the_order_of_arrival_never_shows(tmp_path: Path, example_record: Path) -> None:
    """The same reports in another order, some of them twice: the same rows."""
    turned = tmp_path / "turned.db"
    with dateline.Record(turned) as record, dateline.Record(example_record, read_only=True) as other:
        reads = [*other.store.reports()]
        record.keeper.make_ready()
        for read in [*reversed(reads), *reads[:3]]:
            record.keeper.keep_lines(read)
        for judgement in other.store.judgements():
            record.store.add_judgement(judgement)
        settle_record(record, Lists(record, record.changed()), tmp_path / "turned.standing")
    with dateline.Record(example_record, read_only=True) as record:
        settle_record(record, Lists(record, record.changed()), tmp_path / "example.standing")
    one, two = rows_of(tmp_path / "turned.standing"), rows_of(tmp_path / "example.standing")
    assert one.keys() == two.keys()
    for name in one:
        assert one[name] == two[name], name
    assert len(one["report"]) == 19


def test_a_correction_shows_in_lists_at_once_and_in_what_is_settled(editor: TestClient, own_record: Path) -> None:
    where = line_to_correct(editor, "attribution-")
    say(editor, where, "set", "named above", speaker="Ana Vale")
    assert "Ana Vale" in editor.get("/quotes?speaker=ana+vale").text
    desk = opened(own_record)
    with closing(desk), desk.reading() as record:
        assert desk.settled(record).is_current
        assert desk.lists(record).changed == record.changed()


def test_a_slow_record_is_settled_beside_and_pages_say_of_when_they_are(
    own_record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_module, "_QUICK", -1.0)
    monkeypatch.setattr(desk_module, "_REST", 0.0)
    app = create_app(ServeOptions(db=own_record, hosts=(TESTS,)), config=Config())
    with TestClient(app) as client:
        assert "Settled over all reports" not in client.get("/stories").text  # a first time for a small record
        with dateline.Record(own_record) as record:
            first = next(iter(record.store.quotes()))
            own = line_id("attribution", first.report.id, first.quote.id)
            record.judge(first.report.id, own, set={"speaker": "Ana Vale"}, because="x", by="a")
        assert "Settled over all reports" in client.get("/stories").text
        for _ in range(600):
            if "Settled over all reports" not in client.get("/stories").text:
                break
            time.sleep(0.1)
        else:
            pytest.fail("it is never settled again")
        assert "Ana Vale" in client.get("/quotes?speaker=ana+vale").text


def test_a_large_record_shows_its_reports_before_it_is_settled(
    own_record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_module, "_SMALL", 3)
    monkeypatch.setattr(Desk, "settle_beside", lambda *_: None)
    app = create_app(ServeOptions(db=own_record, hosts=(TESTS,)), config=Config())
    with TestClient(app) as client:
        for path in ("/", "/reports", "/stories", "/actors", "/disagreements", "/copies", "/lineage", "/wording"):
            assert "is being settled" in client.get(path).text
        assert "R19" in client.get("/reports").text


def test_what_rests_on_a_report_that_is_gone_is_left_out(own_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_module, "_QUICK", -1.0)
    monkeypatch.setattr(Desk, "settle_beside", lambda *_: None)
    app = create_app(ServeOptions(db=own_record, hosts=(TESTS,)), config=Config())
    with TestClient(app) as client:
        event = client.get("/api/v1/events").json()["items"][0]
        gone = ReportId(event["accounts"][0]["report"])
        with dateline.Record(own_record) as record:
            record.store.take_out(gone)
        for path in ("/events", "/disagreements", "/utterances", "/stories", "/actors", "/wording", "/api/v1/findings"):
            assert client.get(path).status_code == 200, path
        for line in client.get("/api/v1/events").json()["items"]:
            assert gone not in {account["report"] for account in line["accounts"]}


def test_a_large_record_is_settled_again_when_reports_stop_coming(
    own_record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[list[str]] = []
    now = 1_000.0

    class Process:
        def __init__(self, command: list[str], **_: object) -> None:
            begun.append(command)

        def poll(self) -> int:
            return 0

    desk = opened(own_record)
    with closing(desk), desk.reading() as record:
        standing = desk.settled(record).standing
        standing.head["cost"] = "500.0"
        monkeypatch.setattr(desk_module, "monotonic", lambda: now)
        monkeypatch.setattr(desk_module.subprocess, "Popen", Process)  # type: ignore[attr-defined]  # its own name for it
        for number in range(10):
            now += 5
            desk.settle_beside(standing, str(number))
        assert begun == []
        now += 25
        desk.settle_beside(standing, "9")
        assert len(begun) == 1


def test_forgetting_a_report_leaves_no_file_with_its_words(own_record: Path) -> None:
    with dateline.Record(own_record) as record:
        settle_record(record, Lists(record, {}), standing_path(own_record))
        (tmp := standing_path(own_record).with_name("story.db.standing.77")).write_bytes(b"left by a killed process")
        record.forget(next(record.store.ids()))
    assert not standing_path(own_record).exists()
    assert not tmp.exists()


def test_a_file_of_another_version_or_damaged_is_settled_again(own_record: Path) -> None:
    path = standing_path(own_record)
    path.write_bytes(b"no database")
    desk = opened(own_record)
    with closing(desk), desk.reading() as record:
        assert desk.settled(record).is_current
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE head SET value = '0' WHERE name = 'version'")
        connection.commit()
    with pytest.raises(RecordError, match="another version"):
        Standing(path)
    desk = opened(own_record)
    with closing(desk), desk.reading() as record:
        assert desk.settled(record).is_current


def test_a_record_that_cannot_be_written_is_settled_elsewhere(
    own_record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(writer: StandingWriter, path: Path) -> None:
        if path.parent == own_record.parent:
            raise RecordError(f"{path} cannot be written")
        begin(writer, path)

    begin = StandingWriter.__init__
    monkeypatch.setattr(StandingWriter, "__init__", refuse)
    desk = opened(own_record)
    with closing(desk), desk.reading() as record:
        assert desk.settled(record).is_current
        assert not standing_path(own_record).exists()
        folder = desk.path.parent
    assert not folder.exists()


def test_values_come_back_as_they_were() -> None:
    value = Story("s", (ReportId("a"), ReportId("\ud800")), date(2020, 1, 2), None, ("w",), "because")  # type: ignore[arg-type]
    assert read_value(Story, write_value(value)) == value
    assert read_value(Span, write_value(Span(1, 2))) == Span(1, 2)
    with pytest.raises(TypeError):
        write_value({"a": 1})


def brute_times(record: dateline.Record) -> Iterator[tuple[str, int]]:
    """The dated lines in their order, by reading everything."""
    for entry in record.store.timeline():
        if entry.earliest or entry.latest:
            yield entry.report.id, -1 if entry.date is None else entry.date.span.start


def test_lists_are_cut_where_a_whole_list_would_be(own_record: Path) -> None:
    """Page by page through an index, or all at once by sorting: the same lines."""
    with dateline.Record(own_record, read_only=True) as record:
        pager = record.store.pager()
        whole = [*brute_times(record)]
        cut = [
            (entry.report.id, -1 if entry.date is None else entry.date.span.start)
            for at in range(0, len(whole) + 7, 7)
            for entry in pager.times(Asked(), undetermined=False, offset=at, limit=7).items
        ]
        assert cut == whole
        assert pager.times(Asked(), undetermined=False, offset=0, limit=0).total == len(whole)
        days = [(s.published.earliest, s.id) for s in record.store.summaries()]
        known = sorted(d for d in days if d[0] is not None), sorted(d for d in days if d[0] is None)
        oldest = [own for _, own in known[0]] + [own for _, own in known[1]]
        assert [one.id for one in pager.reports(Asked(), offset=0, limit=ALL).items] == oldest
        newest = sorted(known[0], key=lambda d: (-d[0].toordinal(), d[1]))  # type: ignore[union-attr]
        shown = [one.id for one in pager.reports(Asked(order="newest"), offset=0, limit=ALL).items]
        assert shown == [own for _, own in newest] + [own for _, own in known[1]]
        quotes = [(q.report.id, q.quote.id) for own in oldest for q in record.store.quotes(report=own)]
        found = pager.quotes(Asked(), offset=0, limit=ALL)
        assert [(q.report.id, q.quote.id) for q in found.items] == quotes
        assert found.total == len(quotes)


def test_no_page_of_a_list_is_sorted_from_the_whole_record(own_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each list is read in the order of an index: what SQLite says of its plan has no sorting of everything."""
    monkeypatch.setattr("dateline.record.paging.FEW", -1)  # few are sorted
    with dateline.Record(own_record, read_only=True) as record:
        asked: list[str] = []
        record.store.connection.set_trace_callback(asked.append)
        pager = record.store.pager()
        for order in ("oldest", "newest"):
            pager.reports(Asked(order=order), offset=0, limit=5)
            pager.quotes(Asked(order=order), offset=0, limit=5)
        pager.open_reports(offset=0, limit=5)
        record.store.connection.set_trace_callback(None)
        for query in [one for one in asked if "ORDER BY" in one and "LIMIT" in one]:
            plan = [row[3] for row in record.store.connection.execute(f"EXPLAIN QUERY PLAN {query}")]
            assert not any("USE TEMP B-TREE FOR ORDER BY" in step for step in plan), (query, plan)
    shutil.rmtree(own_record.parent)


def test_what_was_counted_at_settling_is_what_there_is(own_record: Path) -> None:
    desk = opened(own_record)
    with closing(desk), desk.reading() as record:
        standing = desk.settled(record).standing
        for table, column in TALLIED:
            values = standing.connection.execute(f'SELECT DISTINCT "{column}" FROM {table}') if column else [("",)]
            for (value,) in [*values, ("nothing of the kind",)]:
                equal = {column: value} if column else {}
                told = standing.told(table, None, equal)
                where, given = (f"WHERE {column} = ?", [value]) if column else ("", [])
                (there,) = standing.connection.execute(f"SELECT count(*) FROM {table} {where}", given).fetchone()
                assert (table, equal, told) == (table, equal, there)
        (loud,) = standing.connection.execute("SELECT count(*) FROM finding WHERE kind <> 'silent'").fetchone()
        assert standing.count("finding", without=("kind", "silent")) == loud > 0


def test_what_was_read_again_is_settled_again(own_record: Path) -> None:
    """A report that is read again changes no number of reports; the file is of before all the same."""
    desk = opened(own_record)
    with closing(desk):
        with desk.reading() as record:
            before = desk.settled(record).stamp
        with dateline.Record(own_record) as record:
            assert record.reread(everything=True)
        with desk.reading() as record:
            assert desk.settled(record).stamp == record.store.pager().stamp() != before
