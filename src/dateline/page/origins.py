"""Tell the passages that a report has from elsewhere than its other words, by the edges of the lineage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.copies import nearest_source
from dateline.model import Lineage, LineageEdge, ReportId
from dateline.page.passages import Place

__all__ = ["Origin", "find_origins"]

_MOST_OF = 0.5  # an edge accounts for a passage when it covers so much of it


@dataclass(frozen=True, slots=True)
class Origin:
    """
    Where a report has one passage from, when that is not where it has the rest from.

    Args:
        source: What it has the passage from, a report or ``unseen:NAME``.
        rest: What it has its other shared words from, a report or ``unseen:NAME``; None when the rest is its own.
    """

    source: str
    rest: str | None


def find_origins(lineages: Iterable[Lineage], places: Mapping[ReportId, Sequence[Place]]) -> dict[Place, Origin]:
    """
    Find the passages that come from elsewhere.

    A passage does when the report's main source lacks it and another source has it, or no source at hand has it while
    the report credits one that is not; and when the report is an account of its own that took this passage from
    another. Who was first must be known.

    Args:
        lineages: The lineages of the story.
        places: The passages of each report.

    Returns:
        An origin for each such passage.
    """
    return {place: origin for lineage in lineages for place, origin in _of_cluster(lineage, places)}


def _of_cluster(lineage: Lineage, places: Mapping[ReportId, Sequence[Place]]) -> Iterator[tuple[Place, Origin]]:
    into: defaultdict[ReportId, list[LineageEdge]] = defaultdict(list)
    for edge in lineage.edges:
        if not edge.undirected:
            into[edge.to].append(edge)
    own = {source for account in lineage.accounts for source in account.sources}
    for report, edges in into.items():
        main = nearest_source(edges)
        # Those at hand first: what none of them has is left for a credited source that nobody gave.
        others = sorted((edge for edge in edges if edge is not main), key=lambda edge: (edge.unseen, edge.source))
        for place in (place for place in places.get(report, ()) if not place.quotation):
            if _covers(main, place):
                if report in own:
                    yield place, Origin(main.source, None)
                continue
            other = next((edge for edge in others if edge.unseen or _covers(edge, place)), None)
            if other is not None and not main.unseen:
                yield place, Origin(other.source, None if report in own else main.source)


def _covers(edge: LineageEdge, place: Place) -> bool:
    """Whether most of a passage came along an edge."""
    ends = ((max(span.b_start, place.span.start), min(span.b_end, place.span.end)) for span in edge.spans)
    return sum(max(0, end - start) for start, end in ends) >= _MOST_OF * max(1, len(place.span))
