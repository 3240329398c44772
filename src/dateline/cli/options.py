"""Options that several commands share, said once so that they read the same everywhere."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.record import place_of

__all__ = [
    "ByOption",
    "DbOption",
    "Format",
    "FormatOption",
    "GazetteerOption",
    "KeepOption",
    "LayersOption",
    "ReaderOption",
    "ReportArgument",
    "ReportOption",
    "SecondReaderOption",
    "WhyOption",
    "layers_of",
]


class Format(StrEnum):
    """How lines are written: a table for people, JSON lines for programs."""

    TABLE = "table"
    JSONL = "jsonl"


DbOption = Annotated[
    Path,
    typer.Option(
        "--db",
        envvar="DATELINE_DB",
        help="The record: a file, or postgresql://HOST/DATABASE?schema=NAME.",
        show_default="dateline.db in this folder",
        metavar="FILE",
        parser=place_of,
    ),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format", help="table or jsonl; default: a table on a terminal, JSON lines when piped.", metavar="FORMAT"
    ),
]
GazetteerOption = Annotated[
    Path | None,
    typer.Option(
        "--gazetteer",
        help="Your own list of names (CSV, TSV, JSONL: name, kind, id, names, parent, country), or a file of JRC-Names "
        "or items of Wikidata; each is who it says. "
        "Default: [actors] gazetteer of dateline.toml.",
        metavar="FILE",
    ),
]
LayersOption = Annotated[
    str | None, typer.Option("--layers", help="Which layers, comma between; default: all.", metavar="L,L,...")
]
SecondReaderOption = Annotated[
    str | None,
    typer.Option(
        "--second-reader",
        help="Ask a language model at this OpenAI-compatible address for further events; off by default.",
        metavar="URL",
    ),
]
ReaderOption = Annotated[
    str | None,
    typer.Option(
        "--reader",
        help="Who reads quotes: rules (fastest), learned (the rules with the weights that ship), or a file of "
        "`dateline train quotes`.",
        metavar="READER",
    ),
]
KeepOption = Annotated[
    str | None,
    typer.Option(
        "--keep",
        help="raw: also the bytes as they came; text: the texts (default); hash: of earlier texts the hash alone.",
        metavar="WHAT",
    ),
]
ByOption = Annotated[
    str | None,
    typer.Option("--by", help="Who says so; default: the person of dateline.toml.", metavar="NAME"),
]
WhyOption = Annotated[str, typer.Option("--because", help="Why, in your words.", metavar="WHY")]
ReportOption = Annotated[
    str | None,
    typer.Option(help="Only this report: its id or the start of it, its file name, or its address.", metavar="REPORT"),
]
ReportArgument = Annotated[
    str, typer.Argument(help="A report: its id or the start of it, its file name, or its address.", metavar="REPORT")
]


def layers_of(words: str | None) -> list[str] | None:
    """
    The layers that somebody named.

    Example:
        >>> layers_of("zones, timexes"), layers_of(None)
        (['zones', 'timexes'], None)
    """
    return [name.strip() for name in words.split(",")] if words is not None else None
