"""Lists of the record cut into pages: each question gives one page of its answers and how many there are."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar

from dateline.model import Problem, ReportId, Span, TimeExpression
from dateline.record.asked import (
    EVERY,
    Asked,
    dated_times,
    day_terms,
    first_times,
    is_tallied,
    only,
    open_times,
    parts_of,
    quote_terms,
    report_ids,
    report_terms,
)
from dateline.record.lines import Row, bindable
from dateline.record.listing import keep_at_hand, with_words
from dateline.record.opening import clear_errors
from dateline.record.reading import read_summary
from dateline.record.rows import DATES, PROBLEMS, QUOTES, day
from dateline.record.server import ServerConnection
from dateline.record.tally import OPEN_PART, changes, count_lines, count_lines_by_day, days_of
from dateline.record.values import FoundQuote, ReportState, ReportSummary, TimelineEntry

__all__ = ["Counted", "Cut", "FoundProblem", "Pager"]

Item = TypeVar("Item")
EVERYTHING = 1_000_000_000
MOST_COUNTED = 5_000
FEW = 2_000  # lines that are sorted for a page, where going through a whole list might find none
STAMPED = "SELECT name, part, number FROM tally WHERE name IN ('report', 'judgement', 'unread', 'changed')"

ORDERED = {  # as the indexes of version 10 have them; two reports never have one id, and the number says so to SQLite
    "oldest": "report.earliest IS NULL, report.earliest, report.id, report.number",
    "newest": "report.earliest IS NULL, report.earliest DESC, report.id, report.number",
}
OPEN_DAY = "earliest IS NULL OR latest IS NULL OR julianday(latest) - julianday(earliest) > 1"
QUOTE_COLUMNS = ", ".join(f'quote."{column}"' for column in QUOTES.columns)
DATE_COLUMNS = ", ".join(f'found."{column}"' for column in DATES.columns)
PROBLEM_COLUMNS = ", ".join(f'problem."{column}"' for column in PROBLEMS.columns)


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


@dataclass(frozen=True, slots=True)
class FoundProblem:
    """A problem with the report it was met in; None for an input that gave no report."""

    report: ReportSummary | None
    problem: Problem


class Counted:
    """
    What was counted over the record as it is now: every page of a list says how long the whole of it is.

    SQLite tells with a number whether anybody wrote since; a server has none, and there nothing is kept.
    """

    def __init__(self) -> None:
        self.moment: tuple[int, int] | None = None
        self.found: dict[tuple[object, ...], Any] = {}

    def once(self, connection: sqlite3.Connection, what: tuple[object, ...], count: Callable[[], Item]) -> Item:
        """Count, unless it was counted and nobody wrote since."""
        if isinstance(connection, ServerConnection):
            return count()
        (others,) = connection.execute("PRAGMA data_version").fetchone()
        moment = (int(others), connection.total_changes)
        if moment != self.moment or len(self.found) > MOST_COUNTED:
            self.moment, self.found = moment, {}
        if what not in self.found:
            self.found[what] = count()
        answer: Item = self.found[what]
        return answer


class Pager:
    """
    Questions to one record, each answered with one page.

    Args:
        connection: The open record.
        path: Its file, for errors.
        counted: What was counted; kept from pager to pager by whoever makes them.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, counted: Counted | None = None) -> None:
        self.connection = connection
        self.path = path
        self.counted = counted if counted is not None else Counted()

    def stamp(self) -> str:
        """A few words that change whenever reports come, go or are read again, or a person says something of a line."""
        with clear_errors(self.path):
            return self.counted.once(self.connection, ("stamp",), self.stamp_now)

    def stamp_now(self) -> str:
        """The same, read now."""
        ask = self.connection.execute
        kept = {(name, part): number for name, part, number in ask(STAMPED)}
        (last,) = ask("SELECT coalesce(max(number), 0) FROM report").fetchone()
        undone = kept.get(("judgement", "undone"), 0)
        said = kept.get(("judgement", ""), 0) + undone
        unread, changed = kept.get(("unread", ""), 0), kept.get(("changed", ""), 0)
        return f"{kept.get(('report', ''), 0)}-{last}-{said}-{undone}-{unread}-{changed}"

    def changed(self) -> int | None:
        """
        A number that is another one when a report is not as it was: read again, gone, or of a record that was restored.

        Returns:
            None on a server, where a record may be put back without a word.
        """
        if isinstance(self.connection, ServerConnection):
            return None
        with clear_errors(self.path):
            return self.counted.once(self.connection, ("changed",), lambda: changes(self.connection))

    def reports(self, asked: Asked, *, offset: int, limit: int) -> Cut[ReportSummary]:
        """Reports by day of publication."""
        where, values = report_terms(asked)
        source = "FROM report" + (f" WHERE {where}" if where != EVERY else "")
        with clear_errors(self.path):
            total = self.count_reports(asked)
            numbers = self.rows(f"SELECT number {source} ORDER BY {ORDERED[asked.order]}", values, offset, limit)
            return Cut(tuple(read_summary(self.connection, number) for (number,) in numbers), total)

    def count_reports(self, asked: Asked, more: str = EVERY) -> int:
        """How many reports there are that are so; by what was counted as they came, where that tells it."""
        where, values = report_terms(asked)
        if asked.outlet is not None or asked.reports is not None:
            return self.count(f"FROM report WHERE ({more}) AND {where}", values)
        days, values = report_terms(replace(asked, without=()))
        every = self.counted.once(
            self.connection,
            ("reports", more, days, *values),
            lambda: count_lines_by_day(self.connection, "report_day", f"({more}) AND {days}", values),
        )
        return every - (self.count_reports(only(asked), more) if asked.without else 0)

    def has(self, report: ReportId) -> bool:
        """Whether there is a report with this very id."""
        query = "SELECT 1 FROM report WHERE id = CAST(? AS TEXT)"
        with clear_errors(self.path):
            return self.connection.execute(query, (bindable(report),)).fetchone() is not None

    def state_of(self, report: ReportId) -> ReportState | None:
        """By what it is told that a report is as it was; None when there is none with this very id."""
        query = "SELECT text_sha256, seal FROM report WHERE id = CAST(? AS TEXT)"
        with clear_errors(self.path):
            found = self.connection.execute(query, (bindable(report),)).fetchone()
        return None if found is None else ReportState(*found)

    def states(self, reports: Iterable[ReportId]) -> dict[ReportId, ReportState | None]:
        """The same of some reports, in one look."""
        found: dict[ReportId, ReportState | None] = dict.fromkeys(reports)
        if not found:
            return found
        query = "SELECT id, text_sha256, seal FROM report WHERE id IN (SELECT value FROM json_each(?))"
        with clear_errors(self.path):
            for own, *state in self.connection.execute(query, (json.dumps([*found]),)):
                found[ReportId(own)] = ReportState(*state)
        return found

    def beside(self, report: ReportId) -> tuple[int, int, int, str]:
        """How many places, problems and earlier texts a report has, and until when the last of these stood."""
        query = (
            "SELECT (SELECT count(*) FROM source WHERE report = number), (SELECT count(*) FROM problem "
            "WHERE report = number), (SELECT count(*) FROM earlier WHERE earlier.report = report.id), "
            "(SELECT coalesce(max(read_at), '') FROM earlier WHERE earlier.report = report.id) "
            "FROM report WHERE id = CAST(? AS TEXT)"
        )
        with clear_errors(self.path):
            found = self.connection.execute(query, (bindable(report),)).fetchone()
        return (0, 0, 0, "") if found is None else (found[0], found[1], found[2], found[3])

    def hash_of(self, report: ReportId) -> str | None:
        """The hash of the text of the report with this very id; None when there is none."""
        query = "SELECT text_sha256 FROM report WHERE id = CAST(? AS TEXT)"
        with clear_errors(self.path):
            found = self.connection.execute(query, (bindable(report),)).fetchone()
        return None if found is None else str(found[0])

    def order(self) -> list[tuple[str | None, ReportId]]:
        """The earliest day and the id of all reports, oldest first; those without a day last."""
        query = f"SELECT earliest, id FROM report ORDER BY {ORDERED['oldest']}"
        with clear_errors(self.path):
            return [(day, ReportId(own)) for day, own in self.connection.execute(query)]

    def hashes(self) -> Iterator[tuple[ReportId, str]]:
        """The hash of the text of every report, by id."""
        with clear_errors(self.path):
            for own, text in self.connection.execute("SELECT id, text_sha256 FROM report ORDER BY id"):
                yield ReportId(own), text

    def seals(self) -> dict[ReportId, str]:
        """The seal of every report with all its lines."""
        with clear_errors(self.path):
            return {ReportId(own): seal for own, seal in self.connection.execute("SELECT id, seal FROM report")}

    def with_texts(self, hashes: Iterable[str]) -> list[tuple[ReportId, str, str]]:
        """The reports whose text has one of the hashes, by id: with the hash, and the seal of all their lines."""
        query = (
            "SELECT id, text_sha256, seal FROM report WHERE text_sha256 IN (SELECT value FROM json_each(?)) ORDER BY id"
        )
        with clear_errors(self.path):
            found = self.connection.execute(query, (json.dumps(sorted(hashes)),))
            return [(ReportId(own), text, seal) for own, text, seal in found]

    def quoting(self, speakers: Sequence[str], *, most: int) -> list[ReportId]:
        """The reports that quote one of the speakers, by these very names."""
        query = (
            "SELECT DISTINCT report.id FROM quote JOIN report ON number = quote.report "
            f"WHERE speaker IN ({', '.join('CAST(? AS TEXT)' for _ in speakers)}) LIMIT ?"
        )
        with clear_errors(self.path):
            return [ReportId(own) for (own,) in self.connection.execute(query, [*map(bindable, speakers), most])]

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
        with clear_errors(self.path):
            total = self.count_quotes(asked)
            # Few quotes are found by what they are; of many, those of the first reports are read and no others.
            is_few = asked.speakers is not None or (bool(terms) and total <= FEW and asked.reports is None)
            join = "FROM quote CROSS JOIN report" if is_few else "FROM report CROSS JOIN quote"
            source = f"{join} ON quote.report = number WHERE {' AND '.join([where, *terms])}"
            query = f"SELECT number, {QUOTE_COLUMNS} {source} ORDER BY {ORDERED[asked.order]}, quote.position"
            at_hand = keep_at_hand(self.connection)
            found = self.rows(query, values + more, offset, limit) if limit else ()
            return Cut(tuple(with_words(*at_hand(number), QUOTES.read(tuple(row))) for number, *row in found), total)

    def count_quotes(self, asked: Asked) -> int:
        """How many quotes there are that are so; by what was counted as they came, where that tells it."""
        if asked.without and asked.reports is None:
            return self.count_quotes(replace(asked, without=())) - self.count_quotes(only(asked))
        where, values = report_terms(asked)
        terms, more = quote_terms(asked)
        if where == EVERY and is_tallied(asked):
            return self.tally("quote", parts_of(asked))
        if where == EVERY:
            return self.count(f"FROM quote WHERE {' AND '.join(terms) or EVERY}", more)
        join = "FROM quote JOIN report" if asked.speakers is not None else "FROM report CROSS JOIN quote"
        return self.count(f"{join} ON quote.report = number WHERE {' AND '.join([where, *terms])}", values + more)

    def times(self, asked: Asked, *, undetermined: bool, offset: int, limit: int) -> Cut[TimelineEntry]:
        """
        Publications and time expressions by the days they stand for.

        Args:
            asked: Narrows the days themselves, not those of publication.
            undetermined: Only times whose day is open; they stand by report.
            offset, limit: Which of them.
        """
        with clear_errors(self.path):
            if undetermined:
                source, values = open_times(asked)
                total = self.count_open_times(asked)
                query = f"SELECT number, position FROM ({source}) AS lines ORDER BY day IS NULL, day, id, position"
            else:
                total = self.count_times(asked)
                query, values = first_times(asked, min(offset, EVERYTHING) + limit)
            found = self.rows(query, values, offset, limit) if limit else ()
            at_hand = keep_at_hand(self.connection)
            return Cut(tuple(self.entry(number, position, *at_hand(number)) for number, position in found), total)

    def count_times(self, asked: Asked) -> int:
        """How many publications and time expressions name one of the days that are asked for."""
        if asked.reports is not None:
            return sum(self.count(f"FROM {arm}", values) for _, arm, values in dated_times(asked))
        terms, values = day_terms(asked)
        every = self.counted.once(
            self.connection,
            ("times", *terms, *values),
            lambda: sum(
                count_lines_by_day(self.connection, kind, " AND ".join(terms), values)
                for kind in ("report_day", "time_expression")
            ),
        )
        return every - (self.count_times(only(asked)) if asked.without else 0)

    def count_open_times(self, asked: Asked) -> int:
        """How many time expressions mean a day that is open."""
        if asked.reports is not None:
            source, values = open_times(asked)
            return self.count(f"FROM ({source}) AS lines", values)
        is_open = f"part = '{OPEN_PART}' AND earliest IS NULL AND latest IS NULL"
        every = self.counted.once(
            self.connection,
            ("open times",),
            lambda: count_lines_by_day(self.connection, "time_expression", is_open, []),
        )
        return every - (self.count_open_times(only(asked)) if asked.without else 0)

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
        return self.counted.once(self.connection, ("days", places), lambda: self.days_now(places))

    def days_now(self, places: int) -> list[tuple[date, date | None, bool]]:
        """The same, read now."""
        return [
            (first, day(latest), published)
            for published, kind in ((True, "report_day"), (False, "time_expression"))
            for earliest, latest in days_of(self.connection, kind, places)
            if (first := day(earliest)) is not None
        ]

    def problems(self, *, offset: int, limit: int) -> Cut[FoundProblem]:
        """What was met while reading: inputs that gave no report first, then by report."""
        query = (
            f"SELECT NULL AS number, place AS own, position AS line, {', '.join(unread_columns())} FROM unread "
            f"UNION ALL SELECT report, id, position, {PROBLEM_COLUMNS} FROM problem JOIN report ON number = report"
        )
        with clear_errors(self.path):
            total = self.tally("unread") + self.tally("problem")
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
        source = f"FROM report WHERE ({OPEN_DAY})" + (f" AND {own}" if own != EVERY else "")
        with clear_errors(self.path):
            total = self.count_reports(Asked(without=without), OPEN_DAY)
            if total <= FEW:
                source = f"FROM open_report CROSS JOIN report ON report.number = open_report.number WHERE {own}"
            query = f"SELECT report.number {source} ORDER BY {ORDERED['oldest']}"
            numbers = self.rows(query, values, offset, limit) if limit else ()
            return Cut(tuple(read_summary(self.connection, number) for (number,) in numbers), total)

    def made_with(self) -> dict[str, str]:
        """What the record was made with, by name."""
        with clear_errors(self.path):
            return dict(self.connection.execute("SELECT name, value FROM setting"))

    def sizes(self) -> dict[str, int]:
        """How many lines of each kind there are."""
        tables = ("report", "zone", "sentence", "quote", "time_expression", "pair", "problem", "unread", "judgement")
        with clear_errors(self.path):
            return {name: self.tally(name) for name in tables}

    def tally(self, kind: str, parts: Sequence[str] | None = None) -> int:
        """How many lines of a kind the record has."""
        return self.counted.once(
            self.connection, ("tally", kind, parts), lambda: count_lines(self.connection, kind, parts)
        )

    def count(self, source: str, values: Sequence[object]) -> int:
        """How many rows a question has in all."""
        return self.counted.once(
            self.connection,
            (source, *values),
            lambda: int(self.connection.execute(f"SELECT count(*) {source}", list(values)).fetchone()[0]),
        )

    def rows(self, query: str, values: Sequence[object], offset: int, limit: int) -> Iterable[Row]:
        """The rows of one page."""
        return self.connection.execute(f"{query} LIMIT ? OFFSET ?", [*values, limit, min(offset, EVERYTHING)])


def unread_columns() -> list[str]:
    """The columns of a problem in the table of inputs that gave no report."""
    known = {"code", "message", "place", "stage", "fatal"}
    return [column if column in known else "NULL" for column in PROBLEMS.columns]
