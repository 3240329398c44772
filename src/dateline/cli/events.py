"""``dateline events``: what happened, each event once, with every account of it."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import DbOption, FormatOption
from dateline.cli.output import Column, Row, write_rows

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "events"
EXAMPLES = """\b
Examples:
  dateline events                           every event with all its accounts
  dateline events --min-accounts 2          those that more than one account tells
  dateline events --type ASSAULT --actor guard
  dateline events --report ledger | jq .accounts   in a pipe: one JSON object an event

Python: Record("story.db").events(min_accounts=2)"""


def command(
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    report: Annotated[str | None, typer.Option(help="Only events that one report tells.")] = None,
    type: Annotated[str | None, typer.Option(help="A root of the PLOVER ontology: ASSAULT.")] = None,  # noqa: A002
    actor: Annotated[str | None, typer.Option(help="A part of the name of one who does it or has it done.")] = None,
    min_accounts: Annotated[int, typer.Option(help="Only events that so many accounts tell.", min=1)] = 1,
    format: FormatOption = None,  # noqa: A002  # the option's name
) -> None:
    """What happened, each event once, with every account of it.

    Accounts of one event are merged within a report and across reports; each is kept with its words.
    """
    from dateline.api import Record

    with Record(db, read_only=True) as record:
        write_rows(
            record.events(report=report, type=type, actor=actor, min_accounts=min_accounts),
            {
                "event": Column(kind_words, 2),
                "days": Column(days_of, 2),
                "accounts": Column(accounts_of, 9),
            },
            format,
            title="{n} events",
            empty="no such event: add reports with `dateline add`, or ask for less",
        )


def kind_words(row: Row) -> str:
    """What kind of event it is, and whether it is contested."""
    return f"{row['type'] or 'statement'}{', contested' if row['contested'] else ''}"


def days_of(row: Row) -> str:
    """The days of an event, the last one shown."""
    from dateline.cli.stories import day_words

    if row["earliest"] is None and row["latest"] is not None:
        return f"before {row['latest']}"
    if row["latest"] is None and row["earliest"] is not None:
        return f"from {row['earliest']}"
    return day_words(row["earliest"], row["latest"])


def accounts_of(row: Row) -> str:
    """The accounts of an event, each on a line of its own."""
    return "\n".join(f"{told['status']}: {told['words']}  [{row['names'][told['report']]}]" for told in row["accounts"])
