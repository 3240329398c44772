"""The commands `watch` and `versions`, as processes: with a stop, a kill, and what was changed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from socket import socket

import pytest

from dateline.api import Record
from dateline.errors import UsageError
from dateline.watching import Source, Sources, read_sources
from tests.fetching.loopback import Site, page, site
from tests.watching.test_rounds import FIRST, SECOND, article, feed, watching

#: Without names and events the language pipeline is not loaded, which takes longer than all the rest.
ONCE = ("watch", "sources.toml", "--layers", "attributions", "--once")


def start(folder: Path, *words: str) -> subprocess.Popen[str]:
    """A run of the command line in a folder."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "dateline", *words],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def run(folder: Path, *words: str, expected: int = 0) -> list[dict[str, object]]:
    """The lines that it wrote."""
    process = start(folder, *words)
    out, err = process.communicate(timeout=120)
    assert process.returncode == expected, err
    return [json.loads(line) for line in out.splitlines()]


def sources(folder: Path, served: Site, words: str) -> None:
    """A file of sources for a site."""
    (folder / "sources.toml").write_text(f'allow = ["{served.host}"]\n{words}')
    (folder / "dateline.toml").write_text("[fetching]\ndelay = 0.0\n")


def test_watch_once_and_versions(tmp_path: Path) -> None:
    """What is new, what was changed, and what was said before."""
    with site() as s:
        sources(tmp_path, s, f'[[page]]\nurl = "{s.at("/a")}"\nevery = "1m"\noutlet = "Orsun Post"')
        s.pages["/a"] = page(article(FIRST, SECOND))
        (new,) = run(tmp_path, *ONCE)
        assert new["kind"] == "new"
        assert run(tmp_path, *ONCE) == []
        with Record(tmp_path / "dateline.db") as record, record.store.writing():
            record.store.connection.execute("UPDATE watched SET due_at = '2000-01-01T00:00:00+00:00'")
        s.pages["/a"] = page(article(FIRST.replace("three", "four"), SECOND))
        (changed,) = run(tmp_path, *ONCE)
    assert changed["kind"] == "changed"
    (edit,) = run(tmp_path, "versions", "--touches", "figure")
    assert (edit["before_words"], edit["after_words"]) == ("three", "four")
    assert run(tmp_path, "versions", "--touches", "headline") == []
    assert "no edit" in start(tmp_path, "versions", "--touches", "name", "--format", "table").communicate()[0]
    (version,) = [line for line in run(tmp_path, "export", "--format", "jsonl") if line["kind"] == "version"]
    assert "three men" in str(version["text"])
    with Record(tmp_path / "dateline.db") as record:
        assert record.verify().holds


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """And ends with 1; a list that says something unknown with 2."""
    with site() as s:
        sources(tmp_path, s, f'[[page]]\nurl = "{s.at("/none")}"')
        (failed,) = run(tmp_path, *ONCE, expected=1)
        assert failed["kind"] == "failed"
    sources(tmp_path, s, '[[pages]]\nurl = "https://post.example/a"')
    process = start(tmp_path, "watch", "sources.toml")
    assert "no such table [[pages]]" in process.communicate()[1]
    assert process.returncode == 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_stop_and_a_kill(tmp_path: Path, number: signal.Signals) -> None:
    """The page at hand is read to its end, or not at all; the record holds, and the next run goes on."""
    held = []

    def slow(made: socket, asked: Mapping[str, str]) -> None:
        held.append(1)
        time.sleep(0.4)
        page(article(SECOND))(made, asked)

    with site() as s:
        s.pages |= {"/rss": page(feed(s, "/a", "/b", "/c")), "/a": page(article(FIRST)), "/b": slow, "/c": slow}
        sources(tmp_path, s, f'[[feed]]\nurl = "{s.at("/rss")}"')
        process = start(tmp_path, *ONCE[:-1])
        while not held and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(number)
        _, err = process.communicate(timeout=60)
        assert process.returncode == (0 if number is not signal.SIGKILL else -signal.SIGKILL), err
        with Record(tmp_path / "dateline.db") as record:
            assert record.verify().holds
            assert len(record.store) == (2 if number is not signal.SIGKILL else 1)
            with record.store.writing():  # as if the time that a killed run holds an address for were over
                record.store.connection.execute("UPDATE watched SET leased_until = NULL")
        run(tmp_path, *ONCE)
        with Record(tmp_path / "dateline.db") as record:
            assert len(record.store) == 3
    assert len(s.paths()) == len(set(s.paths())) + (number is signal.SIGKILL)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "nothing to watch"),
        ("[feed]\nurl = 'x'", "should be [[feed]]"),
        ("[[feed]]\nevery = '15m'", "no url"),
        ("[[feed]]\nurl = 'https://a.example'\nevery = '15'", "a minute or more"),
        ("[[feed]]\nurl = 'https://a.example'\nevery = 15", "a minute or more"),
        ("[[feed]]\nurl = 3", "between quotation marks"),
        ("[[feed]]\nurl = 'https://a.example'\nagain = '1h'", "in a list"),
        ("[[feed]]\nurl = 'https://a.example'\nfast = true", "no option 'fast'"),
        ("[[page]]\nurl = 'https://a.example'\n[[page]]\nurl = 'https://a.example'", "two sources"),
        ("allow = 'localhost'\n[[page]]\nurl = 'https://a.example'", "hosts in a list"),
        ("[[feed", "not a TOML file"),
        ("[[feed]]\nurl = 'post.example/rss'", "an address without a scheme"),
        ("[[feed]]\nurl = 'ftp://post.example/rss'", "only http and https"),
        ("[[feed]]\nurl = 'https://post.example/my feed'", "holds a blank"),
        (
            "[[feed]]\nurl = 'https://a.example/rss'\n[[page]]\nurl = 'https://a.example/rss#b'\nname = 'b'",
            "two sources read",
        ),
        ("allow = ['http://localhost:8000/']\n[[page]]\nurl = 'https://a.example'", "hosts in a list, with a port"),
    ],
)
def test_a_list_that_says_something_unknown(tmp_path: Path, words: str, told: str) -> None:
    """One line names the place and the next step."""
    path = tmp_path / "sources.toml"
    path.write_text(words)
    with pytest.raises(UsageError) as caught:
        read_sources(path)
    assert told in str(caught.value)
    assert "sources.toml" in str(caught.value)


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    """Told like the rest."""
    with pytest.raises(UsageError, match="cannot be read"):
        read_sources(tmp_path / "none.toml")


def test_a_list_as_other_editors_save_it(tmp_path: Path) -> None:
    """With a mark of UTF-8 before it, it is read; in another charset it says what to do; a password is not repeated."""
    path = tmp_path / "sources.toml"
    words = "[[feed]]\nurl = 'https://post.example/rss'\noutlet = 'Z\u00fcrcher Bote'"
    path.write_text(words, "utf-8-sig")
    assert read_sources(path).sources[0].outlet == "Z\u00fcrcher Bote"
    path.write_text(words, "latin-1")
    with pytest.raises(UsageError, match="save it as UTF-8"):
        read_sources(path)
    path.write_text(words.replace("post.example", "ana:secret@post.example"))
    with pytest.raises(UsageError) as caught:
        read_sources(path)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        ("feed", article(FIRST), "a page and not a feed: list it as [[page]]"),
        ("feed", "<html><head><link rel='alternate' type='application/rss+xml' href='/rss'></head></html>", "/rss"),
        ("feed", "<?xml version='1.0'?>\n<urlset></urlset>", "a sitemap and not a feed: list it as [[sitemap]]"),
        ("sitemap", "<rss><channel><title>Post</title></channel></rss>", "a feed and not a sitemap"),
        ("sitemap", "<!doctype html><html><body>Harbour</body></html>", "a page and not a sitemap"),
        ("feed", "", "a feed without entries"),
        ("feed", "<rss><channel></channel></rss>", "a feed without entries"),
        ("feed", "\x00\x01\x02", "not a feed"),
    ],
)
def test_a_list_that_is_something_else(tmp_path: Path, kind: str, words: str, told: str) -> None:
    """It is told what it is, and how it is to be listed."""
    with site() as s, watching(tmp_path, s, Source("p", kind, s.at("/x"))) as desk:
        s.pages["/x"] = page(words)
        (seen,) = desk.round()
        assert seen.kind == "failed"
        assert told in seen.message


def test_hosts_that_are_not_there_or_not_public(tmp_path: Path) -> None:
    """The name, or what to list, stands in the message."""
    with site() as s, watching(tmp_path, s, Source("p", "page", "http://nobody.invalid/a")) as desk:
        assert "the name nobody.invalid is not known" in desk.round()[0].message
        desk.watcher.sources = Sources((Source("q", "page", "http://127.0.0.2:81/a"),))
        assert desk.round()[0].message.startswith("127.0.0.2 is not public; list it")
        assert desk.round(minutes=9)[0].message.endswith("127.0.0.2:81")
