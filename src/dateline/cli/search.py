"""``dateline search``: where words stand, accents, case and apostrophes apart."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import DbOption, FormatOption
from dateline.cli.output import Column, write_rows

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "search"
EXAMPLES = """\b
Examples:
  dateline search bridge                     reports with the word, best first
  dateline search '"foreign guards"'         these words in this order
  dateline search 'guard*'                   words that begin so
  dateline search asaib                      finds Asa'ib and Asa’ib too

Python: Record("story.db").search("bridge")"""


def command(
    words: Annotated[str, typer.Argument(help="What to look for.", metavar="WORDS")],
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    limit: Annotated[int, typer.Option(help="At most so many.", min=1)] = 20,
    format: FormatOption = None,  # noqa: A002  # the option's name
) -> None:
    """Find words in the reports.

    Each hit with its place in the text and the words around it; case, accents and apostrophes apart.
    """
    from dateline.api import Record

    with Record(db, read_only=True) as record:
        write_rows(
            record.search(words, limit=limit),
            {
                "report": Column(lambda row: row["report_name"], 3),
                "at": Column(lambda row: "-".join(map(str, row["spans"][0]))),
                "words": Column(lambda row: row["snippet"], 8),
            },
            format,
            title="{n} hits",
            empty=f"nothing found for {words}: try fewer words, or a * after the start of a word",
        )
