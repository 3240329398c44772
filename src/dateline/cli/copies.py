"""``dateline copies``: which reports share text, in the record or in a file of reports."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.copies_table import write_pair, write_table
from dateline.cli.options import DbOption, FormatOption, ReportOption
from dateline.cli.output import telling, wants_table, write_json_lines

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "copies"
EXAMPLES = """\b
Examples:
  dateline copies                            pairs in the record, copies first
  dateline copies --report 03-courier.txt    what one report shares, and with whom
  dateline copies --kind copy,partial        without quotations, rewrites and stock words
  dateline copies --pair 03-courier.txt 04-wire.txt   two reports part by part: cut, added, moved, reworded
  dateline copies --db story.db --format jsonl
  dateline copies in.jsonl -o out.jsonl      no record: the contract's lines for a file of reports
  cat in.jsonl | dateline copies - -o - --kind rewrite
  dateline copies in/ -o out/ --engine spark --master spark://host:7077   folders of JSONL or Parquet, many machines

Python: Record("story.db").copies(report="03-courier.txt"), .pair(...), or dateline.find_copies(...) without a record"""


def command(
    source: Annotated[
        str | None,
        typer.Argument(
            help="JSONL reports, or -; without it the record is read. Spark also takes Parquet and folders.",
            metavar="[IN.jsonl]",
        ),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--out",
            help="Where to write the lines; - is standard output. With Spark a name that ends in / or .parquet is a "
            "folder of files.",
            metavar="FILE",
        ),
    ] = None,
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    report: ReportOption = None,
    kind: Annotated[
        str | None,
        typer.Option(help="Only these kinds: copy, partial, quotation, rewrite, boilerplate.", metavar="KIND,..."),
    ] = None,
    pair: Annotated[
        tuple[str, str] | None, typer.Option(help="Show two reports of the record part by part.", metavar="A B")
    ] = None,
    jobs: Annotated[int, typer.Option(help="Processes to use.", min=1)] = 1,
    engine: Annotated[
        str, typer.Option(help="local, or spark: many machines, the same bytes; needs the extra dateline[spark].")
    ] = "local",
    master: Annotated[
        str | None,
        typer.Option(
            help="With Spark: the cluster; without it what Spark's own settings say, else this machine.", metavar="URL"
        ),
    ] = None,
    format: FormatOption = None,  # noqa: A002  # the option's name
) -> None:
    """Which reports share text.

    How much, of what kind, and who took it from whom where that is known.
    """
    from dateline.errors import UsageError

    if engine not in ("local", "spark"):
        raise UsageError(f"no engine {engine!r} in this version", hint="leave --engine out, or say local or spark")
    if engine == "spark":
        if source is None or pair:
            raise UsageError("--engine spark reads files of reports", hint="name a JSONL or Parquet file, or a folder")
        write_with_spark(source, out, master or (f"local[{jobs}]" if jobs > 1 else None), kind, report)
        return
    if master:
        raise UsageError("--master is the address of a Spark cluster", hint="add --engine spark, or leave it out")
    if source is None:
        from dateline.api import Record

        with Record(db, read_only=True) as record:
            if pair:
                write_pair(record, *pair, table=wants_table(format))
            elif wants_table(format):
                write_table(record, report, kind)
            else:
                write_json_lines(record.copy_rows(report=report, kinds=kind))
        return
    if pair:
        raise UsageError("--pair shows reports of a record", hint=f"dateline add {source} first, then leave it out")
    from dateline.api import copies_as_lines, parse_copy_kinds
    from dateline.cli.lines import read_lines, write_pieces
    from dateline.text.memory import without_collecting

    wanted = {found.value for found in parse_copy_kinds(kind)}
    with telling("reading reports") as told, read_lines(source) as lines, without_collecting():
        pieces = copies_as_lines(lines, jobs=jobs, where=source, watch=told)
        if kind or report:
            pieces = kept_lines(pieces, wanted, report)
        write_pieces(pieces, Path(out) if out and out != "-" else None)
    told.finish()


def write_with_spark(source: str, out: str | None, master: str | None, kind: str | None, report: str | None) -> None:
    """Search a file or a folder with Spark, and write the lines into a file or a folder."""
    from dateline.api import copies_on_spark, parse_copy_kinds
    from dateline.cli.lines import write_text
    from dateline.spark import SparkOptions, is_folder, write_folder

    wanted = {found.value for found in parse_copy_kinds(kind)}
    options = SparkOptions(master=master)
    with telling("reading reports") as told:
        lines = copies_on_spark(source, options=options, watch=told)
        if kind or report:
            lines = (line.decode() for line in kept_lines(map(str.encode, lines), wanted, report))
        if out and is_folder(out):
            write_folder(lines, out, options.lines)
        else:
            write_text(lines, Path(out) if out and out != "-" else None)
    told.finish()


def kept_lines(pieces: Iterable[bytes], kinds: Collection[str], report: str | None) -> Iterator[bytes]:
    """Of the contract's lines those of some kinds and, if it is named, of one report."""
    for piece in pieces:
        for line in piece.splitlines(keepends=True):
            row = json.loads(line)
            if row["kind"] in kinds and report in (None, row["a"], row["b"]):
                yield line
