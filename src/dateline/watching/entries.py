"""Which addresses a feed or a sitemap names, with what it says of each."""

from __future__ import annotations

import gzip
import html
import io
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

import feedparser
from courlan import clean_url
from lxml import etree

from dateline.intake.readers.feeds import day_of, is_whole, plain, report_of_entry
from dateline.model import Given, Incoming

__all__ = ["Entry", "Listing", "addresses_in_feed", "addresses_in_sitemap", "canonical"]

MOST = 50_000  # addresses of one sitemap, as the protocol has it; feeds have fewer
MOST_BYTES = 52_428_800  # of one sitemap, unpacked
GZIP = b"\x1f\x8b"
HEAD = 65_536  # bytes in which a file says what it is
ROOT = re.compile(rb"(?:\s|<\?[^>]*>|<![^>]*>)*<([A-Za-z:]+)")
ROOTS = {b"html": "page", b"head": "page", b"body": "page", b"urlset": "sitemap", b"sitemapindex": "sitemap"} | {
    b"rss": "feed",
    b"feed": "feed",
    b"rdf:rdf": "feed",
}
LINK = re.compile(rb"<link\b([^>]*)>", re.IGNORECASE)
ATTRIBUTE = re.compile(rb"""\b(rel|type|href)\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
FEEDS = (b"application/rss+xml", b"application/atom+xml", b"application/feed+json")


@dataclass(frozen=True, slots=True)
class Entry:
    """
    An address that is named.

    Args:
        address: Without what only counts clicks.
        given: What is said of it.
        is_list: Whether it is another sitemap.
        report: The report itself, where the list carries the whole of it; None when its page is to be read.
    """

    address: str
    given: Given = field(default_factory=Given)
    is_list: bool = False
    report: Incoming | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """
    What was named.

    Args:
        entries: In the order of the list, each address once.
        problem: What was wrong with the list, in one sentence; empty when nothing was.
    """

    entries: tuple[Entry, ...]
    problem: str = ""


def addresses_in_feed(content: bytes, address: str, content_type: str | None = None) -> Listing:
    """
    The entries of a feed (RSS, Atom, JSON Feed), those with their whole text as reports.

    Args:
        content: Its bytes.
        address: Where it stands; addresses in it may be relative to that.
        content_type: As the site gives it.

    Example:
        >>> feed = b'<rss><channel><item><title>Rain</title><link>/a?utm_source=x</link></item></channel></rss>'
        >>> [(e.address, e.given.title) for e in addresses_in_feed(feed, "https://post.example/rss").entries]
        [('https://post.example/a', 'Rain')]
    """
    if content.lstrip()[:1] == b"{":
        return addresses_in_json(content, address)
    told = {"content-type": content_type or "application/xml", "content-location": address}
    feed = feedparser.parse(io.BytesIO(content), response_headers=told)
    about = feed.get("feed", {})
    found = [entry for item in feed.get("entries", ()) if (entry := entry_of(item, about, address))]
    problem = "" if found else other_than("feed", content, address)
    if not found and not problem:
        broken = type(feed.bozo_exception).__name__ if feed.get("bozo") else "NonXMLContentType"
        # What the site says of its kind does not make it another one.
        problem = "a feed without entries" if broken == "NonXMLContentType" else f"not a feed ({broken})"
    return Listing(once(found), problem)


def entry_of(item: Any, about: Any, address: str) -> Entry | None:
    """One entry of a feed; None when it neither names an address nor carries a report with a name of its own."""
    link, own = item.get("link"), item.get("id")
    whole = is_whole(item)
    if not link and not (whole and own):
        return None
    byline = ", ".join(plain(author.get("name")) for author in item.get("authors") or () if author.get("name"))
    url = canonical(urljoin(address, link)) if link else None
    given = Given(
        title=plain(item.get("title")) or None,
        published=day_of(item.get("published") or item.get("updated")),
        url=url,
        byline=byline or None,
    )
    place = url or f"{address}#{own}"
    report = report_of_entry(item, about, place, digest_of(item)) if whole else None
    return Entry(place, given, report=report if isinstance(report, Incoming) else None)


def digest_of(item: Any) -> bytes:
    """The bytes that tell one text of an entry from another: its title and words, and not the counts beside them."""
    held = [part.get("value") or "" for part in item.get("content") or ()]
    return "\n".join((str(item.get("title") or ""), str(item.get("summary") or ""), *held)).encode("utf-8", "replace")


def addresses_in_json(content: bytes, address: str) -> Listing:
    """The entries of a JSON Feed."""
    try:
        feed = json.loads(content)
        found = [
            entry_of_json(item, feed, address) for item in feed["items"] if item.get("url") or item.get("external_url")
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return Listing((), f"not a JSON Feed ({type(error).__name__})")
    return Listing(once(found))


def entry_of_json(item: Any, feed: Any, address: str) -> Entry:
    """One item of a JSON Feed; told as feedparser tells one of RSS."""
    url = canonical(urljoin(address, item.get("url") or item["external_url"]))
    told = {
        "title": item.get("title"),
        "link": url,
        "published": item.get("date_published"),
        "content": [{"value": item.get("content_html") or item.get("content_text") or ""}],
        "authors": item.get("authors") or (),
    }
    found = entry_of(told, {"title": feed.get("title"), "language": feed.get("language")}, address)
    assert found is not None  # it has a link
    return found


def addresses_in_sitemap(content: bytes, address: str) -> Listing:
    """
    The addresses of a sitemap, or the sitemaps of an index, packed or not.

    Example:
        >>> words = b"<urlset><url><loc>https://post.example/a</loc><lastmod>2026-03-01</lastmod></url></urlset>"
        >>> [e.address for e in addresses_in_sitemap(words, "https://post.example/sitemap.xml").entries]
        ['https://post.example/a']
    """
    try:
        words = unpacked(content)
        found = list(entries_of_sitemap(words, address))
    except (etree.XMLSyntaxError, OSError, EOFError, zlib.error, ValueError) as error:
        return Listing((), f"not a sitemap ({str(error)[:80]})")
    problem = "" if found else other_than("sitemap", words, address) or "a sitemap without addresses"
    return Listing(once(found[:MOST]), problem)


def other_than(wanted: str, content: bytes, address: str) -> str:
    """
    What a list is instead of what it was listed as, and how it is to be listed; "" where that cannot be told.

    Example:
        >>> other_than("feed", b"<!DOCTYPE html><html><link rel=alternate type=application/rss+xml href=/rss>", "http://a")
        'a page and not a feed; its feed may be http://a/rss'
        >>> other_than("sitemap", b"<rss><channel></channel></rss>", "http://a")
        'a feed and not a sitemap: list it as [[feed]]'
    """
    root = ROOT.match(content[:HEAD].removeprefix(b"\xef\xbb\xbf"))
    kind = ROOTS.get(root[1].lower(), wanted) if root else wanted
    if kind == wanted:
        return ""
    if kind == "page" and (feed := feed_of_page(content[:HEAD], address)):
        return f"a page and not a {wanted}; its feed may be {feed}"
    return f"a {kind} and not a {wanted}: list it as [[{kind}]]"


def feed_of_page(head: bytes, address: str) -> str | None:
    """The feed that the head of a page names, or None."""
    for link in LINK.findall(head):
        told = {name.lower(): value for name, value in ATTRIBUTE.findall(link)}
        if b"alternate" in told.get(b"rel", b"").lower() and told.get(b"type", b"").lower() in FEEDS:
            return urljoin(address, html.unescape(told.get(b"href", b"").decode("utf-8", "replace")))
    return None


def unpacked(content: bytes) -> bytes:
    """The bytes of a sitemap; a packed one is opened as far as a sitemap may be large."""
    if not content.startswith(GZIP):
        return content
    with gzip.open(io.BytesIO(content)) as stream:
        words = stream.read(MOST_BYTES + 1)
    if len(words) > MOST_BYTES:
        raise ValueError("it opens to more than 50 MB")
    return words


def entries_of_sitemap(words: bytes, address: str) -> Iterator[Entry]:
    """The entries, element by element."""
    steps = etree.iterparse(io.BytesIO(words), events=("end",), resolve_entities=False, no_network=True, recover=True)
    for _, element in steps:
        kind = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if kind not in ("url", "sitemap"):
            continue
        told = {etree.QName(part).localname: part for part in element.iter() if isinstance(part.tag, str)}
        location = (told["loc"].text or "").strip() if "loc" in told else ""
        if location:
            url = canonical(urljoin(address, location))
            titles, days = (told.get(name) for name in ("title", "publication_date"))
            given = Given(
                title=plain(titles.text) or None if titles is not None else None,
                published=(days.text or "").strip() or None if days is not None else None,
                url=url,
            )
            yield Entry(url, given, is_list=kind == "sitemap")
        element.clear()


def once(entries: list[Entry]) -> tuple[Entry, ...]:
    """Each address once, where it came first."""
    return tuple({entry.address: entry for entry in reversed(entries)}.values())[::-1]


def canonical(address: str) -> str:
    """
    An address without what only counts clicks.

    Example:
        >>> canonical("https://post.example/a?id=3&utm_source=feed#top")
        'https://post.example/a?id=3'
    """
    return str(clean_url(address) or address).partition("#")[0]
