"""``dateline same``: say that several names are one's."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import ByOption, DbOption, WhyOption
from dateline.cli.output import write_json_lines

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "same"
EXAMPLES = """\b
Examples:
  dateline same "Ana Vale" "A. Vale@03-courier.txt" --because "her office says so" --by Orr
  dateline same actor-5b2e actor-77c0 --by Orr       two of `dateline actors --candidates`
  dateline same "Ana Vale" --by Orr                  all who are called so are one

Python: Record("story.db").same("Ana Vale", "A. Vale@03-courier.txt", by="Orr")"""


def command(
    names: Annotated[
        list[str], typer.Argument(help="Names, NAME@REPORT, or ids; one name: all who have it.", metavar="NAME...")
    ],
    because: WhyOption = "",
    by: ByOption = None,
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
) -> None:
    """Say that several are one.

    Signed and dated; it outranks every ground, outlives every re-run, and is undone with `dateline undo ID`.
    """
    from dateline.api import Record
    from dateline.exports.record_lines import judgement_object

    with Record(db, create=False) as record:
        judgement = record.same(*names, because=because, by=by)
    write_json_lines([judgement_object(judgement)])
