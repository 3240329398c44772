"""``dateline watch``: read feeds, sitemaps, pages and folders again and again."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from dateline.cli.options import DbOption, FormatOption, KeepOption, LayersOption, layers_of
from dateline.cli.output import wants_table

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "watch"
EXAMPLES = """\b
Examples:
  dateline watch sources.toml --once      read what is due, then end: for cron or a systemd timer
  dateline watch sources.toml             go on until it is stopped (Ctrl-C, or SIGTERM)
  dateline watch sources.toml --once | jq 'select(.kind == "changed")'

\b
sources.toml:
  [[feed]]
  url = "https://post.example/rss"
  outlet = "Orsun Post"
  every = "15m"
  [[page]]
  url = "https://ministry.example/statement"

Sites are asked politely: robots.txt, one request a host at a time, and only what changed. Python:
Record("story.db").watch("sources.toml", once=True)"""


def command(
    sources: Annotated[Path, typer.Argument(help="What to watch: a TOML file.", metavar="SOURCES.toml")],
    once: Annotated[bool, typer.Option("--once", help="Read what is due, then end.")] = False,
    layers: LayersOption = None,
    keep: KeepOption = None,
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    format: FormatOption = None,  # noqa: A002  # the option's name
) -> None:
    """Watch feeds, sitemaps, pages and folders.

    What is new is added; of a page that was changed, what it said before is kept, with what was changed.
    """
    from dateline.api import Record

    failed = 0
    show = tell if wants_table(format) else write
    with stopping() as stopped, Record(db, keep=keep) as record:
        for seen in record.watch(sources, once=once, layers=layers_of(layers), stopped=stopped):
            failed += seen["kind"] == "failed"
            show(seen)
    if failed and once:
        raise typer.Exit(1)


@contextmanager
def stopping() -> Iterator[Any]:
    """Whether somebody asked the run to stop: the address at hand is read to its end first."""
    asked: list[int] = []

    def ask(number: int, _: object) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def write(seen: Any) -> None:
    """One JSON line, at once."""
    typer.echo(json.dumps(seen, ensure_ascii=False))


def tell(seen: Any) -> None:
    """One line for a person; what did not change is passed over."""
    if seen["kind"] == "same":
        return
    touched = sorted({touch for change in seen["changes"] for touch in change["touches"]})
    more = f"{len(seen['changes'])} changes ({', '.join(touched)})" if seen["changes"] else seen["message"]
    lost = f"; {len(seen['lost'])} lines of the record rested on what is gone" if seen["lost"] else ""
    typer.echo(f"{seen['kind']:8}{seen['at']}" + (f"  {more}{lost}" if more else ""))
