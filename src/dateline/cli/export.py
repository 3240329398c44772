"""``dateline export``: the record for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import DbOption

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "export"
EXAMPLES = """\b
Examples:
  dateline export --format jsonl > story.jsonl      one object a line: report, zone, attribution, timex, copy ...
  dateline export --format csv -o story.csv         one row per span, for a sheet
  dateline export --format plover -o events.jsonl   one event a line, as PLOVER has them, with text and offsets
  dateline export --words 12 > share.jsonl          offsets and hashes with at most 12 words of each span

Python: Record("story.db").export(format="jsonl")"""


class ExportFormat(StrEnum):
    """The formats of an export."""

    JSONL = "jsonl"
    CSV = "csv"
    PLOVER = "plover"


def command(
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    format: Annotated[ExportFormat, typer.Option(help="jsonl, csv or plover.")] = ExportFormat.JSONL,  # noqa: A002  # the option's name
    out: Annotated[
        str, typer.Option("-o", "--out", help="Where to write; - is standard output.", metavar="FILE")
    ] = "-",
    words: Annotated[
        int | None, typer.Option(help="At most so many words of each span, and no report texts.", min=0)
    ] = None,
) -> None:
    """Write the record for programs.

    The same record gives the same bytes.
    """
    from dateline.api import Record
    from dateline.cli.lines import write_text

    with Record(db, read_only=True) as record:
        write_text(record.export(format=format.value, words=words), Path(out) if out != "-" else None)
