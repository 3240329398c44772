"""``dateline wording``: how each outlet names the same actor or event."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import DbOption, FormatOption
from dateline.cli.output import Column, write_rows

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "wording"
EXAMPLES = """\b
Examples:
  dateline wording                         every actor and event that two reports name, by outlet
  dateline wording --name guard            one actor or event
  dateline wording --outlet ledger         one outlet
  dateline wording | jq -r '[.outlet, .words, .count] | @csv'

Python: Record("story.db").wording(name="guard")"""


def command(
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    name: Annotated[str | None, typer.Option(help="A part of what the actor or event is called.")] = None,
    outlet: Annotated[str | None, typer.Option(help="A part of the outlet's name.")] = None,
    format: FormatOption = None,  # noqa: A002  # the option's name
) -> None:
    """How each outlet names the same actor or event.

    Counted, with every place. It is no score, and it takes no side.
    """
    from dateline.api import Record

    with Record(db, read_only=True) as record:
        write_rows(
            record.wording(name=name, outlet=outlet),
            {
                "actor or event": Column(lambda row: row["subject_words"], 3),
                "outlet": Column(lambda row: row["outlet_name"], 2),
                "words": Column(lambda row: row["words"], 3),
                "times": Column(lambda row: str(row["count"]), 0),
            },
            format,
            title="{n} namings",
            empty="nobody is named by two reports yet: add reports with `dateline add`, or ask for less",
        )
