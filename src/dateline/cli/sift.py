"""``dateline sift``: the articles of web archives as JSON lines, in bulk."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.output import telling

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "sift"
EXAMPLES = """\b
Examples:
  dateline sift CC-NEWS-*.warc.gz -o news.jsonl --language en --jobs 2
  dateline sift crawl.warc.gz -o text.jsonl --form text     the text and metadata of the precise reading
  dateline sift crawl.warc.gz -o fast.jsonl --form fast     the fast body alone
  dateline sift crawl.warc.gz -o news.jsonl && dateline add news.jsonl

A stopped run goes on where it was when it is given again. Python: dateline.sift(paths, out)"""


def command(
    archives: Annotated[list[str], typer.Argument(help="WARC files, also .gz and .zst.", metavar="IN.warc.gz...")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Where to write.", metavar="OUT.jsonl")],
    language: Annotated[
        list[str] | None, typer.Option(help="A language to keep (ISO 639-1), once for each; default: all.")
    ] = None,
    shortest: Annotated[int, typer.Option(help="Characters of a body that can be an article.", min=0)] = 500,
    form: Annotated[str, typer.Option(help="page, text or fast.", metavar="FORM")] = "page",
    jobs: Annotated[int, typer.Option(help="Processes to use; the output is the same.", min=1)] = 1,
) -> None:
    """Sift web archives in bulk.

    A fast body first, gates for language and article, counts of what was left out and why.
    """
    from dateline.config import read_config
    from dateline.sifting import SiftOptions, sift

    options = SiftOptions(languages=frozenset(language or ()), shortest=shortest, form=form)
    with telling("sifting pages") as told:
        sifted = sift(archives, out, options, config=read_config(Path("dateline.toml")), jobs=jobs, watch=told)
    typer.echo(sifted.line, err=True)
    told.finish()
