"""``dateline move``: say that a report is of another story."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import ByOption, DbOption, ReportArgument, WhyOption
from dateline.cli.output import write_json_lines

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "move"
EXAMPLES = """\b
Examples:
  dateline move 03-courier.txt 12-ledger.txt --because "the other flood" --by Orr

Two judgements, each undone by itself: it is apart from its story, and one with that of the other report.
Python: Record("story.db").move("03-courier.txt", "12-ledger.txt", by="Orr")"""


def command(
    report: ReportArgument,
    to: Annotated[str, typer.Argument(help="A report of the story that it is of.", metavar="TO")],
    because: WhyOption = "",
    by: ByOption = None,
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
) -> None:
    """Say that a report is of another story.

    Signed and dated; it outlives every re-run.
    """
    from dateline.api import Record
    from dateline.exports.record_lines import judgement_object

    with Record(db, create=False) as record:
        said = record.move(report, to, because=because, by=by)
    write_json_lines(map(judgement_object, said))
