"""``dateline part``: say that a report is not of one story with others."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import ByOption, DbOption, ReportArgument, WhyOption
from dateline.cli.output import write_json_lines

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "part"
EXAMPLES = """\b
Examples:
  dateline part 03-courier.txt --by Orr                     it is of none of the story it is in
  dateline part 03-courier.txt 07-post.txt --by Orr         these two are of two stories
  dateline move 03-courier.txt 12-ledger.txt --by Orr       it is of another story

Python: Record("story.db").part("03-courier.txt", by="Orr")"""


def command(
    report: ReportArgument,
    others: Annotated[
        list[str] | None, typer.Argument(help="The others; else all of its story.", metavar="OTHER...")
    ] = None,
    because: WhyOption = "",
    by: ByOption = None,
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
) -> None:
    """Say that a report is not of one story with others.

    Nothing joins them from then on; `dateline undo ID` takes it back.
    """
    from dateline.api import Record
    from dateline.exports.record_lines import judgement_object

    with Record(db, create=False) as record:
        judgement = record.part(report, *(others or ()), because=because, by=by)
    write_json_lines([judgement_object(judgement)])
