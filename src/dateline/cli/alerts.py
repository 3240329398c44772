"""``dateline alerts``: ask saved questions of what is new, and send what they find."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from dateline.cli.options import DbOption, FormatOption
from dateline.cli.output import wants_table

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "alerts"
EXAMPLES = """\b
Examples:
  dateline alerts alerts.toml --once      ask and send, then end: for cron or a systemd timer
  dateline alerts alerts.toml             again and again until it is stopped (Ctrl-C, or SIGTERM)
  dateline alerts                         what was told, and who waits for what

\b
alerts.toml:
  [[alert]]
  phrase = "harbour strike"               # new independent accounts that have these words
  [[alert]]
  speaker = "Irshay"                      # what she newly says; also actor, story, contradictions,
  [[alert]]                               # altered_quotes, edits, first_account
  edits = ["quote", "figure"]
  [[receiver]]
  name = "desk"
  mail = "desk@post.example"              # or webhook, atom, file
  from = "dateline@post.example"
  server = "smtp.post.example:587"

What is there when a question is asked first is noted and not told. Python:
Record("story.db").alerts("alerts.toml", once=True)"""


def command(
    plan: Annotated[
        Path | None, typer.Argument(help="What is asked and who is told: a TOML file.", metavar="[ALERTS.toml]")
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="Ask and send once, then end.")] = False,
    from_start: Annotated[
        bool, typer.Option("--from-start", help="Tell also what is there when a question is asked first.")
    ] = False,
    last: Annotated[int, typer.Option(help="Without a file: the most alerts that are listed.")] = 20,
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    format: FormatOption = None,  # noqa: A002  # the option's name
) -> None:
    """Ask saved questions of what is new.

    New independent accounts, changed figures, altered quotes, edits: told once, by mail, webhook, Atom feed or file.
    """
    from dateline.api import Record
    from dateline.cli.watch import stopping

    show = tell if wants_table(format) else write
    if plan is None:
        with Record(db, read_only=True) as record:
            for row in (*record.alert_questions(), *record.alerted(most=last), *record.receivers()):
                show(row)
        return
    failed = 0
    with stopping() as stopped, Record(db, create=False) as record:
        for row in record.alerts(plan, once=once, from_start=from_start, stopped=stopped):
            failed += row["kind"] == "failed"
            show(row)
    if failed and once:
        raise typer.Exit(1)


def write(row: Any) -> None:
    """One JSON line, at once."""
    typer.echo(json.dumps(row, ensure_ascii=False))


def tell(row: Any) -> None:
    """An alert for a person: what it is, and the words that it rests on; of a receiver, one line."""
    if row["kind"] == "alert":
        typer.echo(f"{row['question']}: {row['title']}\n  {row['because']}")
        for line in row["lines"]:
            typer.echo(f"  {line['note'] + ': ' if line['note'] else ''}“{' '.join(line['words'].split())}”")
            typer.echo(f"    {line['report_name']} {line['spans']}")
    elif row["kind"] == "alert_question":
        paused = f"; paused by {row['paused_by']}" if row["paused_by"] else ""
        typer.echo(f"asked   {row['asks']['name']} (saved by {row['by']}{paused})")
    elif row["kind"] == "receiver":
        waits = f", {row['waiting']} waiting" if row["waiting"] else ""
        problem = f" ({row['problem']}; next try {row['due_at']})" if row["problem"] else ""
        typer.echo(f"{row['receiver']}: {row['sent']} sent{waits}{problem}")
    elif row["kind"] == "sent":
        typer.echo(f"sent    {row['receiver']}: {row['alerts']} alerts")
    else:
        typer.echo(f"failed  {row['receiver'] or row['question']}: {row['message']}")
