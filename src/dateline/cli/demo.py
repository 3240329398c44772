"""``dateline demo``: read the fictional example that ships, and say what to look at."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.output import telling
from dateline.cli.verify import verified_line

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "demo"
EXAMPLES = """\b
Examples:
  dateline demo                              writes dateline-demo/story.db and dateline-demo/story.html
  dateline demo out

Python: dateline.demo("out")"""


def command(
    folder: Annotated[Path, typer.Argument(help="Where to write the record and its page.", metavar="[FOLDER]")] = Path(
        "dateline-demo"
    ),
) -> None:
    """Read the example that ships.

    A fictional story of an invented country: adds it, verifies it, and writes its page.
    """
    from dateline.api import demo

    with telling("reading the example") as told:
        result = demo(folder, watch=told)
    typer.echo(result.added.line)
    typer.echo(verified_line(result.verified))
    typer.echo(result.headline)
    typer.echo(f"\nOpen this page in a browser: {result.page}")
    typer.echo(f"Then try: dateline quotes --db {result.database}\n          dateline copies --db {result.database}")
