"""``dateline show``: one report with all that was read in it."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import DbOption, FormatOption, ReportArgument
from dateline.cli.output import wants_table, write_json_lines

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "show"
EXAMPLES = """\b
Examples:
  dateline show r-4f2a                       by the start of its id
  dateline show 03-courier.txt               by file name
  dateline show 03-courier.txt --format jsonl   the line that `annotate` would write

Python: Record("story.db").show("03-courier.txt")"""


def command(
    report: ReportArgument,
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    format: FormatOption = None,  # noqa: A002  # the option's name
    alone: Annotated[
        bool, typer.Option("--alone", help="Read no other report: an undated one then stays as its words leave it.")
    ] = False,
) -> None:
    """Show one report and all read in it.

    What is known about it and why, its zones, where its parts stand in their file (page, paragraph, element), quotes
    and dates. Of a report that does not say when it was published the others are asked what they allow (`gathered`),
    which takes longer the more there are.
    """
    from dateline.api import Record, read_object

    with Record(db, read_only=True) as record:
        read = record.show(report)
        table = wants_table(format)
        gathered = record.gathered_date(read) if table and not alone else None
    if table:
        from dateline.cli.view import print_report

        print_report(read, gathered)
    else:
        write_json_lines([read_object(read)])
