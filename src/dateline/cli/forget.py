"""``dateline forget``: remove a report for good, from every file."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import DbOption

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "forget"
EXAMPLES = """\b
Examples:
  dateline forget 03-courier.txt             says what would go
  dateline forget 03-courier.txt --yes

From the record, its log, the index and the copies kept beside it; backups elsewhere are yours to see to.
Python: Record("story.db").forget("03-courier.txt")"""


def command(
    reports: Annotated[
        list[str],
        typer.Argument(help="Ids or the starts of them, file names, addresses.", metavar="REPORT..."),
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Do it: it cannot be undone.")] = False,
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
) -> None:
    """Remove reports for good.

    With every line, copy and judgement that has their words, overwritten in every file of the record.
    """
    from dateline.api import Record
    from dateline.errors import UsageError

    with Record(db, create=False) as record:
        ids = [record.id_of(report) for report in reports]
        if not yes:
            raise UsageError(f"{', '.join(ids)} would be removed for good", hint="add --yes")
        gone = record.forget(*ids)
        left = len(record.store)
    for own, forgotten in zip(ids, gone, strict=True):
        files = ", ".join(str(path) for path in forgotten.files)
        also = f", also from {files}" if files else ""
        typer.echo(f"{own}: removed with {forgotten.judgements:,} judgements{also}", err=True)
        for note in forgotten.notes:
            typer.echo(f"{db}: {note}", err=True)
    typer.echo(f"{left:,} reports in the record", err=True)
    if any(forgotten.notes for forgotten in gone):
        raise typer.Exit(1)
