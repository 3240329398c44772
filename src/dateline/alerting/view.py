"""What questions are asked of: a record as it is settled at one moment, with who counts as one account."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dateline.compared import Settled
from dateline.model import AlertLine, Lineage, ReportId, Role, Span, Story
from dateline.record import ReportSummary

__all__ = ["View", "kin_of"]

CONTEXT = 80  # characters beside a phrase
FURNITURE = frozenset((Role.FURNITURE, Role.FOOTER, Role.MASTHEAD, Role.SECTION))


@dataclass(frozen=True)
class View:
    """
    A record at one moment.

    Args:
        settled: Its reports, who is who, and what they say of each other.
        lineages: Who had what from whom.
        edits: What was changed in watched pages, as `dateline versions` lists it.
        phrases: Where words stand in a row, report by report.
        find: The id of the report that a person means.
    """

    settled: Settled
    lineages: Sequence[Lineage]
    edits: Sequence[Mapping[str, Any]]
    phrases: Callable[[str], Iterable[tuple[ReportSummary, tuple[Span, ...]]]]
    find: Callable[[str], ReportId]

    @cached_property
    def kin(self) -> dict[ReportId, frozenset[ReportId]]:
        """Of every report that copies or was copied, those that count as one account with it, itself too."""
        return kin_of(self.lineages)

    def account(self, report: ReportId) -> frozenset[ReportId]:
        """The reports that are one account with a report."""
        return self.kin.get(report, frozenset((report,)))

    @cached_property
    def stories(self) -> dict[ReportId, Story]:
        """The story of every report."""
        return {report: story for story in self.settled.comparison.stories for report in story.reports}

    def of_story(self, name: str) -> frozenset[ReportId] | None:
        """The reports of the story that a report is of; None when no name is given, and so all count."""
        if not name:
            return None
        own = self.find(name)
        return frozenset(self.stories[own].reports) if own in self.stories else frozenset((own,))

    def in_order(self, reports: Iterable[ReportId]) -> list[ReportId]:
        """Reports by day of publication, those without one last, then by id."""
        return sorted(reports, key=lambda own: (self.day(own) or "9", own))

    def day(self, report: ReportId) -> str:
        """The first day of publication, or ""."""
        earliest = self.settled.reads[report].report.metadata.published.earliest
        return earliest.isoformat() if earliest else ""

    def title(self, report: ReportId) -> str:
        """What a report is called, with its headline."""
        headline = self.settled.reads[report].report.metadata.title.value
        called = self.settled.called[report]
        return f"{called}: {' '.join(headline.split())}" if headline else called

    def line(self, report: ReportId, spans: Sequence[Span], note: str = "", *, around: int = 0) -> AlertLine:
        """Words of a report as they stand there, or with some of what is beside them."""
        found = self.settled.reads[report].report
        shown = [beside(found.text, span, around) for span in spans]
        return AlertLine(
            report=report,
            called=self.settled.called[report],
            text_sha256=found.text_sha256,
            spans=tuple(spans),
            words=" … ".join(shown),
            note=note,
            url=found.metadata.url.value,
        )

    def headline(self, report: ReportId, note: str = "") -> AlertLine:
        """What a report is about: its headline, else how its body begins."""
        found = self.settled.reads[report].report
        zones = found.zones_of(Role.HEADLINE) or found.zones_of(Role.BODY)
        first = [Span(zone.start, min(zone.end, zone.start + 200)) for zone in zones[:1]]
        return self.line(report, first, note)

    def told(self, report: ReportId, spans: Sequence[Span]) -> list[Span]:
        """The spans that stand in what the outlet writes, and not in the furniture of its page."""
        zones = [zone.span for zone in self.settled.reads[report].report.zones if zone.role in FURNITURE]
        return [span for span in spans if not any(zone.start <= span.start < zone.end for zone in zones)]


def kin_of(lineages: Iterable[Lineage]) -> dict[ReportId, frozenset[ReportId]]:
    """
    The reports that count as one account, by report.

    Example:
        >>> from dateline.model import LineageAccount
        >>> found = kin_of([Lineage((), (), 1, "", (LineageAccount(("a",), (ReportId("b"),)),))])
        >>> sorted(found[ReportId("b")])
        ['a', 'b']
    """
    found: dict[ReportId, frozenset[ReportId]] = {}
    for lineage in lineages:
        for account in lineage.accounts:
            known = {ReportId(source) for source in account.sources if not source.startswith("unseen:")}
            one = frozenset((*known, *account.reports))
            for report in one:
                found[report] = found.get(report, frozenset()) | one
    return found


def beside(text: str, span: Span, around: int) -> str:
    """Words with what stands beside them, in one line."""
    start, end = max(0, span.start - around), min(len(text), span.end + around)
    while 0 < start < span.start and not text[start - 1].isspace():
        start += 1
    while span.end < end < len(text) and not text[end].isspace():
        end -= 1
    shown = " ".join(text[start:end].split())
    return f"{'… ' if start > 0 and around else ''}{shown}{' …' if end < len(text) and around else ''}"
