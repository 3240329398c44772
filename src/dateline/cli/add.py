"""``dateline add``: read reports into the record."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import DbOption, KeepOption, LayersOption, ReaderOption, SecondReaderOption, layers_of
from dateline.cli.output import telling

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "add"
EXAMPLES = """\b
Examples:
  dateline add reports/                              a folder, with its reports.csv beside the texts if there is one
  dateline add page.html --url https://outlet.example/a   one page, and where it was found
  dateline add 'wire/*.txt' --outlet "Orsun Post"    files by pattern, with what they do not say
  dateline add archive.warc.gz mails.mbox story.pdf  web archives, mail, PDF, DOCX, ODT, RTF, feeds, ZIP and more
  dateline add sheet.csv --columns "text=Body,published=Date"   a table with names of its own
  dateline add https://post.example/a                a page of the web, fetched politely; again later: what changed
  zcat feed.jsonl.gz | dateline add -                standard input
  dateline add reports/ --db story.db                into another record
  dateline add wire.jsonl.gz --layers meta,zones     very many reports: quickly, the words later (`dateline reread`)

The same report again adds nothing; a stopped run goes on where it was. Python: Record("story.db").add("reports/")"""


def command(
    targets: Annotated[
        list[str],
        typer.Argument(help="Files, folders, patterns, addresses, or - for standard input.", metavar="PATH|URL..."),
    ],
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    outlet: Annotated[str | None, typer.Option(help="Who published them.")] = None,
    published: Annotated[str | None, typer.Option(help="When: 2020-01-17 or 2020-01-17T22:50.")] = None,
    url: Annotated[str | None, typer.Option(help="Where the report of a file stands on the web (not fetched).")] = None,
    title: Annotated[str | None, typer.Option(help="Its headline.")] = None,
    byline: Annotated[str | None, typer.Option(help="Who wrote it.")] = None,
    agency: Annotated[str | None, typer.Option(help="The agency it comes from.")] = None,
    language: Annotated[str | None, typer.Option(help="Its language, as an ISO 639-1 code.")] = None,
    layers: LayersOption = None,
    columns: Annotated[
        str | None,
        typer.Option(help="How tables name their columns: KEY=NAME, commas between.", metavar="KEY=NAME,..."),
    ] = None,
    reader: ReaderOption = None,
    keep: KeepOption = None,
    second_reader: SecondReaderOption = None,
) -> None:
    """Read reports into the record.

    Text, zones, quotes, dates, actors, events, and what they share with the reports already there.
    """
    from dateline.api import Record
    from dateline.model import Given

    given = Given(None, title, outlet, published, url, language, byline, agency)
    with (
        Record(db, reader=reader, keep=keep, second_reader=second_reader) as record,
        telling("reading reports") as told,
    ):
        summary = record.add(*targets, given=given, layers=layers_of(layers), columns=columns, watch=told)
    typer.echo(summary.line, err=True)
    told.finish()
