"""``dateline copies``: which reports share text, in the record or in a file of reports."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from dateline.cli.options import DbOption, FormatOption
from dateline.cli.output import Column, telling, write_rows

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "copies"
EXAMPLES = """\b
Examples:
  dateline copies                            pairs in the record
  dateline copies --db story.db --format jsonl
  dateline copies in.jsonl -o out.jsonl      no record: the contract's lines for a file of reports
  cat in.jsonl | dateline copies - -o -

Python: Record("story.db").copies(), or dateline.find_copies(...) without a record"""


def command(
    source: Annotated[
        str | None, typer.Argument(help="JSONL reports, or -; without it the record is read.", metavar="[IN.jsonl]")
    ] = None,
    out: Annotated[
        str | None, typer.Option("-o", "--out", help="Where to write the lines; - is standard output.", metavar="FILE")
    ] = None,
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    jobs: Annotated[int, typer.Option(help="Processes to use.", min=1)] = 1,
    engine: Annotated[str, typer.Option(help="local; spark comes with a later version.")] = "local",
    format: FormatOption = None,  # noqa: A002  # the option's name
) -> None:
    """Which reports share text.

    How much, of what kind, and who took it from whom where that is known.
    """
    from dateline.errors import UsageError

    if engine != "local":
        raise UsageError(f"no engine {engine!r} in this version", hint="leave --engine out, or say local")
    if source is None:
        from dateline.api import Record

        with Record(db, read_only=True) as record:
            write_rows(
                record.copy_rows(),
                COLUMNS,
                format,
                title="{n} pairs of reports share text",
                empty="no two reports share text",
            )
        return
    from dateline.api import copies_in_lines
    from dateline.cli.lines import read_lines, write_lines

    with telling("reading reports") as told, read_lines(source) as lines:
        objects = copies_in_lines(lines, jobs=jobs, where=source, watch=told)
        write_lines(objects, Path(out) if out and out != "-" else None)
    told.finish()


def direction_words(row: Any) -> str:
    """Who took it from whom, in words."""
    if row["dir"]:
        first, second = ("a", "b") if row["dir"] == "ab" else ("b", "a")
        return f"{row[f'{second}_name']} from {row[f'{first}_name']}"
    return "not determined" + (f"; both may have it from {row['common_source']}" if row["common_source"] else "")


def reports_words(row: Any) -> str:
    """The two reports, each with how much of it is shared."""
    return "\n".join(f"{row[f'{side}_name']}: {100 * row[f'{side}_share']:.0f} %" for side in "ab")


COLUMNS = {
    "kind": Column(lambda row: row["kind"], 2),
    "reports, part shared": Column(reports_words, 6),
    "who copied": Column(direction_words, 5),
    "because": Column(lambda row: row["reason"], 6),
}
