"""Branches: a lineage laid out as a tree holds every report once, however deep it is."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import pairwise

import pytest

from dateline.copies import Branch, Line, branches, line_of
from dateline.model import AlignedSpan, Lineage, LineageEdge, LineageMember, ReportId


def lineage(reports: Iterable[str], *edges: LineageEdge) -> Lineage:
    """A lineage without reasons."""
    return Lineage(tuple(LineageMember(ReportId(name), (), ()) for name in reports), edges, 1, "")


def edge(source: str, to: str, words: int = 9, undirected: bool = False) -> LineageEdge:
    """An edge with so many shared characters."""
    spans = () if source.startswith("unseen:") else (AlignedSpan(0, words, 0, words),)
    return LineageEdge(source, ReportId(to), (), undirected, spans)


def drawn(tops: Iterable[Branch]) -> str:
    """A tree in brackets."""
    return " ".join(f"{top.node}({drawn(top.branches)})" if top.branches else top.node for top in tops)


def test_each_report_stands_under_its_nearest_source() -> None:
    """The one with more of its words; the other is named beside it."""
    tops = branches(lineage("abc", edge("a", "c", 5), edge("b", "c", 9), edge("a", "b", 2, undirected=True)))
    assert drawn(tops) == "a(b(c))"
    (middle,) = tops[0].branches
    assert middle.edge is not None
    assert middle.edge.undirected
    assert [other.source for other in middle.branches[0].others] == ["a"]


def test_unseen_sources_come_first_and_reports_in_the_order_given() -> None:
    """By date on the page."""
    story = lineage("abc", edge("unseen:Wire", "a"), edge("unseen:Wire", "b"))
    assert drawn(branches(story)) == "unseen:Wire(a b) c"
    assert drawn(branches(story, [ReportId("c"), ReportId("b"), ReportId("a")])) == "unseen:Wire(b a) c"


def test_a_chain_of_thousands_is_no_matter() -> None:
    """Nothing recurses."""
    names = [f"r{n:05}" for n in range(3000)]
    (top,) = branches(lineage(names, *(edge(a, b) for a, b in pairwise(names))))
    depth = 0
    while top.branches:
        (top,) = top.branches
        depth += 1
    assert depth == 2999


def test_what_has_no_source_hangs_on_what_it_shares_words_with() -> None:
    """By its undirected edge, turned so that it leads to the report; a cluster without directions is one tree."""
    (tree,) = branches(lineage("abc", edge("a", "b", 9, undirected=True), edge("c", "b", 5, undirected=True)))
    assert drawn([tree]) == "a(b(c))"
    hung = tree.branches[0].branches[0].edge
    assert hung is not None
    assert (hung.source, hung.to, hung.undirected, hung.spans) == ("b", "c", True, (AlignedSpan(0, 5, 0, 5),))


def test_a_tree_with_a_source_keeps_its_open_edge_aside() -> None:
    """Two reports with sources of their own cannot hang on each other: the edge is named at the one it begins at."""
    story = lineage("ab", edge("unseen:Wire", "a"), edge("unseen:Desk", "b"), edge("a", "b", 5, undirected=True))
    tops = branches(story)
    assert drawn(tops) == "unseen:Desk(b) unseen:Wire(a)"
    assert [open_edge.to for open_edge in tops[1].branches[0].open] == ["b"]


def test_every_edge_stands_in_the_tree_once() -> None:
    """However directed and undirected ones are mixed."""
    rng = random.Random(7)
    for _ in range(300):
        names = "abcdefg"[: rng.randint(2, 7)]
        edges = []
        for number, to in enumerate(names):
            sources = [source for source in names[:number] if rng.random() < 0.4]
            edges += [edge(source, to, rng.randint(1, 9), undirected=rng.random() < 0.5) for source in sources]
            if rng.random() < 0.2:
                edges.append(edge("unseen:Wire", to))
        seen: list[LineageEdge] = []
        nodes: list[str] = []
        waiting = list(branches(lineage(names, *edges)))
        for branch in waiting:
            nodes.append(branch.node)
            seen += [*([branch.edge] if branch.edge else []), *branch.others, *branch.open]
            waiting += branch.branches
            assert all(below.edge is not None and below.edge.source == branch.node for below in branch.branches)
        assert sorted(set(nodes)) == sorted(nodes)
        assert set(names) <= set(nodes)
        assert len(seen) == len(edges)
        assert {frozenset((one.source, one.to)) for one in seen} == {frozenset((one.source, one.to)) for one in edges}


@pytest.mark.parametrize(
    ("drawn_edge", "line"),
    [
        (edge("a", "b"), Line.SOLID),
        (edge("a", "b", undirected=True), Line.DOTTED),
        (edge("unseen:Wire", "b"), Line.DASHED),
        (edge("unseen:", "b"), Line.DASHED),
    ],
)
def test_the_line_of_an_edge(drawn_edge: LineageEdge, line: Line) -> None:
    """Stated, open, unseen."""
    assert line_of(drawn_edge) is line
