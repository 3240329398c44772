"""``dateline utterances``: one thing said, found in many reports."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import DbOption, FormatOption
from dateline.cli.output import Column, Row, write_rows

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "utterances"
EXAMPLES = """\b
Examples:
  dateline utterances                             what more than one attribution gives
  dateline utterances --speaker vale              by a part of the speaker's name
  dateline utterances --containing "the bridge"   who has these words, who cut them, who had them first
  dateline utterances | jq .first_seen            in a pipe: one JSON object an utterance

Python: Record("story.db").utterances(speaker="vale")"""


def command(
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    report: Annotated[str | None, typer.Option(help="Only those that one report gives.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Only those of a speaker: a part of the name.")] = None,
    containing: Annotated[str | None, typer.Option(help="Only those whose fullest form has these words.")] = None,
    format: FormatOption = None,  # noqa: A002  # the option's name
) -> None:
    """One thing said, as all reports give it.

    The fullest form first; then who has it exactly, who cut or reworded it, who gives it in indirect speech.
    """
    from dateline.api import Record

    with Record(db, read_only=True) as record:
        write_rows(
            record.utterances(report=report, speaker=speaker, containing=containing),
            {
                "speaker": Column(lambda row: "; ".join(row["speaker_names"]) or "not determined", 2),
                "seen first in": Column(first_words, 2),
                "forms": Column(forms_of, 9),
            },
            format,
            title="{n} utterances",
            empty="nothing is given more than once: add reports with `dateline add`, or ask for less",
        )


def first_words(row: Row) -> str:
    """The report that had it first."""
    return row["names"][row["first_seen"]] if row["first_seen"] else "not determined"


def forms_of(row: Row) -> str:
    """Each form on a line of its own, with what was cut."""
    lines: list[str] = []
    for saying in row["sayings"]:
        words = " ... ".join(" ".join(part.split()) for part in saying["words"])
        cut = f" (without: {' / '.join(saying['missing_words'])})" if saying["missing_words"] else ""
        lines.append(f"{saying['form']}: {words}{cut}  [{row['names'][saying['report']]}]")
    return "\n".join(lines)
