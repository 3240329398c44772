"""
BibTeX entries of the reports, for LaTeX, Zotero and JabRef.

``date`` is that of BibLaTeX, where an interval is written FIRST/LAST; ``year``, ``month`` and ``day`` stand only as far
as they are settled. A report without a day has none, and its note says so. No words of texts are given but titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dateline.exports.bibliography import Entry, entries
from dateline.exports.format import Format
from dateline.exports.material import Material

__all__ = ["BIBTEX"]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ESCAPED = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
SPECIAL = re.compile(r"[\\{}~^&%$#_]")
UNPRINTED = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")


def write(material: Material, words: int | None) -> Iterator[str]:
    """An entry for each report."""
    yield "% Reports of a Dateline record; in UTF-8.\n"
    yield from map(entry_text, entries(material))


def entry_text(entry: Entry) -> str:
    """One entry."""
    fields = {
        "title": f"{{{tex(entry.title)}}}" if entry.title else None,
        "author": f"{{{tex(entry.byline)}}}" if entry.byline else None,
        "journal": tex(entry.outlet) if entry.outlet else None,
        **day_fields(entry.first, entry.last),
        "location": tex(entry.place) if entry.place else None,
        "url": address(entry.url) if entry.url else None,
        "langid": tex(entry.language) if entry.language else None,
        "note": tex(entry.note),
    }
    kind = "article" if entry.outlet and entry.title else "misc"
    return (
        f"\n@{kind}{{{entry.key},\n"
        + "".join(
            f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n" for name, value in fields.items() if value
        )
        + "}\n"
    )


def day_fields(first: date | None, last: date | None) -> dict[str, str | None]:
    """The day as far as it is settled."""
    if first is None or last is None:
        return {}
    year = first.year == last.year
    month = year and first.month == last.month
    return {
        "date": first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}",
        "year": str(first.year) if year else None,
        "month": MONTHS[first.month - 1] if month else None,
        "day": str(first.day) if first == last else None,
    }


def tex(text: str) -> str:
    """
    Text as TeX takes it: nothing in it is a command.

    Example:
        >>> tex("50% of {A_B}")
        '50\\\\% of \\\\{A\\\\_B\\\\}'
    """
    plain = " ".join(UNPRINTED.sub(" ", text).split())
    return SPECIAL.sub(lambda found: ESCAPED[found[0]], plain)


def address(url: str) -> str:
    """An address without the signs that would end the field."""
    return re.sub(r"[{}\\\s]", lambda found: f"%{ord(found[0]):02X}", UNPRINTED.sub("", url))


BIBTEX = Format("bibtex", ".bib", "application/x-bibtex", "the reports for a bibliography in LaTeX", write)
