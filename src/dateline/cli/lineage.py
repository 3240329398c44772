"""``dateline lineage``: who had what from whom, as a tree with reasons, and how many accounts that leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import DbOption, FormatOption
from dateline.cli.output import wants_table, write_json_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.text import Text
    from rich.tree import Tree

    from dateline.model import Lineage, LineageEdge, ReportId

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "lineage"
EXAMPLES = """\b
Examples:
  dateline lineage                           a tree for each group of reports that share reporting
  dateline lineage --db story.db --format jsonl
  dateline lineage | head -1                 JSON lines in a pipe: cluster, edges with their basis, independent
  dateline lineage --no-reasons              the trees alone

Python: Record("story.db").lineage()"""


def command(
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    reasons: Annotated[bool, typer.Option(help="Say under each report why it is held to come from there.")] = True,
    format: FormatOption = None,  # noqa: A002  # the option's name
) -> None:
    """Who had what from whom.

    A tree for each group of reports that share reporting, the reasons for every step, and how many independent accounts
    that leaves. Who was first is open where the reports do not say.
    """
    from dateline.api import Record

    with Record(db, read_only=True) as record:
        if not wants_table(format):
            write_json_lines(record.lineage_rows())
            return
        from rich.console import Console

        story = record.story()
        names = {row_id: name for row in record.lineage_rows() for row_id, name in row["names"].items()}
    console = Console()
    count = story.independent or 0
    console.print(
        f"{len(story.reports)} reports, {count} independent account{'' if count == 1 else 's'}", highlight=False
    )
    order = [read.report.id for read in story.reports]
    for lineage in story.lineages:
        console.print()
        console.print(tree_of(lineage, order, names, reasons), highlight=False)


def tree_of(lineage: Lineage, order: list[ReportId], names: Mapping[str, str], reasons: bool) -> Tree:
    """One lineage as a tree, with the names of the reports."""
    from rich.text import Text
    from rich.tree import Tree

    from dateline.copies import branches

    tree = Tree(Text(lineage.because, style="bold"))
    waiting = [(tree, branch) for branch in reversed(branches(lineage, order))]
    while waiting:
        above, branch = waiting.pop()
        node = above.add(Text(called(branch.node, names)))
        if branch.edge and reasons:
            node.add(reasons_of(branch.edge, {**names, branch.node: "it", branch.edge.source: "its source"}))
        for edge in branch.others:
            start = f"also from {called(edge.source, names)}" + (": " if reasons else "")
            node.add(reasons_of(edge if reasons else None, {**names, branch.node: "it", edge.source: "that"}, start))
        for edge in branch.open:
            start = f"shares words with {called(edge.to, names)}; who was first is open" + (": " if reasons else "")
            node.add(reasons_of(edge if reasons else None, {**names, branch.node: "this", edge.to: "that"}, start))
        waiting += [(node, below) for below in reversed(branch.branches)]
    return tree


def reasons_of(edge: LineageEdge | None, names: Mapping[str, str], start: str = "") -> Text:
    """The reasons of a step, in one line."""
    from rich.text import Text

    told = "; ".join(reason.naming(names) for reason in edge.basis) if edge else ""
    return Text(f"{start}{told}", style="dim")


def called(node: str, names: Mapping[str, str]) -> str:
    """What to call a report or an unseen source."""
    if node in names:
        return names[node]
    name = node.removeprefix("unseen:")
    return f"{name}, whose text is not at hand" if name and name[0] != "(" else "a source without a name, not at hand"
