"""Lists of the record cut into pages: each question gives one page of its answers and how many there are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar

from dateline.model import Problem, QuoteType, ReportId, Span, TimeExpression
from dateline.record.lines import Row, bindable
from dateline.record.listing import keep_at_hand, with_words
from dateline.record.opening import clear_errors
from dateline.record.reading import read_summary
from dateline.record.rows import DATES, PROBLEMS, QUOTES, day
from dateline.record.values import FoundQuote, ReportSummary, TimelineEntry

__all__ = ["Asked", "Cut", "FoundProblem", "Pager"]

Item = TypeVar("Item")
EVERYTHING = 1_000_000_000

ORDERED = {
    "oldest": "report.earliest NULLS LAST, report.id",
    "newest": "report.earliest DESC NULLS LAST, report.id",
}
QUOTE_COLUMNS = ", ".join(f'quote."{column}"' for column in QUOTES.columns)
DATE_COLUMNS = ", ".join(f'found."{column}"' for column in DATES.columns)
PROBLEM_COLUMNS = ", ".join(f'problem."{column}"' for column in PROBLEMS.columns)
# What names no day may name none ("three weeks", "every Monday"); a date that names none is open.
OPEN_TIME = (
    "found.earliest IS NULL AND found.latest IS NULL AND found.type IN ('DATE', 'TIME') "
    "AND found.value NOT IN ('PAST_REF', 'PRESENT_REF', 'FUTURE_REF')"
)


@dataclass(frozen=True, slots=True)
class Cut(Generic[Item]):
    """
    One page of a list.

    Args:
        items: What stands on it, in order.
        total: How many the whole list has.
    """

    items: tuple[Item, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """
    What a list is narrowed to; None leaves it wide.

    Args:
        outlet: The outlet by its very name.
        earliest, latest: Only reports that may have been published in these days, half open.
        reports: Only these reports.
        without: None of these reports.
        speakers: Only quotes of speakers with one of these very names.
        type: Only quotes of this type.
        unnamed: Only quotes whose speaker is not determined.
        min_confidence: Only quotes that are so certain.
        max_confidence: Only quotes less certain than this.
        order: "oldest" or "newest" first, by the day of publication; those without a day stand last.
    """

    outlet: str | None = None
    earliest: date | None = None
    latest: date | None = None
    reports: tuple[ReportId, ...] | None = None
    without: tuple[ReportId, ...] = ()
    speakers: tuple[str, ...] | None = None
    type: QuoteType | None = None
    unnamed: bool = False
    min_confidence: float = 0.0
    max_confidence: float | None = None
    order: str = "oldest"


@dataclass(frozen=True, slots=True)
class FoundProblem:
    """A problem with the report it was met in; None for an input that gave no report."""

    report: ReportSummary | None
    problem: Problem


class Pager:
    """
    Questions to one record, each answered with one page.

    Args:
        connection: The open record.
        path: Its file, for errors.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    def stamp(self) -> str:
        """A few words that change whenever reports come or go, or a person says something of a line."""
        query = (
            "SELECT (SELECT count(*) FROM report), (SELECT coalesce(max(number), 0) FROM report), "
            "(SELECT count(*) FROM judgement), (SELECT count(*) FROM judgement WHERE undone IS NOT NULL), "
            "(SELECT count(*) FROM unread)"
        )
        with clear_errors(self.path):
            return "-".join(map(str, self.connection.execute(query).fetchone()))

    def reports(self, asked: Asked, *, offset: int, limit: int) -> Cut[ReportSummary]:
        """Reports by day of publication."""
        where, values = report_terms(asked)
        source = f"FROM report WHERE {where}"
        with clear_errors(self.path):
            total = self.count(source, values)
            numbers = self.rows(f"SELECT number {source} ORDER BY {ORDERED[asked.order]}", values, offset, limit)
            return Cut(tuple(read_summary(self.connection, number) for (number,) in numbers), total)

    def has(self, report: ReportId) -> bool:
        """Whether there is a report with this very id."""
        query = "SELECT 1 FROM report WHERE id = CAST(? AS TEXT)"
        with clear_errors(self.path):
            return self.connection.execute(query, (bindable(report),)).fetchone() is not None

    def order(self) -> list[tuple[str | None, ReportId]]:
        """The earliest day and the id of all reports, oldest first; those without a day last."""
        query = f"SELECT earliest, id FROM report ORDER BY {ORDERED['oldest']}"
        with clear_errors(self.path):
            return [(day, ReportId(own)) for day, own in self.connection.execute(query)]

    def details(self, name: str) -> list[tuple[str, int]]:
        """The values of one detail, such as "outlet", with the number of reports of each; the most frequent first."""
        query = (
            "SELECT value, count(*) FROM detail WHERE name = ? AND value IS NOT NULL GROUP BY value ORDER BY 2 DESC, 1"
        )
        with clear_errors(self.path):
            return [(value, number) for value, number in self.connection.execute(query, (name,))]

    def speakers(self) -> list[tuple[str, int]]:
        """The names of speakers as the reports spell them, with the number of quotes of each."""
        query = "SELECT speaker, count(*) FROM quote WHERE speaker IS NOT NULL GROUP BY speaker ORDER BY 2 DESC, 1"
        with clear_errors(self.path):
            return [(name, number) for name, number in self.connection.execute(query)]

    def quotes(self, asked: Asked, *, offset: int, limit: int) -> Cut[FoundQuote]:
        """Quotes by their reports' day of publication, then as they stand in the text."""
        where, values = report_terms(asked)
        terms, more = quote_terms(asked)
        source = f"FROM report CROSS JOIN quote ON quote.report = number WHERE {' AND '.join([where, *terms])}"
        with clear_errors(self.path):
            total = self.count(source, values + more)
            query = f"SELECT number, {QUOTE_COLUMNS} {source} ORDER BY {ORDERED[asked.order]}, position"
            at_hand = keep_at_hand(self.connection)
            found = self.rows(query, values + more, offset, limit)
            return Cut(tuple(with_words(*at_hand(number), QUOTES.read(tuple(row))) for number, *row in found), total)

    def times(self, asked: Asked, *, undetermined: bool, offset: int, limit: int) -> Cut[TimelineEntry]:
        """
        Publications and time expressions by the days they stand for.

        Args:
            asked: Narrows the days themselves, not those of publication.
            undetermined: Only times whose day is open; they stand by report.
            offset, limit: Which of them.
        """
        source, values = open_times(asked) if undetermined else dated_times(asked)
        order = "day, id, position" if undetermined else "coalesce(earliest, latest), latest NULLS LAST, id, position"
        with clear_errors(self.path):
            total = self.count(f"FROM ({source}) AS lines", values)
            found = self.rows(
                f"SELECT number, position FROM ({source}) AS lines ORDER BY {order}", values, offset, limit
            )
            at_hand = keep_at_hand(self.connection)
            return Cut(tuple(self.entry(number, position, *at_hand(number)) for number, position in found), total)

    def entry(self, number: int, position: int, summary: ReportSummary, text: str) -> TimelineEntry:
        """One time of a report, or its publication."""
        found: TimeExpression | None = None
        if position >= 0:
            query = f"SELECT {DATE_COLUMNS} FROM time_expression AS found WHERE report = ? AND position = ?"
            found = DATES.read(tuple(self.connection.execute(query, (number, position)).fetchone()))
        known = found or summary.published
        span: Span | None = found.span if found else next(iter(summary.published.evidence), None)
        words = span.of(text) if span is not None else ""
        return TimelineEntry(
            summary, known.earliest, known.latest, found, span, words, known.value, " ".join(known.because.split())
        )

    def days(self, *, places: int) -> list[tuple[date, date | None, bool]]:
        """The days of publications (True) and of what reports name (False), each once, at most so many of each."""
        found = []
        for published, query in ((True, "report"), (False, "time_expression")):
            rows = self.connection.execute(
                f"SELECT DISTINCT earliest, latest FROM {query} WHERE earliest IS NOT NULL "
                "ORDER BY 1, 2 NULLS FIRST LIMIT ?",
                (places,),
            )
            found += [(day(earliest), day(latest), published) for earliest, latest in rows]
        return [(earliest, latest, published) for earliest, latest, published in found if earliest is not None]

    def problems(self, *, offset: int, limit: int) -> Cut[FoundProblem]:
        """What was met while reading: inputs that gave no report first, then by report."""
        query = (
            f"SELECT NULL AS number, place AS own, position AS line, {', '.join(unread_columns())} FROM unread "
            f"UNION ALL SELECT report, id, position, {PROBLEM_COLUMNS} FROM problem JOIN report ON number = report"
        )
        with clear_errors(self.path):
            total = self.count(f"FROM ({query}) AS lines", [])
            rows = self.rows(
                f"SELECT * FROM ({query}) AS lines ORDER BY number IS NOT NULL, own, line", [], offset, limit
            )
            return Cut(tuple(self.problem(number, row) for number, _, _, *row in rows), total)

    def problem(self, number: int | None, row: Sequence[Any]) -> FoundProblem:
        """One row of the list of problems."""
        summary = None if number is None else read_summary(self.connection, number)
        return FoundProblem(summary, PROBLEMS.read(tuple(row)))

    def open_reports(self, *, offset: int, limit: int, without: tuple[ReportId, ...] = ()) -> Cut[ReportSummary]:
        """Reports whose day of publication is open; none of those that are to be left out."""
        own, values = report_ids(Asked(without=without))
        open_day = "earliest IS NULL OR latest IS NULL OR julianday(latest) - julianday(earliest) > 1"
        source = f"FROM report WHERE ({open_day}) AND {own}"
        with clear_errors(self.path):
            total = self.count(source, values)
            numbers = self.rows(f"SELECT number {source} ORDER BY {ORDERED['oldest']}", values, offset, limit)
            return Cut(tuple(read_summary(self.connection, number) for (number,) in numbers), total)

    def made_with(self) -> dict[str, str]:
        """What the record was made with, by name."""
        with clear_errors(self.path):
            return dict(self.connection.execute("SELECT name, value FROM setting"))

    def sizes(self) -> dict[str, int]:
        """How many lines of each kind there are."""
        tables = ("report", "zone", "sentence", "quote", "time_expression", "pair", "problem", "unread", "judgement")
        with clear_errors(self.path):
            return {name: self.count(f"FROM {name}", []) for name in tables}

    def count(self, source: str, values: Sequence[object]) -> int:
        """How many rows a question has in all."""
        return int(self.connection.execute(f"SELECT count(*) {source}", list(values)).fetchone()[0])

    def rows(self, query: str, values: Sequence[object], offset: int, limit: int) -> Iterable[Row]:
        """The rows of one page."""
        return self.connection.execute(f"{query} LIMIT ? OFFSET ?", [*values, limit, min(offset, EVERYTHING)])


def report_terms(asked: Asked) -> tuple[str, list[object]]:
    """What a report must be, as SQL with its values."""
    terms, values = ["TRUE"], list[object]()
    if asked.outlet is not None:
        terms.append("number IN (SELECT report FROM detail WHERE name = 'outlet' AND value = CAST(? AS TEXT))")
        values.append(bindable(asked.outlet))
    if asked.earliest is not None:
        terms.append("(report.latest > ? OR (report.latest IS NULL AND report.earliest IS NOT NULL))")
        values.append(asked.earliest.isoformat())
    if asked.latest is not None:
        terms.append("(report.earliest < ? OR (report.earliest IS NULL AND report.latest IS NOT NULL))")
        values.append(asked.latest.isoformat())
    own, more = report_ids(asked)
    return " AND ".join([*terms, own]), values + more


def quote_terms(asked: Asked) -> tuple[list[str], list[object]]:
    """What a quote must be, as SQL with its values."""
    terms, values = list[str](), list[object]()
    if asked.speakers is not None:
        terms.append(f"speaker IN ({', '.join('CAST(? AS TEXT)' for _ in asked.speakers)})")
        values += map(bindable, asked.speakers)
    if asked.unnamed:
        terms.append("speaker IS NULL")
    if asked.type is not None:
        terms.append("quote.type = ?")
        values.append(asked.type.value)
    if asked.min_confidence > 0:
        terms.append("confidence >= ?")
        values.append(asked.min_confidence)
    if asked.max_confidence is not None:
        terms.append("confidence < ?")
        values.append(asked.max_confidence)
    return terms, values


def dated_times(asked: Asked) -> tuple[str, list[object]]:
    """Publications and time expressions that name a day, as SQL with its values."""
    terms, values = ["(earliest IS NOT NULL OR latest IS NOT NULL)"], list[object]()
    if asked.earliest is not None:
        terms.append("(latest > ? OR latest IS NULL)")
        values.append(asked.earliest.isoformat())
    if asked.latest is not None:
        terms.append("(earliest < ? OR earliest IS NULL)")
        values.append(asked.latest.isoformat())
    own, more = report_ids(asked)
    where = " AND ".join([*terms, own])
    query = (
        f"SELECT number, id, -1 AS position, earliest, latest FROM report WHERE {where} UNION ALL "
        "SELECT number, report.id, position, found.earliest, found.latest "
        "FROM time_expression AS found JOIN report ON number = found.report WHERE "
        + where.replace("earliest", "found.earliest").replace("latest", "found.latest")
    )
    return query, (values + more) * 2


def open_times(asked: Asked) -> tuple[str, list[object]]:
    """Time expressions whose day is open, as SQL with its values."""
    own, values = report_ids(asked)
    return (
        (
            "SELECT number, report.id, position, report.earliest AS day FROM time_expression AS found "
            f"JOIN report ON number = found.report WHERE {OPEN_TIME} AND {own}"
        ),
        values,
    )


def report_ids(asked: Asked) -> tuple[str, list[object]]:
    """Which reports, as SQL with its values."""
    terms, values = ["TRUE"], list[object]()
    for ids, sign in ((asked.reports, "IN"), (asked.without or None, "NOT IN")):
        if ids is not None:
            terms.append(f"report.id {sign} ({', '.join('CAST(? AS TEXT)' for _ in ids)})")
            values += map(bindable, ids)
    return " AND ".join(terms), values


def unread_columns() -> list[str]:
    """The columns of a problem in the table of inputs that gave no report."""
    known = {"code", "message", "place", "stage", "fatal"}
    return [column if column in known else "NULL" for column in PROBLEMS.columns]
