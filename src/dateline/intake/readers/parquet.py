"""Tables in Parquet, by the extra ``polars``: the keys of the contract as columns, a thousand rows at a time."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from dateline.intake.options import IntakeOptions
from dateline.intake.problems import UnreadableError, lost
from dateline.intake.reader import FileReader, Found, Opened
from dateline.intake.rows import KEYS, RowSource, report_of_row
from dateline.intake.tables import renamed
from dateline.model import Given

__all__ = ["PARQUET"]

ROWS = 1_000  # held at once
MAGIC = b"PAR1"


def read_parquet(opened: Opened, options: IntakeOptions) -> Iterator[Found]:
    """The rows of a table, each ``where[n]``, from 1."""
    try:
        import polars
    except ImportError:
        raise UnreadableError("extra-missing", "needs Polars: pip install 'dateline[polars]'") from None
    with tempfile.NamedTemporaryFile() as file:
        for piece in opened.pieces:
            file.write(piece)
        file.flush()
        try:
            table = polars.scan_parquet(file.name)
            columns = renamed(table.collect_schema().names(), options.columns)
            wanted = {name: key for name, key in columns.items() if key in (*KEYS, "text", "html")}
            if not {"text", "html"} & set(wanted.values()):
                yield lost("csv-header", "no column is named text or html: name one with --columns", opened.where)
                return
            yield from rows_of(table.select(list(wanted)), wanted, opened.where)
        except polars.exceptions.PolarsError as error:
            raise UnreadableError("broken-file", f"no Parquet that can be read ({error}): write it anew") from None


def rows_of(table: Any, wanted: dict[str, str], where: str) -> Iterator[Found]:
    """The rows of a table, some at a time."""
    start = 0
    while True:
        rows = table.slice(start, ROWS).collect().to_dicts()
        for number, row in enumerate(rows, start + 1):
            values = {wanted[name]: plain(value) for name, value in row.items()}
            content = json.dumps(values, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
            source = RowSource(f"{where}[{number}]", hashlib.sha256(content).hexdigest(), "utf-8", "Parquet says so")
            yield report_of_row(values, source, flags=Given(), sidecar=Given(), needs_id=False)
        if len(rows) < ROWS:
            return
        start += ROWS


def plain(value: object) -> object:
    """A value as JSON would hold it."""
    return value.isoformat() if isinstance(value, date | datetime) else value


PARQUET = FileReader("parquet", read_parquet, (".parquet", ".pq"), (MAGIC,))
