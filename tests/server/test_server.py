"""A record on a PostgreSQL server: the same bytes as in a file, moved both ways, written by several at once."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline
from dateline.errors import RecordError, UsageError
from dateline.example import REPORTS
from dateline.record import Store
from dateline.record.server import ServerAddress, connect_server
from tests.record.record_strategies import made_report

pytestmark = pytest.mark.server


@pytest.fixture
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a record that is not there yet."""
    import psycopg

    url = os.environ["DATELINE_TEST_SERVER"]
    schema = f"s{abs(hash(request.node.name)):x}"
    yield f"{url}&schema={schema}" if "?" in url else f"{url}?schema={schema}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute("SET client_min_messages TO warning")
        server.execute(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE')


def in_a_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let records of this test stand where they are said to, also under ``tests.on_server``."""
    from dateline.record import server, store_held

    monkeypatch.setattr(store_held, "place_of", server.place_of)
    return path


def test_the_same_bytes_as_in_a_file(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exports = []
    for place in (address, in_a_file(tmp_path / "story.db", monkeypatch)):
        with dateline.Record(place) as record:
            record.add(REPORTS)
            assert record.verify().failures == ()
            exports.append("".join(record.export()))
    assert exports[0] == exports[1]
    assert len(exports[0]) > 1_000_000


def test_a_record_moves_to_a_server_and_back(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, last = in_a_file(tmp_path / "first.db", monkeypatch), tmp_path / "last.db"
    with dateline.Record(first) as record:
        record.add(sorted(REPORTS.glob("*.txt"))[0], sorted(REPORTS.glob("*.txt"))[2])
        quote = next(iter(record.quotes()))
        record.judge(quote["report"], quote["words"][:40], reject=True, by="Orr", because="heard it otherwise")
        expected = "".join(record.export())
    for source, target in ((first, address), (address, last)):
        with dateline.Record(target) as record:
            record.merge(source)
            assert record.verify().failures == ()
            assert "".join(record.export()) == expected


def test_several_write_at_once(address: str) -> None:
    files = sorted(REPORTS.glob("*.txt"))[:6]
    Store(address).close()
    add = [sys.executable, "-m", "dateline", "add", "--db", address]
    writers = [subprocess.Popen([*add, str(file)], stdout=subprocess.DEVNULL) for file in files]
    assert [writer.wait() for writer in writers] == [0] * len(files)
    with dateline.Record(address) as record:
        assert len(record.store) == len(files)
        assert record.verify().failures == ()


@pytest.mark.parametrize("after", [0.5, 1.5, 3.0])
def test_kill_nine_loses_nothing_that_was_told(address: str, after: float) -> None:
    add = [sys.executable, "-u", "-m", "dateline", "add", str(REPORTS), "--db", address]
    Store(address).close()
    writer = subprocess.Popen(add, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    with contextlib.suppress(subprocess.TimeoutExpired):
        writer.wait(after)
    writer.kill()
    writer.communicate()
    with dateline.Record(address) as record:
        assert record.verify().failures == ()
        had = len(record.store)
        record.add(REPORTS)
        assert len(record.store) == 19 >= had
        assert record.verify().failures == ()


def test_signs_that_the_server_does_not_keep_come_back(address: str) -> None:
    text = "A null \x00, half a pair \ud83d, a private sign \ue000 and \ue0000041: “We left.”"
    with Store(address) as store:
        store.add(made_report(text, id="od\x00d"))
    with Store(address, read_only=True) as store:
        assert [read.report.text for read in store.reports()] == [text]
        assert store.has("od\x00d")  # type: ignore[arg-type]  # an id is a str
        assert store.verify().holds


def test_a_forgotten_report_leaves_no_word_in_any_table(address: str) -> None:
    import psycopg

    with dateline.Record(address) as record:
        record.add(*sorted(REPORTS.glob("*.txt"))[:3])
        gone = next(record.store.ids())
        words = record.store.text(gone)[40:80]
        record.forget(gone)
        assert record.verify().failures == ()
    with psycopg.connect(ServerAddress.of(address).url) as server:
        query = (
            "SELECT query_to_xml(format('SELECT * FROM %%I.%%I', schemaname, tablename), true, true, '') "
            "FROM pg_tables WHERE schemaname = %s"
        )
        tables = "".join(str(row[0]) for row in server.execute(query, (ServerAddress.of(address).schema,)))
    assert words not in tables
    assert gone not in tables


def test_who_only_reads_changes_nothing(address: str) -> None:
    with Store(address) as store:
        store.add(made_report("We left.", id="a"))
    with Store(address, read_only=True) as store:
        with pytest.raises(RecordError, match="cannot be written"):
            store.add(made_report("We stayed.", id="b"))
        assert len(store) == 1


def test_what_cannot_be_opened_is_one_line(address: str, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no record at postgresql"):
        Store(address, create=False)
    with pytest.raises(RecordError, match="cannot be opened"):
        connect_server(
            ServerAddress.of(f"postgresql:///x?host={tmp_path}"), create=True, read_only=False, wait_seconds=1
        )
    with dateline.Record(address) as record, pytest.raises(RecordError, match="pg_dump"):
        record.backup(tmp_path / "copy.db")
    with pytest.raises(RecordError, match="pg_dump"):
        dateline.Record.restore(__file__, address)


def test_a_missing_driver_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    address = ServerAddress.of("postgresql://host/desk")
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "psycopg", None)
        with pytest.raises(UsageError, match="psycopg is not installed: pip install"):
            connect_server(address, create=True, read_only=False, wait_seconds=1)
