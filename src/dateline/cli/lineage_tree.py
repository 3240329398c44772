"""Tell a lineage as a tree of names and reasons, for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from dateline.cli.naming import place_of, short_names
from dateline.cli.tree import Node, Signs
from dateline.copies import Branch, Line, branches, line_of
from dateline.model import UNSEEN, Copy, CopyKind, Lineage, LineageEdge, Reason, ReportId, Span

if TYPE_CHECKING:
    from dateline.record import ReportSummary

__all__ = ["Teller"]

SHOWN = 5  # of the reports that hang on one source alike, with nothing hanging on them; more of them fold
CONTEXT = 30  # characters shown on either side of the words that a reason rests on
NAMED = 6  # reports named with one account


class Teller:
    """
    Puts lineages into words.

    Args:
        reports: All reports of the record.
        copies: What they share; a rewrite is told as one.
        text_of: The text of a report, for the words that reasons rest on.
        signs: What the tree is drawn with.
        reasons: Whether to tell the reasons.
        every: Whether to list all of many reports that hang alike.
        only: Of this report's tree show only what it hangs on and what hangs on it.
    """

    def __init__(
        self,
        reports: Mapping[ReportId, ReportSummary],
        copies: Iterable[Copy],
        text_of: Callable[[ReportId], str],
        signs: Signs,
        *,
        reasons: bool = True,
        every: bool = False,
        only: ReportId | None = None,
    ) -> None:
        self._reports = reports
        self._names = short_names(reports.values())
        self._order = sorted(
            reports,
            key=lambda report: (reports[report].published.earliest is None, reports[report].published.earliest, report),
        )
        self._retold = {frozenset((copy.a, copy.b)) for copy in copies if copy.kind is CopyKind.REWRITE}
        self._text_of, self._signs = text_of, signs
        self._reasons, self._every, self._only = reasons, every, only

    def legend(self, lineages: Iterable[Lineage]) -> list[str]:
        """What the lines mean, for those that are drawn."""
        found = {line_of(edge) for lineage in lineages for edge in lineage.edges}
        meanings = {
            Line.SOLID: "who was first is stated by a credit or shown by the words",
            Line.DOTTED: "both have the same words; who was first is not determined",
            Line.DASHED: "the source's text is not at hand",
        }
        return [f"{self._signs.arms[line]} {words}" for line, words in meanings.items() if line in found]

    def accounts(self, lineage: Lineage) -> Iterator[str]:
        """The independent accounts of a cluster, one a line; nothing when there is one, which the tree shows."""
        if len(lineage.accounts) < 2:
            return
        for number, account in enumerate(lineage.accounts, start=1):
            sources = " or ".join(self._short(node) for node in account.sources[:NAMED])
            more = len(account.reports) - NAMED
            with_it = ", ".join(self._short(report) for report in account.reports[:NAMED])
            told = f", and with it {with_it}" if with_it else ", on its own"
            yield f"  {number}. {sources}{told}{f' and {more} more' if more > 0 else ''}"

    def tree(self, lineage: Lineage) -> list[Node]:
        """The cluster as a tree."""
        tops = branches(lineage, self._order)
        if self._only is not None:
            tops = _around(tops, self._only)
        done: list[Node] = []
        waiting: list[tuple[Branch | Node, list[Node]]] = [(one, done) for one in reversed(self._folded(tops))]
        while waiting:
            one, home = waiting.pop()
            node = one if isinstance(one, Node) else self._node(one)
            home.append(node)
            if isinstance(one, Branch):
                waiting += [(below, node.below) for below in reversed(self._folded(one.branches))]
        return done

    def _folded(self, found: Sequence[Branch]) -> list[Branch | Node]:
        """Siblings, with those that hang alike in one line when they are many."""
        alike: dict[tuple[Line | None, bool], list[Branch]] = {}
        for branch in found:
            if not (branch.branches or branch.others or branch.open or branch.node.startswith(UNSEEN)):
                alike.setdefault((_line(branch), branch.edge is not None and self._is_retold(branch.edge)), []).append(
                    branch
                )
        rest = {like: held[SHOWN:] for like, held in alike.items() if len(held) > SHOWN + 1 and not self._every}
        gone = {branch.node for held in rest.values() for branch in held}
        shown: list[Branch | Node] = [branch for branch in found if branch.node not in gone]
        for (line, _), held in rest.items():
            shown.append(Node(Text(f"and {len(held):,} more like these (--all lists them)", "italic"), line))
        return shown

    def _node(self, branch: Branch) -> Node:
        """One report or unseen source with what is said of it."""
        node = Node(self._head(branch.node), _line(branch))
        if branch.edge is not None:
            node.notes += self._told(branch.edge, branch.node, main=True)
        for edge in (*branch.others, *branch.open):
            node.notes += self._told(edge, branch.node, main=False)
        return node

    def _head(self, node: str) -> Text:
        """The name of a node, with its file and day."""
        report = self._reports.get(ReportId(node))
        if report is None:
            return Text(self._short(node), "bold italic")
        day = (report.published.value or "no date")[:10]
        style = "bold reverse" if node == self._only else "bold"
        outlet = report.outlet or "outlet not determined"
        return Text.assemble((outlet, style), (f"  {place_of(report)}, {day}", "dim"))

    def _short(self, node: str) -> str:
        """What to call a node in running text."""
        if node in self._names:
            return self._names[ReportId(node)]
        name = node.removeprefix(UNSEEN)
        return (
            f"{name}, whose text is not at hand" if name and name[0] != "(" else "a source without a name, not at hand"
        )

    def _told(self, edge: LineageEdge, node: str, *, main: bool) -> Iterator[Text]:
        """How a report hangs on another, where the tree alone does not say it, and why."""
        other = edge.source if edge.to == node else str(edge.to)
        called = "its source" if main and not edge.undirected else "the other"
        names: dict[str, str] = {
            **{str(report): name for report, name in self._names.items()},
            node: "it",
            other: called,
        }
        start = self._start(edge, other, main=main)
        if start:
            yield Text(start)
        if self._reasons:
            yield from (self._reason(reason, names) for reason in edge.basis)

    def _start(self, edge: LineageEdge, other: str, *, main: bool) -> str:
        """How a report hangs on another."""
        retold = self._is_retold(edge)
        arm = "" if main else f"{self._signs.arms[line_of(edge)]} "
        if edge.undirected:
            how = "tells in other words the same as" if retold else "shares words with"
            where = "the one above" if main else self._short(other)
            return f"{arm}{how} {where}; who was first is not determined"
        if not main:
            return f"{arm}{'retells also' if retold else 'has other words from'} {self._short(other)}"
        return "retold, not copied word for word" if retold else ""

    def _reason(self, reason: Reason, names: Mapping[str, str]) -> Text:
        """One reason, with the words that it rests on in their line."""
        told = Text(reason.naming(names), "dim")
        if reason.report is not None and reason.report in self._reports:
            for span in reason.spans:
                told.append(": “" if span == reason.spans[0] else ", “", "dim")
                before, after = _beside(self._text_of(reason.report), span)
                told.append(before, "dim").append(_flat(span.of(self._text_of(reason.report))), "underline")
                told.append(f"{after}”", "dim")
        return told

    def _is_retold(self, edge: LineageEdge) -> bool:
        return frozenset((edge.source, edge.to)) in self._retold


def _line(branch: Branch) -> Line | None:
    return line_of(branch.edge) if branch.edge else None


def _around(tops: Sequence[Branch], report: ReportId) -> tuple[Branch, ...]:
    """What a report hangs on, one under the other, and all that hangs on it."""
    above: dict[str, Branch] = {}
    waiting = list(tops)
    found: Branch | None = None
    for branch in waiting:
        found = branch if branch.node == report else found
        above |= {below.node: branch for below in branch.branches}
        waiting += branch.branches
    while found is not None and found.node in above:
        parent = above[found.node]
        found = Branch(parent.node, parent.edge, parent.others, parent.open, (found,))
    return (found,) if found is not None else ()


def _beside(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after words in their line, cut at blanks."""
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    after = text[span.end : span.end + 4 * CONTEXT].partition("\n")[0]
    if len(before) > CONTEXT:
        before = "… " + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + " …"
    return _flat(before), _flat(after)


def _flat(words: str) -> str:
    """Words on one line; blanks at their ends stay."""
    return "".join(" " if sign.isspace() else sign for sign in words)
