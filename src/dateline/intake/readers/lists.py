"""Lists of addresses as Media Cloud and GDELT give them: what is known of each address; nothing is fetched."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from dateline.intake.options import IntakeOptions
from dateline.intake.problems import lost
from dateline.intake.reader import FileReader, Found, Opened
from dateline.intake.streams import to_lines, to_utf8, without_mark
from dateline.model import Address, Given

__all__ = ["MENTIONS", "addresses_in"]

# The tables of GDELT 2 by their number of columns: where the address stands, where the outlet, and what must hold.
EVENTS, EVENTS_1, GRAPH = 61, 58, 27
MENTION_COLUMNS = (14, 15, 16)
WEB = ("http://", "https://")
# Column names of Media Cloud's exports, old and new, and the keys of the contract they stand for.
MEDIA_CLOUD = {
    "url": "url",
    "title": "title",
    "language": "language",
    "publish_date": "published",
    "media_name": "outlet",
}
HEADS = ("stories_id", "indexed_date", "media_name", "media_id", "ap_syndicated")


def read_list(opened: Opened, options: IntakeOptions) -> Iterator[Found]:
    """One problem that says how many addresses there are: a list of addresses holds no report."""
    count = sum(1 for _ in addresses_in(opened, options))
    message = f"{count:,} addresses and no texts: nothing is fetched; `dateline.intake.read_addresses` gives them"
    yield lost("addresses-only", message, opened.where)


def addresses_in(opened: Opened, options: IntakeOptions) -> Iterator[Address]:
    """
    The addresses of a list with what it knows of each, in order; one that stands there again is passed over.

    The times of GDELT are those of its batches and no publication; an outlet is a domain there.
    """
    seen: set[str] = set()
    columns: dict[str, int] | None = None
    for line in to_lines(to_utf8(opened.pieces), options.max_report_bytes):
        words = line.content.decode("utf-8", "replace").rstrip("\r\n")
        cells = words.split("\t")
        where = f"{opened.where}:{line.number}"
        if line.number == 1 and is_media_cloud(line.content):
            columns = {name.strip().lower(): at for at, name in enumerate(next(csv.reader([words])))}
            continue
        given = of_media_cloud(words, columns) if columns is not None else of_gdelt(cells)
        if given is not None and given.url and given.url not in seen:
            seen.add(given.url)
            yield Address(given.url, where, given)


def of_media_cloud(words: str, columns: dict[str, int]) -> Given | None:
    """What a row of Media Cloud says; a row that goes on over lines is left out."""
    try:
        cells = next(csv.reader([words]), [])
    except csv.Error:
        return None
    known = {
        key: cells[columns[name]].strip() or None
        for name, key in MEDIA_CLOUD.items()
        if name in columns and columns[name] < len(cells)
    }
    address = known.get("url") or ""
    return Given(**known) if address.startswith(WEB) else None


def of_gdelt(cells: list[str]) -> Given | None:
    """What a row of GDELT says: an address counts only where the row says that it is one."""
    if len(cells) in MENTION_COLUMNS:  # mentions: of type 1, "web"
        address, outlet = (cells[5], cells[4]) if cells[3] == "1" else ("", "")
    elif len(cells) == GRAPH:  # knowledge graph: of collection 1, "web"
        address, outlet = (cells[4], cells[3]) if cells[2] == "1" else ("", "")
    elif len(cells) in (EVENTS, EVENTS_1):
        address, outlet = cells[-1], ""
    else:
        return None
    return Given(url=address.strip(), outlet=outlet.strip() or None) if address.startswith(WEB) else None


def is_media_cloud(head: bytes) -> bool:
    """Whether the first line names columns as Media Cloud does, and none with a text."""
    names = {name.strip(' "') for name in head.split(b"\n", 1)[0].decode("utf-8", "replace").lower().strip().split(",")}
    return "url" in names and bool(names & set(HEADS)) and not names & {"text", "html"}


def begins_as_list(head: bytes) -> bool:
    """Whether bytes begin as a list of addresses."""
    head = without_mark(head)
    if is_media_cloud(head):
        return True
    cells = head.split(b"\n", 1)[0].split(b"\t")
    if len(cells) in (EVENTS, EVENTS_1):
        return cells[0].isdigit() and len(cells[1]) == 8 and cells[1].isdigit()
    if len(cells) in MENTION_COLUMNS:
        return all(cell.isdigit() for cell in cells[:4]) and len(cells[2]) == 14
    return len(cells) == GRAPH and re.fullmatch(rb"\d{14}-T?\d+", cells[0]) is not None


MENTIONS = FileReader("addresses", read_list, (".csv", ".tsv", ".txt"), known_by=begins_as_list)
