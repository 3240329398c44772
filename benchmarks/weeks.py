"""Weeks of watching in minutes: feeds and pages from servers on loopback, under a clock that is moved.

usage: weeks.py [--items 1000000] [--pages 10000] [--seed 3] [--seconds S] [--db FILE]

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

How far it is, its CPU and its memory go to standard error. With ``--seconds`` it ends after so many seconds of CPU,
and says how many of the entries it came to.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from socket import AF_INET
from typing import Any

from edit_pages import Article, Furniture, draw, make_article, make_furniture
from weeks_server import Answer, Loopback

from dateline.config import Config
from dateline.fetching import FetchOptions
from dateline.fetching.fetch import Fetcher
from dateline.fetching.pace import Clock
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
    """A page of a site, and when it is changed; drawn anew from its seed each time, so that sites hold no texts."""

    seed: int
    style: int
    headline: str
    changed_at: datetime | None

    def is_changed(self, now: datetime) -> bool:
        """Whether it says something else by now."""
        return self.changed_at is not None and now >= self.changed_at

    def shown(self, now: datetime) -> str:
        """What stands there."""
        article, around = drawn_from(self.seed)
        if self.is_changed(now):
            told = (*article.paragraphs[0], f"The office gave the number as {self.seed + 1_000}.")
            article = Article(article.headline, (told, *article.paragraphs[1:]))
        return draw(article, around, self.style)


def drawn_from(seed: int) -> tuple[Article, Furniture]:
    """The article and the furniture of a seed."""
    chance = random.Random(seed)
    return make_article(chance), make_furniture(chance)


@dataclass
class Press:
    """The sites, and all that was asked of them."""

    clock: MovedClock
    chance: random.Random
    sites: int
    per_day: int
    pages: dict[str, Page] = field(default_factory=dict)
    named: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    asked: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    last: dict[str, datetime] = field(default_factory=dict)
    closed: dict[str, datetime] = field(default_factory=dict)
    hurried: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    items: int = 0

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
                seed = len(self.pages)
                self.pages[own] = Page(seed, number, drawn_from(seed)[0].headline, changed)
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
        mark = f'"{known.seed}-{known.is_changed(now)}"'
        if headers.get("if-none-match") == mark:
            return Answer(b"", 304, more={"ETag": mark})
        return Answer(known.shown(now).encode(), more={"ETag": mark})

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
            f"<item><title>{self.pages[own].headline}</title><link>{own}?utm_source=rss</link></item>"
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


def run(items: int, pages: int, seed: int, path: Path, seconds: float = float("inf")) -> Result:
    """Watch until the feeds named so many entries and so many pages, or so many seconds of CPU are over."""
    clock = MovedClock()
    sites = max(8, min(40, pages // 100))
    polls = max(2, items // (sites * SHOWN))  # of each feed, all in all
    every = max(timedelta(minutes=30), timedelta(days=9) / polls)
    days = polls * every / timedelta(days=1)
    press = Press(clock, random.Random(seed), sites, max(1, int(pages / sites / days)))
    course = Course(items)
    with Loopback(press.answer) as served:

        def lookup(host: str, port: int) -> list[tuple[int, tuple[Any, ...]]]:
            if host.replace(".", "").isdigit():
                return [(AF_INET, (host, port))]
            return [(AF_INET, served.address)]  # all names lead to loopback: a host that is not listed is refused

        listed = frozenset(press.host(number) for number in range(sites))
        options = FetchOptions(allow=listed, delay=DELAY, most_bytes=200_000)
        sources = tuple(Source(host, "feed", f"http://{host}/rss", every, AGAIN) for host in sorted(listed))
        with Store(path) as store, Fetcher(options, clock, lookup) as fetcher:

            def reads_folder(place: Path, given: Given) -> list[Incoming | Problem]:
                return list(read_reports([str(place)], given=given))

            keeper = Keeper(store, Config())
            watcher = Watcher(
                store, keeper, Sources(sources, listed), fetcher, read_fetched, reads_folder, clock, ("meta", "zones")
            )
            while press.items < items and course.cpu < seconds and clock.now() < START + timedelta(days=2 * days + 14):
                for _ in watcher.run(once=True):
                    pass
                course.note(press.items, store)
                upcoming = store.next_watched(watcher.names)
                clock.moment = max(clock.moment + timedelta(seconds=1), upcoming or clock.moment)
            wrong = [*wrongs(press, store), *([] if store.verify().holds else ["the record does not verify"])]
            count = len(store)
    half, last = course.held(press.items / 2), course.held(press.items)
    if last > half * 1.1 + 20:
        wrong.append(f"memory grew from {half:.0f} to {last:.0f} MB in the second half")
    weeks = (clock.now() - START) / timedelta(weeks=1)
    return Result(press.items, count, press.asked.total(), weeks, course.cpu, half, last, peak_mb(), wrong)


class Course:
    """
    How far a run is, and what it takes.

    Args:
        items: How many entries it is to come to.
    """

    def __init__(self, items: int) -> None:
        self.items = items
        self.began = time.process_time()
        self.noted: list[tuple[int, float]] = []

    @property
    def cpu(self) -> float:
        """Seconds of CPU so far."""
        return time.process_time() - self.began

    def note(self, items: int, store: Store) -> None:
        """Say at every hundredth part how it stands."""
        if items >= (len(self.noted) + 1) * self.items / 100:
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
    parser.add_argument("--db", type=Path, help="keep the record here")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = run(asked.items, asked.pages, asked.seed, asked.db or Path(folder) / "weeks.db", asked.seconds)
    print(
        f"{found.items:,} entries of feeds, {found.pages:,} pages, {found.requests:,} requests, {found.weeks:.1f} weeks"
    )
    held = f"{found.half:.0f} MB held at half time, {found.last:.0f} MB at the end"
    print(f"{found.cpu:,.0f} s of CPU; {held}; peak {found.peak:.0f} MB, the record's verification in it")
    print("\n".join(found.wrong[:50]) or "nothing was fetched without cause, too soon, or outside the list")
    sys.exit(bool(found.wrong))


if __name__ == "__main__":
    main()
