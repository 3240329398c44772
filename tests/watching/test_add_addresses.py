"""`dateline add URL`: fetched as `watch` fetches, kept as a report of its address; on loopback."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.api import Record
from dateline.cli.main import app
from dateline.config import Config, read_config
from dateline.fetching import FetchOptions
from dateline.model import Given, Problem
from tests.fetching.loopback import page, site
from tests.watching.test_rounds import FIRST, SECOND, article

LAYERS = ("meta", "zones", "timexes")


@contextmanager
def record(folder: Path, *allow: str) -> Iterator[Record]:
    """A record that may fetch from some hosts."""
    config = dataclasses.replace(Config(), fetching=FetchOptions(allow=frozenset(allow), delay=0.0))
    with Record(folder / "dateline.db", config=config) as made:
        yield made
        assert made.verify().holds


def test_a_page_is_added_and_read_again(tmp_path: Path) -> None:
    """Under its address; a text that changed is kept as a version, the same text adds nothing."""
    first_page = page(article(FIRST, SECOND))
    with site({"/a": first_page, "/a?utm_source=x": first_page}) as s, record(tmp_path, s.host) as made:
        first = made.add(s.at("/a?utm_source=x"), layers=LAYERS)
        assert (first.added, first.again, first.unread, first.total) == (1, 0, 0, 1)
        read = made.show(s.at("/a")).report
        assert read.metadata.title.value == "Harbour closed"
        assert (made.add(s.at("/a"), layers=LAYERS).again, len(list(made.versions()))) == (1, 0)
        s.pages["/a"] = page(article(FIRST.replace("three", "four"), SECOND))
        again = made.add(s.at("/a"), layers=LAYERS)
        assert (again.added, again.again, again.changed, again.total) == (0, 1, 1, 1)
        assert again.line.startswith("0 added, 1 already there, 1 of them changed since")
        assert [row["after_words"] for row in made.versions()] == ["four"]
        assert made.show(s.at("/a")).report.id == read.id


def test_files_and_addresses_together(tmp_path: Path) -> None:
    """With what is said beside them; an address that fails is one line, and the rest is read."""
    (tmp_path / "a.txt").write_text(FIRST)
    told: list[Problem] = []
    with site({"/b": page(article(SECOND))}) as s, record(tmp_path, s.host) as made:
        summary = made.add(
            s.at("/none"),
            s.at("/b"),
            tmp_path / "a.txt",
            given=Given(outlet="Orsun Post"),
            layers=LAYERS,
            watch=lambda met: told.append(met) if isinstance(met, Problem) and met.fatal else None,
        )
        assert (summary.added, summary.unread) == (2, 1)
        assert [problem.line for problem in told] == [f"{s.at('/none')}: the site has nothing there (404) [not-found]"]
        assert {read.report.metadata.outlet.value for read in made.store.reports()} == {"Orsun Post"}
        assert [problem.code for problem in made.store.unread()] == ["not-found"]
        s.pages["/none"] = page(article(FIRST, FIRST))
        assert made.add(s.at("/none"), layers=LAYERS).added == 1
        assert list(made.store.unread()) == []


def test_a_feed_at_an_address_gives_its_entries(tmp_path: Path) -> None:
    """As the same feed in a file does."""
    items = "".join(f"<item><title>{n}</title><description>{FIRST} {n}</description></item>" for n in "ab")
    words = f"<rss version='2.0'><channel><title>Orsun Post</title>{items}</channel></rss>"
    with (
        site({"/rss": page(words, headers={"Content-Type": "application/rss+xml"})}) as s,
        record(tmp_path, s.host) as made,
    ):
        assert made.add(s.at("/rss"), layers=LAYERS).added == 2


def test_what_is_not_public_is_refused(tmp_path: Path) -> None:
    """Unless the host is listed: nobody is asked."""
    with site({"/a": page(article(FIRST))}) as s, record(tmp_path) as made:
        told: list[object] = []
        assert made.add(s.at("/a"), watch=told.append).unread == 1
        assert "not public" in str(told)
        assert s.asked == []


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One clear line on failure, with exit code 1; hosts are listed in dateline.toml."""
    monkeypatch.chdir(tmp_path)
    with site({"/a": page(article(FIRST))}) as s:
        refused = CliRunner().invoke(app, ["add", s.at("/a"), "--layers", "meta"])
        assert refused.exit_code == 1
        assert refused.stderr.splitlines()[0].endswith("[address-refused]")
        (tmp_path / "dateline.toml").write_text(f'[fetching]\nallow = ["{s.host}"]\n')
        assert read_config(Path("dateline.toml")).fetching.allow == {s.host}
        added = CliRunner().invoke(app, ["add", s.at("/a"), "--layers", "meta"])
        assert (added.exit_code, added.stderr) == (0, "1 added, 0 already there; 1 reports in the record\n")
