"""``dateline report``: the record as one page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import DbOption

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "report"
EXAMPLES = """\b
Examples:
  dateline report -o story.html              one file; open it in any browser, no network needed
  dateline report --db story.db -o story.html --title "The bridge at Orsun"

Python: Record("story.db").report("story.html")"""


def command(
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    out: Annotated[
        str, typer.Option("-o", "--out", help="The page; - is standard output.", metavar="FILE")
    ] = "story.html",
    title: Annotated[str | None, typer.Option(help="What to call the story at the top of the page.")] = None,
) -> None:
    """Write the record as one page.

    One self-contained HTML file in which every line opens its words.
    """
    from dateline.api import Record
    from dateline.cli.lines import write_text

    with Record(db, read_only=True) as record:
        page = record.page(title=title)
    write_text([page], Path(out) if out != "-" else None)
    if out != "-":
        typer.echo(f"written: {out} (open it in a browser)", err=True)
