"""``dateline export``: the record for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import DbOption, GazetteerOption

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "export"
EXAMPLES = """\b
Formats:
  jsonl       one object a line: report, zone, attribution, timex, copy ... (the contract's words; everything)
  csv         one row for every span of evidence         parquet     the same with typed columns (extra polars)
  xlsx        a sheet for every kind of line             html        a report to print
  plover      one event a line, as PLOVER has them       timelinejs  slides; doubtful days are ranges
  annotation  W3C Web Annotations                        jsonld      schema.org and PROV
  ftm         FollowTheMoney entities, for OpenAleph     geojson     places; capitals and known cities as points
  graphml     reports, actors, events, lineage           gexf        the same graph for Gephi
  bibtex      the reports for LaTeX                      csl         the reports for Zotero and Pandoc

\b
Examples:
  dateline export --format jsonl > story.jsonl      everything, for programs
  dateline export --format csv -o story.csv         for a sheet
  dateline export --format xlsx -o story.xlsx       a workbook
  dateline export --format html -o story.html       to print
  dateline export --format ftm -o story.ftm.json    into OpenAleph
  dateline export --story 03-courier.txt -o a.jsonl one story, with the reports that its lines rest on
  dateline export --words 12 > share.jsonl          without the texts: offsets and hashes with at most 12 words of each

Python: Record("story.db").export(format="jsonl"), .export_to("story.xlsx", format="xlsx")"""


def command(
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    format: Annotated[  # noqa: A002  # the option's name
        str, typer.Option(help="The format; below, or one that an installed package adds.", metavar="FORMAT")
    ] = "jsonl",
    out: Annotated[
        str, typer.Option("-o", "--out", help="Where to write; - is standard output.", metavar="FILE")
    ] = "-",
    words: Annotated[
        int | None, typer.Option(help="At most so many words of each line, and no report texts.", min=0)
    ] = None,
    story: Annotated[
        str | None,
        typer.Option(help="One story alone, by its id or a report in it; default: the whole record.", metavar="STORY"),
    ] = None,
    gazetteer: GazetteerOption = None,
) -> None:
    """Write the record for programs and for print.

    The same record gives the same bytes. With --words, what is written can be shared where the texts may not be:
    offsets and hashes open the words for whoever has them.
    """
    from dateline.api import Record
    from dateline.cli.lines import write_pieces

    with Record(db, read_only=True, gazetteer=gazetteer) as record:
        write_pieces(record.export_bytes(format=format, words=words, story=story), Path(out) if out != "-" else None)
