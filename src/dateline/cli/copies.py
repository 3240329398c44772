"""``dateline copies``: which reports share text, in the record or in a file of reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.options import DbOption, FormatOption, ReportOption
from dateline.cli.output import Column, telling, wants_table, write_json_lines, write_rows

if TYPE_CHECKING:
    from dateline.api import Record
    from dateline.record import ReportSummary

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

Python: Record("story.db").copies(report="03-courier.txt"), .pair(...), or dateline.find_copies(...) without a record"""


def command(
    source: Annotated[
        str | None, typer.Argument(help="JSONL reports, or -; without it the record is read.", metavar="[IN.jsonl]")
    ] = None,
    out: Annotated[
        str | None, typer.Option("-o", "--out", help="Where to write the lines; - is standard output.", metavar="FILE")
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
            if pair:
                write_pair(record, *pair, table=wants_table(format))
            elif wants_table(format):
                write_table(record, report, kind)
            else:
                write_json_lines(record.copy_rows(report=report, kinds=kind))
        return
    if pair:
        raise UsageError("--pair shows reports of a record", hint=f"dateline add {source} first, then leave it out")
    from dateline.api import copies_in_lines, parse_copy_kinds
    from dateline.cli.lines import read_lines, write_lines

    wanted = {found.value for found in parse_copy_kinds(kind)}
    with telling("reading reports") as told, read_lines(source) as lines:
        objects = copies_in_lines(lines, jobs=jobs, where=source, watch=told)
        kept = (row for row in objects if row["kind"] in wanted and report in (None, row["a"], row["b"]))
        write_lines(kept, Path(out) if out and out != "-" else None)
    told.finish()


def write_pair(record: Record, one: str, other: str, *, table: bool) -> None:
    """Two reports part by part, for a person or as JSON lines."""
    rows = record.pair(one, other)
    if not table:
        write_json_lines(rows)
        return
    from dateline.cli.pair import print_pair

    print_pair(list(rows), {summary.id: summary for summary in record.store.summaries()}, (one, other))


def write_table(record: Record, report: str | None, kinds: str | None) -> None:
    """The pairs as a table, what tells most first."""
    from dateline.cli.naming import short_names
    from dateline.cli.options import Format

    summaries = {summary.id: summary for summary in record.store.summaries()}
    names = short_names(summaries.values())
    rows = sorted(record.copy_rows(report=report, kinds=kinds), key=weight)
    found = Counter(row["kind"] for row in rows)
    counted = ", ".join(f"{found[kind]} {kind}" for kind in ORDER if found[kind])
    write_rows(
        ({**row, "sides": sides_words(row, summaries), "why": why_words(row, names)} for row in rows),
        COLUMNS,
        Format.TABLE,
        title=f"{{n}} pair{'' if len(rows) == 1 else 's'} of reports share text: {counted}",
        empty="no two reports share text" if report is None and kinds is None else "no such pair shares text",
    )


ORDER = ("copy", "partial", "quotation", "rewrite", "boilerplate")


def weight(row: Mapping[str, Any]) -> tuple[object, ...]:
    """Where a pair stands in the table: copies, whole or in part, by their larger share; then what tells less."""
    rank = max(1, ORDER.index(row["kind"]))
    return (rank, -max(row["a_share"], row["b_share"]), row["a"], row["b"])


def sides_words(row: Mapping[str, Any], reports: Mapping[Any, ReportSummary]) -> str:
    """The two reports, called A and B, each with how much of it is shared and the file it was read from."""
    from dateline.cli.naming import place_of

    lines: list[str] = []
    for letter, side in (("A", "a"), ("B", "b")):
        report = reports[row[side]]
        lines.append(f"{letter} {100 * row[f'{side}_share']:3.0f} % {report.outlet or 'outlet not determined'}")
        lines.append(f"  {place_of(report)}")
    return "\n".join(lines)


def why_words(row: Mapping[str, Any], names: Mapping[Any, str]) -> str:
    """Who took it from whom, and why; A and B for the two, names for others."""
    from dateline.exports.rows import with_names

    letters = {**names, row["a"]: "A", row["b"]: "B"}
    return f"{direction_words(row)}\n{with_names(row['because'], letters, (row['a'], row['b']))}"


def direction_words(row: Mapping[str, Any]) -> str:
    """Who took it from whom, in words."""
    if row["dir"]:
        how = "retells" if row["kind"] == "rewrite" else "has it from"
        return f"B {how} A" if row["dir"] == "ab" else f"A {how} B"
    if row["kind"] in ("quotation", "boilerplate"):
        return "not counted as copying"
    common = f"; both may have it from {row['common_source']}" if row["common_source"] else ""
    return f"who was first is not determined{common}"


def kind_words(row: Mapping[str, Any]) -> str:
    """The kind; what is retold says that it is weaker."""
    return "rewrite\n(retold,\nnot copied)" if row["kind"] == "rewrite" else str(row["kind"])


COLUMNS = {
    "kind": Column(kind_words, 0),
    "reports, part shared": Column(lambda row: row["sides"], 7),
    "who has it from whom, and why": Column(lambda row: row["why"], 7),
}
