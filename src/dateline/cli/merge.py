"""``dateline merge``: take other records into one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.output import telling

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "merge"
EXAMPLES = """\b
Examples:
  dateline merge story.db desk-two.db            what desk two read and corrected comes into story.db
  dateline merge all.db north.db south.db        into a new record

Reports, what was read in them, problems and judgements; what they share is looked for as by `dateline add`.
The others are only read. Python: Record("story.db").merge("desk-two.db")"""


def command(
    record: Annotated[Path, typer.Argument(help="The record that takes them in, or a new one.", metavar="A.db")],
    others: Annotated[list[Path], typer.Argument(help="The records that are taken in.", metavar="B.db...")],
) -> None:
    """Take other records into one.

    The same report in both stays one; a correction made in either counts.
    """
    from dateline.api import Record

    with Record(record) as opened, telling("merging") as told:
        summary = opened.merge(*others, watch=told)
    typer.echo(summary.line, err=True)
    told.finish()
