"""Tell JSON of other makers by its keys (ninjs 1 to 3, JSON Feed) and write it as rows with our own keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dateline.intake.problems import lost, noted
from dateline.intake.rows import Row, RowSource
from dateline.model import Problem

__all__ = ["known_shapes"]

JSON_FEED = "jsonfeed.org/version/"
WITHDRAWN = {"canceled": "cancelled", "cancelled": "cancelled", "withheld": "withheld"}
MAIN_ROLES = ("main", "headline", "body", "")  # in this order, where ninjs 3 has several headlines or bodies
NINJS_KEYS = frozenset(
    "headline headlines body_text body_html body_xhtml bodies pubstatus versioncreated usageterms standard".split()
)


def known_shapes(rows: Iterable[Row | Problem]) -> Iterator[Row | Problem]:
    """The rows, those of ninjs and of a JSON Feed rewritten; others pass as they are."""
    for row in rows:
        if isinstance(row, Problem):
            yield row
        elif is_feed(row[0]):
            yield from rows_of_feed(row[0], row[1])
        elif is_ninjs(row[0]):
            yield row_of_ninjs(row[0], row[1])
        else:
            yield row


def is_feed(values: Mapping[str, object]) -> bool:
    """Whether an object is a JSON Feed."""
    return JSON_FEED in str(values.get("version", "")) and isinstance(values.get("items"), list)


def is_ninjs(values: Mapping[str, object]) -> bool:
    """Whether an object is a news item of ninjs, and no row of the contract."""
    return "uri" in values and "text" not in values and "html" not in values and bool(NINJS_KEYS & values.keys())


def rows_of_feed(feed: Mapping[str, Any], source: RowSource) -> Iterator[Row | Problem]:
    """The items of a JSON Feed; each is ``where[n]``, from 1."""
    for number, item in enumerate(feed["items"], 1):
        place = f"{source.where}[{number}]"
        if not isinstance(item, dict):
            yield lost("not-an-object", "an item of the feed is no object", place)
            continue
        authors = item.get("authors") or feed.get("authors") or [item.get("author") or feed.get("author")]
        known = item.get("id")
        row = {
            "id": str(known) if isinstance(known, int | float) else known,
            "title": item.get("title"),
            "text": item.get("content_text"),
            "html": item.get("content_html"),
            "outlet": feed.get("title"),
            "published": item.get("date_published"),
            "url": item.get("url") or item.get("external_url"),
            "language": item.get("language") or feed.get("language"),
            "byline": names_of(authors),
        }
        slips = source.problems
        if not row["text"] and not row["html"] and item.get("summary"):
            row["text"] = item["summary"]
            slips = (*slips, teaser(place))
        if row["html"]:  # a page and its text in one: the page has the layout
            row["text"] = None
        yield row, replace(source, where=place, problems=slips)


def teaser(where: str) -> Problem:
    """The note that a feed gives no more than the beginning of a report."""
    return noted("feed-teaser", "the feed gives a teaser, not the report: get the page for the rest", where)


def names_of(authors: object) -> str | None:
    """The names of authors, commas between."""
    listed = authors if isinstance(authors, list) else [authors]
    names = [author["name"].strip() for author in listed if isinstance(author, dict) and text_of(author.get("name"))]
    return ", ".join(names) or None


def row_of_ninjs(item: Mapping[str, Any], source: RowSource) -> Row | Problem:
    """A news item of ninjs as a row; 1 and 2 have flat keys, 3 lists of headlines and bodies."""
    known = item.get("uri")
    status = str(item.get("pubstatus") or "usable").lower()
    if status in WITHDRAWN:
        message = f"its publisher has {WITHDRAWN[status]} it ({known}): not read"
        return lost("withdrawn", message, source.where)
    slips = source.problems
    if text_of(item.get("embargoed")):
        slips = (*slips, noted("embargoed", f"under embargo until {item['embargoed']}", source.where))
    body, kind = body_of_ninjs(item)
    row = {
        "id": known,
        "title": text_of(item.get("headline")) or chosen(item.get("headlines"), "value")[0],
        kind: body,
        "outlet": text_of(item.get("provider")) or first_name(item.get("infosources"), "provider"),
        "published": item.get("versioncreated") or item.get("firstcreated"),
        "url": text_of(item.get("url")) or link_of(item),
        "language": item.get("language"),
        "byline": text_of(item.get("byline")) or first_name(item.get("by")) or text_of(item.get("by")),
        "agency": text_of(item.get("copyrightholder")),
    }
    return row, replace(source, problems=slips)


def body_of_ninjs(item: Mapping[str, Any]) -> tuple[str | None, str]:
    """The body and whether it is ``text`` or ``html``; XHTML first, since it has the layout."""
    for key, kind in (("body_xhtml", "html"), ("body_html", "html"), ("body_text", "text")):
        if words := text_of(item.get(key)):
            return words, kind
    words, contenttype = chosen(item.get("bodies"), "value")
    return words, "html" if "html" in contenttype or (words or "").lstrip().startswith("<") else "text"


def chosen(entries: object, key: str) -> tuple[str | None, str]:
    """Of several headlines or bodies the main one, with its content type."""
    if not isinstance(entries, Sequence) or isinstance(entries, str):
        return None, ""
    usable = [entry for entry in entries if isinstance(entry, dict) and text_of(entry.get(key))]
    if not usable:
        return None, ""
    first = min(usable, key=lambda entry: rank(str(entry.get("role") or "").lower()))
    return first[key], str(first.get("contenttype") or "").lower()


def rank(role: str) -> int:
    """How likely a role is the main one."""
    return MAIN_ROLES.index(role) if role in MAIN_ROLES else len(MAIN_ROLES)


def first_name(entries: object, role: str = "") -> str | None:
    """The name of the first entry, of those with a role where one is asked for."""
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and (not role or entry.get("role") in (role, None)) and text_of(entry.get("name")):
            return str(entry["name"])
    return None


def link_of(item: Mapping[str, Any]) -> str | None:
    """The address of the report, where the item names it: its uri when that is one, else a link of the role."""
    for entry in item.get("associations", ()) if isinstance(item.get("associations"), list) else ():
        if isinstance(entry, dict) and entry.get("type") == "canonical" and text_of(entry.get("uri")):
            return str(entry["uri"])
    known = text_of(item.get("uri"))
    return known if known and known.startswith(("http://", "https://")) else None


def text_of(value: object) -> str | None:
    """A string that holds words, or None."""
    return value if isinstance(value, str) and value.strip() else None
