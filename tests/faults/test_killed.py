"""
`add`, `watch` and `serve` are killed at random moments: the record verifies, nothing told is lost, the next goes on.
"""

from __future__ import annotations

import itertools
import json
import random
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from dateline.api import Record
from tests.faults.forked import start_forked
from tests.faults.processes import ADD, SERVE, WATCH, Running, Start, holds, kill_at_random, start
from tests.fetching.loopback import page, site
from tests.watching.test_rounds import FIRST, SECOND, article, feed

REPORTS = 48


def rows(count: int) -> str:
    """Reports that share words with their neighbours, as JSON lines."""
    found = []
    for n in range(count):
        text = f"{FIRST} It was number {n // 3}.\n\n{SECOND}\n\n{'The quay was wet. ' * (n % 5)}Line {n}."
        found.append(json.dumps({"id": f"r-{n:03}", "text": text, "published": f"2026-03-{n % 27 + 1:02}"}))
    return "\n".join(found)


def kill_adding(folder: Path, kills: int, seed: int, start: Start = start) -> None:
    """Kill `add` again and again; at last let it end."""
    chance, told = random.Random(seed), []
    (folder / "in.jsonl").write_text(rows(REPORTS), "utf-8")
    path = folder / "killed.db"
    for _ in range(kills):
        more, done = kill_at_random(start(ADD, path, "in.jsonl", folder=folder), chance, REPORTS // 3)
        told += more
        holds(path, told)
        if done:
            path.unlink()
            told = []
    process = start(ADD, path, "in.jsonl", folder=folder)
    _, err = process.communicate()
    assert process.returncode == 0, err
    assert len(holds(path, told)) == REPORTS
    with Record(folder / "whole.db") as whole:
        whole.add(folder / "in.jsonl", layers=["meta", "zones", "timexes"])
        expected = list(whole.copy_rows())
    with Record(path) as record:
        assert list(record.copy_rows()) == expected


def kill_watching(folder: Path, kills: int, seed: int, start: Start = start) -> None:
    """Kill `watch` again and again; at last let it end: each page is in the record once."""
    chance, told = random.Random(seed), []
    names = [f"/{n}" for n in range(12)]
    path = folder / "watched.db"
    with site() as s:
        (folder / "sources.toml").write_text(f'allow = ["{s.host}"]\n[[feed]]\nurl = "{s.at("/rss")}"\n')
        (folder / "dateline.toml").write_text("[fetching]\ndelay = 0.0\n[keeping]\nkeep = 'raw'\n")
        s.pages |= {"/rss": page(feed(s, *names))} | {n: page(article(f"{FIRST} Number {n}.", SECOND)) for n in names}
        for _ in range(kills):
            more, _ = kill_at_random(start(WATCH, path, "sources.toml", folder=folder), chance, 5)
            told += more
            holds(path, told)
            let_go(path)
        process = start(WATCH, path, "sources.toml", folder=folder)
        _, err = process.communicate()
        assert process.returncode == 0, err
        assert len(holds(path, told)) == len(names)
        asked = [name for name in s.paths() if name != "/rss"]
        assert len(asked) <= len(names) + kills, "a page is asked for again only where a kill fell between"
    with Record(path) as record:
        assert record.store.raw().sizes()[0] == len(names)


def kill_serving(folder: Path, kills: int, seed: int, start: Start = start) -> None:
    """Kill `serve` while somebody corrects as fast as it answers: every correction that it answered for is kept."""
    chance, taken = random.Random(seed), []
    (folder / "in.jsonl").write_text(rows(4), "utf-8")
    path = folder / "served.db"
    with Record(path) as record:
        record.add(folder / "in.jsonl", layers=["meta", "zones", "timexes"])
    for kill in range(kills):
        process = start(SERVE, path, folder=folder)
        assert process.stdout
        address = process.stdout.readline().removeprefix("told ").strip().rstrip("/")
        after = chance.randrange(6), chance.random() * 0.02
        taken += correct_until_killed(address, str(kill), lambda: kill_after(process, after[1]), after[0])  # noqa: B023
        process.kill()
        process.communicate()
        with Record(path, read_only=True) as record:
            assert record.verify().holds
            kept = [row["because"] for row in record.judgements()]
        assert set(taken) <= set(kept)
        assert len(kept) == len(set(kept)) <= len(taken) + kill + 1, "one may be kept that was not answered for"
    assert len(taken) > kills


def kill_after(process: Running, seconds: float) -> None:
    """Kill a process a moment from now, whatever is asked of it meanwhile."""
    threading.Timer(seconds, process.kill).start()


def correct_until_killed(address: str, name: str, kill: Callable[[], None], after: int) -> list[str]:
    """Correct the outlet of a report again and again; after some answers the site is killed. What it answered for."""
    taken: list[str] = []
    with suppress(httpx.TransportError), httpx.Client(base_url=address, timeout=60) as client:
        mark = client.get("/api/v1/session").json()["mark"]
        for number in itertools.count():
            if number == after:
                kill()
            why = f"{name}-{number}"
            word = {"report": "r-001", "set": {"outlet": f"Courier {why}"}, "because": why}
            answer = client.post("/api/v1/corrections", json=word, headers={"X-Dateline-Mark": mark})
            assert answer.status_code == 201, answer.text
            taken.append(why)
    return taken


def let_go(path: Path) -> None:
    """Let go of what a killed process held, as half an hour later would."""
    if path.exists():
        with Record(path) as record, record.store.writing():
            record.store.connection.execute("UPDATE watched SET leased_until = NULL")


def test_adding_is_killed(tmp_path: Path) -> None:
    """Ten times; tests/record kills the index under it, and the making of the file, twenty times more."""
    kill_adding(tmp_path, 6, 20_260_302)


def test_watching_is_killed(tmp_path: Path) -> None:
    """A few times."""
    kill_watching(tmp_path, 6, 20_260_303)


def test_serving_is_killed(tmp_path: Path) -> None:
    """A few times; tests/web kills it under more load."""
    kill_serving(tmp_path, 4, 20_260_304, start_forked)


# A thousand kills: 400, 300 and 100 here, 200 of the index in tests/record/test_record_killed.py.


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(4))
def test_adding_is_killed_often(tmp_path: Path, seed: int) -> None:
    """A hundred times."""
    kill_adding(tmp_path, 100, seed, start_forked)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(3))
def test_watching_is_killed_often(tmp_path: Path, seed: int) -> None:
    """A hundred times."""
    kill_watching(tmp_path, 100, seed, start_forked)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(2))
def test_serving_is_killed_often(tmp_path: Path, seed: int) -> None:
    """Fifty times."""
    kill_serving(tmp_path, 50, seed, start_forked)
