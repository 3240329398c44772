"""Put days, intervals, places and reports into words for people: what is not known is said and never filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from dateline.exports.record_lines import cut_words
from dateline.model import Published, ReadReport, Span

__all__ = [
    "BREAK",
    "clean_xml",
    "day_words",
    "defused",
    "iso_prefix",
    "last_day",
    "outlet_of",
    "places",
    "published_words",
    "quoted",
]

BREAK = " ... "  # between stretches of one line
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a sheet would run rather than show
DAY = timedelta(days=1)
NO_XML = re.compile("[^\t\n\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def last_day(latest: date | None) -> date | None:
    """The last day of a half-open interval."""
    return latest - DAY if latest is not None else None


def iso_prefix(earliest: date | None, latest: date | None) -> str | None:
    """
    A half-open interval that is just a day, a month or a year, as ISO 8601 writes it; None for every other.

    Example:
        >>> iso_prefix(date(2024, 2, 1), date(2024, 3, 1)), iso_prefix(date(2024, 2, 1), date(2024, 2, 2))
        ('2024-02', '2024-02-01')
        >>> iso_prefix(date(2024, 2, 1), date(2024, 2, 8)) is None
        True
    """
    if earliest is None or latest is None:
        return None
    if latest - earliest == DAY:
        return earliest.isoformat()
    if earliest.day == 1 and latest == month_after(earliest):
        return earliest.isoformat()[:7]
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 1, 1) and latest.year == earliest.year + 1:
        return earliest.isoformat()[:4]
    return None


def month_after(day: date) -> date | None:
    """The first day of the next month; None behind the last month there is."""
    if (day.year, day.month) == (date.max.year, 12):
        return None
    return day.replace(year=day.year + day.month // 12, month=day.month % 12 + 1, day=1)


def day_words(earliest: date | None, latest: date | None) -> str:
    """
    A half-open interval in words.

    Example:
        >>> day_words(date(2024, 2, 1), date(2024, 2, 8))
        'between 2024-02-01 and 2024-02-07, the day not determined'
        >>> day_words(None, date(2024, 2, 8)), day_words(None, None)
        ('before 2024-02-08, the day not determined', 'day not determined')
    """
    known = iso_prefix(earliest, latest)
    if known is not None:
        return known
    if earliest is not None and latest is not None:
        return f"between {earliest.isoformat()} and {(latest - DAY).isoformat()}, the day not determined"
    if latest is not None:
        return f"before {latest.isoformat()}, the day not determined"
    return (
        f"not before {earliest.isoformat()}, the day not determined" if earliest is not None else "day not determined"
    )


def quoted(text: str, spans: Iterable[Span], words: int | None) -> str:
    """The words of spans in one line, at most so many of them."""
    return BREAK.join(" ".join(stretch.split()) for stretch in cut_words([span.of(text) for span in spans], words))


def places(spans: Iterable[Span]) -> str:
    """
    Spans as people read them.

    Example:
        >>> places([Span(3, 9), Span(12, 20)])
        '3-9; 12-20'
    """
    return "; ".join(f"{span.start}-{span.end}" for span in spans)


def outlet_of(read: ReadReport) -> str:
    """What a report's outlet is called; its id where that is not known."""
    return read.report.metadata.outlet.value or read.report.id


def defused(cell: str) -> str:
    """
    A cell that no sheet takes for a formula: an apostrophe stands in front of one that would be.

    Example:
        >>> defused("=SUM(A1)"), defused("plain")
        ("'=SUM(A1)", 'plain')
    """
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def clean_xml(text: str) -> str:
    """
    Text with every sign that XML 1.0 cannot hold replaced by U+FFFD.

    Example:
        >>> clean_xml("a\\x07b") == "a\\ufffdb"
        True
    """
    return NO_XML.sub("\ufffd", text)


def published_words(published: Published) -> str:
    """When a report was published, in words."""
    return day_words(published.earliest, published.latest)
