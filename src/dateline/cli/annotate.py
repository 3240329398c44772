"""``dateline annotate``: one object out per line in, without a record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import LayersOption, ReaderOption, SecondReaderOption, layers_of
from dateline.cli.output import telling

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "annotate"
EXAMPLES = """\b
Examples:
  dateline annotate in.jsonl -o out.jsonl
  dateline annotate in.jsonl.gz -o - --layers attributions,timexes | jq -c .attributions[]
  zcat in.jsonl.gz | dateline annotate - -o out.jsonl --jobs 2
  dateline annotate in.jsonl -o out.jsonl --layers attributions --reader rules

A second reader proposes events that the rules do not see: each must stand in the text, carries `proposed_by`, and is
never surer than 0.5. The reports go to the address that you name and nowhere else.
Layers: meta, zones, sentences, entities, actors, attributions, timexes, events. A line that cannot be read gives an
object with its problems.
Python: dateline.annotate(lines, layers=["timexes"])"""


def command(
    source: Annotated[
        str, typer.Argument(help="JSONL reports (id and text or html a line), or -.", metavar="IN.jsonl")
    ],
    out: Annotated[
        str, typer.Option("-o", "--out", help="Where to write; - is standard output.", metavar="OUT.jsonl")
    ] = "-",
    layers: LayersOption = None,
    reader: ReaderOption = None,
    analyzer: Annotated[
        str | None, typer.Option(help="Language pipeline: en, spacy:NAME or a plug-in.", metavar="NAME")
    ] = None,
    second_reader: SecondReaderOption = None,
    jobs: Annotated[int, typer.Option(help="Processes to use; the output is the same.", min=1)] = 1,
) -> None:
    """Read reports without a record.

    One object out per line in, in the same order, the same bytes every time.
    """
    from dateline.api import annotate
    from dateline.cli.lines import read_lines, write_lines

    asked = layers_of(layers)
    with telling("reading reports") as told, read_lines(source) as lines:
        write_lines(
            annotate(
                lines,
                layers=asked,
                reader=reader,
                analyzer=analyzer,
                second_reader=second_reader,
                jobs=jobs,
                where=source,
                watch=told,
            ),
            Path(out) if out != "-" else None,
        )
    told.finish()
