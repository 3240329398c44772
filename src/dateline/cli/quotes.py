"""``dateline quotes``: who said what, with the words."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import DbOption, FormatOption
from dateline.cli.output import Column, write_rows

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "quotes"
EXAMPLES = """\b
Examples:
  dateline quotes                            every attribution in the record
  dateline quotes --speaker vale             by a part of the speaker's name, accents and case apart
  dateline quotes --type direct --containing "the bridge"
  dateline quotes --min-confidence 0.8 | jq .words   those fit to be published

Python: Record("story.db").quotes(speaker="vale")"""


def command(
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    speaker: Annotated[str | None, typer.Option(help="Only those of a speaker: a part of the name.")] = None,
    report: Annotated[str | None, typer.Option(help="Only those in one report.")] = None,
    type: Annotated[str | None, typer.Option(help="direct, mixed or indirect.")] = None,  # noqa: A002  # the option's name
    containing: Annotated[str | None, typer.Option(help="Only those whose words hold these words.")] = None,
    min_confidence: Annotated[float, typer.Option(help="Only those at least so sure, 0 to 1.")] = 0.0,
    format: FormatOption = None,  # noqa: A002  # the option's name
) -> None:
    """Who said what.

    Every attribution with its speaker, its words and the report they stand in.
    """
    from dateline.api import Record

    with Record(db, read_only=True) as record:
        found = record.quotes(
            speaker=speaker, report=report, type=type, containing=containing, min_confidence=min_confidence
        )
        write_rows(
            found,
            {
                "speaker": Column(
                    lambda row: row["speaker_name"] or f"not determined ({row['source_words'] or 'no source'})", 3
                ),
                "class": Column(lambda row: f"{row['class']}, {row['type']}", 2),
                "words": Column(lambda row: row["words"], 8),
                "report": Column(lambda row: row["report_name"], 3),
                "sure": Column(lambda row: f"{row['confidence']:.2f}"),
            },
            format,
            title="{n} attributions",
            empty="no attribution: add reports with `dateline add`, or ask for less",
        )
