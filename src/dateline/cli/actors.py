"""``dateline actors``: who is named in the record, over all reports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from dateline.cli.options import DbOption, FormatOption, GazetteerOption, ReportOption
from dateline.cli.output import Column, wants_table, write_rows

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "actors"
EXAMPLES = """\b
Examples:
  dateline actors                            who is named, those of most reports first
  dateline actors vale --why                 why the names of several reports are one's: two grounds each
  dateline actors --kind person --report 03-courier.txt
  dateline actors --candidates               near and not near enough: for you to judge
  dateline actors --conflicts                judgements that cannot all hold
  dateline actors --gazetteer people.csv     with a list of your own: name,kind,id,names,parent,country
  dateline actors | jq -r .name              JSON lines in a pipe

Two names of two reports are one actor's on two grounds: full name, same body, same role, words that say so, the same
place in a copied sentence; a country or capital by the gazetteer. `dateline same A B` and `dateline different A B`
outrank all of them. Python: Record("story.db").actors(kind="person")"""
MOST = 4  # names and roles in a cell


def command(
    name: Annotated[str | None, typer.Argument(help="Only those with these words in a name.", metavar="[NAME]")] = None,
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    kind: Annotated[
        str | None, typer.Option(help="Only person, organisation, group, country, place or outlet.", metavar="KIND")
    ] = None,
    report: ReportOption = None,
    described: Annotated[bool, typer.Option("--described", help="Also those without any name.")] = False,
    why: Annotated[bool, typer.Option("--why", help="The grounds of every join.")] = False,
    candidates: Annotated[bool, typer.Option("--candidates", help="Pairs that are near and not near enough.")] = False,
    conflicts: Annotated[bool, typer.Option("--conflicts", help="Judgements that cannot all hold.")] = False,
    format: FormatOption = None,  # noqa: A002  # the option's name
    gazetteer: GazetteerOption = None,
) -> None:
    """Who is named in the record.

    Every actor with all spellings, how many reports and independent accounts name it, and what they say it is.
    """
    from dateline.api import Record

    with Record(db, read_only=True, gazetteer=gazetteer) as record:
        if candidates:
            write_candidates(record.actor_candidates(), format)
        elif conflicts:
            columns = {"judgements": Column(lambda row: "\n".join(row["judgements"]), 2)}
            columns["because"] = Column(lambda row: row["because"], 3)
            write_rows(record.actor_conflicts(), columns, format, title="{n} conflicts", empty="no conflict")
        else:
            found = record.actors(name, kind=kind, report=report, described=described)
            if why and wants_table(format):
                write_grounds(found)
            else:
                write_actors(found, format)


def write_actors(found: Iterable[Any], format: FormatOption) -> None:  # noqa: A002  # the option's name
    """The actors as a table or as lines."""
    write_rows(
        found,
        {
            "name": Column(lambda row: row["name"], 3),
            "kind": Column(lambda row: row["actor_kind"], 2),
            "names": Column(lambda row: cut(names_of(row)), 4),
            "reports": Column(lambda row: str(len(row["reports"]))),
            "accounts": Column(lambda row: str(row["accounts"])),
            "is": Column(lambda row: cut([*roles_of(row), *links_of(row)]), 4),
        },
        format,
        title="{n} actors",
        empty="nobody is named: add reports with `dateline add`, or ask for less",
    )


def write_candidates(found: Iterable[Any], format: FormatOption) -> None:  # noqa: A002  # the option's name
    """The candidates as a table or as lines."""
    write_rows(
        found,
        {
            "one": Column(lambda row: f"{row['a_name']}\n{row['a']}", 3),
            "other": Column(lambda row: f"{row['b_name']}\n{row['b']}", 3),
            "because": Column(lambda row: row["because"], 5),
        },
        format,
        title="{n} pairs to judge: dateline same ID ID, or dateline different ID ID",
        empty="nothing is near and undecided",
    )


def write_grounds(found: Iterable[Any]) -> None:
    """Every join with its grounds, for a person; in a pipe the lines hold them anyway."""
    from rich.text import Text

    from dateline.cli.output import open_console

    console = open_console()
    for row in found:
        console.print(Text(f"{row['name']}  ({row['actor_kind']}, {row['id']})", "bold"))
        for join in row["joins"]:
            console.print(Text(f"  {join['a']['report']} and {join['b']['report']}"))
            for ground in join["grounds"]:
                console.print(Text(f"    {ground['ground']}: {ground['because']}"))
        if not row["joins"]:
            console.print(Text("  in one report alone", "dim"))


def names_of(row: Any) -> list[str]:
    """The names with their counts; of one who has none the descriptions."""
    named = [use for use in row["names"] if not use["described"]] or row["names"]
    return [f"{use['name']} {use['count']}" for use in named]


def roles_of(row: Any) -> list[str]:
    """The roles, each once."""
    return list(
        dict.fromkeys(
            f"{role['role']} of {role['organisation_name']}" if role["organisation_name"] else role["role"]
            for role in row["roles"]
        )
    )


def links_of(row: Any) -> list[str]:
    """What an actor is of, each once."""
    return list(dict.fromkeys(f"{link['relation']} {link['name']}" for link in row["links"]))


def cut(parts: list[str]) -> str:
    """Some parts, and how many more."""
    more = [f"and {len(parts) - MOST} more"] if len(parts) > MOST else []
    return ", ".join([*parts[:MOST], *more])
