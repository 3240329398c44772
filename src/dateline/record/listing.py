"""Lists across reports: who said what, and what falls on which day."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from heapq import merge

from dateline.model import Quote, QuoteType, ReadReport, ReportId, Span, TimeExpression
from dateline.record.lines import read_line
from dateline.record.reading import find_number, number_of, read_summary, summary_of
from dateline.record.rows import DATES, QUOTES
from dateline.record.search import find_phrase, fold_places, text_of
from dateline.record.streaming import row_by_row
from dateline.record.values import FoundQuote, ReportSummary, TimelineEntry

__all__ = ["list_quotes", "list_timeline"]

Places = dict[int, tuple[Span, ...]]
Placed = tuple[int, ReportSummary, str, Quote]
Changed = Mapping[ReportId, ReadReport]
"""Reports as persons left them: the record keeps what was read and what was said of it apart."""
NOTHING: Changed = {}

QUERY_QUOTES = f"""
SELECT report, {", ".join(f'quote."{column}"' for column in QUOTES.columns)}
FROM quote JOIN report ON number = report
WHERE (:report IS NULL OR report = :report) AND (:type IS NULL OR type = :type)
AND number NOT IN (SELECT CAST(value AS INTEGER) FROM json_each(:changed))
ORDER BY report.id, position
"""
# A day that is open towards the past stands where it ends; what names no days comes last.
QUERY_TIMELINE = """
SELECT number, position, earliest, latest FROM (
  SELECT number, id, -1 AS position, earliest, latest FROM report
  UNION ALL
  SELECT number, report.id, position, found.earliest, found.latest
  FROM time_expression AS found JOIN report ON number = found.report
) AS found WHERE (:report IS NULL OR number = :report)
AND number NOT IN (SELECT CAST(value AS INTEGER) FROM json_each(:changed))
ORDER BY coalesce(earliest, latest) IS NULL, coalesce(earliest, latest), latest IS NULL, latest, id, position
"""
HELD = 512  # reports whose details are kept at hand while a list runs


def list_quotes(
    connection: sqlite3.Connection,
    *,
    speaker: str | None = None,
    report: str | None = None,
    type: QuoteType | None = None,  # noqa: A002  # the contract's word
    contains: str | None = None,
    changed: Changed = NOTHING,
) -> Iterator[FoundQuote]:
    """
    Quotes in order of report and text.

    Args:
        connection: The record.
        speaker: A part of the name, folded ("rubay" finds "Mahmoud al-Rubaye").
        report: As a person names it.
        type: Direct, mixed or indirect.
        contains: Words that stand in a row in the content; the last may be the beginning of a word.
        changed: Reports that are to be listed otherwise than they are kept.
    """
    places: Places | None = dict(find_phrase(connection, contains, open_end=True)) if contains is not None else None
    one = find_number(connection, report) if report is not None else None
    wanted = fold_places(speaker).joined.strip() if speaker is not None else None
    for number, summary, text, quote in merge(
        kept_quotes(connection, one, type, changed),
        changed_quotes(connection, one, type, changed),
        key=lambda found: found[1].id,
    ):
        if places is not None and number not in places:
            continue
        if wanted is not None and wanted not in fold_places(quote.speaker or "").joined:
            continue
        if places is None or stands_in(quote, places[number]):
            yield with_words(summary, text, quote)


def kept_quotes(
    connection: sqlite3.Connection, report: int | None, kind: QuoteType | None, changed: Changed
) -> Iterator[Placed]:
    """Quotes of the reports that are listed as they are kept."""
    numbers = numbers_of(connection, changed)
    values = {"report": report, "type": kind.value if kind is not None else None, "changed": json.dumps(list(numbers))}
    at_hand = keep_at_hand(connection)
    for number, *row in row_by_row(connection, QUERY_QUOTES, values):
        yield number, *at_hand(number), QUOTES.read(tuple(row))


def changed_quotes(
    connection: sqlite3.Connection, report: int | None, kind: QuoteType | None, changed: Changed
) -> Iterator[Placed]:
    """Quotes of the reports that are listed otherwise, by report."""
    for number, read in sorted(numbers_of(connection, changed).items(), key=lambda found: found[1].report.id):
        if report is None or number == report:
            for quote in read.quotes:
                if kind is None or quote.type is kind:
                    yield number, summary_of(read), read.report.text, quote


def numbers_of(connection: sqlite3.Connection, changed: Changed) -> dict[int, ReadReport]:
    """The reports that are listed otherwise, by number."""
    return {number_of(connection, own): read for own, read in changed.items()}


def stands_in(quote: Quote, places: tuple[Span, ...]) -> bool:
    """Whether one of the places lies in the quote's content."""
    return any(part.holds(place) for part in quote.content for place in places)


def with_words(summary: ReportSummary, text: str, quote: Quote) -> FoundQuote:
    """A quote with its words."""
    source, cue, content = (tuple(span.of(text) for span in part) for part in (quote.source, quote.cue, quote.content))
    return FoundQuote(summary, quote, source, cue, content)


def list_timeline(
    connection: sqlite3.Connection, *, report: str | None = None, changed: Changed = NOTHING
) -> Iterator[TimelineEntry]:
    """
    Publications and time expressions by earliest day; those without a day last.

    Args:
        connection: The record.
        report: As a person names it; all reports without it.
        changed: Reports that are to be listed otherwise than they are kept.
    """
    one = find_number(connection, report) if report is not None else None
    numbers = numbers_of(connection, changed)
    others = [
        placed
        for number, read in numbers.items()
        if one is None or number == one
        for placed in enumerate([entry_of(summary_of(read), read.report.text, found) for found in (None, *read.dates)])
    ]
    kept = kept_entries(connection, one, list(numbers))
    return (entry for _, entry in merge(kept, sorted(others, key=order_of), key=order_of))


def kept_entries(
    connection: sqlite3.Connection, report: int | None, changed: list[int]
) -> Iterator[tuple[int, TimelineEntry]]:
    """Entries of the reports that are listed as they are kept, each with its place in the report, from 0."""
    at_hand = keep_at_hand(connection)
    values = {"report": report, "changed": json.dumps(changed)}
    for number, position, _, _ in row_by_row(connection, QUERY_TIMELINE, values):
        found = read_line(connection, DATES, number, position) if position >= 0 else None
        yield position + 1, entry_of(*at_hand(number), found)


def order_of(placed: tuple[int, TimelineEntry]) -> tuple[bool, date, bool, date, ReportId, int]:
    """Where an entry stands, as ``QUERY_TIMELINE`` has it."""
    position, entry = placed
    first, latest = entry.earliest or entry.latest, entry.latest
    days = (first is None, first or date.min, latest is None, latest or date.min)
    return *days, entry.report.id, position


def entry_of(summary: ReportSummary, text: str, found: TimeExpression | None) -> TimelineEntry:
    """A time expression of a report, or its publication."""
    known = found if found is not None else summary.published
    span = found.span if found else next(iter(summary.published.evidence), None)
    return TimelineEntry(
        report=summary,
        earliest=known.earliest,
        latest=known.latest,
        date=found,
        span=span,
        words=span.of(text) if span is not None else "",
        value=known.value,
        because=known.because,
    )


def keep_at_hand(connection: sqlite3.Connection) -> Callable[[int], tuple[ReportSummary, str]]:
    """What a list shows of a report, and its text, by number; the last ones are kept."""
    return lru_cache(maxsize=HELD)(lambda number: (read_summary(connection, number), text_of(connection, number)))
