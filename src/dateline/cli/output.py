"""Write rows as a table on a terminal and as JSON lines in a pipe; progress and problems go to standard error."""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from dateline.cli.options import Format
from dateline.model import Problem

if TYPE_CHECKING:
    from rich.console import Console

__all__ = [
    "PLAIN",
    "Column",
    "Row",
    "Teller",
    "open_console",
    "telling",
    "wants_table",
    "write_json_lines",
    "write_rows",
]

Row = Mapping[str, Any]
PLAIN: dict[str, Any] = {"show_edge": False, "pad_edge": False, "highlight": False, "show_lines": True}


def wants_table(chosen: Format | None) -> bool:
    """Whether to write for a person: what was chosen, else whether standard output is a terminal."""
    return chosen is Format.TABLE or (chosen is None and sys.stdout.isatty())


class Column(NamedTuple):
    """
    A column of a table.

    Args:
        fill: How a row fills it.
        ratio: Its share of the width beside the others; 0: as wide as its longest word, which is never broken.
    """

    fill: Callable[[Row], str]
    ratio: int = 1


# Signs of ours and of reports that a terminal without Unicode can show otherwise; what is left becomes "?".
ASCII = {
    "“": '"',
    "”": '"',
    "„": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "−": "-",
    "…": "...",
    "·": "-",
    "\xa0": " ",
}


def open_console() -> Console:
    """A console for standard output; a terminal that cannot show a sign gets a plainer one, never an error."""
    from rich.console import Console

    console = Console(highlight=False)
    if not console.encoding.startswith("utf") and isinstance(sys.stdout, io.TextIOWrapper):
        codecs.register_error("plainer", _plainer)
        sys.stdout.reconfigure(errors="plainer")
    return console


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """Plainer signs for those that cannot be shown."""
    assert isinstance(error, UnicodeEncodeError)
    lost = error.object[error.start : error.end]
    return "".join(ASCII.get(sign, "?") for sign in lost), error.end


def write_rows(
    rows: Iterable[Row], columns: Mapping[str, Column], chosen: Format | None, *, title: str, empty: str
) -> None:
    """
    Write rows as a table or as JSON lines.

    Args:
        rows: Flat objects in the contract's words.
        columns: For the table: headings and columns.
        chosen: What ``--format`` says.
        title: Above the table; ``{n}`` stands for the number of rows.
        empty: What to say to a person when there is no row.
    """
    if not wants_table(chosen):
        write_json_lines(rows)
        return
    from rich.table import Table
    from rich.text import Text

    held = list(rows)
    console = open_console()
    if not held:
        console.print(Text(empty))
        return
    table = Table(title=title.format(n=len(held)), title_justify="left", expand=True, **PLAIN)
    for name, column in columns.items():
        table.add_column(name, overflow="fold", ratio=column.ratio or None, no_wrap=not column.ratio)
    for row in held:
        table.add_row(*(Text(column.fill(row)) for column in columns.values()))
    console.print(table)


def write_json_lines(rows: Iterable[Row]) -> None:
    """Write one JSON object a line to standard output, in UTF-8 whatever the terminal is set to."""
    from dateline.cli.lines import write_lines

    write_lines(rows, None)


class Teller:
    """
    Tells a person what happens: a running count, and every problem as one line on standard error.

    Args:
        done: What to call with the name of each thing done.
    """

    def __init__(self, done: Callable[[str], None]) -> None:
        self.done = done
        self.lost = 0

    def __call__(self, item: str | Problem) -> None:
        """Tell of one thing done, or of one problem."""
        if not isinstance(item, Problem):
            self.done(item)
            return
        self.lost += item.fatal
        typer.echo(item.line, err=True)

    def finish(self) -> None:
        """End the command with exit code 1 when an input gave no report."""
        if self.lost:
            raise typer.Exit(1)


@contextmanager
def telling(words: str) -> Iterator[Teller]:
    """Tell of progress and problems on standard error while work goes on; the count only on a terminal."""
    if not sys.stderr.isatty():
        yield Teller(lambda _: None)
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description} {task.completed:,.0f}"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}", style="dim"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(words, total=None, name="")
        yield Teller(lambda name: progress.update(task, advance=1, name=name[-60:]))
