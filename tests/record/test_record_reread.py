"""Older records open and are read again; each paragraph is analysed once; layers are read when they are asked for."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

import dateline
from dateline.errors import RecordError, UsageError
from dateline.language import assemble
from dateline.language.seam import Block
from dateline.model import Analysis, Given, ReadReport
from dateline.pipeline import LAYERS
from dateline.record import Store
from dateline.record.opening import APPLICATION_ID
from dateline.record.search import fold_places
from dateline.record.versions import run_statements, shipped_migrations
from tests.conftest import Run
from tests.record.record_strategies import made_report

pytestmark = pytest.mark.file

ROWS = Path(__file__).with_name("version3.sql")
BRIDGE, POST = "r-8ac87f1ed2ee88fe", "r-204e1e98267bcd17"
NEW = ("entities", "actors", "events")
TEXT = "Soldiers of Lissend killed five people in Kolvesh, Ana Vale said.\nAna Vale left Orsun on Monday."


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A record as version 3 wrote it."""
    path = tmp_path / "older.db"
    connection = sqlite3.connect(path, isolation_level=None)
    for step in shipped_migrations()[:3]:
        run_statements(connection, step.sql)
    run_statements(connection, ROWS.read_text("utf-8"))
    for number, text in connection.execute("SELECT number, text FROM report").fetchall():
        connection.execute("INSERT INTO search (rowid, words) VALUES (?, ?)", (number, fold_places(text).joined))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 3")
    connection.close()
    return path


def exported(path: Path) -> list[str]:
    with dateline.Record(path) as record:
        assert record.verify().failures == ()
        return list(record.export())


def test_an_older_record_opens_holds_and_says_what_it_lacks(older: Path) -> None:
    with dateline.Record(older) as record:
        assert record.store.kept_copy == older.with_name("older.db.version-3")
        assert record.verify().failures == ()
        assert dict(record.store.lacking(LAYERS)) == {BRIDGE: NEW, POST: NEW}
        assert record.show(BRIDGE).mentions == ()
        assert [row["speaker_name"] for row in record.quotes(type="direct")] == ["Ana Vale"]


def test_what_an_older_record_lacks_is_read_from_its_texts(older: Path) -> None:
    told: list[object] = []
    with dateline.Record(older) as record:
        assert record.reread(watch=told.append) == 2
        assert record.verify().failures == ()
        assert list(record.store.lacking(LAYERS)) == []
        bridge, post = record.show(BRIDGE), record.show(POST)
        assert "Ana Vale" in {actor.name for actor in bridge.actors}
        assert [event.type for event in bridge.events if event.type == "ASSAULT"]
        assert bridge.pipeline.startswith("dateline-en ")
        assert (post.mentions, post.pipeline) == ((), "")
        assert [problem.code for problem in post.report.problems] == ["language-not-read"]
        assert record.reread() == 0
        assert record.reread(everything=True) == 2
        assert record.show(POST) == post, "what was met when it was read is not told twice"
    assert told == [POST, BRIDGE]


def test_adding_a_report_again_reads_what_it_lacks(older: Path, tmp_path: Path) -> None:
    with dateline.Record(older) as record:
        text = record.show(BRIDGE).report.text
        (tmp_path / "bridge.txt").write_text(text, "utf-8")
        told: list[object] = []
        given = Given(outlet="Orsun Post", published="2019-03-12")
        summary = record.add(tmp_path / "bridge.txt", given=given, watch=told.append)
        assert (summary.added, summary.again) == (0, 1)
        assert record.show(BRIDGE).events
        (note,) = [item for item in told if getattr(item, "code", "") == "layers-missing"]
        assert "1 reports were read without entities, actors, events" in str(getattr(note, "message", ""))
        assert POST in str(getattr(note, "message", ""))


def test_layer_by_layer_is_the_same_record_as_all_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_text("Bridge falls\n\n" + TEXT, "utf-8")
    files = (tmp_path / "a.txt", tmp_path / "b.txt")
    with dateline.Record(tmp_path / "one.db") as record:
        record.add(*files)
    with dateline.Record(tmp_path / "two.db") as record:
        record.add(*reversed(files), layers=["zones"])
        assert all(read.sentences == () for read in record.store.reports())
        record.add(*files, layers=["timexes"])
        assert all(read.sentences and not read.quotes and not read.mentions for read in record.store.reports())
        record.reread(layers=["entities"])
        assert all(read.mentions and not read.actors for read in record.store.reports())
        record.add(*files)
    assert exported(tmp_path / "one.db") == exported(tmp_path / "two.db")


def test_a_report_in_another_language_says_so_from_the_first(tmp_path: Path) -> None:
    words = "Eine Brücke ist am Montagmorgen in den Fluss gestürzt, und niemand wurde verletzt, sagte die Stadt."
    (tmp_path / "a.txt").write_text(words, "utf-8")
    with dateline.Record(tmp_path / "r.db") as record:
        summary = record.add(tmp_path / "a.txt", given=Given(language="de"))
        assert summary.noted == 1
        assert [problem.code for problem in record.show("a.txt").report.problems] == ["language-not-read"]


def test_a_layer_that_does_not_exist_is_a_usage_error(tmp_path: Path) -> None:
    with dateline.Record(tmp_path / "r.db") as record:
        for asked in (record.add, record.reread):
            with pytest.raises(UsageError, match="'moods'"):
                asked(layers=["moods"])


def test_each_paragraph_is_analysed_once_in_a_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_text("\n\n".join(reversed(TEXT.splitlines())) + "\nThe rest is new.", "utf-8")
    path = tmp_path / "r.db"
    once = assemble.open_once("en")
    asked: list[str] = []
    analyze = once.analyzer.analyze

    def analyze_and_tell(blocks: Sequence[Block]) -> list[Analysis]:
        asked.extend(block.text for block in blocks)
        return analyze(blocks)

    monkeypatch.setattr(once.analyzer, "analyze", analyze_and_tell)
    found: list[ReadReport] = []
    for name in ("a.txt", "b.txt", "b.txt"):
        once.forget()  # as in another process
        with dateline.Record(path) as record:
            record.add(tmp_path / name)
            record.reread(everything=True)
            found.append(record.show(name))
    assert sorted(asked) == sorted([*TEXT.splitlines(), "The rest is new."])
    once.forget()
    with dateline.Record(tmp_path / "fresh.db") as record:
        record.add(tmp_path / "b.txt")
        assert record.show("b.txt").mentions == found[-1].mentions
        assert record.show("b.txt").events == found[-1].events


def test_a_damaged_analysis_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    assemble.open_once("en").forget()
    with dateline.Record(tmp_path / "r.db") as record:
        record.add(tmp_path / "a.txt")
        before = record.show("a.txt")
        record.store.connection.execute("UPDATE analysis SET content = CAST(x'0011' || content AS BLOB)")
        assert not record.verify().holds
        assemble.open_once("en").forget()
        record.reread(everything=True)
        assert record.show("a.txt") == before
        assert record.verify().failures == ()


def test_a_report_that_is_not_what_was_written_is_not_read_again(tmp_path: Path) -> None:
    with Store(tmp_path / "r.db") as store:
        store.add(made_report(TEXT, id="x"))
        store.connection.execute("UPDATE report SET place = 'elsewhere.txt'")
        with pytest.raises(RecordError, match="dateline verify"):
            store.replace_words(made_report(TEXT, id="x"))
        assert not store.verify().holds


def test_what_was_settled_is_given_back_only_for_what_it_rests_on(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Store(path) as store:
        store.add(made_report(TEXT, id="x"))
        digest = store.digest()
        assert store.keep_settled("actors", digest, "{}")
        assert store.settled("actors", digest) == "{}"
        assert store.settled("stories", digest) is None
        store.add(made_report(TEXT + " So.", id="y"))
        assert store.digest() != digest
        assert store.settled("actors", store.digest()) is None
    with Store(path, read_only=True) as store:
        assert not store.keep_settled("actors", store.digest(), "{}")


def test_the_digest_does_not_know_the_order(tmp_path: Path) -> None:
    reads = [made_report(TEXT, id="x"), made_report(TEXT + " So.", id="y")]
    found = set()
    for name, order in (("one", reads), ("two", reads[::-1])):
        with Store(tmp_path / f"{name}.db") as store:
            for read in order:
                store.add(read)
            found.add(store.digest())
    assert len(found) == 1


def test_a_changed_line_changes_the_digest(tmp_path: Path) -> None:
    read = made_report(TEXT, id="x", named=("Lissend", "killed"))
    with Store(tmp_path / "r.db") as store:
        store.add(read)
        before = store.digest()
        store.replace_words(dataclasses.replace(read, mentions=()))
        assert store.digest() != before
        assert store.report("x").mentions == ()
        assert store.verify().failures == ()


def test_show_lists_actors_and_events_or_says_that_they_were_not_read(older: Path, run: Run) -> None:
    assert run("reread", BRIDGE, "--db", older).returncode == 0
    shown = run("show", BRIDGE, "--db", older, "--format", "table").stdout
    assert "ASSAULT" in shown
    assert "head of Orsun Council" in shown
    assert "not read" not in shown
    assert "not read: entities, actors, events" in run("show", POST, "--db", older, "--format", "table").stdout
    (line,) = map(json.loads, run("show", BRIDGE, "--db", older).stdout.splitlines())
    assert line["events"]
    assert {actor["name"] for actor in line["actors"]} >= {"Ana Vale", "Orsun Council"}
