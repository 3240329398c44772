"""Read every span of every line again in the hashed text, and tell what does not hold."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from dateline.record.alerts import alert_failures
from dateline.record.analyses import analysis_failures
from dateline.record.earlier import earlier_failures
from dateline.record.judging import judgement_failures
from dateline.record.kinds import SEALED_LINES
from dateline.record.lines import LineTable, Row, seal, seal_of
from dateline.record.raw import raw_failures
from dateline.record.rows import PROBLEMS
from dateline.record.search import text_of
from dateline.record.server import ServerConnection
from dateline.record.settled import settled_failures
from dateline.record.streaming import row_by_row
from dateline.record.tally import tally_failures
from dateline.record.values import Failure, VerifyResult
from dateline.record.versions import Migration, run_statements
from dateline.record.writing import REPORT_COLUMNS, words_of_pair
from dateline.text.ids import sha256_of_text

__all__ = ["verify_record"]

TEXTS_HELD = 256  # a story's pairs follow one another

COLUMNS_OF_FILE = """
SELECT 'column ' || one.name || '.' || two.name, 1 FROM sqlite_schema AS one JOIN pragma_table_info(one.name) AS two
WHERE one.type = 'table' AND one.name NOT LIKE 'sqlite_%' AND one.name NOT LIKE 'search%'
UNION ALL SELECT type || ' ' || name, 1 FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
"""
COLUMNS_ON_SERVER = """
SELECT 'column ' || table_name || '.' || column_name, 1 FROM information_schema.columns
WHERE table_schema = current_schema() AND table_name NOT IN ('search', 'dateline_version')
UNION ALL SELECT 'index ' || relname, 1 FROM pg_class JOIN pg_index ON indexrelid = pg_class.oid
WHERE relnamespace = CAST(current_schema() AS regnamespace) AND NOT indisunique AND relname <> 'search_by_word'
UNION ALL SELECT 'trigger ' || trigger_name, 1 FROM information_schema.triggers WHERE trigger_schema = current_schema()
"""


@dataclass(slots=True)
class Tally:
    """What was read again so far."""

    limit: int
    reports: int = 0
    lines: int = 0
    spans: int = 0
    failed: int = 0
    failures: list[Failure] = field(default_factory=list)

    def note(self, failure: Failure) -> None:
        """Count a failure, and keep it while there is room."""
        self.failed += 1
        if len(self.failures) < self.limit:
            self.failures.append(failure)


def verify_record(
    connection: sqlite3.Connection,
    migrations: Sequence[Migration],
    limit: int,
    others: Iterable[Failure] = (),
    notes: tuple[str, ...] = (),
) -> VerifyResult:
    """
    Hold every line of the record to the words it was written from.

    Args:
        connection: The record, within one transaction so that nothing moves meanwhile.
        migrations: What its tables were made by.
        limit: The most failures that are kept; all are counted.
        others: Failures of what is kept beside the file.
        notes: What a person should know.
    """
    tally = Tally(limit)
    for failure in (*file_failures(connection), *table_failures(connection, migrations)):
        tally.note(failure)
    columns = ", ".join(REPORT_COLUMNS)
    reports = row_by_row(connection, f"SELECT number, text, seal, {columns} FROM report ORDER BY id")
    for number, text, sign, *row in reports:
        tally.reports += 1
        for failure in report_failures(connection, number, text, sign, tuple(row), tally):
            tally.note(failure)
    kept = (
        *judgement_failures(connection),
        *earlier_failures(connection),
        *alert_failures(connection),
        *raw_failures(connection),
    )
    made = (*kept, *analysis_failures(connection), *settled_failures(connection), *tally_failures(connection))
    for failure in (*pair_failures(connection, tally), *made, *others):
        tally.note(failure)
    return VerifyResult(tally.reports, tally.lines, tally.spans, tally.failed, tuple(tally.failures), notes)


def file_failures(connection: sqlite3.Connection) -> Iterator[Failure]:
    """What SQLite itself finds wrong with the file and its references."""
    for (message,) in connection.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield Failure(None, "file", message)
    for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Failure(None, table, f"a row points to no {parent}")


def table_failures(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> Iterator[Failure]:
    """Tables, indexes and triggers that are not those of this version, and reports that no search would find."""
    columns = isinstance(connection, ServerConnection)  # a server tells how a table stands, not how it was made
    query = (
        COLUMNS_OF_FILE
        if columns
        else "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"
    )
    plain = sqlite3.connect(":memory:")
    try:
        for step in migrations:
            run_statements(plain, step.sql)
        expected = dict(plain.execute(query))
    finally:
        plain.close()
    found = dict(connection.execute(COLUMNS_ON_SERVER if columns else query))
    for name in sorted(expected.keys() | found.keys()):
        if expected.get(name) != found.get(name):
            state = (
                "is missing"
                if name not in found
                else "is not part of a record"
                if name not in expected
                else "was changed"
            )
            yield Failure(None, "tables", f"{name} {state}")
    for (own,) in connection.execute("SELECT id FROM report WHERE number NOT IN (SELECT id FROM search_docsize)"):
        yield Failure(own, "words", "the report is not in the search index")


def report_failures(
    connection: sqlite3.Connection, number: int, text: str, sign: str, row: Row, tally: Tally
) -> Iterator[Failure]:
    """What does not hold of one report."""
    own = str(row[0])
    if (found := sha256_of_text(text)) != row[1]:
        yield Failure(own, "text", f"its SHA-256 is {found[:12]}..., the record says {str(row[1])[:12]}...")
    seals: list[str] = []
    for table, _ in SEALED_LINES:
        yield from line_failures(connection, table, number, own, text, tally, seals)
    if seal_of(row, seals) != sign:
        yield Failure(own, "report", "its fields or the number of its lines are not those that were written")
    yield from line_failures(connection, PROBLEMS, number, own, text, tally, [])
    yield from zone_failures(connection, number, own, text)


def line_failures(
    connection: sqlite3.Connection,
    table: LineTable[Any],
    number: int,
    own: str,
    text: str,
    tally: Tally,
    seals: list[str],
) -> Iterator[Failure]:
    """Lines of one kind whose words, spans or fields are not those that were written."""
    columns = ", ".join(f'"{column}"' for column in table.columns)
    query = f"SELECT position, seal, {columns} FROM {table.name} WHERE report = ? ORDER BY position"
    for expected, (position, sign, *row) in enumerate(connection.execute(query, (number,))):
        tally.lines += 1
        seals.append(sign)
        line = f"{table.name} {position}"
        if position != expected:
            yield Failure(own, line, f"line {expected} is missing")
        try:
            spans = table.spans(tuple(row))
            tally.spans += len(spans)
            sealed = seal(table, position, tuple(row), text) == sign
            table.read(tuple(row))
        except (ValueError, TypeError, KeyError) as error:
            yield Failure(own, line, f"it cannot be read ({error})")
            continue
        for start, end in spans:
            if not 0 <= start <= end <= len(text):
                yield Failure(own, line, f"[{start}, {end}) is outside its text of {len(text)} characters")
        if not sealed:
            yield Failure(own, line, "its words or fields are not those that were written")


def zone_failures(connection: sqlite3.Connection, number: int, own: str, text: str) -> Iterator[Failure]:
    """Zones that overlap, and words that stand in none."""
    at = 0
    query = 'SELECT start, "end" FROM zone WHERE report = ? ORDER BY position'
    for start, end in [*connection.execute(query, (number,)), (len(text), len(text))]:
        if start < at:
            yield Failure(own, "zones", f"the zone at {start} begins inside the one before it")
        elif text[at:start].strip():
            yield Failure(own, "zones", f"there are words outside every zone in [{at}, {start})")
        at = max(at, end)


def pair_failures(connection: sqlite3.Connection, tally: Tally) -> Iterator[Failure]:
    """Shared passages that are not the words they were found in."""
    query = (
        "SELECT one.id, two.id, a, b, spans, payload, pair.seal FROM pair"
        " JOIN report AS one ON one.number = a JOIN report AS two ON two.number = b ORDER BY one.id, two.id"
    )
    text = lru_cache(maxsize=TEXTS_HELD)(lambda number: text_of(connection, number))
    for a, b, number_a, number_b, spans, payload, sign in row_by_row(connection, query):
        text_a, text_b = text(number_a), text(number_b)
        tally.lines += 1
        line = f"pair with {b}"
        try:
            places = [tuple(map(int, place)) for place in json.loads(spans)]
            tally.spans += 2 * len(places)
            if any(not within(place, len(text_a), len(text_b)) for place in places):
                yield Failure(a, line, "a shared passage is outside its text")
            elif not a < b or seal_of((a, b, spans, payload), words_of_pair(spans, text_a, text_b)) != sign:
                yield Failure(a, line, "its passages are not those that were written")
        except (ValueError, TypeError) as error:
            yield Failure(a, line, f"it cannot be read ({error})")


def within(place: tuple[int, ...], length_a: int, length_b: int) -> bool:
    """Whether a passage lies inside both texts."""
    a_start, a_end, b_start, b_end = place
    return 0 <= a_start <= a_end <= length_a and 0 <= b_start <= b_end <= length_b
