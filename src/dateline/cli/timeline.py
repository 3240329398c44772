"""``dateline timeline``: publications and dates in the reports, in the order of time."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import DbOption, FormatOption
from dateline.cli.output import Column, write_rows

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "timeline"
EXAMPLES = """\b
Examples:
  dateline timeline                          every day that the record knows, with the words that name it
  dateline timeline --from 2019-02-01 --to 2019-03-01
  dateline timeline --undetermined           with the dates that the reports leave open

Python: Record("story.db").timeline()"""


def command(
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    earliest: Annotated[str | None, typer.Option("--from", help="No day before this one.", metavar="DAY")] = None,
    latest: Annotated[str | None, typer.Option("--to", help="No day from this one on.", metavar="DAY")] = None,
    undetermined: Annotated[bool, typer.Option(help="Also list dates that are left open.")] = False,
    format: FormatOption = None,  # noqa: A002  # the option's name
) -> None:
    """When: dates in the order of time.

    Publications and time expressions by the days they stand for, with the reason for each.
    """
    from dateline.api import Record, parse_day

    first, after = parse_day(earliest, "--from"), parse_day(latest, "--to")
    with Record(db, read_only=True) as record:
        write_rows(
            record.timeline(earliest=first, latest=after, undetermined=undetermined),
            {
                "day": Column(day_words, 3),
                "words": Column(lambda row: row["words"], 3),
                "report": Column(lambda row: row["report_name"], 3),
                "because": Column(lambda row: row["because"], 8),
            },
            format,
            title="{n} dates",
            empty="no dates in the record yet: `dateline timeline --undetermined` lists those left open",
        )


def day_words(row: object) -> str:
    """A day, a run of days (last day shown), or that it is open."""
    from datetime import date, timedelta

    assert isinstance(row, dict)
    first, after = row["earliest"], row["latest"]
    if not first and not after:
        return "not determined"
    last = (date.fromisoformat(after) - timedelta(days=1)).isoformat() if after else "open"
    return last if first == last else f"{first or 'open'} to {last}"
