"""``dateline compare``: where the accounts agree, differ, contradict or answer each other."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import DbOption, FormatOption
from dateline.cli.output import Column, Row, write_rows

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "compare"
EXAMPLES = """\b
Examples:
  dateline compare                                   every finding, question by question
  dateline compare --finding contradicts,differs     where the accounts part
  dateline compare --question "how many"             one question
  dateline compare --report ledger | jq .because     in a pipe: one JSON object a finding

Python: Record("story.db").compare(finding="contradicts")"""


def command(
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    report: Annotated[str | None, typer.Option(help="Only findings with an account of one report.")] = None,
    finding: Annotated[
        str | None,
        typer.Option(help="Kinds, with commas: agrees, differs, contradicts, responds, silent, undetermined."),
    ] = None,
    question: Annotated[str | None, typer.Option(help="A part of the question: who, when, how many ...")] = None,
    format: FormatOption = None,  # noqa: A002  # the option's name
) -> None:
    """Where the accounts part.

    For every event and utterance that more than one account gives: what they answer to each question. Copies never
    corroborate: accounts with one independent group count once. Silence is never a contradiction.
    """
    from dateline.api import Record

    with Record(db, read_only=True) as record:
        write_rows(
            record.compare(report=report, finding=finding, question=question),
            {
                "finding": Column(lambda row: f"{row['finding']}: {row['question']}", 2),
                "of": Column(lambda row: shorten(row["subject_words"]), 3),
                "accounts": Column(accounts_of, 6),
                "because": Column(because_of, 3),
            },
            format,
            title="{n} findings",
            empty="no such finding: nothing is told by more than one account, or ask for less",
        )


def accounts_of(row: Row) -> str:
    """Each account on a line of its own: the group that it counts with, its answer and its words."""
    groups = {group: n for n, group in enumerate(dict.fromkeys(a["independent_group"] for a in row["accounts"]), 1)}
    lines: dict[str, None] = {}
    for account in row["accounts"]:
        who = " < ".join(account["chain_names"])
        said = f" (says {who})" if who else ""
        words = " ".join(" ... ".join(account["words"]).split())
        value = " ".join(account["value"].split())
        answer = "" if value in words else f"{shorten(value)}: "
        name = row["names"][account["report"]]
        lines[f"{groups[account['independent_group']]}. {answer}“{shorten(words)}”{said}  [{name}]"] = None
    return "\n".join(lines)


def because_of(row: Row) -> str:
    """The reason, with the names of reports for their ids."""
    from dateline.exports.rows import with_names

    return with_names(row["because"], row["names"], row["names"])


def shorten(words: str, limit: int = 110) -> str:
    """Words on one line, cut at the end when they are long."""
    line = " ".join(words.split())
    return line if len(line) <= limit else f"{line[:limit].rstrip()} ..."
