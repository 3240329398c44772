"""
A workbook: a sheet for every kind of line, and one that says what the columns hold.

The bytes depend on the record alone: openpyxl writes the workbook, then its parts are packed anew without the time of
writing. No cell is a formula: all are plain text, numbers or days, and one that a sheet would run has an apostrophe in
front, also for who saves it as CSV.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO, TYPE_CHECKING, Any

from dateline.exports.format import Format
from dateline.exports.material import Material
from dateline.exports.tables import TABLES
from dateline.exports.wording import clean_xml, defused
from dateline.version import VERSION

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = ["XLSX"]

MOST_ROWS = 1_048_575  # of a sheet, below its heading
MOST_SIGNS = 32_767  # of a cell
FIRST_DAY = date(1900, 3, 1)  # the days before are counted wrongly by Excel, or not at all
LEFT_OUT = " [... cut: a cell holds no more]"
PIECE = 1 << 16
STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms)")
NEVER = rb"\g<1>1980-01-01T00:00:00Z\g<2>"
NOTE = (
    "Offsets are Unicode code points, half open, into the text with the hash text_sha256. An empty cell is not known. "
    "Cells that begin with = + - @ have an apostrophe in front."
)


def write(material: Material, words: int | None) -> Iterator[bytes]:
    """The workbook."""
    with tempfile.TemporaryFile() as made, tempfile.TemporaryFile() as packed:
        workbook(material, words).save(made)
        pack_anew(made, packed)
        packed.seek(0)
        while piece := packed.read(PIECE):
            yield piece


def workbook(material: Material, words: int | None) -> Workbook:
    """All sheets, written row by row."""
    from openpyxl import Workbook  # only this format loads it

    book = Workbook(write_only=True)
    book.properties.creator = f"Dateline {VERSION}"
    fill(book, "about", ("table", "column", "holds", "means"), about(words))
    for table in TABLES:
        names = tuple(column.name for column in table.columns if words is None or column.name != "text")
        fill(book, table.name, names, ([row[name] for name in names] for row in table.rows(material, words)))
    return book


def about(words: int | None) -> Iterator[tuple[str, ...]]:
    """What stands in the workbook."""
    yield ("", "", "", NOTE)
    yield ("", "", "", "Texts are given whole." if words is None else f"At most {words} words of each line are given.")
    for table in TABLES:
        yield (table.name, "", "", table.means)
        yield from ((table.name, column.name, column.holds.value, column.means) for column in table.columns)


def fill(book: Workbook, title: str, heading: tuple[str, ...], rows: Iterable[Iterable[Any]]) -> None:
    """A sheet with a heading that stays in view; rows that it cannot hold go on in a further one."""
    sheet: Any = None
    for number, row in enumerate(rows):
        if number % MOST_ROWS == 0:
            sheet = begun(book, title if number == 0 else f"{title} {number // MOST_ROWS + 1}", heading)
        sheet.append([cell_of(sheet, value) for value in row])
    if sheet is None:
        begun(book, title, heading)


def begun(book: Workbook, title: str, heading: tuple[str, ...]) -> Any:
    """A new sheet with its heading."""
    sheet: Any = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.append([cell_of(sheet, name) for name in heading])
    return sheet


def cell_of(sheet: Any, value: object) -> object:
    """A value as a cell: text is text, whatever it begins with."""
    from openpyxl.cell import WriteOnlyCell

    if value is None or isinstance(value, (bool, int, float)) or (isinstance(value, date) and value >= FIRST_DAY):
        return value
    if isinstance(value, list):
        value = "; ".join(value)
    text = defused(clean_xml(value.isoformat() if isinstance(value, date) else str(value)))
    if len(text) > MOST_SIGNS:
        text = text[: MOST_SIGNS - len(LEFT_OUT)] + LEFT_OUT
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell


def pack_anew(made: IO[bytes], packed: IO[bytes]) -> None:
    """The parts of a workbook in a new archive, without times."""
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after:
        for name in sorted(before.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            with before.open(name) as source, after.open(part, "w") as target:
                if name == "docProps/core.xml":
                    target.write(STAMP.sub(NEVER, source.read()))
                    continue
                while piece := source.read(PIECE):
                    target.write(piece)


XLSX = Format(
    "xlsx",
    ".xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "a workbook with a sheet for every kind of line",
    write,
    binary=True,
)
