"""Weeks of watching in minutes: feeds and pages from servers on loopback, under a clock that is moved.

usage: weeks.py [--items 1000000] [--pages 10000] [--seed 3] [--db FILE]

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
    """A page of a site, and when it is changed."""

    article: Article
    around: Furniture
    style: int
    published: datetime
    changed_at: datetime | None
    later: Article | None


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
                article, around = make_article(self.chance), make_furniture(self.chance)
                changed = later = None
                if self.chance.random() < EDITED:
                    changed = until + timedelta(hours=self.chance.uniform(25, 160))
                    told = (*article.paragraphs[0], f"The office gave the number as {len(self.pages) + 1_000}.")
                    later = Article(article.headline, (told, *article.paragraphs[1:]))
                self.pages[own] = Page(article, around, number, until, changed, later)
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
        shown = known.later if known.later and known.changed_at and now >= known.changed_at else known.article
        content = draw(shown, known.around, known.style).encode()
        mark = f'"{len(content)}-{shown is known.later}"'
        if headers.get("if-none-match") == mark:
            return Answer(b"", 304, more={"ETag": mark})
        return Answer(content, more={"ETag": mark})

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
            f"<item><title>{self.pages[own].article.headline}</title><link>{own}?utm_source=rss</link></item>"
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
    peak_half: float
    peak: float
    wrong: list[str]


def run(items: int, pages: int, seed: int, path: Path) -> Result:
    """Watch until the feeds named so many entries and so many pages."""
    clock = MovedClock()
    sites = max(8, min(40, pages // 100))
    polls = max(2, items // (sites * SHOWN))  # of each feed, all in all
    every = max(timedelta(minutes=30), timedelta(days=9) / polls)
    days = polls * every / timedelta(days=1)
    press = Press(clock, random.Random(seed), sites, max(1, int(pages / sites / days)))
    began, halfway, half = time.process_time(), START + timedelta(days=days / 2), 0.0
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
            while press.items < items and clock.now() < START + timedelta(days=2 * days + 14):
                for _ in watcher.run(once=True):
                    pass
                if not half and clock.now() >= halfway:
                    half = peak_mb()
                upcoming = store.next_watched()
                clock.moment = max(clock.moment + timedelta(seconds=1), upcoming or clock.moment)
            wrong = [*wrongs(press, store), *([] if store.verify().holds else ["the record does not verify"])]
            peak = peak_mb()
            count = len(store)
    half = half or peak
    if peak > half * 1.1 + 20:
        wrong.append(f"memory grew from {half:.0f} to {peak:.0f} MB in the second half")
    weeks = (clock.now() - START) / timedelta(weeks=1)
    return Result(press.items, count, press.asked.total(), weeks, time.process_time() - began, half, peak, wrong)


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
        if one not in {known[a].report for a, p in press.pages.items() if p.later and a in known}
    ]
    return wrong + [f"a version of a page that was not changed: {one}" for one in stray]


def peak_mb() -> float:
    """The most memory so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=1_000_000)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--db", type=Path, help="keep the record here")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = run(asked.items, asked.pages, asked.seed, asked.db or Path(folder) / "weeks.db")
    print(
        f"{found.items:,} entries of feeds, {found.pages:,} pages, {found.requests:,} requests, {found.weeks:.1f} weeks"
    )
    print(f"{found.cpu:,.0f} s of CPU; peak {found.peak_half:.0f} MB at half time, {found.peak:.0f} MB at the end")
    print("\n".join(found.wrong[:50]) or "nothing was fetched without cause, too soon, or outside the list")
    sys.exit(bool(found.wrong))


if __name__ == "__main__":
    main()
