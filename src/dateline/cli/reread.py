"""``dateline reread``: read the words of reports of the record again."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import DbOption, LayersOption, ReaderOption, SecondReaderOption, layers_of
from dateline.cli.output import telling

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "reread"
EXAMPLES = """\b
Examples:
  dateline reread                            whatever was read without names or events
  dateline reread 03-courier.txt --all       one report, as this version reads it
  dateline reread --all                      every report, after an upgrade

Texts, zones and details stay, and so do judgements. Python: Record("story.db").reread()"""


def command(
    reports: Annotated[
        list[str] | None,
        typer.Argument(help="Only these reports: ids or the starts of them, file names, addresses.", metavar="REPORT"),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also reports that lack nothing.")] = False,
    layers: LayersOption = None,
    reader: ReaderOption = None,
    second_reader: SecondReaderOption = None,
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
) -> None:
    """Read words again.

    For layers that reports lack, because an older Dateline or `add --layers` read them; or, with --all, as this version
    reads them.
    """
    from dateline.api import Record

    with Record(db, reader=reader, second_reader=second_reader) as record, telling("reading again") as told:
        count = record.reread(*reports or (), layers=layers_of(layers), everything=everything, watch=told)
        whole = len(record.store)
    typer.echo(f"{count:,} of {whole:,} reports read again", err=True)
    told.finish()
