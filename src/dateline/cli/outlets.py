"""``dateline outlets``: who publishes what the record has, who owns them, and which family each counts with."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import ByOption, DbOption, FormatOption, WhyOption
from dateline.cli.output import Column, write_json_lines, write_rows

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "outlets"
EXAMPLES = """\b
Examples:
  dateline outlets                                       who publishes what, and who owns them
  dateline outlets "Orsun Post" --owner "Meridian Group" --because "its imprint" --by Orr
  dateline outlets "Orsun Post" --family Meridian --by Orr     the name that its accounts count under
  dateline outlets --take owners.tsv --by Orr            name, owner, family, because; tabs between

Accounts of one family are shown as such beside the counts; nobody is placed left or right. What people say of outlets
is a judgement like any other: in the corrections file, and undone with `dateline undo ID`.
Python: Record("story.db").outlets(), .own("Orsun Post", owner="Meridian Group", by="Orr")"""


def command(
    outlet: Annotated[str | None, typer.Argument(help="An outlet of which something is said.", metavar="NAME")] = None,
    owner: Annotated[str | None, typer.Option(help='Who owns it; "" takes it away.', metavar="OWNER")] = None,
    family: Annotated[str | None, typer.Option(help='The family it counts with; "": none.', metavar="FAMILY")] = None,
    take: Annotated[
        Path | None, typer.Option("--take", help="A table to take in; - is standard input.", metavar="FILE")
    ] = None,
    because: WhyOption = "",
    by: ByOption = None,
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    format: FormatOption = None,  # noqa: A002  # the option's name
) -> None:
    """Who publishes what, and who owns them.

    With a name: say who owns it, signed and dated.
    """
    from dateline.api import Record
    from dateline.errors import UsageError
    from dateline.exports.record_lines import judgement_object

    if outlet is not None or take is not None:
        if outlet is not None and take is not None:
            raise UsageError("one outlet or a table, not both", hint="dateline outlets --take FILE")
        with Record(db, create=False) as record:
            if outlet is not None:
                judgement = record.own(outlet, owner=owner, family=family, because=because, by=by)
                write_json_lines([judgement_object(judgement)])
            else:
                typer.echo(f"{take_in(record, take, by)} rows said something new", err=True)
        return
    with Record(db, read_only=True) as record:
        write_rows(
            record.outlets(),
            {
                "outlet": Column(lambda row: row["name"], 3),
                "reports": Column(lambda row: str(row["reports"]), 0),
                "owner": Column(lambda row: row["owner"] or "not known", 3),
                "family": Column(lambda row: row["family"] or "", 3),
                "said by": Column(lambda row: row["because"], 4),
            },
            format,
            title="{n} outlets",
            empty="no report names its outlet: `dateline judge REPORT --set outlet=NAME`",
        )


def take_in(record: object, take: Path | None, by: str | None) -> int:
    """Take a table in."""
    from dateline.api import Record

    assert isinstance(record, Record)
    assert take is not None
    named = str(take)
    with nullcontext(sys.stdin) if named == "-" else take.open(encoding="utf-8", newline="") as lines:
        return record.take_outlets(lines, where=named, by=by)
