"""Lists across reports: who said what, and what falls on which day."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from functools import lru_cache

from dateline.model import Quote, QuoteType, Span
from dateline.record.lines import read_line
from dateline.record.reading import find_number, read_summary
from dateline.record.rows import DATES, QUOTES, day
from dateline.record.search import find_phrase, fold_places, text_of
from dateline.record.values import FoundQuote, ReportSummary, TimelineEntry

__all__ = ["list_quotes", "list_timeline"]

Places = dict[int, tuple[Span, ...]]

QUERY_QUOTES = f"""
SELECT report, {", ".join(f'quote."{column}"' for column in QUOTES.columns)}
FROM quote JOIN report ON number = report
WHERE (:report IS NULL OR report = :report) AND (:type IS NULL OR type = :type)
ORDER BY report.id, position
"""
# A day that is open towards the past stands where it ends; what names no days comes last.
QUERY_TIMELINE = """
SELECT number, position, earliest, latest FROM (
  SELECT number, id, -1 AS position, earliest, latest FROM report
  UNION ALL
  SELECT number, report.id, position, found.earliest, found.latest
  FROM time_expression AS found JOIN report ON number = found.report
) WHERE :report IS NULL OR number = :report
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
) -> Iterator[FoundQuote]:
    """
    Quotes in order of report and text.

    Args:
        connection: The record.
        speaker: A part of the name, folded ("rubay" finds "Mahmoud al-Rubaye").
        report: As a person names it.
        type: Direct, mixed or indirect.
        contains: Words that stand in a row in the content; the last may be the beginning of a word.
    """
    places: Places | None = dict(find_phrase(connection, contains, open_end=True)) if contains is not None else None
    values = {
        "report": find_number(connection, report) if report is not None else None,
        "type": type.value if type is not None else None,
    }
    wanted = fold_places(speaker).joined.strip() if speaker is not None else None
    at_hand = keep_at_hand(connection)
    for number, *row in connection.execute(QUERY_QUOTES, values):
        if places is not None and number not in places:
            continue
        quote = QUOTES.read(tuple(row))
        if wanted is not None and wanted not in fold_places(quote.speaker or "").joined:
            continue
        if places is None or stands_in(quote, places[number]):
            yield with_words(*at_hand(number), quote)


def stands_in(quote: Quote, places: tuple[Span, ...]) -> bool:
    """Whether one of the places lies in the quote's content."""
    return any(part.holds(place) for part in quote.content for place in places)


def with_words(summary: ReportSummary, text: str, quote: Quote) -> FoundQuote:
    """A quote with its words."""
    source, cue, content = (tuple(span.of(text) for span in part) for part in (quote.source, quote.cue, quote.content))
    return FoundQuote(summary, quote, source, cue, content)


def list_timeline(connection: sqlite3.Connection, *, report: str | None = None) -> Iterator[TimelineEntry]:
    """
    Publications and time expressions by earliest day; those without a day last.

    Args:
        connection: The record.
        report: As a person names it; all reports without it.
    """
    values = {"report": find_number(connection, report) if report is not None else None}
    at_hand = keep_at_hand(connection)
    for number, position, earliest, latest in connection.execute(QUERY_TIMELINE, values):
        summary, text = at_hand(number)
        found = read_line(connection, DATES, number, position) if position >= 0 else None
        span = found.span if found else next(iter(summary.published.evidence), None)
        yield TimelineEntry(
            report=summary,
            earliest=day(earliest),
            latest=day(latest),
            date=found,
            span=span,
            words=span.of(text) if span is not None else "",
            value=found.value if found else summary.published.value,
            because=found.because if found else summary.published.because,
        )


def keep_at_hand(connection: sqlite3.Connection) -> Callable[[int], tuple[ReportSummary, str]]:
    """What a list shows of a report, and its text, by number; the last ones are kept."""
    return lru_cache(maxsize=HELD)(lambda number: (read_summary(connection, number), text_of(connection, number)))
