"""One flat table in CSV: a row for every span of evidence."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.exports.format import Format
from dateline.exports.material import Material
from dateline.exports.sheet import csv_lines

__all__ = ["CSV"]


def write(material: Material, words: int | None) -> Iterator[str]:
    """The heading and the rows; see :func:`dateline.exports.export_csv`."""
    return csv_lines(material)


CSV = Format("csv", ".csv", "text/csv", "one row for every span of evidence, for a sheet", write)
