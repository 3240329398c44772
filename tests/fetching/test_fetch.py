"""Addresses are fetched politely, within bounds, and only where they are public or listed; with real sockets."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.fetching import Fetched, FetchOptions, Unfetched
from dateline.fetching.addresses import RefusedError, is_public, read_address
from dateline.fetching.fetch import Fetcher
from dateline.fetching.pace import Pace, backed_off, retry_moment
from dateline.fetching.robots import read_rules
from tests.fetching.loopback import MovedClock, Site, page, site

GOOD = b"HTTP/1.1 200 OK\r\n"


def fetcher(served: Site, clock: MovedClock | None = None, **options: Any) -> Fetcher:
    """A fetcher that may fetch a site on loopback."""
    return Fetcher(FetchOptions(allow=frozenset({served.host}), **options), clock or MovedClock())


def test_a_connection_serves_one_request() -> None:
    """A site that is slow to close what it was told to close does not lose us the next page."""
    later: list[bytes] = []

    def dawdles(made: socket.socket, _: Mapping[str, str]) -> None:
        made.sendall(GOOD + b"Content-Length: 4\r\n\r\nRain")
        later.append(made.recv(1))  # nothing: we closed it; the next request would stand here otherwise

    with site({"/a": dawdles, "/b": dawdles}) as s:
        fetch = fetcher(s).fetch
        found = [fetch(s.at(path)) for path in ("/a", "/b")]
    assert [one.content for one in found if isinstance(one, Fetched)] == [b"Rain", b"Rain"]
    assert later == [b"", b""]


def test_a_page_is_fetched() -> None:
    """With its kind and what the site asks to be told next time."""
    with site(
        {"/a": page("Rain fell.", headers={"ETag": '"1"', "Last-Modified": "Mon, 02 Mar 2026 07:00:00 GMT"})}
    ) as s:
        found = fetcher(s).fetch(s.at("/a#top"))
    assert isinstance(found, Fetched)
    assert (found.content, found.changed, found.etag, found.address) == (b"Rain fell.", True, '"1"', s.at("/a"))
    assert found.modified == "Mon, 02 Mar 2026 07:00:00 GMT"
    assert s.paths(robots=True) == ["/robots.txt", "/a"]
    assert s.asked[1][1]["user-agent"].startswith("dateline/")


def test_what_has_not_changed_is_not_sent_again() -> None:
    """The site is told what is at hand."""

    def answer(made: socket.socket, asked: Mapping[str, str]) -> None:
        known = asked.get("if-none-match") == '"1"' and asked.get("if-modified-since") == "yesterday"
        page(b"", "304 Not Modified")(made, asked) if known else page("Rain.")(made, asked)

    with site({"/a": answer}) as s, fetcher(s) as fetch:
        first, again = fetch.fetch(s.at("/a")), fetch.fetch(s.at("/a"), etag='"1"', modified="yesterday")
    assert isinstance(first, Fetched)
    assert first.changed
    assert isinstance(again, Fetched)
    assert not again.changed
    assert again.content == b""


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.1/", "not public"),
        ("http://[::1]:80/", "not public"),
        ("http://[::ffff:127.0.0.1]/", "not public"),
        ("http://2130706433/", "not public"),
        ("http://0/", "not public"),
        ("http://localhost./", "not public"),
        ("http://169.254.169.254/latest/meta-data/", "not public"),
        ("https://10.1.2.3/", "not public"),
        ("file:///etc/passwd", "only http and https"),
        ("ftp://news.example/", "only http and https"),
        ("news.example/a", "only http and https"),
        ("http:///a", "names no host"),
        ("http://user:word@news.example/", "name or password"),
        ("http://news.example/a b", "blank"),
        ("http://news.example:99999/", "not an address"),
    ],
)
def test_refused(address: str, words: str) -> None:
    """Nobody is asked."""
    found = Fetcher(clock=MovedClock()).fetch(address)
    assert isinstance(found, Unfetched)
    assert found.code == "address-refused"
    assert words in found.message


def test_a_hop_is_checked_like_the_first_address() -> None:
    """A public site cannot lead to a machine beside us."""
    with site() as inner, site({"/a": page("", "302 Found", {"Location": inner.at("/secret")})}) as outer:
        found = fetcher(outer).fetch(outer.at("/a"))
    assert isinstance(found, Unfetched)
    assert found.code == "address-refused"
    assert inner.asked == []


def test_a_name_is_looked_up_once_and_every_address_of_it_is_checked() -> None:
    """A name that leads to a public and a private address is refused; what was checked is what is connected to."""
    asked = []

    def lookup(host: str, port: int) -> list[tuple[int, tuple[Any, ...]]]:
        asked.append(host)
        inner = (socket.AF_INET, ("127.0.0.1", port))
        return [(socket.AF_INET, ("93.184.215.14", port)), inner]

    found = Fetcher(FetchOptions(robots=False), MovedClock(), lookup).fetch("http://news.example/a")
    assert isinstance(found, Unfetched)
    assert found.code == "address-refused"
    assert asked == ["news.example"]


def test_redirects_are_followed_and_counted() -> None:
    """Some hops; not a circle, and not too many."""
    hops = {f"/{n}": page("", "301 Moved", {"Location": f"/{n + 1}"}) for n in range(9)}
    with site({**hops, "/9": page("there"), "/x": page("", "307 T", {"Location": "/x"})}) as s, fetcher(s) as fetch:
        near, far, circle = fetch.fetch(s.at("/6")), fetch.fetch(s.at("/0")), fetch.fetch(s.at("/x"))
    assert isinstance(near, Fetched)
    assert near.content == b"there"
    assert len(near.hops) == 4
    assert isinstance(far, Unfetched)
    assert far.code == "too-many-redirects"
    assert isinstance(circle, Unfetched)
    assert circle.code == "too-many-redirects"


def test_robots_are_obeyed() -> None:
    """And asked once a day."""
    rules = "User-agent: *\nDisallow: /private\nCrawl-delay: 7\n"
    with site({"/robots.txt": page(rules), "/a": page("a"), "/private/b": page("b")}) as s:
        clock = MovedClock()
        with fetcher(s, clock) as fetch:
            allowed, refused = fetch.fetch(s.at("/a")), fetch.fetch(s.at("/private/b"))
            fetch.fetch(s.at("/a"))
            assert clock.slept == [7.0]
            clock.move(hours=25)
            fetch.fetch(s.at("/a"))
    assert isinstance(allowed, Fetched)
    assert isinstance(refused, Unfetched)
    assert refused.code == "robots-refused"
    assert s.paths(robots=True) == ["/robots.txt", "/a", "/a", "/robots.txt", "/a"]


def test_a_site_that_fails_to_say_what_it_allows_is_left_alone() -> None:
    """For an hour; then it is asked again."""
    with site({"/robots.txt": page("", "500 Oops"), "/a": page("a")}) as s:
        clock = MovedClock()
        with fetcher(s, clock) as fetch:
            first = fetch.fetch(s.at("/a"))
            s.pages["/robots.txt"] = page("User-agent: *\nAllow: /")
            second = fetch.fetch(s.at("/a"))
            third = (clock.move(hours=2), fetch.fetch(s.at("/a")))[1]
    assert isinstance(first, Unfetched)
    assert isinstance(second, Unfetched)
    assert isinstance(third, Fetched)


def test_a_site_that_asks_for_too_long_pauses_is_left_alone() -> None:
    """A pause of a day would stop all the rest."""
    with site({"/robots.txt": page("User-agent: *\nCrawl-delay: 86400"), "/a": page("a")}) as s:
        found = fetcher(s).fetch(s.at("/a"))
    assert isinstance(found, Unfetched)
    assert found.code == "robots-refused"
    assert s.paths() == []


def test_pauses_between_requests_to_one_host() -> None:
    """One host is asked at the pace that is set; another one at once."""
    with site({"/a": page("a")}) as s, site({"/b": page("b")}) as other:
        clock = MovedClock()
        options = FetchOptions(allow=frozenset({s.host, other.host}), delay=3.0)
        with Fetcher(options, clock) as fetch:
            for address in (s.at("/a"), other.at("/b"), s.at("/a"), s.at("/a")):
                assert isinstance(fetch.fetch(address), Fetched)
    assert clock.slept == [3.0, 3.0]


def test_a_site_that_asks_to_wait_is_left_alone_that_long() -> None:
    """Its other pages as well."""
    with site({"/a": page("", "429 Slow down", {"Retry-After": "90"}), "/b": page("b")}) as s:
        clock = MovedClock()
        with fetcher(s, clock) as fetch:
            found = fetch.fetch(s.at("/a"))
            fetch.fetch(s.at("/b"))
    assert isinstance(found, Unfetched)
    assert found.code == "asked-to-wait"
    assert found.retry_at == datetime(2026, 3, 2, 8, 1, 30, tzinfo=UTC)
    assert clock.slept == [90.0]


def test_statuses() -> None:
    """Each is told as what it is."""
    pages = {"/gone": page("", "410 Gone"), "/no": page("", "403 No"), "/oops": page("", "500 Oops")}
    with site(pages) as s, fetcher(s) as fetch:
        found = [fetch.fetch(s.at(path)) for path in ("/gone", "/no", "/oops", "/none")]
    assert [(f.code, f.status) for f in found if isinstance(f, Unfetched)] == [
        ("not-found", 410),
        ("not-answered", 403),
        ("not-answered", 500),
        ("not-found", 404),
    ]


def test_a_body_is_unpacked_within_its_bound() -> None:
    """A small packed body that opens to a large one is cut; one that fits is read."""
    packed = {"Content-Encoding": "gzip"}
    pages = {
        "/bomb": page(gzip.compress(bytes(50_000_000)), headers=packed),
        "/fits": page(gzip.compress(b"x" * 900), headers=packed),
    }
    with site(pages) as s, fetcher(s, most_bytes=1_000) as fetch:
        bomb, fits = fetch.fetch(s.at("/bomb")), fetch.fetch(s.at("/fits"))
    assert isinstance(bomb, Unfetched)
    assert bomb.code == "too-large"
    assert isinstance(fits, Fetched)
    assert fits.content == b"x" * 900


def drip(first: bytes) -> Any:
    """A page that sends some bytes and then one more every twentieth of a second."""

    def answer(made: socket.socket, asked: Mapping[str, str]) -> None:
        made.sendall(first)
        for _ in range(200):
            time.sleep(0.05)
            made.sendall(b"x")

    return answer


@pytest.mark.parametrize(
    "first", [b"", b"HTTP/1.1 200 OK\r\nX-A: ", b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"]
)
def test_an_answer_that_drips_ends_in_time(first: bytes) -> None:
    """In its first line, its headers and its body."""
    with site({"/a": drip(first)}) as s, fetcher(s, seconds=0.4, robots=False) as fetch:
        found = fetch.fetch(s.at("/a"))
    assert isinstance(found, Unfetched)
    assert found.code == "too-slow"


def test_an_answer_that_breaks_off_is_no_answer() -> None:
    """Half a body is not taken for a page."""
    short = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf a page"
    with site({"/a": lambda made, _: made.sendall(short), "/b": lambda made, _: None}) as s, fetcher(s) as fetch:
        half, none = fetch.fetch(s.at("/a")), fetch.fetch(s.at("/b"))
    assert isinstance(half, Unfetched)
    assert half.code == "unreachable"
    assert isinstance(none, Unfetched)
    assert none.code == "unreachable"
    assert "<" not in half.message + none.message


def test_nobody_there() -> None:
    """Told in one line."""
    with site() as s:
        address = s.at("/a")
    found = fetcher(s).fetch(address)
    assert isinstance(found, Unfetched)
    assert found.code == "unreachable"
    assert found.line.startswith("http://127.0.0.1:")


@given(st.text(max_size=60))
def test_any_words_are_an_address_or_refused(words: str) -> None:
    """Nothing else comes of them."""
    with suppress(RefusedError):
        found = read_address(words)
        assert found.scheme in ("http", "https")
        assert found.host


@given(st.ip_addresses())
def test_public_addresses(address: Any) -> None:
    """Private, loopback, link-local and other special ranges are never public."""
    inner = address.is_private or address.is_loopback or address.is_link_local or address.is_multicast
    assert not (inner and is_public(str(address)))


@given(st.binary(max_size=300))
def test_any_bytes_are_rules(content: bytes) -> None:
    """A robots.txt of any bytes is read."""
    rules = read_rules(content)
    assert rules.allows("http://news.example/a", "dateline") in (True, False)
    assert rules.delay("dateline") >= 0


@given(st.text(max_size=40))
def test_any_words_ask_to_wait_or_not(words: str) -> None:
    """A moment within a month, or None."""
    now = datetime(2026, 3, 2, tzinfo=UTC)
    found = retry_moment(words, now)
    assert found is None or 0 <= (found - now).total_seconds() <= 30 * 86_400


def test_pauses_grow_and_never_shrink() -> None:
    """A shorter pause does not take back a longer one."""
    clock = MovedClock()
    pace = Pace(clock)
    pace.pause("s", 90)
    pace.pause("s", 2)
    assert pace.left("s") == 90
    assert backed_off(1) < backed_off(3) < backed_off(99) == backed_off(100)
