"""``dateline verify``: read every line's words again in the hashed text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from dateline.cli.options import DbOption

if TYPE_CHECKING:
    from dateline.record import VerifyResult

__all__ = ["EXAMPLES", "NAME", "command", "verified_line"]

NAME = "verify"
EXAMPLES = """\b
Examples:
  dateline verify                            exit code 0: every line still rests on its words
  dateline verify --db story.db

Python: Record("story.db").verify()"""


def command(db: DbOption = "dateline.db") -> None:  # type: ignore[assignment]  # Typer makes it a Path
    """Read every line's words again.

    Does each text still have its hash, and each line its words?
    """
    from dateline.api import Record

    with Record(db, read_only=True) as record:
        result = record.verify()
    for failure in result.failures:
        typer.echo(failure.words, err=True)
    for note in result.notes:
        typer.echo(f"{db}: {note}", err=True)
    typer.echo(verified_line(result))
    if not result.holds:
        raise typer.Exit(1)


def verified_line(result: VerifyResult) -> str:
    """What `verify` found, as one line."""
    read = f"{result.spans:,} spans of {result.lines:,} lines in {result.reports:,} reports read again"
    return f"{read}: {'all hold' if result.holds else f'{result.failed:,} do not hold'}"
