"""``dateline judgements``: who said what of which line, and what became of it."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from dateline.cli.options import DbOption, FormatOption, ReportOption
from dateline.cli.output import Column, write_rows

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "judgements"
EXAMPLES = """\b
Examples:
  dateline judgements                        the history, by time
  dateline judgements --report 03-courier.txt
  dateline judgements --state contested      where two people do not agree
  dateline judgements --state orphan         those whose line is gone

States: applied, contested, orphan, elsewhere (the text is not in this record), replaced (by the same person's later
word), undone. Python: Record("story.db").judgements()"""


def command(
    report: ReportOption = None,
    by: Annotated[str | None, typer.Option(help="Only of one person.", metavar="NAME")] = None,
    state: Annotated[str | None, typer.Option(help="Only in one state.", metavar="STATE")] = None,
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    format: FormatOption = None,  # noqa: A002  # the option's name
) -> None:
    """What people said of lines.

    Live and undone, with who, when and why.
    """
    from dateline.api import Record

    with Record(db, read_only=True) as record:
        write_rows(
            record.judgements(report=report, by=by, state=state),
            {
                "id": Column(lambda row: row["id"], 2),
                "says": Column(said, 4),
                "words": Column(lambda row: " ... ".join(row["words"]) or ", ".join(row["reports"]), 5),
                "who, when": Column(lambda row: f"{row['by']}, {row['at'][:10]}", 2),
                "because": Column(lambda row: row["because"], 4),
                "state": Column(lambda row: row["state"]),
            },
            format,
            title="{n} judgements",
            empty="no judgement: `dateline judge` makes one",
        )


def said(row: Any) -> str:
    """What a judgement says, in a few words."""
    line = row["subject"]["line"]
    if not row["value"] or row["verdict"] == "confirm":
        return f"{row['verdict']} {line}"
    fields = ", ".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in row["value"].items())
    return f"{row['verdict']} {line}: {fields}"
