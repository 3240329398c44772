"""``dateline versions``: what reports said before, and what was changed."""

from __future__ import annotations

from typing import Any

import typer

from dateline.cli.options import DbOption, FormatOption, ReportOption
from dateline.cli.output import Column, write_rows

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "versions"
EXAMPLES = """\b
Examples:
  dateline versions                       every edit of every watched page
  dateline versions --report harbour      of one report
  dateline versions --touches quote,figure   only edits of quotes and figures
  dateline versions --format jsonl | jq .after_words

Edits of marks, blanks and the furniture of a page are not told. Python: Record("story.db").versions()"""


def command(
    report: ReportOption = None,
    touches: str = typer.Option(
        "", help="Only edits of these: headline, quote, figure, name, words; comma between.", metavar="WHAT"
    ),
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    format: FormatOption = None,  # noqa: A002  # the option's name
) -> None:
    """What reports said before.

    Edit by edit: what was cut, added, moved or reworded, and which lines of the record rested on it.
    """
    from dateline.api import Record

    wanted = [name.strip() for name in touches.split(",") if name.strip()]
    with Record(db, read_only=True) as record:
        write_rows(
            record.versions(report=report, touches=wanted or None),
            {
                "report": Column(lambda row: row["report"], 2),
                "replaced": Column(lambda row: row["replaced_at"][:16].replace("T", " ")),
                "edit": Column(lambda row: row["change_kind"]),
                "touches": Column(lambda row: ", ".join(row["touches"]), 2),
                "before": Column(lambda row: row["before_words"], 5),
                "after": Column(lambda row: row["after_words"], 5),
                "rested on it": Column(rested, 3),
            },
            format,
            title="{n} edits",
            empty="no edit: `dateline watch` reads pages again and keeps what they said before",
        )


def rested(row: Any) -> str:
    """The lines of the record that rested on the words."""
    return "; ".join(f"{line['line']} “{line['words']}”" for line in row["lost"])
