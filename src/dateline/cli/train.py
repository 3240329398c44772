"""``dateline train``: teach a reader with reports that you marked yourself."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.output import telling

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "train"
EXAMPLES = """\b
Examples:
  dateline train quotes marked.jsonl -o desk.reader
  dateline train quotes corpus/ -o desk.reader           all .jsonl and .jsonl.gz in a folder
  dateline annotate in.jsonl --reader desk.reader -o out.jsonl

A line of the corpus is a report as `annotate` takes it, with `attributions` as `annotate` writes them: source, cue and
content in code points of text; class and parent where you know them. The same corpus gives the same bytes; the corpus
stays with you, and so do the weights. Python: dateline.train("quotes", "marked.jsonl", "desk.reader")"""


class Task(StrEnum):
    """What a reader can be taught."""

    QUOTES = "quotes"


def command(
    task: Annotated[Task, typer.Argument(help="What to teach: quotes.", metavar="quotes")],
    corpus: Annotated[str, typer.Argument(help="A JSONL file, or a folder of them.", metavar="CORPUS")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Where to write the reader.", metavar="MODEL")] = Path(
        "quotes.reader"
    ),
) -> None:
    """Teach a reader with reports that you marked.

    Rules and learning then read together, with --reader MODEL.
    """
    from dateline.api import train

    with telling("reading reports") as told:
        trained = train(task.value, corpus, out, watch=told)
    typer.echo(f"{out}: {trained.line}", err=True)
    told.finish()
