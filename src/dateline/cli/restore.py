"""``dateline restore``: put a backup in the place of the record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import DbOption

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "restore"
EXAMPLES = """\b
Examples:
  dateline restore story-2024-05-08.db
  dateline restore /mnt/safe/story.db --db story.db

The backup is verified first; the record that was there is kept as NAME.before-restore.
Python: Record.restore("copy.db", "story.db")"""


def command(
    backup: Annotated[Path, typer.Argument(help="The file that `dateline backup` wrote.", metavar="FILE")],
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
) -> None:
    """Put a backup in place.

    Whoever reads the record meanwhile sees the old one or the new one, never half.
    """
    from dateline.api import Record

    kept = Record.restore(backup, db)
    typer.echo(f"{db} is {backup}" + (f"; what was there is kept as {kept}" if kept else ""), err=True)
