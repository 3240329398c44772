"""``dateline show``: one report with all that was read in it."""

from __future__ import annotations

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


def command(report: ReportArgument, db: DbOption = "dateline.db", format: FormatOption = None) -> None:  # type: ignore[assignment]  # noqa: A002  # Typer makes it a Path; the option's name
    """Show one report and all read in it.

    What is known about it and why, its zones, quotes and dates.
    """
    from dateline.api import Record, read_object

    with Record(db, read_only=True) as record:
        read = record.show(report)
    if wants_table(format):
        from dateline.cli.view import print_report

        print_report(read)
    else:
        write_json_lines([read_object(read)])
