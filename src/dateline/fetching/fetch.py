"""Fetch one address: every hop checked, robots.txt obeyed, and bounded in hops, bytes and seconds."""

from __future__ import annotations

import dataclasses
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urldefrag, urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.response import BaseHTTPResponse

from dateline.fetching.addresses import Place, RefusedError, read_address
from dateline.fetching.connections import Lookup, UnknownNameError, guarded_pools, look_up
from dateline.fetching.options import DEFAULT, FetchOptions
from dateline.fetching.outcome import Exchange, Fetched, Unfetched
from dateline.fetching.pace import Clock, Pace, retry_moment
from dateline.fetching.robots import ALL, NONE, Rules, read_rules
from dateline.fetching.shared import SharedPace
from dateline.fetching.unpacking import PackedError, unpacked

__all__ = ["Fetcher"]

PIECE = 1 << 16  # bytes
REDIRECTS = frozenset((301, 302, 303, 307, 308))
GONE = frozenset((404, 410))
WAIT = frozenset((429, 503))
RULES_HOLD = timedelta(hours=24)  # RFC 9309: a robots.txt should not be used for longer
MOST_KEPT = 65_536  # bytes of a robots.txt that are held for the record beside what it says
RULES_FAILED = timedelta(hours=1)


class SlowError(Exception):
    """The answer took longer than a request may."""


class LargeError(Exception):
    """The answer was larger than a body may be."""


class Fetcher:
    """
    Fetches addresses, one after the other, and remembers what sites allow and when they may be asked again.

    Args:
        options: How far a fetch goes.
        clock: The clock.
        lookup: How names are looked up.
        pace: The file by which all processes keep one pace with each host; None for this process alone.

    Example:
        >>> with Fetcher() as fetcher:
        ...     fetcher.fetch("http://127.0.0.1/private").code
        'address-refused'
    """

    def __init__(
        self,
        options: FetchOptions = DEFAULT,
        clock: Clock | None = None,
        lookup: Lookup = look_up,
        pace: Path | None = None,
    ) -> None:
        self.options = options
        self.clock = clock if clock is not None else Clock()
        self.pace = Pace(self.clock, SharedPace(pace) if pace is not None else None)
        self.rules: dict[str, tuple[Rules, datetime, list[Exchange]]] = {}
        self.way: list[Exchange] = []
        self.bound = Bound(options.seconds)
        self.pools = guarded_pools(options.allow, lambda made: self.bound.watch(made), lookup)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pools.clear()
        if self.pace.shared is not None:
            self.pace.shared.close()

    @property
    def robot(self) -> str:
        """The name that robots.txt is read for."""
        return self.options.agent.partition("/")[0]

    def fetch(self, address: str, *, etag: str | None = None, modified: str | None = None) -> Fetched | Unfetched:
        """
        Fetch an address.

        Args:
            address: http or https; what stands behind ``#`` is not sent.
            etag, modified: What the site asked to be told, so that it need not send again what has not changed.

        Returns:
            The answer, or why there is none. It waits first until the host may be asked.
        """
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in asked.items() if value and value.isprintable()}
        here, hops, way = urldefrag(address).url, [], []
        while True:
            hops.append(here)
            self.way = []
            step = self.step(here, headers)
            way += [exchange for exchange in self.way if exchange not in way]
            if isinstance(step, Unfetched):
                return step
            if isinstance(step, Fetched):
                return dataclasses.replace(step, hops=tuple(hops), way=tuple(way))
            if len(hops) > self.options.redirects or step in hops:
                return Unfetched(address, "too-many-redirects", f"it leads on {len(hops)} times, last to {step}")
            here = step

    def step(self, address: str, headers: dict[str, str]) -> Fetched | Unfetched | str:
        """One hop: an answer, or the address that it leads to."""
        try:
            place = read_address(address)
        except RefusedError as error:
            return Unfetched(address, "address-refused", str(error))
        if self.options.robots:
            rules = self.rules_of(place)
            if isinstance(rules, Unfetched):
                return rules
            if not rules.allows(address, self.robot):
                return Unfetched(address, "robots-refused", "the site's robots.txt does not allow it")
            delay = max(self.options.delay, rules.delay(self.robot))
            if delay > self.options.longest_delay:
                return Unfetched(address, "robots-refused", f"the site asks for {delay:,.0f} seconds between requests")
        else:
            delay = self.options.delay
        return self.ask(address, place, headers, delay, self.options.most_bytes)

    def ask(
        self, address: str, place: Place, headers: dict[str, str], delay: float, most: int
    ) -> Fetched | Unfetched | str:
        """Ask a host, and leave it alone for a while afterwards."""
        with self.pace.turn(place.site):
            try:
                return self.answer(address, place, headers, most)
            finally:
                self.pace.pause(place.site, delay)

    def answer(self, address: str, place: Place, headers: dict[str, str], most: int) -> Fetched | Unfetched | str:
        """Send a request and read what comes."""
        options = self.options
        # A connection for each request: between two of them a host is left alone for longer than it would hold one.
        sent = {"User-Agent": options.agent, "Accept-Encoding": "gzip, deflate", "Connection": "close", **headers}
        asked = tuple({"Host": urlsplit(address).netloc.rpartition("@")[2], **sent}.items())
        self.bound = bound = Bound(options.seconds)
        try:
            with bound:
                response = self.pools.request(
                    "GET",
                    address,
                    headers=sent,
                    redirect=False,
                    retries=False,
                    preload_content=False,
                    timeout=urllib3.Timeout(connect=options.connect_seconds, read=options.connect_seconds),
                )
                return self.read(address, place, response, bound, most, asked)
        except RefusedError as error:
            return Unfetched(address, "address-refused", str(error))
        except LargeError:
            return Unfetched(address, "too-large", f"the answer is larger than {most:,} bytes")
        except (SlowError, PackedError, HTTPError, OSError, LocationParseError, ValueError) as error:
            if bound.is_over or isinstance(error, SlowError):
                return Unfetched(address, "too-slow", f"no whole answer within {options.seconds:g} seconds")
            return Unfetched(address, "unreachable", f"no whole answer ({short(error)})")

    def read(
        self,
        address: str,
        place: Place,
        response: BaseHTTPResponse,
        bound: Bound,
        most: int,
        asked: tuple[tuple[str, str], ...],
    ) -> Fetched | Unfetched | str:
        """Make of a response what it means; ``asked`` is what the request said."""
        try:
            told = response.headers
            if response.status in REDIRECTS or response.status >= 400:
                now, headers = self.clock.now(), tuple(told.items())
                self.way.append(Exchange(address, now, response.status, headers, asked))
            if response.status in REDIRECTS and told.get("Location"):
                return urldefrag(urljoin(address, told["Location"])).url
            if response.status >= 400:
                return self.refusal(address, place, response)
            changed = response.status != 304
            content = take(response, most, bound) if changed else b""
            etag, modified, kind = (told.get(name) for name in ("ETag", "Last-Modified", "Content-Type"))
            headers = tuple(told.items())
            return Fetched(address, content, changed, kind, etag, modified, (), response.status, headers, asked)
        finally:
            response.close()

    def refusal(self, address: str, place: Place, response: BaseHTTPResponse) -> Unfetched:
        """What a status of 400 or more means."""
        status, now = response.status, self.clock.now()
        retry_at = retry_moment(response.headers.get("Retry-After"), now)
        if status in WAIT:
            if retry_at is not None:
                self.pace.pause(place.site, (retry_at - now).total_seconds())
            return Unfetched(address, "asked-to-wait", f"the site asks to come later ({status})", retry_at, status)
        if status in GONE:
            return Unfetched(address, "not-found", f"the site has nothing there ({status})", retry_at, status)
        return Unfetched(address, "not-answered", f"the site answered {status}", retry_at, status)

    def rules_of(self, place: Place) -> Rules | Unfetched:
        """What the site allows; asked once a day. A site that fails to say so is left alone for an hour."""
        known = self.rules.get(place.site)
        if known is not None and self.clock.now() < known[1]:
            self.way += known[2]
            return known[0]
        answer = self.follow_rules(place)
        if isinstance(answer, Fetched):
            kept = answer.content if len(answer.content) <= MOST_KEPT else b""
            now = self.clock.now()
            self.way.append(Exchange(answer.address, now, answer.status, answer.headers, answer.asked, kept))
        if isinstance(answer, Fetched):
            rules, hold = read_rules(answer.content), RULES_HOLD
        elif answer.code in ("address-refused", "unreachable"):
            return answer  # nothing was asked of anybody, or nobody was there: the same would come of the page
        elif answer.code == "not-found" or (answer.status is not None and answer.status < 500 and answer.status != 429):
            rules, hold = ALL, RULES_HOLD
        else:
            rules, hold = NONE, RULES_FAILED
        self.rules[place.site] = rules, self.clock.now() + hold, list(self.way)
        return rules

    def follow_rules(self, place: Place) -> Fetched | Unfetched:
        """The robots.txt of a site, through its redirects."""
        here = f"{place.site}/robots.txt"
        for _ in range(self.options.redirects + 1):
            try:
                found = self.ask(here, read_address(here), {}, 0.0, self.options.most_bytes)
            except RefusedError as error:
                return Unfetched(here, "address-refused", str(error))
            if not isinstance(found, str):
                return found
            here = found
        return Unfetched(here, "not-found", "its robots.txt leads on and on", None, 404)


class Bound:
    """
    Ends a request after some seconds, whatever the other side does: a header that drips a byte a second as well.

    Args:
        seconds: The most that it takes.
    """

    def __init__(self, seconds: float) -> None:
        self.is_over = False
        self.twin: socket.socket | None = None
        self.timer = threading.Timer(seconds, self.end)
        self.timer.daemon = True

    def __enter__(self) -> Self:
        self.timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.timer.cancel()
        self.timer.join()
        if self.twin is not None:
            self.twin.close()

    def watch(self, made: socket.socket) -> None:
        """The connection that is cut when the time is over: a twin of it, since encryption takes the socket over."""
        self.twin = made.dup()
        if self.is_over:
            self.end()

    def end(self) -> None:
        """Cut the connection."""
        self.is_over = True
        if self.twin is not None:
            with suppress(OSError):  # the other side closed it meanwhile, which is what is wanted
                self.twin.shutdown(socket.SHUT_RDWR)


def take(response: BaseHTTPResponse, most: int, bound: Bound) -> bytes:
    """The body, unpacked, piece by piece."""
    pieces, size = [], 0
    for piece in unpacked(as_it_comes(response), response.headers.get("Content-Encoding")):
        size += len(piece)
        if size > most:
            raise LargeError
        if bound.is_over:
            raise SlowError
        pieces.append(piece)
    if bound.is_over:
        raise SlowError
    return b"".join(pieces)


def as_it_comes(response: BaseHTTPResponse) -> Iterator[bytes]:
    """The body as it was sent."""
    while piece := response.read1(PIECE, decode_content=False):
        yield piece


def short(error: BaseException) -> str:
    """The last cause of an error, without addresses of objects."""
    while not isinstance(error, UnknownNameError) and (cause := error.__cause__ or error.__context__) is not None:
        error = cause
    return str(error).rpartition(">: ")[2] or type(error).__name__
