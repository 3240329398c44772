"""``dateline undo``: take a judgement back, signed and with a reason."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import ByOption, DbOption, WhyOption
from dateline.cli.output import write_json_lines

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "undo"
EXAMPLES = """\b
Examples:
  dateline undo judgement-5b2e --because "wrong report" --by Orr

The judgement stays in the history and counts no more. Python: Record("story.db").undo("judgement-5b2e")"""


def command(
    judgement: Annotated[str, typer.Argument(help="A judgement: its id or the start of it.", metavar="ID")],
    because: WhyOption = "",
    by: ByOption = None,
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
) -> None:
    """Take a judgement back.

    Whoever does it signs; `dateline judgements` keeps showing both.
    """
    from dateline.api import Record
    from dateline.exports.record_lines import judgement_object

    with Record(db, create=False) as record:
        undone = record.undo(judgement, because=because, by=by)
    write_json_lines([judgement_object(undone)])
