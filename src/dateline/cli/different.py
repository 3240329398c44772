"""``dateline different``: say that two are two."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import ByOption, DbOption, WhyOption
from dateline.cli.output import write_json_lines

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "different"
EXAMPLES = """\b
Examples:
  dateline different "Ana Vale@03-courier.txt" "Ana Vale@04-post.txt" --because "the mayor, the singer" --by Orr
  dateline different actor-5b2e actor-77c0 --by Orr  two of `dateline actors --candidates`: not asked again

Python: Record("story.db").different("Ana Vale@03-courier.txt", "Ana Vale@04-post.txt", by="Orr")"""


def command(
    one: Annotated[str, typer.Argument(help="A name, NAME@REPORT, or an id.", metavar="ONE")],
    other: Annotated[str, typer.Argument(help="The other.", metavar="OTHER")],
    because: WhyOption = "",
    by: ByOption = None,
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
) -> None:
    """Say that two are two.

    Nothing joins them from then on, whatever they share; undone with `dateline undo ID`.
    """
    from dateline.api import Record
    from dateline.exports.record_lines import judgement_object

    with Record(db, create=False) as record:
        judgement = record.different(one, other, because=because, by=by)
    write_json_lines([judgement_object(judgement)])
