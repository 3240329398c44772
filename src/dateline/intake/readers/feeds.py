"""Feeds saved as files: RSS and Atom, each entry a report, told when it is only the beginning of one."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dateline.intake.documents import report_of_text
from dateline.intake.options import IntakeOptions
from dateline.intake.problems import lost, noted
from dateline.intake.reader import FileReader, Found, Opened
from dateline.intake.xml import cut_short, root_name
from dateline.model import Given, Incoming, Media, Problem

__all__ = ["FEED", "day_of", "is_whole", "plain", "report_of_entry"]

ROOTS = ("rss", "feed", "RDF", "channel")
TAG = re.compile(r"<[a-zA-Z/!][^>]{0,2000}>")
CUT = re.compile(r"(?:\.\.\.|…|\[\u2026\]|\[&#8230;\]|read more|continue reading)\W{0,4}\Z", re.I)
SHORTEST_REPORT = 600  # characters: teasers in the wild have 100 to 400, reports rarely fewer than 800


def read_feed(opened: Opened, options: IntakeOptions) -> Iterator[Found]:
    """The entries of a feed, each ``where[n]``, from 1."""
    import feedparser

    content = opened.content(options.max_file_bytes)
    feed = feedparser.parse(content, response_headers={"content-type": "application/xml"}, resolve_relative_uris=False)
    about = feed.get("feed", {})
    cut = cut_short(content, opened.where)
    for number, entry in enumerate(feed.get("entries", ()), 1):
        found = report_of_entry(entry, about, f"{opened.where}[{number}]", content)
        last = cut if number == len(feed["entries"]) else ()
        yield replace(found, problems=(*found.problems, *last)) if isinstance(found, Incoming) else found
    if not feed.get("entries"):
        yield lost("empty", "a feed without entries: nothing to read", opened.where)


def report_of_entry(entry: Any, about: Any, where: str, source: bytes) -> Found:
    """One entry: its content, or the summary when there is no more."""
    title = plain(entry.get("title"))
    words, whole = words_of(entry)
    bare = plain(words)
    problems: tuple[Problem, ...] = ()
    if not whole:
        problems = (noted("feed-teaser", "the feed gives a teaser, not the report: get the page for the rest", where),)
    given = Given(
        title=title or None,
        outlet=plain((entry.get("source") or {}).get("title")) or plain(about.get("title")) or None,
        published=day_of(entry.get("published") or entry.get("updated")),
        url=entry.get("link") or None,
        language=(about.get("language") or "").partition("-")[0].lower() or None,
        byline=", ".join(name for author in entry.get("authors") or () if (name := plain(author.get("name")))) or None,
    )
    if TAG.search(words):
        named = html.escape(title)
        page = (
            f"<html><head><title>{named}</title></head><body><article><h1>{named}</h1>{words}</article></body></html>"
        )
        media = Media.HTML
    else:
        page, media = f"{title}\n\n{bare}" if title and bare else bare or title, Media.TEXT
    return report_of_text(
        page, where, source, media=media, given=given, how="the feed says how it is written", problems=problems
    )


def words_of(entry: Any) -> tuple[str, bool]:
    """The words that an entry holds, and whether they are a report: not cut, and no summary as short as a teaser."""
    held = [part.get("value") or "" for part in entry.get("content") or ()]
    words = max(held, key=len, default="")
    summary = str(entry.get("summary") or "")
    teaser = len(words) <= len(summary)
    bare = plain(summary if teaser else words)
    cut = (teaser and len(bare) < SHORTEST_REPORT) or CUT.search(bare[-80:])
    return summary if teaser else words, not cut


def is_whole(entry: Any) -> bool:
    """
    Whether an entry surely carries its report, so that its page need not be read.

    Example:
        >>> is_whole({"summary": "Rain fell."}), is_whole({"content": [{"value": "Rain fell on Orsun. " * 40}]})
        (False, True)
    """
    words, whole = words_of(entry)
    return whole and len(plain(words)) >= SHORTEST_REPORT


def plain(words: object) -> str:
    """Words without tags and entities, single-blanked."""
    return " ".join(html.unescape(TAG.sub(" ", str(words or ""))).split())


def day_of(said: object) -> str | None:
    """When an entry was published: a date of mail (RSS) in ISO 8601, others as they are."""
    from email.utils import parsedate_to_datetime  # imports socket, which nothing here needs

    words = str(said or "").strip()
    if not words:
        return None
    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return words


def begins_as_feed(head: bytes) -> bool:
    """Whether bytes begin as RSS or Atom."""
    return root_name(head) in ROOTS


FEED = FileReader("feed", read_feed, (".xml", ".rss", ".atom", ".rdf"), known_by=begins_as_feed, apart=True)
