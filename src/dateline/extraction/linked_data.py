"""Read what a page says of itself in JSON-LD: the article's headline, day, authors and publisher."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

__all__ = ["LinkedArticle", "read_linked_data"]

LONGEST = 500_000  # characters of one block; articles have 2-20 thousand
MOST_NODES = 5_000
# The article first; a page's own node names its day when no article does. Videos and lists are other things.
RANKS = {
    "newsarticle": 0,
    "reportagenewsarticle": 0,
    "analysisnewsarticle": 0,
    "opinionnewsarticle": 0,
    "backgroundnewsarticle": 0,
    "reviewnewsarticle": 0,
    "askpublicnewsarticle": 0,
    "liveblogposting": 0,
    "article": 1,
    "report": 1,
    "scholarlyarticle": 1,
    "techarticle": 1,
    "blogposting": 1,
    "socialmediaposting": 2,
    "creativework": 2,
    "webpage": 3,
    "itempage": 3,
}
# Parts of a page that tell of other pages.
OTHER_PAGES = frozenset(
    ("itemlistelement", "haspart", "comment", "video", "review", "liveblogupdate", "relatedlink", "citation")
)
DATE = re.compile(r'"datePublished"\s{0,8}:\s{0,8}"(?P<date>[^"]{4,60})"', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """What JSON-LD says of an article; empty strings where it says nothing."""

    headline: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    language: str = ""


def read_linked_data(blocks: list[str]) -> LinkedArticle:
    """
    Read the article in a page's JSON-LD blocks.

    Args:
        blocks: The contents of its ``application/ld+json`` scripts.

    Returns:
        The first of its most specific nodes; of a block that is no JSON, the day alone. An author that is an
        organisation is nobody in person; one who is only pointed at ("@id") is looked up.

    Example:
        >>> read_linked_data(['{"@type": "NewsArticle", "datePublished": "2020-01-17"}']).published
        '2020-01-17'
    """
    found: list[tuple[int, int, dict[str, Any]]] = []
    named: dict[str, dict[str, Any]] = {}
    loose = ""
    for block in blocks:
        data = parsed(block[:LONGEST])
        if data is None:
            match = DATE.search(block[:LONGEST])
            loose = loose or (match["date"] if match else "")
            continue
        for node in nodes(data):
            if isinstance(own := node.get("@id"), str) and "name" in node:
                named.setdefault(own, node)
            rank = rank_of(node)
            if rank is not None:
                found.append((rank, len(found), node))
    if not found:
        return LinkedArticle(published=loose)
    found.sort(key=lambda entry: entry[:2])
    ranked = [node for _, _, node in found]
    return LinkedArticle(
        first_text(ranked, "headline"),
        first_text(ranked, "datepublished") or loose,
        next((authors for node in ranked if (authors := tuple(people(node.get("author"), named)))), ()),
        next((name for node in ranked for name in names(node.get("publisher"))), ""),
        first_text(ranked, "inlanguage"),
    )


def parsed(block: str) -> Any:
    """The block as data; None when it is no JSON even without comments and trailing marks."""
    words = block.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";")
    for candidate in (words, unescape(words)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def nodes(data: Any) -> Iterator[dict[str, Any]]:
    """The objects in it that tell of this page, outer ones first, with keys in small letters."""
    queue: list[Any] = [data]
    seen = 0
    while queue and seen < MOST_NODES:
        item = queue.pop(0)
        seen += 1
        if isinstance(item, list):
            queue[:0] = item[:MOST_NODES]
        elif isinstance(item, dict):
            node = {str(key).lower(): value for key, value in item.items()}
            yield node
            queue.extend(
                value for key, value in node.items() if key not in OTHER_PAGES and isinstance(value, dict | list)
            )


def rank_of(node: dict[str, Any]) -> int | None:
    """How directly a node tells of the article; None when it does not."""
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    ranks = [RANKS[kind.lower()] for kind in listed if isinstance(kind, str) and kind.lower() in RANKS]
    return min(ranks, default=None)


def first_text(ranked: list[dict[str, Any]], key: str) -> str:
    """The first node's text under a key."""
    for node in ranked:
        value = node.get(key)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, str) and value.strip():
            return " ".join(unescape(value).split())
    return ""


def people(value: Any, named: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The names of authors that are no organisations."""
    for item in value[:20] if isinstance(value, list) else [value]:
        author = item
        if isinstance(author, dict) and "name" not in author:
            author = named.get(str(author.get("@id")), author)
        kind = author.get("@type") if isinstance(author, dict) else ""
        if not (isinstance(kind, str) and kind.lower().endswith("organization")):
            yield from names(author)


def names(value: Any) -> Iterator[str]:
    """The names of authors or of a publisher: a text, an object with a name, or a list of these."""
    for item in value[:20] if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            item = item.get("name")
            item = item[0] if isinstance(item, list) and item else item
        if isinstance(item, str) and item.strip() and not item.startswith(("http", "/")):
            yield " ".join(unescape(item).split())
