"""``dateline stories``: which reports are of one affair."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import DbOption, FormatOption
from dateline.cli.output import Column, write_rows

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "stories"
EXAMPLES = """\b
Examples:
  dateline stories                       the reports by story, with what holds each together
  dateline stories --report ledger       the story of one report
  dateline stories | jq -r .reports[]    in a pipe: one JSON object a story

Python: Record("story.db").stories()"""


def command(
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    report: Annotated[str | None, typer.Option(help="Only the story of one report.")] = None,
    format: FormatOption = None,  # noqa: A002  # the option's name
) -> None:
    """Which reports are of one affair.

    Reports that share text, or names and rare words at about the same time. Comparison happens inside a story.
    """
    from dateline.api import Record

    with Record(db, read_only=True) as record:
        write_rows(
            record.stories(report=report),
            {
                "days": Column(lambda row: day_words(row["earliest"], row["latest"]), 2),
                "about": Column(lambda row: ", ".join(row["words"]), 3),
                "reports": Column(lambda row: "; ".join(row["names"][own] for own in row["reports"]), 6),
                "because": Column(lambda row: row["because"], 3),
            },
            format,
            title="{n} stories",
            empty="no reports in the record yet: `dateline add`",
        )


def day_words(first: str | None, after: str | None) -> str:
    """The days of publication of a story, the last one shown."""
    from datetime import date, timedelta

    if first is None or after is None:
        return "not determined"
    last = (date.fromisoformat(after) - timedelta(days=1)).isoformat()
    return first if last <= first else f"{first} to {last}"
