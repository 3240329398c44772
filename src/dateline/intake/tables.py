"""Reports in tables: CSV and TSV with the keys of the contract in the first line, row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping

from dateline.intake.charset import decode
from dateline.intake.options import IntakeOptions
from dateline.intake.problems import UnreadableError, lost
from dateline.intake.rows import KEYS, Row, RowSource
from dateline.intake.streams import to_lines
from dateline.model import Problem
from dateline.text.ids import sha256_of_bytes

__all__ = ["column_names", "renamed", "rows_of_table"]

KNOWN = frozenset((*KEYS, "text", "html", "file"))
DELIMITERS = ",;\t|"  # the comma first: it wins when the first line has one name only


def rows_of_table(
    pieces: Iterable[bytes], where: str, options: IntakeOptions, needed: frozenset[str]
) -> Iterator[Row | Problem]:
    """
    Read the rows of a table.

    The delimiter is the one by which the first line has the most known names, since programs of many countries write
    semicolons into files named .csv. Cells are decoded row by row.

    Args:
        pieces: The bytes, in UTF-8 or an encoding that keeps ASCII.
        where: The file.
        options: The ceiling of a row.
        needed: Column names of which one must be there.

    Returns:
        A row (names in lower case, with its cells) or a problem for each row that is not blank, in order.
    """
    csv.field_size_limit(max(csv.field_size_limit(), options.max_report_bytes))
    feed = LineFeed(pieces, options.max_report_bytes)
    header = next((line for line in feed if line.strip()), "")
    if not header:
        return
    given = column_names(options.columns)
    delimiter = delimiter_of(header, given)
    names = [given.get(name, name) for name in names_of(header, delimiter)]
    if not needed & set(names):
        wanted = " or ".join(sorted(needed, reverse=True))
        yield lost(
            "csv-header", f"no column is named {wanted}: name the columns in the first line, as id,text,...", where
        )
        return
    try:
        for cells in cells_of(feed, delimiter, where):
            yield cells if isinstance(cells, Problem) else row_of_cells(cells, names, feed, where)
    except UnreadableError as stop:
        yield stop.at(f"{where}:{feed.first}")


class LineFeed:
    """
    The lines of a table for the csv module, one character for each byte, with the bytes of the present row kept.

    Args:
        pieces: The bytes.
        ceiling: The largest row in bytes.
    """

    def __init__(self, pieces: Iterable[bytes], ceiling: int) -> None:
        self.lines = (part for line in to_lines(pieces, ceiling) for part in parts_of(line.content, line.too_long))
        self.ceiling = ceiling
        self.first = 1  # the line the present row begins in
        self.number = 0  # lines given out
        self.row = bytearray()
        self.ended = False

    def __iter__(self) -> LineFeed:
        return self

    def __next__(self) -> str:
        """The next line."""
        part, too_long = next(self.lines, (b"", False))
        if not part:
            self.ended = True
            raise StopIteration
        self.row += part
        self.number += 1
        if too_long or len(self.row) > self.ceiling:
            message = f"a row of more than {self.ceiling:,} bytes, perhaps a quotation mark that never closes: mend it"
            raise UnreadableError("too-large", f"{message}; the rest of the file is not read")
        return part.decode("latin-1")

    def begin_row(self) -> None:
        """Forget the row that is done."""
        self.row.clear()
        self.first = self.number + 1


def parts_of(line: bytes, too_long: bool) -> Iterator[tuple[bytes, bool]]:
    """A line cut at carriage returns too, as old spreadsheets end theirs."""
    for part in line.splitlines(keepends=True):
        yield part, too_long


def cells_of(feed: LineFeed, delimiter: str, where: str) -> Iterator[list[str] | Problem]:
    """The cells of each row, still one character a byte."""
    reader = csv.reader(feed, delimiter=delimiter)
    while True:
        feed.begin_row()
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield lost("csv-row", f"no table row ({error}): mend it", f"{where}:{feed.first}")
            continue
        if cells is None:
            return
        if feed.ended:  # the row went on to the end of the file and wanted more
            message = "a quotation mark never closes, so the rest of the file is not read: close it"
            yield lost("csv-row", message, f"{where}:{feed.first}")
            return
        if any(cell.strip() for cell in cells):
            yield cells


def row_of_cells(cells: list[str], names: list[str], feed: LineFeed, where: str) -> Row | Problem:
    """A row as names with their cells, decoded together."""
    place = f"{where}:{feed.first}"
    if any(cell.strip() for cell in cells[len(names) :]):
        message = f"{len(cells)} cells where the first line names {len(names)}: put text with commas in quotation marks"
        return lost("csv-row", message, place)
    content = bytes(feed.row).rstrip(b"\r\n")
    decoded = decode(content, place)
    read: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=False):
        read.setdefault(name, cell.encode("latin-1").decode(decoded.charset, "replace"))
    return read, RowSource(place, sha256_of_bytes(content), decoded.charset, decoded.reason, decoded.problems)


def column_names(given: str) -> dict[str, str]:
    """
    The names of columns in small letters, with the keys of the contract they stand for.

    Raises:
        UnreadableError: If the words name no columns.

    Example:
        >>> column_names("text=Body, published=Date of issue")
        {'body': 'text', 'date of issue': 'published'}
    """
    names: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in given.split(","))):
        key, mark, name = (part.strip() for part in pair.partition("="))
        if not mark or not name or key not in KNOWN:
            wanted = ", ".join(sorted(KNOWN))
            raise UnreadableError("columns-unread", f"{pair!r} names no column: write KEY=NAME, KEY one of {wanted}")
        names[name.lower()] = key
    return names


def renamed(columns: Iterable[str], given: str) -> dict[str, str]:
    """The columns of a table with the keys they stand for, as given or by their own names in small letters."""
    names = column_names(given)
    return {column: names.get(column.strip().lower(), column.strip().lower()) for column in columns}


def delimiter_of(header: str, given: Mapping[str, str]) -> str:
    """The mark by which the first line has the most known names."""
    known = KNOWN | given.keys()
    return max(DELIMITERS, key=lambda mark: len(known & set(names_of(header, mark))))


def names_of(header: str, delimiter: str) -> list[str]:
    """The names of the columns in lower case."""
    try:
        cells = next(csv.reader([header.strip("\r\n")], delimiter=delimiter), [])
    except csv.Error:
        return []
    return [cell.strip().lower() for cell in cells]
