"""``dateline check``: one report against the record, without storing it."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import DbOption, FormatOption
from dateline.cli.output import telling, wants_table, write_json_lines

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "check"
EXAMPLES = """\b
Examples:
  dateline check draft.txt                   what in it is copied, from whom, what is new, which quotes were seen
  dateline check page.html --db story.db --format jsonl
  pbpaste | dateline check -

Python: Record("story.db").check("draft.txt")"""


def command(
    target: Annotated[str, typer.Argument(help="One report, or - for standard input.", metavar="FILE")],
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    format: FormatOption = None,  # noqa: A002  # the option's name
) -> None:
    """Hold one report against the record.

    Nothing is stored: what is copied, from whom, what is new, which quotes the record has.
    """
    from dateline.api import Record, checked_object

    with Record(db, read_only=True) as record, telling("reading") as told:
        checked = record.check(target)
    for problem in checked.read.report.problems:
        told(problem)
    if wants_table(format):
        from dateline.cli.view import print_check

        print_check(checked)
    else:
        write_json_lines([checked_object(checked)])
