"""What a record keeps of what was read: bytes as they came, texts, or hashes; and for how long."""

from __future__ import annotations

import dataclasses
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from typer.testing import CliRunner

from dateline.api import Record
from dateline.cli.main import app
from dateline.config import Config, read_config
from dateline.errors import UsageError
from dateline.fetching import FetchOptions
from dateline.watching import Source
from tests.fetching.loopback import page, site
from tests.watching.test_rounds import FIRST, SECOND, article, watching

LAYERS = ("meta", "zones", "attributions")
SECRET = b"Zyqqorblin"


@contextmanager
def record(folder: Path, host: str, keep: str) -> Iterator[Record]:
    """A record that keeps what it is told to."""
    config = dataclasses.replace(Config(), fetching=FetchOptions(allow=frozenset({host}), delay=0.0))
    with Record(folder / "story.db", config=config, keep=keep) as made:
        yield made
        assert made.verify().holds


def bytes_of(folder: Path) -> bytes:
    """Every byte of the record's files."""
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("story.db*")) if path.is_file())


def test_bytes_as_they_came(tmp_path: Path) -> None:
    """Of pages and of files that hold one report; also of the text before a change; once, whatever comes twice."""
    first, second = article(FIRST, SECOND), article(FIRST.replace("three", "four"), SECOND)
    (tmp_path / "a.txt").write_text(FIRST)
    (tmp_path / "two.jsonl").write_text('{"id": "1", "text": "Rain fell."}\n{"id": "2", "text": "Snow fell."}\n')
    with site({"/a": page(first)}) as s, record(tmp_path, s.host, "raw") as made:
        made.add(s.at("/a"), tmp_path / "a.txt", tmp_path / "two.jsonl", layers=LAYERS)
        assert made.raw(s.at("/a")) == first.encode()
        assert made.raw("a.txt") == FIRST.encode()
        with pytest.raises(UsageError, match="does not keep the bytes of 1"):
            made.raw("1")
        s.pages["/a"] = page(second)
        made.add(s.at("/a"), s.at("/a"), layers=LAYERS)
        assert made.raw(s.at("/a")) == second.encode()
        (earlier,) = made.store.earlier_texts()
        assert made.store.raw().read(earlier.source_sha256) == first.encode()
        assert made.store.raw().sizes()[0] == 3


def test_texts_alone_unless_bytes_are_asked_for(tmp_path: Path) -> None:
    """And of earlier texts no words where hashes are to be kept."""
    with site({"/a": page(article(FIRST, f"{SECOND} {SECRET.decode()}"))}) as s:
        with record(tmp_path, s.host, "hash") as made:
            made.add(s.at("/a"), layers=LAYERS)
            s.pages["/a"] = page(article(FIRST.replace("three", "four"), SECOND))
            made.add(s.at("/a"), layers=LAYERS)
            assert made.store.raw().sizes() == (0, 0, 0)
            rows = list(made.versions())
            assert [touch for row in rows for touch in row["touches"]][:1] == ["figure"]
            assert {row["before_words"] for row in rows} == {""}
            assert all(line["words"] == "" for row in rows for line in row["lost"])
            assert made.store.purge()
            assert SECRET.lower() not in bytes_of(tmp_path).lower()
        with record(tmp_path, s.host, "text") as made:
            s.pages["/a"] = page(article(FIRST.replace("three", "five"), SECOND))
            made.add(s.at("/a"), layers=LAYERS)
            assert [row["before_words"] for row in made.versions()][-1] == "four"


def test_forgetting_removes_the_bytes(tmp_path: Path) -> None:
    """Those of earlier texts too, from every file; what another report was read from stays."""
    words = f"<p>{SECRET.decode()} and {SECOND}</p>"
    plain = article(FIRST, SECOND)
    with site({"/a": page(article(FIRST, words)), "/b": page(plain), "/c": page(plain)}) as s:
        with record(tmp_path, s.host, "raw") as made:
            made.add(s.at("/a"), s.at("/b"), s.at("/c"), layers=LAYERS)
            s.pages["/a"] = page(article(FIRST.replace("three", "four"), SECOND, SECOND))
            made.add(s.at("/a"), layers=LAYERS)
            found = sorted(one[1] for one in records_of(made, tmp_path))
            assert [at for at in found if at != "/robots.txt"] == ["/a", "/a", "/b", "/c"]
            made.forget(made.id_of(s.at("/a")))
            assert made.store.raw().sizes()[0] == 1
            made.forget(made.id_of(s.at("/b")))
            assert made.raw(s.at("/c")) == plain.encode()
            assert [answer.address for answer in made.store.raw().answers()] == [s.at("/b"), s.at("/c")]
            assert SECRET not in bytes_of(tmp_path)
        assert SECRET not in bytes_of(tmp_path)


def test_what_was_fetched_as_warc(tmp_path: Path) -> None:
    """Another reader takes it, with its digests; the reports come back from it; the same bytes each time."""
    told = {"ETag": '"1"', "Content-Encoding": "identity"}
    pages = {"/a": page(article(FIRST, SECOND), headers=told), "/b": page(article(SECOND, title="Ümlaut"))}
    with site(pages) as s, record(tmp_path, s.host, "raw") as made:
        made.add(s.at("/a"), s.at("/b"), layers=LAYERS)
        path = tmp_path / "fetched.warc.gz"
        path.write_bytes(b"".join(made.warc()))
        assert path.read_bytes() == b"".join(made.warc())
        with path.open("rb") as stream:
            found = [
                (item.headers["WARC-Target-URI"], item.verify_payload_digest(), item.http_headers.get("ETag"))
                for item in ArchiveIterator(stream, record_types=WarcRecordType.response)
            ]
        robots = (s.at("/robots.txt"), True, None)
        assert found == [robots, (s.at("/a"), True, '"1"'), (s.at("/b"), True, None)]
        with path.open("rb") as stream:
            both = [
                (item.record_type, item.headers, item.reader.read())
                for item in ArchiveIterator(stream, parse_http=False)
            ]
        answers = {told["WARC-Record-ID"] for kind, told, _ in both if kind == WarcRecordType.response}
        asked = [(told, block.decode()) for kind, told, block in both if kind == WarcRecordType.request]
        assert {told["WARC-Concurrent-To"] for told, _ in asked} == answers
        assert {told["Content-Type"] for told, _ in asked} == {"application/http; msgtype=request"}
        for request, block in asked:
            first, *lines = block.removesuffix("\r\n\r\n").split("\r\n")
            path_asked = request["WARC-Target-URI"].removeprefix(f"http://{s.host}")
            assert first == f"GET {path_asked} HTTP/1.1"
            (seen,) = [headers for at, headers in s.asked if at == path_asked]
            assert {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)} == seen
        with Record(tmp_path / "back.db") as back:
            assert back.add(path, layers=LAYERS).added == 2
            texts = [{read.report.text for read in one.store.reports()} for one in (made, back)]
            assert texts[0] == texts[1]


def records_of(made: Record, folder: Path) -> list[tuple[str, str, int | None, dict[str, str], bytes]]:
    """The records of its archive: kind, path, status, headers and payload; all digests hold."""
    path = folder / "fetched.warc.gz"
    path.write_bytes(b"".join(made.warc()))
    assert path.read_bytes() == b"".join(made.warc())
    found = []
    with path.open("rb") as stream:
        for item in ArchiveIterator(stream, record_types=WarcRecordType.response | WarcRecordType.revisit):
            if item.record_type == WarcRecordType.response:
                assert item.verify_payload_digest()
            told = dict(item.headers.items())
            at = urlsplit(told["WARC-Target-URI"]).path
            found.append((told["WARC-Type"], at, item.http_headers.status_code, told, item.reader.read()))
    return found


def test_what_led_on_and_what_allowed_it_are_in_the_archive(tmp_path: Path) -> None:
    """A robots.txt once, each hop, and no word of them when the page is forgotten; the robots.txt when the last is."""
    rules = f"User-agent: *\nDisallow: /private\n# {SECRET.decode()}"
    pages = {
        "/robots.txt": page(rules, headers={"Content-Type": "text/plain"}),
        "/old": page("moved", "301 Moved Permanently", {"Location": "/older?x=1"}),
        "/older?x=1": page("", "302 Found", {"Location": "/a"}),
        "/a": page(article(FIRST, SECOND)),
        "/b": page(article(SECOND, FIRST, title="Other")),
    }
    with site(pages) as s, record(tmp_path, s.host, "raw") as made:
        made.add(s.at("/old"), s.at("/b"), layers=LAYERS)
        found = records_of(made, tmp_path)
        assert [one[:3] for one in found] == [
            ("response", "/robots.txt", 200),
            ("response", "/old", 301),
            ("response", "/older", 302),
            ("response", "/a", 200),
            ("response", "/b", 200),
        ]
        assert found[0][-1] == rules.encode()
        assert [one[3].get("WARC-Truncated") for one in found] == [None, "length", None, None, None]
        with (tmp_path / "fetched.warc.gz").open("rb") as stream:
            asked = [item.headers["WARC-Target-URI"] for item in ArchiveIterator(stream, WarcRecordType.request)]
        assert sorted(asked) == sorted(s.at(path) for path in pages), "each was asked once, and its request is kept"
        with Record(tmp_path / "back.db") as back:
            assert back.add(tmp_path / "fetched.warc.gz", layers=LAYERS).added == 2
        made.forget(made.id_of(s.at("/a")))
        assert [one[1] for one in records_of(made, tmp_path)] == ["/robots.txt", "/b"]
        assert b"/older?x=1" not in bytes_of(tmp_path)
        made.forget(made.id_of(s.at("/b")))
        assert records_of(made, tmp_path) == []
        assert made.store.raw().sizes() == (0, 0, 0)
    assert SECRET not in bytes_of(tmp_path)


def test_what_was_read_again_and_had_not_changed_is_a_revisit(tmp_path: Path) -> None:
    """With 304 or with the same bytes; of many the last alone."""
    told = {"ETag": '"1"'}

    def unchanged(made: socket.socket, asked: Mapping[str, str]) -> None:
        answer = page("", "304 Not Modified", told) if "if-none-match" in asked else page(article(FIRST), headers=told)
        answer(made, asked)

    pages = {"/robots.txt": page("User-agent: *\nAllow: /"), "/a": unchanged, "/b": page(article(SECOND))}
    with site(pages) as s:
        sources = [Source(name, "page", s.at(f"/{name}"), timedelta(hours=6)) for name in "ab"]
        with watching(tmp_path, s, *sources, keep="raw") as desk:
            for _ in range(4):
                desk.round()
                desk.clock.move(hours=6)
        with Record(tmp_path / "dateline.db") as made:
            found = records_of(made, tmp_path)
            assert [one[:3] for one in found] == [
                ("response", "/robots.txt", 200),
                ("response", "/a", 200),
                ("response", "/b", 200),
                ("revisit", "/a", 304),
                ("revisit", "/b", 200),
            ]
            first, last = found[1][3], found[3][3]
            assert last["WARC-Refers-To"] == first["WARC-Record-ID"]
            assert last["WARC-Refers-To-Date"] == first["WARC-Date"] < last["WARC-Date"]
            assert last["WARC-Payload-Digest"] == first["WARC-Payload-Digest"]
            assert [one[3]["WARC-Profile"].rpartition("/")[2] for one in found[3:]] == [
                "server-not-modified",
                "identical-payload-digest",
            ]
            assert made.verify().holds
            assert made.retain(raw_days=1, at="2100-01-01T00:00:00Z").raw == 2
            assert made.store.raw().sizes() == (0, 0, 0)


def test_what_is_old_is_dropped(tmp_path: Path) -> None:
    """By days; reports and their present texts stay; nothing of it is left in the file."""
    with (
        site({"/a": page(article(FIRST, f"{SECOND} {SECRET.decode()}"))}) as s,
        record(tmp_path, s.host, "raw") as made,
    ):
        made.add(s.at("/a"), layers=LAYERS)
        s.pages["/a"] = page(article(FIRST, SECOND))
        made.add(s.at("/a"), layers=LAYERS)
        kept = made.retain(raw_days=30, earlier_days=30)
        assert (kept.raw, kept.earlier, kept.alerts, kept.emptied) == (0, 0, 0, True)
        assert made.retain(at="2100-01-01T00:00:00Z").raw == 0
        gone = made.retain(raw_days=30, earlier_days=30, alert_days=1, at="2100-01-01T00:00:00Z")
        assert (gone.raw, gone.earlier, gone.alerts, gone.emptied) == (2, 1, 0, True)
        assert SECRET.lower() not in bytes_of(tmp_path).lower()
        assert made.show(s.at("/a")).report.text
        s.pages["/a"] = page(article(SECOND, SECOND))
        made.add(s.at("/a"), layers=LAYERS)
        assert [one.position for one in made.store.earlier_texts()] == [0]


def test_bytes_that_were_changed_are_found(tmp_path: Path) -> None:
    """`verify` holds them to their hash."""
    (tmp_path / "a.txt").write_text(FIRST)
    with Record(tmp_path / "story.db", keep="raw") as made:
        made.add(tmp_path / "a.txt", layers=LAYERS)
        before = made.store.connection.execute("SELECT packed FROM raw").fetchone()
        made.store.connection.execute("UPDATE raw SET packed = ?", (b"\0",))
        (failure,) = made.verify().failures
        assert failure.line.startswith("raw ")
        made.store.connection.execute("UPDATE raw SET packed = ?", before)
        assert made.verify().holds


def test_the_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`add --keep`, `raw`, `retain`; a word that is not known is told."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(FIRST)
    runner = CliRunner()
    assert runner.invoke(app, ["add", "a.txt", "--layers", "meta", "--keep", "raw"]).exit_code == 0
    assert runner.invoke(app, ["raw", "a.txt"]).stdout == FIRST
    assert runner.invoke(app, ["raw", "--warc", "out.warc.gz"]).exit_code == 0
    assert (tmp_path / "out.warc.gz").read_bytes()[:2] == b"\x1f\x8b"
    assert runner.invoke(app, ["retain", "--raw-days", "1"]).stderr.startswith("dropped: bytes of 0 reports")
    wrong = runner.invoke(app, ["add", "a.txt", "--keep", "all"])
    assert "it takes one of raw, text, hash" in str(wrong.exception)
    (tmp_path / "dateline.toml").write_text('[keeping]\nkeep = "everything"\n')
    with pytest.raises(UsageError, match="everything"):
        read_config(Path("dateline.toml"))


def test_merging_takes_along_what_is_kept_beside_the_reports(tmp_path: Path) -> None:
    """Bytes, answers, earlier texts, watched addresses, and what was told: nothing is fetched or told again."""
    first, second = article(FIRST, SECOND), article(FIRST.replace("three", "four"), SECOND)
    plan = tmp_path / "alerts.toml"
    plan.write_text(
        '[[alert]]\nphrase = "harbour of Orsun"\n[[alert]]\nedits = true\n[[receiver]]\nfile = "told.jsonl"\n'
    )
    with site() as s:
        (tmp_path / "sources.toml").write_text(f'allow = ["{s.host}"]\n[[page]]\nurl = "{s.at("/a")}"\n')
        with record(tmp_path, s.host, "raw") as made:
            s.pages["/a"] = page(first)
            assert [seen["kind"] for seen in made.watch(tmp_path / "sources.toml", once=True)] == ["new"]
            s.pages["/a"] = page(second)
            made.add(s.at("/a"), layers=LAYERS)
            told = [row["kind"] for row in made.alerts(plan, once=True, from_start=True)]
            assert told == ["alert", "alert", "sent"]
            archived = list(made.warc())
            versions = list(made.versions())
        requests = len(s.asked)
        for _ in range(2):  # taken in once, however often
            with Record(tmp_path / "whole.db") as whole:
                whole.merge(tmp_path / "story.db")
                assert whole.verify().holds
                assert whole.raw(s.at("/a")) == second.encode()
                assert list(whole.warc()) == archived
                assert list(whole.versions()) == versions
                assert list(whole.alerts(plan, once=True)) == []
                assert [one["sent"] for one in whole.receivers()] == [2]
                assert list(whole.watch(tmp_path / "sources.toml", once=True)) == []
        assert len(s.asked) == requests
        with Record(tmp_path / "whole.db") as whole:
            whole.forget(s.at("/a"))
            assert whole.store.raw().sizes() == (0, 0, 0)
            assert list(whole.versions()) == list(whole.alerted()) == []


def test_a_merged_report_that_must_be_called_otherwise_keeps_its_own(tmp_path: Path) -> None:
    """Two records read one address at other times: each text has its own earlier texts, and can be forgotten."""
    texts = [article(FIRST.replace("three", count), SECOND) for count in ("three", "four", "five")]
    with site({"/a": page(texts[0])}) as s:
        for name, later in (("one", texts[1]), ("two", texts[2])):
            (tmp_path / name).mkdir()
            with record(tmp_path / name, s.host, "raw") as made:
                for text in (texts[0], later):
                    s.pages["/a"] = page(text)
                    made.add(s.at("/a"), layers=LAYERS)
    with Record(tmp_path / "one" / "story.db") as whole:
        whole.merge(tmp_path / "two" / "story.db")
        assert whole.verify().holds
        first, second = whole.store.ids()
        assert second.startswith(f"{first}~")
        assert [earlier.report for earlier in whole.store.earlier_texts()] == [first, second]
        assert whole.store.raw().sizes()[0] == 3
        whole.forget(second)
        assert whole.store.raw().sizes()[0] == 2
