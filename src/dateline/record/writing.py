"""Add one report with all its lines, or say that the record has it already."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, TypeAlias

from dateline.errors import RecordError
from dateline.model import Metadata, Problem, ReadReport, Report, ReportId, Source
from dateline.record.kinds import SEALED_LINES, Kind
from dateline.record.lines import LineTable, Row, bindable, put, read_lines, seal_lines, seal_of, write_lines
from dateline.record.reading import number_of, read_metadata
from dateline.record.rows import PROBLEMS, details_of, iso
from dateline.record.search import forget_words, index_words
from dateline.record.values import Added, Admission, PairRow
from dateline.text.ids import sha256_of_text

__all__ = [
    "REPORT_COLUMNS",
    "add_report",
    "admit_report",
    "check_report",
    "keep_unread",
    "remove_report",
    "replace_words",
    "seal_report",
    "stored_row",
    "stored_seals",
    "words_of_pair",
    "write_pairs",
]

Sealed: TypeAlias = tuple[LineTable[Any], list[Row]]
"""A table, and the rows of one report that go into it."""

REPORT_COLUMNS = ("id", "text_sha256", "source_sha256", "media", "place", "earliest", "latest", "shingles")
# A number is never used twice while a file of the index may name it.
FREE_NUMBER = (
    "SELECT 1 + max(number) FROM (SELECT coalesce(max(number), 0) AS number FROM report UNION ALL"
    " SELECT coalesce(max(last), 0) FROM segment UNION ALL SELECT coalesce(max(number), 0) FROM forgotten) AS used"
)
PAIRS_AT_ONCE = 256  # rows: a whole record is compared again in one transaction
SIDES_HELD = 256  # texts: those that a report shares words with are seldom more
HASH_DIGITS = (8, 16, 64)  # of a text's hash, behind an id that another text has; more only when fewer are taken too


def add_report(
    connection: sqlite3.Connection, read: ReadReport, sealed: Sequence[Sealed], pairs: Sequence[PairRow], shingles: int
) -> tuple[Added, int | None]:
    """
    Add a report and everything that rests on it, within the caller's transaction.

    Args:
        connection: Within a transaction.
        read: The report.
        sealed: Its lines, as `seal_report` gives all kinds of them.
        pairs: What it shares with reports of the record, under the id that `admit_report` gave.
        shingles: How many numbers of word runs it has.

    Returns:
        What was done, and the number of a report that is new.

    Raises:
        RecordError: If the id that ``pairs`` were made under was taken by another text meanwhile.
    """
    admission = admit_report(connection, read.report)
    report = admission.report
    sources = read.sources or (Source(report.where, report.source_sha256),)
    if admission.known:
        return add_again(connection, report, sources), None
    if report.id != read.report.id and pairs:
        raise RecordError(f"the id {read.report.id} was taken by another text meanwhile", hint="add this report again")
    number = write_report(connection, report, sealed, shingles)
    write_sources(connection, number, sources)
    index_words(connection, number, report.text)
    write_pairs(connection, pairs, known=False)
    return Added(report.id, new=True, new_source=False, problems=report.problems), number


def remove_report(connection: sqlite3.Connection, number: int) -> None:
    """Remove a report and everything that rests on it, within the caller's transaction."""
    (text,) = connection.execute("SELECT text FROM report WHERE number = ?", (number,)).fetchone()
    forget_words(connection, number, text)
    connection.execute("DELETE FROM report WHERE number = ?", (number,))


def admit_report(connection: sqlite3.Connection, report: Report) -> Admission:
    """
    Find the id under which a report is or would be stored.

    The same id with the same text is the same report. The same id with another text is another report, and what is in
    the record is never overwritten: the later one gets the first digits of its text's hash behind its id, and a
    problem says so. Which of the two is the later one depends on the order of adding and on nothing else.
    """
    if (known := is_same(connection, report.id, report)) is not None:
        if known:
            return Admission(report, known=True)
        for digits in HASH_DIGITS:
            renamed = ReportId(f"{report.id}~{report.text_sha256[:digits]}")
            if (known := is_same(connection, renamed, report)) is not False:
                return Admission(with_id(report, renamed), known=known or False)
        raise RecordError(f"no free id for the report {report.id} of {report.where}", hint="give it another id")
    return Admission(report, known=False)


def is_same(connection: sqlite3.Connection, report_id: ReportId, report: Report) -> bool | None:
    """Whether the record has this text under the id; None when it has nothing under it."""
    query = "SELECT text_sha256 FROM report WHERE id = CAST(? AS TEXT)"
    found = connection.execute(query, (bindable(report_id),)).fetchone()
    return None if found is None else found[0] == report.text_sha256


def with_id(report: Report, renamed: ReportId) -> Report:
    """The report under another id, with the problem that tells of it."""
    message = f"another text already has the id {report.id}: this one is kept as {renamed}"
    problem = Problem("id-reused", message, report.where, "record")
    return dataclasses.replace(report, id=renamed, problems=(*report.problems, problem))


def add_again(connection: sqlite3.Connection, report: Report, sources: Sequence[Source]) -> Added:
    """Add what is new about a report that the record has: another place, and what is said differently there."""
    number = number_of(connection, report.id)
    new = write_sources(connection, number, sources)
    told = differences(report.metadata, read_metadata(connection, number))
    if not told:
        return Added(report.id, new=False, new_source=new)
    message = f"the record has this text with other details, which stay: {told}"
    problem = Problem("details-differ", message, report.where, "record")
    stored = list(read_lines(connection, PROBLEMS, number))
    if problem not in stored:
        write_lines(connection, PROBLEMS, number, seal_lines(PROBLEMS, (problem,), report.text, first=len(stored)))
    return Added(report.id, new=False, new_source=new, problems=(problem,))


def differences(metadata: Metadata, stored: Metadata) -> str:
    """The details that are known now and were otherwise, or not known, when the report was first added."""
    return "; ".join(
        f"{name} {kept.value!r}, not {detail.value!r}"
        for (name, detail), (_, kept) in zip(details_of(metadata), details_of(stored), strict=True)
        if detail.value is not None and detail.value != kept.value
    )


def write_report(connection: sqlite3.Connection, report: Report, sealed: Sequence[Sealed], shingles: int) -> int:
    """Write a report and its lines; returns its number."""
    number = int(connection.execute(FREE_NUMBER).fetchone()[0])
    published = report.metadata.published
    row = (
        *(report.id, report.text_sha256, report.source_sha256, report.media.value, report.where),
        *(iso(published.earliest), iso(published.latest), shingles),
    )
    sign = seal_of(row, [line[-1] for _, lines in sealed for line in lines])
    put(connection, "report", ("number", *REPORT_COLUMNS, "text", "seal"), [(number, *row, report.text, sign)])
    for table, lines in sealed:
        write_lines(connection, table, number, lines)
    write_lines(connection, PROBLEMS, number, seal_lines(PROBLEMS, report.problems, report.text))
    return number


def replace_words(connection: sqlite3.Connection, report: Report, sealed: Iterable[Sealed]) -> None:
    """
    Put what was read again in the words of a report in place of what was, within the caller's transaction.

    Args:
        connection: Within a transaction.
        report: The report.
        sealed: The lines of its words, as `seal_report` gives them.

    Raises:
        RecordError: If the report is not what was written: new seals would hide it.
    """
    number = number_of(connection, report.id)
    row, sign = stored_row(connection, number)
    if seal_of(row, stored_seals(connection, number)) != sign:
        raise RecordError(f"report {report.id} is not what was written", hint="run `dateline verify`")
    for table, rows in (*sealed, (PROBLEMS, seal_lines(PROBLEMS, report.problems, report.text))):
        connection.execute(f"DELETE FROM {table.name} WHERE report = ?", (number,))
        write_lines(connection, table, number, rows)
    sign = seal_of(row, stored_seals(connection, number))
    connection.execute("UPDATE report SET seal = ? WHERE number = ?", (sign, number))


def stored_row(connection: sqlite3.Connection, number: int) -> tuple[Row, str]:
    """The columns of a report that its seal holds, and the seal."""
    query = f"SELECT {', '.join(REPORT_COLUMNS)}, seal FROM report WHERE number = ?"
    *row, sign = connection.execute(query, (number,)).fetchone()
    return tuple(row), sign


def stored_seals(connection: sqlite3.Connection, number: int) -> list[str]:
    """The seals of a report's lines, in the order in which its own seal holds them."""
    return [
        sign
        for table, _ in SEALED_LINES
        for (sign,) in connection.execute(
            f"SELECT seal FROM {table.name} WHERE report = ? ORDER BY position", (number,)
        )
    ]


def write_sources(connection: sqlite3.Connection, number: int, sources: Iterable[Source]) -> bool:
    """Write the places where a report was found, and forget what was said of them while they gave none."""
    new = False
    for source in sources:
        known = "SELECT 1 FROM source WHERE report = ? AND place = CAST(? AS TEXT) AND sha256 = ?"
        if not connection.execute(known, (number, bindable(source.where), source.sha256)).fetchone():
            put(connection, "source", ("report", "place", "sha256"), [(number, source.where, source.sha256)])
            new = True
        keep_unread(connection, source.where, ())
    return new


def keep_unread(connection: sqlite3.Connection, where: str, problems: Iterable[Problem]) -> None:
    """Keep what an input that gave no report is about, in place of what was said of it before."""
    connection.execute("DELETE FROM unread WHERE place = CAST(? AS TEXT)", (bindable(where),))
    rows = [(where, n, p.code, p.message, p.stage, int(p.fatal)) for n, p in enumerate(problems)]
    put(connection, "unread", ("place", "position", "code", "message", "stage", "fatal"), rows)


def write_pairs(connection: sqlite3.Connection, pairs: Iterable[PairRow], *, known: bool = True) -> None:
    """
    Write what pairs of reports share, in place of what was known of them.

    Args:
        connection: Within a transaction.
        pairs: What they share; those of one report are best given in a row, since its text is read once then.
        known: Whether anything may be known of them; nothing is of a report that is new.
    """
    side = lru_cache(maxsize=SIDES_HELD)(lambda own: side_of(connection, own))
    for some in batched(pairs, PAIRS_AT_ONCE):
        rows = []
        for pair in some:
            (a, text_a), (b, text_b) = side(pair.a), side(pair.b)
            places = [(s.a_start, s.a_end, s.b_start, s.b_end) for s in pair.spans]
            spans = json.dumps(places, separators=(",", ":"))
            sign = seal_of((pair.a, pair.b, spans, pair.payload), words_at(places, text_a, text_b))
            rows.append((a, b, spans, pair.payload, sign))
        if known:
            connection.executemany("DELETE FROM pair WHERE a = ? AND b = ?", [row[:2] for row in rows])
        put(connection, "pair", ("a", "b", "spans", "payload", "seal"), rows)


def side_of(connection: sqlite3.Connection, own: ReportId) -> tuple[int, str]:
    """The number and the text of a report."""
    number = number_of(connection, own)
    return number, connection.execute("SELECT text FROM report WHERE number = ?", (number,)).fetchone()[0]


def batched(pairs: Iterable[PairRow], size: int) -> Iterator[list[PairRow]]:
    """Some pairs at a time."""
    rest = iter(pairs)
    while some := list(islice(rest, size)):
        yield some


def words_of_pair(spans: str, text_a: str, text_b: str) -> list[str]:
    """The words of both sides of every passage that a row has."""
    return words_at(json.loads(spans), text_a, text_b)


def words_at(places: Iterable[Sequence[int]], text_a: str, text_b: str) -> list[str]:
    """The words of both sides of every passage."""
    return [
        words for a_start, a_end, b_start, b_end in places for words in (text_a[a_start:a_end], text_b[b_start:b_end])
    ]


def seal_report(read: ReadReport, kinds: Iterable[Kind]) -> list[Sealed]:
    """
    The rows of a report's lines, kind by kind.

    Raises:
        ValueError: If a span ends beyond the text.
    """
    text = read.report.text
    sealed = [(table, seal_lines(table, lines_of(read), text)) for table, lines_of in kinds]
    for table, rows in sealed:
        for _, end in (span for _, *row, _ in rows for span in table.spans(tuple(row))):
            if end > len(text):
                where = f"a {table.name} ends at {end}, outside its text of {len(text)} characters"
                raise ValueError(f"report {read.report.id}: {where}")
    return sealed


def check_report(read: ReadReport, pairs: Iterable[PairRow]) -> None:
    """
    Refuse what is a fault of the program, not of the report.

    Raises:
        ValueError: If the hash is not the text's, a problem ends beyond it, or a pair is not in order of id.
    """
    report = read.report
    if sha256_of_text(report.text) != report.text_sha256:
        raise ValueError(f"report {report.id}: text_sha256 is not the hash of its text")
    for problem in report.problems:
        if problem.span is not None and problem.span.end > len(report.text):
            raise ValueError(f"report {report.id}: {problem.span} is outside its text")
    for pair in pairs:
        if not pair.a < pair.b or report.id not in (pair.a, pair.b):
            raise ValueError(f"report {report.id}: the pair ({pair.a}, {pair.b}) is not of it or not in order")
