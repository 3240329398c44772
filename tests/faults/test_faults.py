"""What goes wrong around a run: after each the record verifies, nothing told is lost, and the next run goes on."""

from __future__ import annotations

import gzip
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from dateline.api import Record
from dateline.errors import RecordError
from dateline.record import Store
from dateline.watching import Source
from tests.faults.processes import ADD, SMALL, WATCH, holds, start, told_of
from tests.faults.test_killed import REPORTS, rows
from tests.fetching.loopback import page, site
from tests.watching.test_rounds import FIRST, SECOND, article, feed, watching

NOBODY = 65534
LAYERS = ["meta", "zones", "timexes"]


def add_all(folder: Path, path: Path) -> None:
    """The next run."""
    process = start(ADD, path, "in.jsonl", folder=folder)
    _, err = process.communicate()
    assert process.returncode == 0, err
    assert len(holds(path, [])) == REPORTS


@pytest.mark.parametrize("pages", [40, 60, 90, 130])
def test_the_record_may_not_grow(tmp_path: Path, pages: int) -> None:
    """SQLite's own bound, wherever it falls."""
    (tmp_path / "in.jsonl").write_text(rows(REPORTS), "utf-8")
    path, told = tmp_path / "story.db", []
    with Record(path) as record:
        size = record.store.connection.execute("PRAGMA page_count").fetchone()[0]
        record.store.connection.execute(f"PRAGMA max_page_count = {size + pages}")
        with pytest.raises(RecordError, match="disk is full"):
            record.add(tmp_path / "in.jsonl", layers=LAYERS, watch=lambda met: told.append(str(met)))
    assert len(holds(path, told)) < REPORTS
    add_all(tmp_path, path)


@pytest.mark.parametrize("size", [300_000, 600_000, 1_200_000])
def test_the_disk_is_full(tmp_path: Path, size: int) -> None:
    """No file may grow beyond some bytes, the log and the index neither: the run ends with what it told."""
    (tmp_path / "in.jsonl").write_text(rows(REPORTS), "utf-8")
    path = tmp_path / "story.db"
    process = start(SMALL + ADD, str(size), path, "in.jsonl", folder=tmp_path)
    output, err = process.communicate()
    assert process.returncode != 0
    assert "RecordError" in err, err
    assert len(holds(path, told_of(output))) < REPORTS
    add_all(tmp_path, path)


def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    """One line, and nothing was changed; by a user who has no right to."""
    (tmp_path / "in.jsonl").write_text(rows(REPORTS), "utf-8")
    folder = tmp_path / "desk"
    folder.mkdir()
    path = folder / "story.db"
    with Record(path) as record:
        (tmp_path / "a.txt").write_text(FIRST)
        record.add(tmp_path / "a.txt", layers=LAYERS)
    before = {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    for place in (tmp_path, *tmp_path.parents):  # with several processes of pytest one more is between
        if Path(tempfile.gettempdir()) in place.parents:
            place.chmod(0o755)
    folder.chmod(0o555)
    path.chmod(0o444)
    try:
        # Everything is loaded first: who owns nothing may not even read the libraries.
        become = f"import os, sys\nif os.getuid() == 0: os.setgid({NOBODY}); os.setuid({NOBODY})\ndel sys.argv[1]\n"
        words = (tmp_path / "scratch.db", path, tmp_path / "in.jsonl")
        process = start(ADD.replace("argv[2:]", "argv[3:]") + become + ADD, *words, folder=Path("/"))
        _, err = process.communicate()
        assert process.returncode != 0
        assert "cannot be written" in err, err
    finally:
        folder.chmod(0o755)
        path.chmod(0o644)
    assert {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before
    assert len(holds(path, [])) == 1


def test_the_record_is_locked(tmp_path: Path) -> None:
    """By a process that does not let go: one line after a while, and the next run goes on."""
    (tmp_path / "in.jsonl").write_text(rows(REPORTS), "utf-8")
    path = tmp_path / "story.db"
    Store(path).close()
    hold = "import sqlite3, sys, time\nc = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
    hold += "c.execute('BEGIN IMMEDIATE')\nprint('held', flush=True)\ntime.sleep(600)"
    with subprocess.Popen([sys.executable, "-c", hold, str(path)], stdout=subprocess.PIPE, text=True) as holder:
        try:
            assert holder.stdout
            assert holder.stdout.readline() == "held\n"
            soon = "import dateline.record.store as store\nstore.Store.__init__.__kwdefaults__['wait_seconds'] = 0.3\n"
            process = start(soon + ADD, path, "in.jsonl", folder=tmp_path)
            output, err = process.communicate()
            assert process.returncode != 0
            assert "another process is writing this record" in err, err
            assert told_of(output) == []
        finally:
            holder.kill()
    add_all(tmp_path, path)


def test_a_web_archive_that_breaks_off(tmp_path: Path) -> None:
    """What stands before the break is read, the break is told; the whole file adds the rest."""
    folder = tmp_path / "kept"
    folder.mkdir()
    names = [f"/{n}" for n in range(6)]
    with site({name: page(article(f"{FIRST} Number {name}.", SECOND)) for name in names}) as s:
        (folder / "dateline.toml").write_text(
            f'[fetching]\ndelay = 0.0\nallow = ["{s.host}"]\n[keeping]\nkeep = "raw"\n'
        )
        process = start(ADD, "story.db", *(s.at(name) for name in names), folder=folder)
        assert process.communicate()[0].endswith("done\n")
    with Record(folder / "story.db") as record:
        whole = b"".join(record.warc())
    path = tmp_path / "story.db"
    for cut in (len(whole) // 2, len(whole) * 9 // 10, len(whole) // 5):
        (tmp_path / "cut.warc.gz").write_bytes(whole[:cut])
        process = start(ADD, path, "cut.warc.gz", folder=tmp_path)
        output, _ = process.communicate()
        assert process.returncode == 0
        assert "broken]" in output
        holds(path, told_of(output))
    with Record(path) as record:
        before = len(record.store)
        assert 0 < before < len(names)
        (tmp_path / "cut.warc.gz").write_bytes(whole)
        assert record.add(tmp_path / "cut.warc.gz", layers=LAYERS).total == len(names)


def cut_off(words: str) -> object:
    """A page whose site goes away in the middle of it."""

    def answer(made: socket.socket, asked: Mapping[str, str]) -> None:
        made.sendall(f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(words)}\r\n\r\n".encode())
        made.sendall(words[: len(words) // 2].encode())

    return answer


def cut_packed(words: str) -> object:
    """The same, packed, without a length."""

    def answer(made: socket.socket, asked: Mapping[str, str]) -> None:
        packed = gzip.compress(words.encode())
        made.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n")
        made.sendall(packed[: len(packed) // 2])

    return answer


@pytest.mark.parametrize("broken", [cut_off, cut_packed])
def test_the_network_breaks_off_in_the_middle(tmp_path: Path, broken: object) -> None:
    """Half a page is no page: it is told, tried again, and never taken for an edit."""
    whole = article(FIRST, SECOND, SECOND, SECOND)
    with site() as s, watching(tmp_path, s, Source("p", "page", s.at("/a"), every=timedelta(minutes=1))) as desk:
        s.pages["/a"] = broken(whole)  # type: ignore[operator]
        assert desk.kinds() == ["failed"]
        s.pages["/a"] = page(whole)
        assert desk.kinds(minutes=6) == ["new"]
        s.pages["/a"] = broken(whole)  # type: ignore[operator]
        assert desk.kinds(minutes=2) == ["failed"]
        assert list(desk.store.earlier_texts()) == []
        s.pages["/a"] = page(whole)
        assert desk.kinds(minutes=6) == ["same"]


def test_a_site_that_drips(tmp_path: Path) -> None:
    """A byte at a time: it is cut off, and the others are read in the same run."""

    def drip(made: socket.socket, asked: Mapping[str, str]) -> None:
        made.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        while True:
            made.sendall(b"x")
            made.settimeout(0.1)
            try:
                if not made.recv(1):
                    return
            except TimeoutError:
                continue

    with site({"/a": drip}) as slow, site({"/b": page(article(FIRST, SECOND))}) as s:
        (tmp_path / "sources.toml").write_text(
            f'allow = ["{s.host}", "{slow.host}"]\n[[page]]\nurl = "{slow.at("/a")}"\n[[page]]\nurl = "{s.at("/b")}"\n'
        )
        (tmp_path / "dateline.toml").write_text("[fetching]\ndelay = 0.0\nseconds = 0.5\nrobots = false\n")
        process = start(WATCH, "story.db", "sources.toml", folder=tmp_path)
        output, err = process.communicate()
        assert process.returncode == 0, err
        assert "failed" in told_of(output)
        assert len(holds(tmp_path / "story.db", told_of(output))) == 1


def test_the_clock_jumps(tmp_path: Path) -> None:
    """Years ahead and back: nothing is waited for longer than was asked, nothing is asked for at once again."""
    with site() as s, watching(tmp_path, s, Source("Post", "feed", s.at("/rss"), again=(timedelta(days=1),))) as desk:
        s.pages |= {"/rss": page(feed(s, "/a", "/b"))} | {n: page(article(FIRST, n)) for n in ("/a", "/b")}
        assert desk.kinds() == ["listed", "new", "new"]
        desk.clock.move(days=3_650)
        assert sorted(desk.kinds()) == ["same", "same", "same"]
        s.pages["/rss"] = page(feed(s, "/a", "/b", "/c"))
        s.pages["/c"] = page(article(SECOND, "/c"))
        slept = len(desk.clock.slept)
        desk.clock.move(days=-3_650)
        assert desk.kinds() == ["listed", "new"]
        assert max([0.0, *desk.clock.slept[slept:]]) <= 2.0
        assert desk.kinds(minutes=1) == []
        assert desk.kinds(minutes=30) == ["same"]


def test_the_clock_jumps_back_while_an_address_is_held(tmp_path: Path) -> None:
    """What is held for longer than can be is let go of."""
    with site() as s, watching(tmp_path, s, Source("p", "page", s.at("/a"))) as desk:
        s.pages["/a"] = page(article(FIRST))
        desk.watcher.plan()
        now = desk.clock.now()
        desk.clock.move(days=-1)
        desk.watcher.plan()
        assert desk.store.lease_watched(desk.watcher.names, now, now + timedelta(minutes=30), 9)
        with desk.store.writing():
            desk.store.connection.execute("UPDATE watched SET due_at = '2000-01-01T00:00:00+00:00'")
        assert desk.kinds() == ["new"]
