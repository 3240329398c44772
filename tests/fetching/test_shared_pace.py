"""One request at a time to a host, and its pauses, hold over all processes that fetch for a record."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

from dateline.fetching import Fetched, FetchOptions, Unfetched
from dateline.fetching.fetch import Fetcher
from dateline.fetching.pace import Clock, Pace
from dateline.fetching.shared import SLOT, SLOTS, SharedPace, pace_path
from tests.fetching.loopback import MovedClock, Site, page, site

FETCH = """
import sys
from pathlib import Path
from dateline.fetching import FetchOptions
from dateline.fetching.fetch import Fetcher

host, pace, delay, *addresses = sys.argv[1:]
options = FetchOptions(allow=frozenset({host}), delay=float(delay))
with Fetcher(options, pace=Path(pace)) as fetcher:
    print("ready", flush=True)
    sys.stdin.readline()
    for address in addresses:
        fetcher.fetch(address)
"""


class Counted:
    """Counts the requests that a site is at, and when each began."""

    def __init__(self, takes: float) -> None:
        self.takes = takes
        self.lock = threading.Lock()
        self.now = self.most = 0
        self.began: list[float] = []

    def page(self, made: socket.socket, asked: Mapping[str, str]) -> None:
        """A page that takes its time."""
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
            self.began.append(time.monotonic())
        time.sleep(self.takes)
        with self.lock:
            self.now -= 1
        page("<p>Rain.</p>")(made, asked)


def fetch_apart(served: Site, pace: Path, delay: float, *paths: str) -> subprocess.Popen[str]:
    """A process that fetches pages of a site, once it is told to go."""
    command = [sys.executable, "-c", FETCH, served.host, str(pace), str(delay), *map(served.at, paths)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def go(*processes: subprocess.Popen[str]) -> None:
    """Tell them to go, and wait for them."""
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        process.communicate(timeout=60)
        assert process.returncode == 0


def test_two_processes_ask_a_host_one_at_a_time_with_pauses_between(tmp_path: Path) -> None:
    counted = Counted(0.15)
    with site({"/a": counted.page, "/b": counted.page, "/robots.txt": page("")}) as served:
        pace = tmp_path / "dateline.db.pace"
        go(*(fetch_apart(served, pace, 0.25, "/a", "/b", "/a") for _ in range(2)))
    assert counted.most == 1
    assert len(counted.began) == 6
    gaps = [later - earlier for earlier, later in pairwise(counted.began)]
    assert min(gaps) >= 0.39  # what an answer takes and the pause, less what two clocks may differ in


def test_a_crawl_delay_that_one_process_read_holds_for_the_others(tmp_path: Path) -> None:
    counted = Counted(0.0)
    rules = page("User-agent: *\nCrawl-delay: 0.8\n", headers={"Content-Type": "text/plain"})
    with site({"/a": counted.page, "/robots.txt": rules}) as served:
        go(*(fetch_apart(served, tmp_path / "pace", 0.0, "/a") for _ in range(3)))
    assert sorted(round(b - a, 1) >= 0.7 for a, b in pairwise(counted.began)) == [
        True,
        True,
    ]


def test_a_host_that_asks_to_wait_is_left_alone_by_the_next_process(tmp_path: Path) -> None:
    """The later one has a clock of its own, which sleeps until the host may be asked."""
    busy = page("", "503 Service Unavailable", {"Retry-After": "40"})
    with site({"/a": busy, "/b": page("<p>Rain.</p>")}) as served:
        options = FetchOptions(allow=frozenset({served.host}), robots=False)
        early, late = MovedClock(), MovedClock().move(seconds=10)
        with Fetcher(options, early, pace=tmp_path / "pace") as fetcher:
            assert isinstance(fetcher.fetch(served.at("/a")), Unfetched)
        with Fetcher(options, late, pace=tmp_path / "pace") as fetcher:
            assert isinstance(fetcher.fetch(served.at("/b")), Fetched)
    assert late.slept == [30.0]


def test_a_process_killed_in_the_middle_of_a_request_holds_up_nobody(tmp_path: Path) -> None:
    begun, over = threading.Event(), threading.Event()

    def hangs(made: socket.socket, asked: Mapping[str, str]) -> None:
        begun.set()
        over.wait(30)

    with site({"/a": hangs, "/b": page("<p>Rain.</p>"), "/robots.txt": page("")}) as served:
        killed = fetch_apart(served, tmp_path / "pace", 0.0, "/a")
        assert killed.stdin is not None
        killed.stdin.write("\n")
        killed.stdin.flush()
        assert begun.wait(30)
        next_one = fetch_apart(served, tmp_path / "pace", 0.0, "/b")
        assert next_one.stdin is not None
        next_one.stdin.write("\n")
        next_one.stdin.flush()
        time.sleep(0.5)
        assert "/b" not in served.paths()  # the host is still being asked
        os.kill(killed.pid, signal.SIGKILL)
        next_one.communicate(timeout=30)
        killed.communicate()
        assert "/b" in served.paths()
        over.set()


def test_a_clock_that_was_set_back_holds_nobody_up_for_longer_than_was_asked(tmp_path: Path) -> None:
    one, other = Pace(MovedClock(), SharedPace(tmp_path / "pace")), Pace(MovedClock("2026-03-01T08:00:00"))
    other.shared = SharedPace(tmp_path / "pace")
    with one.turn("https://post.example"):
        one.pause("https://post.example", 5)
    with other.turn("https://post.example"):
        pass
    assert isinstance(other.clock, MovedClock)
    assert other.clock.slept == [5.0]


def test_the_file_never_grows_beyond_its_slots_and_names_nobody(tmp_path: Path) -> None:
    pace = Pace(Clock(), SharedPace(tmp_path / "pace"))
    for number in range(500):
        with pace.turn(f"https://post{number}.example"):
            pace.pause(f"https://post{number}.example", 1)
    content = (tmp_path / "pace").read_bytes()
    assert len(content) <= SLOTS * SLOT.size
    assert b"example" not in content
    assert pace_path(Path("a/dateline.db")) == Path("a/dateline.db.pace")
    assert pace_path(Path("postgresql://h/d"), is_file=False).is_absolute()


def test_an_address_added_beside_a_watch_keeps_the_same_pace(tmp_path: Path) -> None:
    """Two commands over one record: the host that both read is asked one at a time, with the pause between."""
    counted = Counted(0.2)
    with site({**{f"/{name}": counted.page for name in "abcd"}, "/robots.txt": page("")}) as served:
        (tmp_path / "dateline.toml").write_text(f'[fetching]\nallow = ["{served.host}"]\ndelay = 0.3\n')
        watched = "".join(f'[[page]]\nurl = "{served.at(path)}"\n' for path in ("/a", "/b"))
        (tmp_path / "sources.toml").write_text(f'allow = ["{served.host}"]\n{watched}')
        commands = (["watch", "sources.toml", "--once"], ["add", served.at("/c"), served.at("/d")])
        running = [
            subprocess.Popen([sys.executable, "-m", "dateline", *words], cwd=tmp_path, stderr=subprocess.DEVNULL)
            for words in commands
        ]
        for process in running:
            process.wait(120)
    assert (tmp_path / "dateline.db.pace").exists()
    assert counted.most == 1
    assert sorted(served.paths()) == ["/a", "/b", "/c", "/d"]
    gaps = [later - earlier for earlier, later in pairwise(counted.began)]
    assert min(gaps) >= 0.49
