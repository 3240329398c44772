"""``dateline corrections``: what people said of lines as one file, out of a record and into another."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import DbOption
from dateline.cli.output import telling

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "corrections"
EXAMPLES = """\b
Examples:
  dateline corrections export desk.jsonl
  dateline corrections import desk.jsonl --db other.db
  dateline corrections export - | ssh desk dateline corrections import -

Judgements hang on hashed texts: those whose text is not in a record wait there for it. The same file again changes
nothing. Python: Record("story.db").corrections(), .take_corrections(lines)"""


class Action(StrEnum):
    """Out of the record, or into it."""

    EXPORT = "export"
    IMPORT = "import"


def command(
    action: Annotated[Action, typer.Argument(help="export or import.")],
    file: Annotated[str, typer.Argument(help="A JSONL file, or -.", metavar="FILE")],
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
) -> None:
    """Corrections as one file.

    The contract's judgement lines: every correction, confirmation and undoing with who, when and why.
    """
    from dateline.api import Record
    from dateline.cli.lines import read_lines, write_text

    if action is Action.EXPORT:
        with Record(db, read_only=True) as record:
            write_text(record.corrections(), Path(file) if file != "-" else None)
        return
    with Record(db, create=False) as record, read_lines(file) as lines, telling("reading corrections") as told:
        refused = [0]

        def watch(item: object) -> None:
            refused[0] += 1
            told(item)  # type: ignore[arg-type]  # only problems are told

        new, whole = record.take_corrections(lines, where=file, watch=watch)
    typer.echo(f"{new:,} new of {whole:,} judgements", err=True)
    if refused[0]:
        raise typer.Exit(1)
