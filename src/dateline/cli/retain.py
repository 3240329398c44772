"""``dateline retain``: drop what is kept for longer than it is to be."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import DbOption

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "retain"
EXAMPLES = """\b
Examples:
  dateline retain                         by the days of [keeping] in dateline.toml
  dateline retain --raw-days 30           bytes as they came for a month
  dateline retain --earlier-days 365 --alert-days 90

Reports stay: `dateline forget` removes them. Python: Record("story.db").retain(raw_days=30)"""


def command(
    raw_days: Annotated[
        int | None, typer.Option(min=0, help="Keep bytes as they came so long.", metavar="DAYS")
    ] = None,
    earlier_days: Annotated[
        int | None, typer.Option(min=0, help="Keep texts that reports had before so long.", metavar="DAYS")
    ] = None,
    alert_days: Annotated[
        int | None, typer.Option(min=0, help="Keep alerts that nobody waits for so long.", metavar="DAYS")
    ] = None,
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
) -> None:
    """Drop what is old.

    Bytes, earlier texts and alerts, overwritten in the file; 0 days, as without an option, is for ever.
    """
    from dateline.api import Record

    with Record(db, create=False) as record:
        done = record.retain(raw_days=raw_days, earlier_days=earlier_days, alert_days=alert_days)
    typer.echo(done.line, err=True)
    if not done.emptied:
        typer.echo(f"{db}: another process is reading the record: its log has it until that ends", err=True)
        raise typer.Exit(1)
