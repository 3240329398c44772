"""``dateline lineage``: who had what from whom, as a tree with reasons, and how many accounts that leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import DbOption, FormatOption, ReportOption
from dateline.cli.output import wants_table, write_json_lines

if TYPE_CHECKING:
    from dateline.api import Record

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "lineage"
EXAMPLES = """\b
Examples:
  dateline lineage                           a tree for each group of reports that share reporting
  dateline lineage --report 03-courier.txt   the tree of one report: what it hangs on, what hangs on it
  dateline lineage --no-reasons              the trees alone
  dateline lineage --all                     without folding many reports that hang on one source alike
  dateline lineage --db story.db --format jsonl
  dateline lineage | head -1                 JSON lines in a pipe: cluster, edges with their basis, independent

Lines: ── a credit or the words say who was first; ╌╌ both share words, who was first is open; ┄┄ the source's text is
not at hand. A terminal without these signs gets -- and "- " and ..

Python: Record("story.db").lineage(report="03-courier.txt")"""


def command(
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    report: ReportOption = None,
    reasons: Annotated[bool, typer.Option(help="Say under each report why it is held to come from there.")] = True,
    every: Annotated[bool, typer.Option("--all", help="List every report, however many hang alike.")] = False,
    format: FormatOption = None,  # noqa: A002  # the option's name
) -> None:
    """Who had what from whom.

    A tree for each group of reports that share reporting, the reasons for every step with the words they rest on, and
    how many independent accounts that leaves. Who was first is open where the reports do not say.
    """
    from dateline.api import Record

    with Record(db, read_only=True) as record:
        if wants_table(format):
            write_trees(record, report, reasons=reasons, every=every)
        else:
            write_json_lines(record.lineage_rows(report=report))


def write_trees(record: Record, report: str | None, *, reasons: bool, every: bool) -> None:
    """The trees for a person: counts first, then the meaning of the lines, then one tree for each group."""
    from rich.text import Text

    from dateline.cli.lineage_tree import Teller
    from dateline.cli.output import open_console
    from dateline.cli.tree import ASCII, UNICODE, draw_tree
    from dateline.copies import independent_accounts

    with record.store.snapshot():
        copies, lineages = record.traced()
        reports = {summary.id: summary for summary in record.store.summaries()}
        only = record.id_of(report) if report is not None else None
        console = open_console()
        signs = UNICODE if console.encoding.startswith("utf") else ASCII
        count = independent_accounts(len(reports), lineages)
        console.print(
            f"{len(reports)} report{'' if len(reports) == 1 else 's'}, "
            f"{count} independent account{'' if count == 1 else 's'}"
        )
        shown = [lineage for lineage in lineages if only is None or only in lineage.cluster]
        if only is not None and not shown:
            console.print("this report shares reporting with no other one: it is an account of its own")
        teller = Teller(reports, copies, record.store.text, signs, reasons=reasons, every=every, only=only)
        for words in teller.legend(shown):
            console.print(Text(words, "dim"))
        for lineage in shown:
            console.print()
            console.print(Text(lineage.because, "bold"))
            for words in teller.accounts(lineage):
                console.print(Text(words))
            console.print()
            for line in draw_tree(teller.tree(lineage), console, signs):
                console.print(line, soft_wrap=True)
