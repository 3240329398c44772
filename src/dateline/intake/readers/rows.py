"""Reports in rows: JSON lines, JSON, CSV and TSV; JSON that is ninjs or a JSON Feed is told by its keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dateline.intake.formats import refuse_binary
from dateline.intake.json_rows import rows_of_json, rows_of_lines
from dateline.intake.json_shapes import known_shapes
from dateline.intake.options import IntakeOptions
from dateline.intake.problems import lost
from dateline.intake.reader import FileReader, Found, Opened
from dateline.intake.rows import Row, report_of_row
from dateline.intake.streams import peek, to_utf8, without_mark
from dateline.intake.tables import rows_of_table
from dateline.model import Given, Problem

__all__ = ["JSON", "LINES", "TABLE", "TABS"]

CONTENT = frozenset(("text", "html"))
SNIFFED = 8_192
JSON_OPENERS = (b"{", b"[", b"[{")
Rows = Callable[[Iterator[bytes], str, IntakeOptions], Iterator[Row | Problem]]


def reading(rows: Rows, *, needs_id: bool) -> Callable[[Opened, IntakeOptions], Iterator[Found]]:
    """A reader's function from a function that cuts bytes into rows."""

    def read(opened: Opened, options: IntakeOptions) -> Iterator[Found]:
        head, pieces = peek(opened.pieces, SNIFFED)
        refuse_binary(head, signatures_only=True)
        found = False
        for row in (
            known_shapes(rows(to_utf8(pieces), opened.where, options))
            if needs_id
            else rows(to_utf8(pieces), opened.where, options)
        ):
            found = True
            if isinstance(row, Problem):
                yield row
            else:
                yield report_of_row(*row, flags=Given(), sidecar=Given(), needs_id=needs_id)
        if not found:
            yield lost("empty", "no report in it: there should be rows with text", opened.where)

    return read


def rows_of_columns(pieces: Iterator[bytes], where: str, options: IntakeOptions) -> Iterator[Row | Problem]:
    """The rows of a table, columns renamed as the options say."""
    return rows_of_table(pieces, where, options, CONTENT)


def begins_as_json(head: bytes) -> bool:
    """Whether bytes begin as a list or an object over several lines."""
    head = without_mark(head)
    first = head.lstrip().split(b"\n", 1)[0].strip()
    return first in JSON_OPENERS or re.match(rb"\[\s*\{", head.lstrip()[:99]) is not None


def begins_as_lines(head: bytes) -> bool:
    """Whether bytes begin with an object on one line."""
    return re.match(rb"\{\s*[\"}]", without_mark(head).lstrip()[:99]) is not None


LINES = FileReader("jsonl", reading(rows_of_lines, needs_id=True), (".jsonl", ".ndjson"), known_by=begins_as_lines)
JSON = FileReader("json", reading(rows_of_json, needs_id=True), (".json",), known_by=begins_as_json)
TABLE = FileReader("csv", reading(rows_of_columns, needs_id=False), (".csv",))
TABS = FileReader("tsv", reading(rows_of_columns, needs_id=False), (".tsv",))
