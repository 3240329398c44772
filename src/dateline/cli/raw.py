"""``dateline raw``: the bytes of a report as they came, or all that was fetched as a WARC file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import DbOption

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "raw"
EXAMPLES = """\b
Examples:
  dateline raw harbour > page.html          the bytes that a report was read from
  dateline raw --warc fetched.warc.gz       all that was fetched and is kept, for any web archive
  dateline add fetched.warc.gz --db new.db  and back into a record

Bytes are kept by `add --keep raw`, `watch --keep raw`, or keep = "raw" under [keeping] in dateline.toml.
Python: Record("story.db").raw("harbour"), .warc()"""


def command(
    report: Annotated[
        str | None,
        typer.Argument(help="A report: its id or the start of it, its file name, or its address.", metavar="[REPORT]"),
    ] = None,
    warc: Annotated[Path | None, typer.Option(help="Write all that was fetched to this file.", metavar="FILE")] = None,
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
) -> None:
    """Bytes as they came.

    Those of one report, or all that was fetched as a WARC file.
    """
    from dateline.api import Record
    from dateline.errors import UsageError

    if (report is None) == (warc is None):
        raise UsageError("say one report, or --warc FILE", hint="`dateline raw --help` has examples")
    with Record(db, read_only=True) as record:
        if warc is not None:
            with warc.open("xb") as file:
                for piece in record.warc():
                    file.write(piece)
        else:
            sys.stdout.buffer.write(record.raw(report or ""))
