"""Lay a lineage out as a tree for reading: each report once, under the source that most of its words come from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dateline.model import Lineage, LineageEdge, ReportId

__all__ = ["Branch", "Line", "branches", "line_of", "nearest_source"]


class Line(StrEnum):
    """
    How an edge is drawn, on the page and in the terminal.

    ``SOLID``: a credit or the words tell who was first. ``DOTTED``: two reports share words, and who was first is open.
    ``DASHED``: the source is known by name at most, since nobody gave its text.
    """

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


@dataclass(frozen=True, slots=True)
class Branch:
    """
    One report or unseen source of a lineage, with what hangs on it.

    Args:
        node: The report's id, or ``unseen:NAME``.
        edge: The edge from what it hangs on, undirected when who was first is open; None at the top.
        others: The edges from its further sources.
        open: Undirected edges to reports that hang elsewhere, in no known order.
        branches: What hangs on it.
    """

    node: str
    edge: LineageEdge | None
    others: tuple[LineageEdge, ...]
    open: tuple[LineageEdge, ...]
    branches: tuple[Branch, ...]


def line_of(edge: LineageEdge) -> Line:
    """
    How an edge is drawn.

    Example:
        >>> line_of(LineageEdge("unseen:Tern Agency", ReportId("1"), ()))
        <Line.DASHED: 'dashed'>
    """
    if edge.unseen:
        return Line.DASHED
    return Line.DOTTED if edge.undirected else Line.SOLID


def branches(lineage: Lineage, order: Sequence[ReportId] = ()) -> tuple[Branch, ...]:
    """
    Lay out a lineage: what has no known source at the top, unseen sources first.

    A report without a known source that shares words with another one, in no known order, hangs on that one by its
    undirected edge, so that a cluster without any direction is one tree as well.

    Args:
        lineage: One lineage.
        order: The reports in the order they are to be listed in; without it, by id.

    Returns:
        The tops; every report of the cluster stands in exactly one place, every edge too.

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

    def at(node: str) -> tuple[int, int, str]:
        """Where a node is listed among its like."""
        return (node in members, place.get(node, len(place)), node)

    into: defaultdict[str, list[LineageEdge]] = defaultdict(list)
    for edge in lineage.edges:
        if not edge.undirected:
            into[edge.to].append(edge)
    nodes = sorted(_nodes(lineage), key=at)
    hangs = {report: nearest_source(edges) for report, edges in into.items()}
    undirected = [edge for edge in lineage.edges if edge.undirected]
    joined = _joined_by_open(nodes, {node: edge.source for node, edge in hangs.items()}, undirected)
    left: defaultdict[str, list[LineageEdge]] = defaultdict(list)
    for edge in undirected:
        if edge not in (joined.get(edge.source), joined.get(edge.to)):
            left[edge.source].append(edge)
    hangs |= {node: _turned_to(edge, node) for node, edge in joined.items()}
    above = {node: edge.source for node, edge in hangs.items()}

    # From the leaves up, so that no cluster is too deep.
    under: defaultdict[str, list[Branch]] = defaultdict(list)
    waiting = Counter(above.values())
    ready = [node for node in nodes if not waiting[node]]
    tops: list[Branch] = []
    for node in ready:
        others = tuple(edge for edge in into[node] if edge is not hangs.get(node))
        below = tuple(sorted(under[node], key=lambda branch: at(branch.node)))
        branch = Branch(node, hangs.get(node), others, tuple(left[node]), below)
        if node not in above:
            tops.append(branch)
            continue
        under[above[node]].append(branch)
        waiting[above[node]] -= 1
        if not waiting[above[node]]:
            ready.append(above[node])
    return tuple(sorted(tops, key=lambda branch: at(branch.node)))


def nearest_source(edges: Iterable[LineageEdge]) -> LineageEdge:
    """
    Of the edges to one report that from its main source: a report before an unseen one, then by the words it gave.

    Args:
        edges: At least one.
    """
    return min(edges, key=_nearness)


def _nodes(lineage: Lineage) -> list[str]:
    """The reports and the unseen sources."""
    return [*sorted({edge.source for edge in lineage.edges if edge.unseen}), *lineage.cluster]


def _nearness(edge: LineageEdge) -> tuple[int, str]:
    """How near a source is: a report before an unseen one, then the one with more of the words."""
    return (1 if edge.unseen else -sum(span.b_end - span.b_start for span in edge.spans), edge.source)


def _joined_by_open(
    nodes: Iterable[str], above: Mapping[str, str], undirected: Sequence[LineageEdge]
) -> dict[str, LineageEdge]:
    """
    The tops that hang on another tree by an undirected edge of their own, with that edge.

    Trees are reached from the first top on, nearest first, so that no tree hangs on itself.
    """
    beside: defaultdict[str, list[tuple[str, LineageEdge]]] = defaultdict(list)
    for edge in undirected:
        beside[edge.source].append((edge.to, edge))
        beside[edge.to].append((edge.source, edge))
    under: defaultdict[str, list[str]] = defaultdict(list)
    for node, source in above.items():
        under[source].append(node)
    found: dict[str, LineageEdge] = {}
    reached: set[str] = set()
    for top in nodes:
        if top in above or top in reached:
            continue
        waiting = [top]
        reached.add(top)
        for node in waiting:
            for other, edge in beside[node]:
                if other not in above and other not in reached:
                    found[other] = edge
                    reached.add(other)
                    waiting.append(other)
            waiting += under[node]
    return found


def _turned_to(edge: LineageEdge, node: str) -> LineageEdge:
    """An undirected edge with a report as its end, whichever end it was."""
    if edge.to == node:
        return edge
    return replace(
        edge, source=str(edge.to), to=ReportId(node), spans=tuple(sorted(span.turned() for span in edge.spans))
    )
