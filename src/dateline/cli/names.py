"""``dateline names``: whether two names are one, or which names of a list belong together."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.output import telling

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "names"
EXAMPLES = """\b
Examples:
  dateline names pairs.jsonl -o scored.jsonl
  echo '{"id": "1", "a": "Osmet al-Velidar", "b": "Velidar, O.", "kind": "person"}' | dateline names -
  dateline names list.jsonl | jq -r .cluster | sort | uniq -c

A line {id, a, b, kind} gives {id, score, same, because}: same is true, false, or null where the names do not decide.
A line {id, name, kind} gives {id, cluster} over all such lines of the input. Kinds: person, organisation, group,
country, place, outlet; kind may be left out. A line that cannot be read gives an object with its problems.
Python: dateline.names(lines)"""


def command(
    source: Annotated[str, typer.Argument(help="JSONL names, or -.", metavar="IN.jsonl")],
    out: Annotated[
        str, typer.Option("-o", "--out", help="Where to write; - is standard output.", metavar="OUT.jsonl")
    ] = "-",
) -> None:
    """Compare names, without a record.

    Two names of a line, or all names of the input, by the names alone, with the reason.
    """
    from dateline.cli.lines import read_lines, write_lines
    from dateline.naming import names

    with telling("reading names") as told, read_lines(source) as lines:
        write_lines(names(lines, where=source, watch=told), Path(out) if out != "-" else None)
    told.finish()
