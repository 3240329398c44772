"""``dateline backup``: copy the record to one file, verified."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import DbOption

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "backup"
EXAMPLES = """\b
Examples:
  dateline backup story-2024-05-08.db
  dateline backup /mnt/safe/story.db --db story.db

Others may read and write the record meanwhile. Python: Record("story.db").backup("copy.db")"""


def command(
    file: Annotated[Path, typer.Argument(help="The copy; a backup replaces nothing.", metavar="FILE")],
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
) -> None:
    """Copy the record to one file.

    The record as it is at one moment; the copy is verified before it has its name.
    """
    from dateline.api import Record

    with Record(db, read_only=True) as record:
        made = record.backup(file)
    typer.echo(f"{made}: every line of the copy was read again", err=True)
