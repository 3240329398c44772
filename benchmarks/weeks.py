"""Weeks of watching in minutes: feeds and pages from servers on loopback, under a clock that is moved.

usage: weeks.py [--items 1000000] [--pages 10000] [--seed 3] [--seconds S] [--state FOLDER]

Sites of an invented press publish for a week and more, until their feeds were asked for ITEMS entries in all and named
some PAGES pages. Some are slow, fail now and then, redirect, ask to be left alone (429, Retry-After), break off, or are
hostile: they lead to hosts that are not in the list, to loopback, round in circles, or send too much. Whatever is asked
for is written down by the servers. At the end:

- nothing was fetched twice without cause: a page as often as its readings are due, beside failures and edits
- nothing outside the list was touched: a server that no source names counts its visitors, and has none
- no host was asked twice within its pause, and none that asked to be left alone before its time
- every edit that was made is in the record as a version, and every page once
- memory is flat: the second half of the run adds less than a tenth to the first
- the record verifies

The pages hold the reports of generate_corpus.py, each with 4 relatives on average however many there are. How far it
is, its CPU and its memory go to standard error.

With ``--seconds`` it ends after so many seconds of CPU, and says how many of the entries it came to. With ``--state``
the record and what the sites know are kept in a folder at every twentieth part: a run that ended or was killed goes on
from there, with the sites, the clock and the counts of before.
"""

from __future__ import annotations

import argparse
import html
import pickle
import random
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from socket import AF_INET
from typing import Any

from edit_pages import Article, draw, make_furniture
from generate_corpus import generate
from weeks_server import Answer, Loopback

from dateline.config import Config
from dateline.fetching import FetchOptions
from dateline.fetching.fetch import Fetcher
from dateline.fetching.pace import Clock
from dateline.fetching.shared import pace_path
from dateline.intake import read_reports
from dateline.intake.fetched import read_fetched
from dateline.keeping import Keeper
from dateline.model import Given, Incoming, Problem
from dateline.record import Store
from dateline.watching import Source, Sources, Watcher

__all__ = ["Result", "run"]

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
AGAIN = (timedelta(hours=24), timedelta(days=7))
KINDS = ("plain", "plain", "slow", "redirecting", "failing", "busy", "cutting", "hostile")
EDITED = 0.18  # of the pages are changed within their week, as GDELT found in the wild
SHOWN = 50  # entries of a feed
DELAY = 2.0
SAVED = 20  # parts, after each of which a run is kept
RECORD = "weeks.db"


class MovedClock(Clock):
    """A clock that stands still but for sleeping."""

    def __init__(self) -> None:
        self.moment = START

    def now(self) -> datetime:
        """The moment."""
        return self.moment

    def sleep(self, seconds: float) -> None:
        """Move on at once."""
        self.moment += timedelta(seconds=seconds)


@dataclass
class Page:
    """A page of a site, and when it is changed."""

    number: int
    style: int
    changed_at: datetime | None

    def is_changed(self, now: datetime) -> bool:
        """Whether it says something else by now."""
        return self.changed_at is not None and now >= self.changed_at


def drawn(pages: int) -> int:
    """How many articles are made for so many pages: the feeds begin with some, and a slow site moves the clock."""
    return int(pages * 1.3) + 1_000


def make_articles(count: int, seed: int) -> list[Article]:
    """What the sites publish, relatives near each other: two sentences a paragraph."""
    return [
        Article(made.headline or "Notes of the day", tuple(map(tuple, batched(made.story.sentences, 2))))
        for made in generate(count, seed)
    ]


def batched(sentences: Sequence[str], size: int) -> list[Sequence[str]]:
    """Some at a time."""
    return [sentences[start : start + size] for start in range(0, len(sentences), size)]


@dataclass
class Press:
    """The sites, and all that was asked of them."""

    clock: MovedClock
    chance: random.Random
    sites: int
    per_day: int
    articles: Sequence[Article]
    pages: dict[str, Page] = field(default_factory=dict)
    named: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    asked: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    last: dict[str, datetime] = field(default_factory=dict)
    closed: dict[str, datetime] = field(default_factory=dict)
    hurried: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    items: int = 0

    def __getstate__(self) -> dict[str, Any]:
        """What is kept of them: all but the articles, which are made again."""
        return {**vars(self), "articles": ()}

    def shown(self, page: Page, now: datetime) -> str:
        """What stands on a page."""
        article = self.articles[page.number]
        if page.is_changed(now):
            told = (*article.paragraphs[0], f"The office gave the number as {page.number + 1_000}.")
            article = Article(article.headline, (told, *article.paragraphs[1:]))
        return draw(article, make_furniture(random.Random(page.number)), page.style)

    def host(self, number: int) -> str:
        """The name of a site."""
        return f"site{number}.example"

    def kind(self, host: str) -> str:
        """How a site behaves."""
        return KINDS[int(host.removeprefix("site").partition(".")[0]) % len(KINDS)]

    def publish(self, until: datetime) -> None:
        """Let the sites publish what they have by a moment."""
        for number in range(self.sites):
            host = self.host(number)
            due = int((until - START).total_seconds() / 86_400 * self.per_day) + SHOWN // 4
            while len(self.named[host]) < due:
                own = f"http://{host}/news/{len(self.named[host])}"
                changed = None
                if self.chance.random() < EDITED:
                    changed = until + timedelta(hours=self.chance.uniform(25, 160))
                self.pages[own] = Page(len(self.pages), number, changed)
                self.named[host].append(own)

    def answer(self, host: str, path: str, headers: Mapping[str, str]) -> Answer:
        """What a site answers, and what is noted of it."""
        now = self.clock.now()
        if not host.startswith("site"):
            self.outside.append(host + path)
            return Answer(b"secret")
        if path == "/robots.txt":
            return Answer(b"User-agent: *\nDisallow: /private\n", kind="text/plain")
        address = f"http://{host}{path}"
        before = self.last.get(host)
        if before is not None and (now - before).total_seconds() < DELAY - 0.001:
            self.hurried.append(address)
        if host in self.closed and now < self.closed[host]:
            self.hurried.append(f"{address} (closed)")
        self.last[host] = now
        self.asked[address] += 1
        return self.page(host, path, address, now, headers)

    def page(self, host: str, path: str, address: str, now: datetime, headers: Mapping[str, str]) -> Answer:
        """The answer itself."""
        kind = self.kind(host)
        if kind == "slow":
            self.clock.sleep(self.chance.uniform(1, 25))
        trouble = self.chance.random()
        if kind == "failing" and trouble < 0.1:
            self.failed[address] += 1
            return Answer(b"sorry", 500)
        if kind == "busy" and trouble < 0.05:
            self.failed[address] += 1
            self.closed[host] = now + timedelta(seconds=600)
            return Answer(b"later", 429, more={"Retry-After": "600"})
        if kind == "cutting" and trouble < 0.1:
            self.failed[address] += 1
            return Answer(b"<html><body><article><p>Half of it", cut=True)
        if path == "/rss":
            return self.feed(host, headers)
        if kind == "redirecting" and path.startswith("/news/"):
            return Answer(b"", 302, more={"Location": path.replace("/news/", "/full/")})
        known = self.pages.get(address.replace("/full/", "/news/"))
        if known is None:
            return self.trap(path)
        mark = f'"{known.number}-{known.is_changed(now)}"'
        if headers.get("if-none-match") == mark:
            return Answer(b"", 304, more={"ETag": mark})
        return Answer(self.shown(known, now).encode(), more={"ETag": mark})

    def headline(self, own: str) -> str:
        """Of the page at an address."""
        return self.articles[self.pages[own].number].headline

    def trap(self, path: str) -> Answer:
        """What hostile feeds lead to."""
        if path.startswith("/circle"):
            return Answer(b"", 302, more={"Location": path})
        if path.startswith("/inner"):
            return Answer(b"", 302, more={"Location": "http://127.0.0.1:80/secret"})
        if path.startswith("/other"):
            return Answer(b"", 302, more={"Location": "http://inner.desk/secret"})
        if path.startswith("/long"):
            return Answer(b"<p>" + b"x" * 400_000)
        return Answer(b"nothing", 404)

    def feed(self, host: str, headers: Mapping[str, str]) -> Answer:
        """The feed of a site: its newest pages, and of a hostile one what it leads astray with."""
        self.publish(self.clock.now())
        shown = self.named[host][-SHOWN:]
        entries = [
            f"<item><title>{html.escape(self.headline(own))}</title><link>{own}?utm_source=rss</link></item>"
            for own in reversed(shown)
        ]
        if self.kind(host) == "hostile":
            number = len(self.named[host]) // 40
            traps = ("circle", "inner", "other", "long", "private", "none")
            entries += [f"<item><title>t</title><link>http://{host}/{trap}/{number}</link></item>" for trap in traps]
            entries += ["<item><title>t</title><link>http://inner.desk/a</link></item>"]
            entries += ["<item><title>t</title><link>http://10.0.0.1/a</link></item>"]
        self.items += len(entries)
        words = f"<rss version='2.0'><channel><title>{host}</title>{''.join(entries)}</channel></rss>"
        return Answer(words.encode(), kind="application/rss+xml")


@dataclass
class Result:
    """What came of it."""

    items: int
    pages: int
    requests: int
    weeks: float
    cpu: float
    half: float
    last: float
    peak: float
    wrong: list[str]


def run(
    items: int, pages: int, seed: int, folder: Path, seconds: float = float("inf"), *, keep: bool = False
) -> Result:
    """
    Watch until the feeds named so many entries and so many pages, or so many seconds of CPU are over.

    Args:
        items, pages: How many.
        seed: Of the chance.
        folder: Where the record stands, and what is kept of a run.
        seconds: Of CPU.
        keep: Keep the run at every twentieth part, and go on from what is kept there.
    """
    known = load(folder, (items, pages, seed)) if keep else None
    weeks = known or Weeks.begun(items, pages, seed)
    now, course = folder / "now", Course(items, weeks.press.items, weeks.cpu)
    now.mkdir(exist_ok=True)
    with Loopback(weeks.press.answer) as served:
        while not weeks.is_over and course.own_cpu < seconds:
            watch_part(weeks, now / RECORD, served.address, course, seconds)
            weeks.cpu = course.cpu
            if keep:
                save(folder, weeks)
    press = weeks.press
    with Store(now / RECORD) as store:
        wrong = [*wrongs(press, store), *([] if store.verify().holds else ["the record does not verify"])]
        count = len(store)
    half, last = course.held((course.first + press.items) / 2), course.held(press.items)
    if last > half * 1.1 + 20:
        wrong.append(f"memory grew from {half:.0f} to {last:.0f} MB in the second half")
    passed = (press.clock.now() - START) / timedelta(weeks=1)
    return Result(press.items, count, press.asked.total(), passed, weeks.cpu, half, last, peak_mb(), wrong)


@dataclass
class Weeks:
    """A run: the sites, what was asked for, and how far it is."""

    asked: tuple[int, int, int]
    press: Press
    every: timedelta  # between two looks at a feed
    longest: timedelta
    cpu: float = 0.0

    @classmethod
    def begun(cls, items: int, pages: int, seed: int) -> Weeks:
        """A new one."""
        sites = max(8, min(40, pages // 100))
        polls = max(2, items // (sites * SHOWN))  # of each feed, all in all
        every = max(timedelta(minutes=30), timedelta(days=9) / polls)
        days = polls * every / timedelta(days=1)
        per_day = max(1, int(pages / sites / days))
        press = Press(MovedClock(), random.Random(seed), sites, per_day, make_articles(drawn(pages), seed))
        return cls((items, pages, seed), press, every, timedelta(days=2 * days + 14))

    @property
    def is_over(self) -> bool:
        """Whether all was named, or will not be."""
        return self.press.items >= self.asked[0] or self.press.clock.now() >= START + self.longest

    @property
    def part(self) -> int:
        """How many twentieths were named."""
        return self.press.items * SAVED // self.asked[0]


def watch_part(weeks: Weeks, path: Path, address: tuple[str, int], course: Course, seconds: float) -> None:
    """Watch until the next twentieth part of the entries was named, as a process does that is started for it."""
    press, clock = weeks.press, weeks.press.clock

    def lookup(host: str, port: int) -> list[tuple[int, tuple[Any, ...]]]:
        if host.replace(".", "").isdigit():
            return [(AF_INET, (host, port))]
        return [(AF_INET, address)]  # all names lead to loopback: a host that is not listed is refused

    def reads_folder(place: Path, given: Given) -> list[Incoming | Problem]:
        return list(read_reports([str(place)], given=given))

    listed = frozenset(press.host(number) for number in range(press.sites))
    options = FetchOptions(allow=listed, delay=DELAY, most_bytes=200_000)
    sources = tuple(Source(host, "feed", f"http://{host}/rss", weeks.every, AGAIN) for host in sorted(listed))
    end = weeks.part + 1
    with Store(path) as store, Fetcher(options, clock, lookup, pace_path(path)) as fetcher:
        keeper = Keeper(store, Config())
        watcher = Watcher(
            store, keeper, Sources(sources, listed), fetcher, read_fetched, reads_folder, clock, ("meta", "zones")
        )
        while not weeks.is_over and weeks.part < end and course.own_cpu < seconds:
            for _ in watcher.run(once=True):
                pass
            course.note(press.items, store)
            upcoming = store.next_watched(watcher.names)
            clock.moment = max(clock.moment + timedelta(seconds=1), upcoming or clock.moment)


def save(folder: Path, weeks: Weeks) -> None:
    """Keep a run: a copy of its record beside what the sites know, and at last its name, so that a kill spoils none."""
    name = f"at-{weeks.press.items}"
    shutil.rmtree(folder / name, ignore_errors=True)
    shutil.copytree(folder / "now", folder / name)
    (folder / name / "weeks.pickle").write_bytes(pickle.dumps(weeks))
    (folder / "latest.new").write_text(name, "utf-8")
    (folder / "latest.new").replace(folder / "latest")
    for old in folder.glob("at-*"):
        if old.name != name:
            shutil.rmtree(old)


def load(folder: Path, asked: tuple[int, int, int]) -> Weeks | None:
    """The run that is kept in a folder, with its record put back; None where there is none of these numbers."""
    shutil.rmtree(folder / "now", ignore_errors=True)
    latest = folder / "latest"
    if not latest.exists():
        return None
    kept = folder / latest.read_text("utf-8")
    found = pickle.loads((kept / "weeks.pickle").read_bytes())
    assert isinstance(found, Weeks)
    if found.asked != asked:
        return None
    found.press.articles = make_articles(drawn(asked[1]), asked[2])
    shutil.copytree(kept, folder / "now", ignore=shutil.ignore_patterns("weeks.pickle"))
    return found


class Course:
    """
    How far a run is, and what it takes.

    Args:
        items: How many entries it is to come to.
        first: With how many it began, and
        before: after how many seconds of CPU, when it goes on.
    """

    def __init__(self, items: int, first: int = 0, before: float = 0.0) -> None:
        self.items, self.first, self.before = items, first, before
        self.began = time.process_time()
        self.noted: list[tuple[int, float]] = []

    @property
    def own_cpu(self) -> float:
        """Seconds of CPU of this process."""
        return time.process_time() - self.began

    @property
    def cpu(self) -> float:
        """Seconds of CPU of the whole run."""
        return self.before + self.own_cpu

    def note(self, items: int, store: Store) -> None:
        """Say at every hundredth part how it stands."""
        if items >= self.first + (len(self.noted) + 1) * self.items / 100:
            self.noted.append((items, held_mb()))
            told = f"{items:,} entries, {len(store):,} pages, {self.cpu:,.0f} s of CPU, {self.noted[-1][1]:.0f} MB"
            print(told, file=sys.stderr, flush=True)

    def held(self, items: float) -> float:
        """The memory that was held when so many entries were read."""
        return next((held for at, held in self.noted if at >= items), held_mb())


def wrongs(press: Press, store: Store) -> list[str]:
    """What was not to be."""
    wrong = [f"outside the list: {one}" for one in press.outside] + [f"too soon: {one}" for one in press.hurried]
    for address, count in press.asked.items():
        if address.endswith("/rss"):
            continue
        most = 1 + len(AGAIN) + press.failed[address]
        if count > most:
            wrong.append(f"{address} asked {count} times, {most} at the most")
    known = {one.address: one for one in store.watched()}
    read = [one for one in known.values() if one.report is not None]
    if len({one.report for one in read}) != len(read) or len(read) != len(store):
        wrong.append(f"{len(store)} reports of {len(read)} pages")
    versions = {earlier.report for earlier in store.earlier_texts()}
    for address, page in press.pages.items():
        one = known.get(address)
        if one is None or one.report is None or one.read_at is None or page.changed_at is None:
            continue
        if datetime.fromisoformat(one.read_at) > page.changed_at and not one.failures and one.report not in versions:
            wrong.append(f"{address} was changed and read again, and has no version")
    stray = [
        one
        for one in versions
        if one not in {known[a].report for a, p in press.pages.items() if p.changed_at and a in known}
    ]
    return wrong + [f"a version of a page that was not changed: {one}" for one in stray]


def held_mb() -> float:
    """The memory that is held now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1024 / 1024


def peak_mb() -> float:
    """The most memory so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=1_000_000)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="end after so many seconds of CPU")
    parser.add_argument("--state", type=Path, help="keep the run in this folder, and go on from what is there")
    asked = parser.parse_args()
    numbers = (asked.items, asked.pages, asked.seed)
    with tempfile.TemporaryDirectory() as own:
        folder = asked.state or Path(own)
        folder.mkdir(parents=True, exist_ok=True)
        found = run(*numbers, folder, asked.seconds, keep=asked.state is not None)
    print(
        f"{found.items:,} entries of feeds, {found.pages:,} pages, {found.requests:,} requests, {found.weeks:.1f} weeks"
    )
    held = f"{found.half:.0f} MB held at half time, {found.last:.0f} MB at the end"
    print(f"{found.cpu:,.0f} s of CPU; {held}; peak {found.peak:.0f} MB, the record's verification in it")
    print("\n".join(found.wrong[:50]) or "nothing was fetched without cause, too soon, or outside the list")
    sys.exit(bool(found.wrong))


if __name__ == "__main__":
    main()
