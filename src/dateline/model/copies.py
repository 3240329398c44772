"""Shared words of reports: which passages, how much of each, and who took them from whom where that is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from dateline.model.report import ReportId
from dateline.model.span import Span

__all__ = [
    "UNSEEN",
    "AlignedSpan",
    "Copy",
    "CopyKind",
    "Direction",
    "Lineage",
    "LineageAccount",
    "LineageEdge",
    "LineageMember",
    "Reason",
]

UNSEEN = "unseen:"  # before the name of a source whose text nobody gave; alone: a source without a name


class CopyKind(StrEnum):
    """What two reports share. ``COPY``: both shares are 0.9 or more."""

    COPY = "copy"
    PARTIAL = "partial"
    QUOTATION = "quotation"
    BOILERPLATE = "boilerplate"
    REWRITE = "rewrite"


class Direction(StrEnum):
    """``AB``: b copied from a. Not determined is None, never a member."""

    AB = "ab"
    BA = "ba"

    def turned(self) -> Direction:
        """The same direction when the two reports change places."""
        return Direction.BA if self is Direction.AB else Direction.AB


@dataclass(frozen=True, slots=True, order=True)
class AlignedSpan:
    """A passage of report a and the same passage in report b, each half open in code points of its own text."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int

    def turned(self) -> AlignedSpan:
        """The same passage seen from report b."""
        return AlignedSpan(self.b_start, self.b_end, self.a_start, self.a_end)


@dataclass(frozen=True, slots=True)
class Copy:
    """
    Two reports that share text.

    Args:
        a, b: The reports, ``a < b`` by id.
        spans: The shared passages, in order of report a; disjoint on each side.
        a_share, b_share: The part of each body's characters that the spans cover, 0 to 1.
        kind: What is shared.
        direction: Who copied, or None when it is not determined.
        common_source: The name both may have it from ("Press TV"), or None.
        because: One sentence in plain words: what the kind and the direction rest on.
    """

    a: ReportId
    b: ReportId
    spans: tuple[AlignedSpan, ...]
    a_share: float
    b_share: float
    kind: CopyKind
    direction: Direction | None
    common_source: str | None
    because: str

    def turned(self) -> Copy:
        """
        The same pair with its reports in the other order.

        Example:
            >>> spans = (AlignedSpan(0, 4, 5, 9),)
            >>> copy = Copy(ReportId("1"), ReportId("2"), spans, 1.0, 0.5, CopyKind.PARTIAL, Direction.AB, None, "")
            >>> other = copy.turned()
            >>> other.a, other.a_share, other.direction.value, other.spans[0].a_start
            ('2', 0.5, 'ba', 5)
        """
        return replace(
            self,
            a=self.b,
            b=self.a,
            spans=tuple(sorted(span.turned() for span in self.spans)),
            a_share=self.b_share,
            b_share=self.a_share,
            direction=self.direction.turned() if self.direction else None,
        )


@dataclass(frozen=True, slots=True)
class Reason:
    """
    Why one report is held to come from another.

    Args:
        parts: One clause in plain words, cut at the reports it speaks of: words and ids by turns, words first.
        report: The report that shows it, or None when it takes several to show it.
        spans: The words of that report that it rests on; empty when it is a date or was given beside the text.

    Example:
        >>> reason = Reason(("", "r1", " is dated after ", "r2"))
        >>> reason.words, reason.naming({"r1": "it"})
        ('r1 is dated after r2', 'it is dated after r2')
    """

    parts: tuple[str, ...]
    report: ReportId | None = None
    spans: tuple[Span, ...] = ()

    @property
    def words(self) -> str:
        """The clause, with reports named by their ids."""
        return "".join(self.parts)

    def naming(self, names: Mapping[str, str]) -> str:
        """The clause with the names of reports for their ids."""
        return "".join(names.get(part, part) if k % 2 else part for k, part in enumerate(self.parts))


@dataclass(frozen=True, slots=True)
class LineageEdge:
    """
    Where a report has words from.

    Args:
        source: A report's id, or ``unseen:NAME`` for a credited source whose text nobody gave (``unseen:`` alone when
            it has no name).
        to: The report that has them.
        basis: The reasons, at least one.
        undirected: The two share words, and which of them was first is open.
        spans: The shared passages, source first; empty when the source is unseen.
    """

    source: str
    to: ReportId
    basis: tuple[Reason, ...]
    undirected: bool = False
    spans: tuple[AlignedSpan, ...] = ()

    @property
    def unseen(self) -> bool:
        """Whether nobody gave the source's text."""
        return self.source.startswith(UNSEEN)


@dataclass(frozen=True, slots=True)
class LineageMember:
    """
    One report of a cluster, passage by passage.

    Args:
        report: The report.
        shared: What it shares with others of the cluster, in order.
        own: The rest of its body: no other report of the cluster has it.
    """

    report: ReportId
    shared: tuple[Span, ...]
    own: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class LineageAccount:
    """
    One independent account of a cluster, with the reports that are counted with it.

    Args:
        sources: Where it comes from: one report, one ``unseen:NAME``, or several reports of which it is open who was
            first.
        reports: The other reports that have most of their words from there, by id. One made of two accounts stands in
            both.
    """

    sources: tuple[str, ...]
    reports: tuple[ReportId, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """
    Who had what from whom in one cluster: the reports that shared reporting joins.

    Args:
        members: Its reports, by id.
        edges: By ``(to, source)``; at most one per pair, and together they reach every member.
        independent: How many independent accounts stand behind the cluster.
        because: How that number comes about, in plain words.
        accounts: The accounts themselves, by their first source, unseen ones last.
    """

    members: tuple[LineageMember, ...]
    edges: tuple[LineageEdge, ...]
    independent: int
    because: str
    accounts: tuple[LineageAccount, ...] = ()

    @property
    def cluster(self) -> tuple[ReportId, ...]:
        """The ids of its reports, sorted."""
        return tuple(member.report for member in self.members)
