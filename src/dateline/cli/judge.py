"""``dateline judge``: say what is right or wrong of a line, signed and with a reason."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import ByOption, DbOption, ReportArgument, WhyOption
from dateline.cli.output import write_json_lines

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "judge"
EXAMPLES = """\b
Examples:
  dateline judge 03-courier.txt "We heard no shot" --set speaker="Ana Vale" --because "named above" --by Orr
  dateline judge 03-courier.txt attribution-5b2e --confirm --by Orr
  dateline judge 03-courier.txt "on Thursday" --set earliest=2020-01-16 --set latest=2020-01-17 --by Orr
  dateline judge 03-courier.txt --set published=2020-01-17 --by Orr      the report itself; its times follow
  dateline judge 03-courier.txt --copy 04-post.txt --set dir=ab --by Orr   04-post copied from 03-courier
  dateline judge 03-courier.txt "the post" --reject --because "no event" --kind event --by Orr

A judgement hangs on the words, so it outlives every re-run; `dateline undo ID` takes it back. Where two people do not
agree, both are shown and the line stays as the machine has it. Python: Record("story.db").judge(...)"""


def command(
    report: ReportArgument,
    line: Annotated[
        str | None,
        typer.Argument(help="A line: its id in the export, or words of it; else the report.", metavar="LINE"),
    ] = None,
    fields: Annotated[
        list[str] | None, typer.Option("--set", help="A field with its value; may be repeated.", metavar="FIELD=VALUE")
    ] = None,
    confirm: Annotated[bool, typer.Option("--confirm", help="The line is right as it is.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="The line is wrong: it leaves lists and exports.")] = False,
    copy: Annotated[
        str | None, typer.Option(help="Another report: judge what the two share.", metavar="REPORT")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(help="Only lines of this kind: attribution, timex, zone, mention, actor, event.", metavar="KIND"),
    ] = None,
    because: WhyOption = "",
    by: ByOption = None,
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
) -> None:
    """Correct, confirm or reject a line.

    Signed and dated, kept beside what the machine read, and undone rather than deleted.
    """
    from dateline.api import Record
    from dateline.exports.record_lines import judgement_object
    from dateline.judging import parse_field

    values = dict(map(parse_field, fields)) if fields else None
    with Record(db, create=False) as record:
        judgement = record.judge(
            report,
            line,
            set=values,
            confirm=confirm,
            reject=reject,
            copy=copy,
            kind=kind,
            because=because,
            by=by,
        )
    write_json_lines([judgement_object(judgement)])
