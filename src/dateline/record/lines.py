"""Keep lines of any kind as rows: in order, under their report's number, each sealed with its words."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from dateline.text.ids import sha256_of_text

__all__ = [
    "LineTable",
    "Row",
    "bindable",
    "put",
    "read_line",
    "read_lines",
    "seal",
    "seal_lines",
    "seal_of",
    "write_lines",
]

Row: TypeAlias = tuple[Any, ...]
Value = TypeVar("Value")

SEAL_DIGITS = 32  # 128 bits: no two lines share one by chance


@dataclass(frozen=True, slots=True)
class LineTable(Generic[Value]):
    """
    How one kind of line is kept.

    Args:
        name: The table; it also has ``report``, ``position`` and ``seal``.
        columns: The columns between these, in order.
        write, read: A value as a row of those columns, and back.
        place: The columns that hold the start and the end of its one span, or None.
        lists: The columns that hold spans as JSON.
        later: Where the last column came with a later version, what gives its spans: it is None in older lines, which
            are sealed without it, else a JSON object.
        further: The spans that a row holds besides these.
    """

    name: str
    columns: tuple[str, ...]
    write: Callable[[Value], Row]
    read: Callable[[Row], Value]
    place: tuple[int, int] | None = None
    lists: tuple[int, ...] = ()
    later: Callable[[Any], list[tuple[int, int]]] | None = None
    further: Callable[[Row], list[tuple[int, int]]] | None = None

    def spans(self, row: Row) -> list[tuple[int, int]]:
        """The spans of a row as pairs, even where they are no spans any more."""
        found = [(row[self.place[0]], row[self.place[1]])] if self.place and row[self.place[0]] is not None else []
        for column in self.lists:
            found.extend((start, end) for start, end in json.loads(row[column]))
        if self.later and row[-1] is not None:
            found.extend(self.later(json.loads(row[-1])))
        return found + self.further(row) if self.further else found

    def sealed(self, row: Row) -> Row:
        """The columns that the seal holds."""
        return row[:-1] if self.later and row[-1] is None else row


def seal_lines(table: LineTable[Value], values: Iterable[Value], text: str, *, first: int = 0) -> list[Row]:
    """
    The rows of the lines of one kind of one report, each with its position before and its seal behind.

    Args:
        table: The kind.
        values: The lines, in order.
        text: The report's text.
        first: The position of the first of them.
    """
    rows = enumerate(map(table.write, values), first)
    return [(position, *row, seal(table, position, row, text)) for position, row in rows]


def write_lines(connection: sqlite3.Connection, table: LineTable[Any], report: int, rows: Iterable[Row]) -> None:
    """Write the sealed rows of one report, by its number."""
    put(connection, table.name, ("report", "position", *table.columns, "seal"), [(report, *row) for row in rows])


def read_lines(connection: sqlite3.Connection, table: LineTable[Value], report: int) -> Iterator[Value]:
    """The lines of one kind of one report, in order."""
    columns = ", ".join(f'"{column}"' for column in table.columns)
    found = connection.execute(f"SELECT {columns} FROM {table.name} WHERE report = ? ORDER BY position", (report,))
    return map(table.read, found)


def read_line(connection: sqlite3.Connection, table: LineTable[Value], report: int, position: int) -> Value:
    """One line of a report."""
    columns = ", ".join(f'"{column}"' for column in table.columns)
    query = f"SELECT {columns} FROM {table.name} WHERE report = ? AND position = ?"
    return table.read(connection.execute(query, (report, position)).fetchone())


def seal(table: LineTable[Any], position: int, row: Row, text: str) -> str:
    """The hash of a line: its kind, its place in the list, its fields and the words its spans stand for in the text."""
    words = [text[start:end] for start, end in table.spans(row)]
    return seal_of((table.name, position, *table.sealed(row)), words)


def seal_of(row: Row, rest: Sequence[str]) -> str:
    """The hash of a row and of what it rests on."""
    return sha256_of_text(json.dumps([row, rest]))[:SEAL_DIGITS]


def put(connection: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Insert rows; a text with lone surrogates, which SQLite's driver refuses, goes in as its bytes."""
    names = ", ".join(f'"{column}"' for column in columns)
    plain: list[Row] = []
    odd: list[Row] = []
    for row in rows:
        (plain if all(map(encodable, row)) else odd).append(row)
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", plain)
    for row in odd:
        marks = ", ".join("CAST(? AS TEXT)" if isinstance(value, str) else "?" for value in row)
        connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(map(bindable, row)))


def encodable(value: object) -> bool:
    """Whether SQLite's driver takes the value as it is."""
    if not isinstance(value, str) or value.isascii():
        return True
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def bindable(value: Any) -> Any:
    """The value for a ``CAST(? AS TEXT)``: a text as its bytes, anything else as it is."""
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
