"""Lay a lineage out as a tree for reading: each report once, under the source that most of its words come from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Lineage, LineageEdge, ReportId

__all__ = ["Branch", "branches"]


@dataclass(frozen=True, slots=True)
class Branch:
    """
    One report or unseen source of a lineage, with what hangs on it.

    Args:
        node: The report's id, or ``unseen:NAME``.
        edge: The edge from what it hangs on; None at the top.
        others: The edges from its further sources.
        open: Undirected edges that begin here: to the reports that share words with it, in no known order.
        branches: What hangs on it.
    """

    node: str
    edge: LineageEdge | None
    others: tuple[LineageEdge, ...]
    open: tuple[LineageEdge, ...]
    branches: tuple[Branch, ...]


def branches(lineage: Lineage, order: Sequence[ReportId] = ()) -> tuple[Branch, ...]:
    """
    Lay out a lineage: what has no known source at the top, unseen sources first.

    Args:
        lineage: One lineage.
        order: The reports in the order they are to be listed in; without it, by id.

    Returns:
        The tops; every report of the cluster stands in exactly one place.

    Example:
        >>> from dateline.model import LineageMember
        >>> one, two = ReportId("1"), ReportId("2")
        >>> members = (LineageMember(one, (), ()), LineageMember(two, (), ()))
        >>> (top,) = branches(Lineage(members, (LineageEdge("1", two, ()),), 1, ""))
        >>> top.node, [branch.node for branch in top.branches]
        ('1', ['2'])
    """
    place = {str(report): k for k, report in enumerate(order)}
    members = set(map(str, lineage.cluster))
    into: defaultdict[str, list[LineageEdge]] = defaultdict(list)
    undirected: defaultdict[str, list[LineageEdge]] = defaultdict(list)
    for edge in lineage.edges:
        if edge.undirected:
            undirected[edge.source].append(edge)
        else:
            into[edge.to].append(edge)
    first = {report: min(edges, key=_nearness) for report, edges in into.items()}

    def at(node: str) -> tuple[int, int, str]:
        """Where a node is listed among its like."""
        return (node in members, place.get(node, len(place)), node)

    # From the leaves up, so that no cluster is too deep.
    under: defaultdict[str, list[Branch]] = defaultdict(list)
    waiting = Counter(edge.source for edge in first.values())
    ready = sorted((node for node in _nodes(lineage) if not waiting[node]), key=at)
    tops: list[Branch] = []
    for node in ready:
        above = first.get(node)
        others = tuple(other for other in into[node] if other is not above)
        below = tuple(sorted(under[node], key=lambda branch: at(branch.node)))
        branch = Branch(node, above, others, tuple(undirected[node]), below)
        if above is None:
            tops.append(branch)
            continue
        under[above.source].append(branch)
        waiting[above.source] -= 1
        if not waiting[above.source]:
            ready.append(above.source)
    return tuple(sorted(tops, key=lambda branch: at(branch.node)))


def _nodes(lineage: Lineage) -> list[str]:
    """The reports and the unseen sources."""
    return [*sorted({edge.source for edge in lineage.edges if edge.unseen}), *lineage.cluster]


def _nearness(edge: LineageEdge) -> tuple[int, str]:
    """How near a source is: a report before an unseen one, then the one with more of the words."""
    return (1 if edge.unseen else -sum(span.b_end - span.b_start for span in edge.spans), edge.source)
