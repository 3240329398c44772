"""
CSL-JSON items of the reports, for Zotero, Pandoc and citeproc.

A day that is not settled is a range of days, and a report without one has no ``issued``; its note says so. No words of
texts are given but titles.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from dateline.exports.bibliography import Entry, entries
from dateline.exports.format import Format
from dateline.exports.material import Material
from dateline.exports.pieces import json_text, plain

__all__ = ["CSL"]


def write(material: Material, words: int | None) -> Iterator[str]:
    """A list with an item for each report."""
    yield "["
    before = "\n"
    for entry in entries(material):
        yield before + json_text(item(entry))
        before = ",\n"
    yield "\n]\n"


def item(entry: Entry) -> dict[str, Any]:
    """One report."""
    return plain(
        {
            "id": entry.key,
            "type": "article-newspaper",
            "title": entry.title,
            "container-title": entry.outlet,
            "author": [{"literal": entry.byline}] if entry.byline else None,
            "issued": issued(entry.first, entry.last),
            "publisher-place": entry.place,
            "URL": entry.url,
            "language": entry.language,
            "note": entry.note,
        }
    )


def issued(first: date | None, last: date | None) -> dict[str, Any] | None:
    """
    The day, or the first and last of a range.

    Example:
        >>> issued(date(2024, 2, 1), date(2024, 2, 3))
        {'date-parts': [[2024, 2, 1], [2024, 2, 3]]}
    """
    if first is None or last is None:
        return None
    days = [first] if first == last else [first, last]
    return {"date-parts": [[day.year, day.month, day.day] for day in days]}


CSL = Format(
    "csl", ".json", "application/vnd.citationstyles.csl+json", "the reports for Zotero, Pandoc, citeproc", write
)
