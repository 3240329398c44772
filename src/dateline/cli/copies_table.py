"""Show pairs of reports that share text: a table that reads well at 80 columns, or one pair part by part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dateline.cli.options import Format
from dateline.cli.output import Column, write_json_lines, write_rows

if TYPE_CHECKING:
    from dateline.api import Record
    from dateline.record import ReportSummary

__all__ = ["write_pair", "write_table"]


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
