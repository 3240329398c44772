"""The ``dateline`` command line: verbs over one record, tables for people and JSON lines for pipes."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from dateline.cli import (
    actor,
    actors,
    add,
    alerts,
    annotate,
    backup,
    check,
    compare,
    copies,
    corrections,
    demo,
    different,
    events,
    export,
    forget,
    join,
    judge,
    judgements,
    lineage,
    mcp,
    merge,
    move,
    names,
    outlets,
    part,
    quotes,
    raw,
    rename,
    report,
    reread,
    restore,
    retain,
    same,
    search,
    serve,
    show,
    sift,
    stories,
    timeline,
    train,
    undo,
    users,
    utterances,
    verify,
    versions,
    watch,
    wording,
)
from dateline.errors import DatelineError
from dateline.version import VERSION

__all__ = ["app", "run"]

EXAMPLES = """\b
Examples:
  dateline demo                             read the example that ships, write its page
  dateline add reports/                     read a folder into dateline.db
  dateline report -o story.html             the record as one page
  dateline serve                            the record in a browser
  dateline quotes --speaker Vale            who said what
  dateline compare --finding contradicts    where the accounts part
  dateline actors                           who is named
  dateline lineage                          who copied whom, and how many accounts that leaves
  dateline check draft.txt                  what in a draft is copied, from whom, what is new
  dateline annotate in.jsonl -o out.jsonl   no record: one line out per line in
  dateline names in.jsonl -o out.jsonl      no record: are two names one, and why

Exit codes: 0 done; 1 finished with problems; 2 wrong usage. Every command has a Python twin: see docs/."""

app = typer.Typer(
    name="dateline",
    help="Reads news reports and keeps a sourced record: copies, quotes and dates, with the words behind every line.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    add_completion=False,
    # Plain help: it can be copied, and `--help` stays within its budget of start-up time (benchmarks/startup.py).
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    add,
    watch,
    alerts,
    reread,
    show,
    quotes,
    actors,
    actor,
    copies,
    lineage,
    stories,
    events,
    compare,
    utterances,
    wording,
    timeline,
    search,
    check,
    judge,
    same,
    different,
    rename,
    join,
    part,
    move,
    outlets,
    judgements,
    undo,
    corrections,
    merge,
    backup,
    restore,
    raw,
    retain,
    forget,
    annotate,
    sift,
    names,
    export,
    versions,
    verify,
    train,
    report,
    serve,
    mcp,
    users,
    demo,
):
    app.command(command.NAME, epilog=command.EXAMPLES)(command.command)


@app.callback(invoke_without_command=True)
def root(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)] = False,
) -> None:
    """Reads news reports and keeps a sourced record: copies, quotes and dates, with the words behind every line."""
    if version:
        from dateline.text.kernel import engine

        typer.echo(f"dateline {VERSION}")
        if engine() == "python":
            typer.echo("without its C kernel: the same results, slower; install a C compiler and reinstall")
        raise typer.Exit


def run() -> None:
    """
    Run the command line; the entry point of the ``dateline`` program.

    A :class:`DatelineError` becomes one line with the next step and exit code 2; a closed pipe ends quietly; an
    interrupt says that what was added stays.
    """
    try:
        app(prog_name="dateline")
    except DatelineError as error:
        typer.echo(f"dateline: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        typer.echo("dateline: stopped; every report added so far stays in the record, run it again to go on", err=True)
        sys.exit(130)
