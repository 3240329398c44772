"""
The flat table of the CSV as one Parquet file with typed columns, for DuckDB, Polars, Spark and R; extra ``polars``.

Rows are handed on by the thousand, so that memory holds the columns packed and never the rows as objects. Cells are as
they are: nothing runs them here, so none has an apostrophe.
"""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from dateline.errors import UsageError
from dateline.exports.format import Format
from dateline.exports.material import Material
from dateline.exports.sheet import COLUMNS, flat_rows

if TYPE_CHECKING:
    import polars

__all__ = ["PARQUET"]

ROWS = 10_000  # of a group: what a reader takes at once
PIECE = 1 << 16
WHOLE = frozenset({"start", "end"})
DAYS = frozenset({"earliest", "latest"})


def write(material: Material, words: int | None) -> Iterator[bytes]:
    """
    The file.

    Raises:
        UsageError: If Polars is not there.
    """
    try:
        import polars as pl
    except ImportError:
        raise UsageError("Parquet needs Polars", hint="pip install 'dateline[polars]'") from None
    schema = {name: column_type(name) for name in COLUMNS}
    rows = flat_rows(material)
    frames = [
        pl.DataFrame([typed_row(row) for row in chunk], schema=schema, orient="row") for chunk in chunked(rows)
    ] or [pl.DataFrame(schema=schema)]
    with tempfile.NamedTemporaryFile() as file:
        whole = pl.concat(frames, rechunk=True)
        whole.write_parquet(file.name, compression="zstd", statistics=True, row_group_size=ROWS)
        while piece := file.read(PIECE):
            yield piece


def column_type(name: str) -> polars.DataType:
    """What a column holds."""
    import polars as pl

    if name in WHOLE:
        return pl.Int64()
    if name in DAYS:
        return pl.Date()
    return pl.Float64() if name == "confidence" else pl.String()


def chunked(rows: Iterator[list[Any]]) -> Iterator[list[list[Any]]]:
    """Rows by the thousand."""
    while chunk := list(itertools.islice(rows, ROWS)):
        yield chunk


def typed_row(row: list[Any]) -> list[Any]:
    """A row with days as days, and text that UTF-8 can hold."""
    return [typed_cell(name, value) for name, value in zip(COLUMNS, row, strict=True)]


def typed_cell(name: str, value: Any) -> Any:
    """One cell."""
    if value is None or name in WHOLE or name == "confidence":
        return value
    if name in DAYS:
        return date.fromisoformat(value)
    return str(value).encode("utf-8", "backslashreplace").decode()


PARQUET = Format(
    "parquet",
    ".parquet",
    "application/vnd.apache.parquet",
    "the table of csv with typed columns (extra polars)",
    write,
    binary=True,
)
