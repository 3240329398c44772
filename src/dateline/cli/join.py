"""``dateline join``: say that reports are of one story."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import ByOption, DbOption, WhyOption
from dateline.cli.output import write_json_lines

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "join"
EXAMPLES = """\b
Examples:
  dateline join 03-courier.txt 07-post.txt --because "one flood" --by Orr

What is in their stories now comes along; `dateline undo ID` takes it back. Where two people do not agree, the machine
has its way. Python: Record("story.db").join("03-courier.txt", "07-post.txt", by="Orr")"""


def command(
    reports: Annotated[list[str], typer.Argument(help="Two reports or more.", metavar="REPORT...")],
    because: WhyOption = "",
    by: ByOption = None,
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
) -> None:
    """Say that reports are of one story.

    Signed and dated; it outlives every re-run and is undone with `dateline undo ID`.
    """
    from dateline.api import Record
    from dateline.exports.record_lines import judgement_object

    with Record(db, create=False) as record:
        judgement = record.join(*reports, because=because, by=by)
    write_json_lines([judgement_object(judgement)])
