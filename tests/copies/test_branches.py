"""Branches: a lineage laid out as a tree holds every report once, however deep it is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from dateline.copies import Branch, branches
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
    assert drawn(tops) == "a b(c)"
    assert [other.source for other in tops[1].branches[0].others] == ["a"]
    assert [other.to for other in tops[0].open] == ["b"]


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
