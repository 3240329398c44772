"""``dateline rename``: say what an actor is called."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import ByOption, DbOption, WhyOption
from dateline.cli.output import write_json_lines

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "rename"
EXAMPLES = """\b
Examples:
  dateline rename "A. Vale" "Ana Vale" --because "her full name" --by Orr
  dateline rename actor-5b2e "River Guard" --by Orr

Python: Record("story.db").rename("A. Vale", "Ana Vale", by="Orr")"""


def command(
    one: Annotated[str, typer.Argument(help="A name, NAME@REPORT, or an id.", metavar="ONE")],
    name: Annotated[str, typer.Argument(help="What to call it.", metavar="NAME")],
    because: WhyOption = "",
    by: ByOption = None,
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
) -> None:
    """Say what an actor is called.

    Its spellings stay where they stand; undone with `dateline undo ID`.
    """
    from dateline.api import Record
    from dateline.exports.record_lines import judgement_object

    with Record(db, create=False) as record:
        judgement = record.rename(one, name, because=because, by=by)
    write_json_lines([judgement_object(judgement)])
