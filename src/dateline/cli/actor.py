"""``dateline actor``: one who is named, with every spelling, role, quotation and event."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dateline.cli.options import DbOption, FormatOption, GazetteerOption
from dateline.cli.output import wants_table, write_json_lines

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "actor"
EXAMPLES = """\b
Examples:
  dateline actor "Ana Vale"                  by a name; some words of it do where only one has them
  dateline actor "Vale@03-courier.txt"       whom this report means by the name
  dateline actor actor-5b2e                  by the id, or the beginning of it
  dateline actor "Ana Vale" | jq .quotes

Python: Record("story.db").actor("Ana Vale")"""


def command(
    name: Annotated[str, typer.Argument(help="A name, NAME@REPORT, or an id.", metavar="NAME")],
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    format: FormatOption = None,  # noqa: A002  # the option's name
    gazetteer: GazetteerOption = None,
) -> None:
    """One who is named in the record.

    Names with their counts, roles as each outlet gave them with the day, what it is part of, why the names of several
    reports are one's, quotations and events.
    """
    from dateline.api import Record

    with Record(db, read_only=True, gazetteer=gazetteer) as record:
        row = record.actor(name)
    if wants_table(format):
        print_actor(row)
    else:
        write_json_lines([row])


def print_actor(row: dict[str, Any]) -> None:
    """The actor for a person."""
    from rich.text import Text

    from dateline.cli.output import open_console

    console = open_console()
    console.print(Text(f"{row['name']}  ({row['actor_kind']}, {row['id']})", "bold"))
    counted = len(row["reports"])
    reports, accounts = ("" if number == 1 else "s" for number in (counted, row["accounts"]))
    console.print(Text(f"named in {counted} report{reports}, {row['accounts']} independent account{accounts}"))
    sections = {
        "names": [f"{use['name']}  {use['count']}" for use in row["names"]],
        "is": [role_words(role) for role in row["roles"]],
        "of": list(dict.fromkeys(f"{link['relation']} {link['name']}" for link in row["links"])),
        "one because": [
            f"{join['a']['report']} and {join['b']['report']}: "
            + "; ".join(ground["because"] for ground in join["grounds"])
            for join in row["joins"]
        ],
        "said": [f"{quote['class']}: {quote['words']}  ({quote['report_name']})" for quote in row["quotes"]],
        "events": [
            f"{event['type'] or '-'}, {event['status']}, {'does it' if event['as'] == 'actors' else 'it is done to'}: "
            f"{event['words']}  ({event['report']})"
            for event in row["events"]
        ],
    }
    for title, lines in sections.items():
        if lines:
            console.print(Text(f"\n{title}", "dim"))
            for line in lines:
                console.print(Text(f"  {line}"))


def role_words(role: dict[str, Any]) -> str:
    """A role as its report gave it."""
    body = f" of {role['organisation_name']}" if role["organisation_name"] else ""
    day = role["earliest"] or role["latest"] or "day not determined"
    return f"{role['role']}{body}  ({role['report_name']}, {day})"
