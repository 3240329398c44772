"""
Open a record to be read, as DataFrames of Polars: reports, quotes, events, actors, copies, findings and more.

The tables and their columns are those of the workbook (``docs/reference/columns.md``), with what people corrected.
"""

from __future__ import annotations

from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from dateline.api.record import Record
from dateline.config import Config
from dateline.errors import UsageError
from dateline.exports.material import Material
from dateline.exports.tables import TABLES, Holds, Table, table_named

if TYPE_CHECKING:
    import polars

__all__ = ["Frames", "open_record"]


def open_record(path: str | Path = "dateline.db", *, config: Config | None = None) -> Frames:
    """
    Open a record to be read, as tables.

    Args:
        path: The record; it must be there, and nothing is written.
        config: The options; by default those of ``dateline.toml`` in this folder, if there is one.

    Raises:
        RecordError: If there is no record, or the file is none.
        UsageError: If Polars is not there: it comes with the extra ``polars``.

    Example:
        >>> import tempfile
        >>> from dateline.example import REPORTS
        >>> folder = tempfile.TemporaryDirectory()
        >>> with Record(f"{folder.name}/story.db", reader="rules") as record:
        ...     _ = record.add(REPORTS, layers=["meta", "zones", "attributions"])
        >>> with open_record(f"{folder.name}/story.db") as record:
        ...     reports, quotes = record.reports(), record.quotes()
        ...     reports.height, reports["earliest"].null_count() < reports.height, quotes.columns[:3]
        (19, True, ['id', 'report', 'outlet'])
        >>> quotes.filter(quotes["type"] == "direct").height > 10
        True
        >>> folder.cleanup()
    """
    return Frames(path, config=config)


class Frames:
    """
    A record as tables, as it was at the moment when it was opened.

    It is closed at the end of a ``with``, or by :meth:`close`; while it is open, whoever writes into the record may go
    on. A table is made each time it is asked for; what is settled over the whole record is settled once.

    Args:
        path: The record.
        config: The options.
    """

    def __init__(self, path: str | Path = "dateline.db", *, config: Config | None = None) -> None:
        require_polars()
        self._open = ExitStack()
        self._record = self._open.enter_context(Record(path, config=config, read_only=True))
        self._open.enter_context(self._record.store.snapshot())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the record."""
        self._open.close()

    @cached_property
    def _material(self) -> Material:
        return self._record.material()

    def table(self, name: str) -> polars.DataFrame:
        """
        A table by name: reports, quotes, events, actors, dates, copies, lineage, stories, findings, utterances,
        judgements, problems.

        Raises:
            UsageError: If there is none of the name.
        """
        if name not in {table.name for table in TABLES}:
            names = ", ".join(table.name for table in TABLES)
            raise UsageError(f"no table {name!r}", hint=f"tables are {names}")
        return frame_of(table_named(name), self._material)

    def columns(self, name: str) -> polars.DataFrame:
        """What the columns of a table hold and mean: ``column``, ``holds``, ``means``."""
        import polars as pl

        rows = [(column.name, column.holds.value, column.means) for column in table_named(name).columns]
        return pl.DataFrame(rows, schema=["column", "holds", "means"], orient="row")

    def reports(self) -> polars.DataFrame:
        """
        A row for each report: id, outlet, title, days of publication, text and hash.

        ``earliest`` and ``latest`` are half open; where publication is not known they are null, and no day is made up.
        """
        return self.table("reports")

    def quotes(self) -> polars.DataFrame:
        """A row for each attribution: speaker, words, places, type, confidence; no speaker where none is told."""
        return self.table("quotes")

    def events(self) -> polars.DataFrame:
        """A row for each account of an event; rows with one ``cluster`` are accounts of one event."""
        return self.table("events")

    def actors(self) -> polars.DataFrame:
        """A row for each actor over all reports: spellings, roles, links."""
        return self.table("actors")

    def copies(self) -> polars.DataFrame:
        """A row for each pair of reports that share text: kind, direction, shares, passages."""
        return self.table("copies")

    def findings(self) -> polars.DataFrame:
        """A row for each account of a finding; rows with one ``id`` are held against each other."""
        return self.table("findings")

    def dates(self) -> polars.DataFrame:
        """A row for each time expression, with the days it may mean."""
        return self.table("dates")

    def stories(self) -> polars.DataFrame:
        """A row for each story."""
        return self.table("stories")

    def lineage(self) -> polars.DataFrame:
        """A row for each step of who had it from whom."""
        return self.table("lineage")


def frame_of(table: Table, material: Material) -> polars.DataFrame:
    """A table as a DataFrame, its columns typed also when it has no row."""
    import polars as pl

    schema = {column.name: column_type(column.holds) for column in table.columns}
    rows = ([holdable(row[name]) for name in schema] for row in table.rows(material, None))
    return pl.DataFrame(list(rows), schema=schema, orient="row")


def column_type(holds: Holds) -> polars.DataType:
    """What a column of a DataFrame holds."""
    import polars as pl

    types: dict[Holds, polars.DataType] = {
        Holds.TEXT: pl.String(),
        Holds.WHOLE: pl.Int64(),
        Holds.NUMBER: pl.Float64(),
        Holds.DAY: pl.Date(),
        Holds.FLAG: pl.Boolean(),
        Holds.LIST: pl.List(pl.String()),
    }
    return types[holds]


def holdable(value: Any) -> Any:
    """A cell; signs that UTF-8 cannot hold are escaped."""
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


def require_polars() -> None:
    """
    See whether Polars is there.

    Raises:
        UsageError: If it is not.
    """
    from importlib.util import find_spec

    if find_spec("polars") is None:
        raise UsageError("DataFrames need Polars", hint="pip install 'dateline[polars]'")
