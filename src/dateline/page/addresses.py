"""Say where words can be opened: on the one page of `dateline report`, or on the pages of `dateline serve`."""

from __future__ import annotations

from typing import Protocol

from dateline.model import ReportId, Span
from dateline.page.anchors import pair_anchor, prints_anchor, report_anchor, words_anchor

__all__ = ["ONE_PAGE", "Addresses", "OnePage"]


class Addresses(Protocol):
    """Where each thing is shown; every answer can stand in a ``href``."""

    def report(self, report: ReportId) -> str:
        """A report."""

    def words(self, report: ReportId, *spans: Span) -> str:
        """Words of a report; a quotation with a break in it has several spans."""

    def pair(self, one: ReportId, other: ReportId) -> str:
        """Two reports side by side."""

    def prints(self, first: ReportId) -> str:
        """The list of the further prints of a report's text."""

    def lineage(self, report: ReportId) -> str:
        """Who had the words of a report from whom."""

    def correct(self, report: ReportId, kind: str = "", own: object = None) -> str | None:
        """Where a line, or the report itself, is corrected by a person; None where that cannot be done."""

    def part(self, name: str) -> str:
        """A part of the whole: "reports", "shared", "open"."""


class OnePage:
    """
    Everything stands on the page itself.

    Example:
        >>> ONE_PAGE.words(ReportId("kayhan-7"), Span(537, 692))
        '#r-kayhan-7-s537-692'
    """

    def report(self, report: ReportId) -> str:
        """Its section."""
        return f"#{report_anchor(report)}"

    def words(self, report: ReportId, *spans: Span) -> str:
        """Their mark in the section of the report."""
        return f"#{words_anchor(report_anchor(report), spans)}"

    def pair(self, one: ReportId, other: ReportId) -> str:
        """Their view among those side by side."""
        return f"#{pair_anchor(report_anchor(one), report_anchor(other))}"

    def prints(self, first: ReportId) -> str:
        """The list behind the report."""
        return f"#{prints_anchor(report_anchor(first))}"

    def lineage(self, report: ReportId) -> str:
        """The section with the trees."""
        return "#lineage"

    def correct(self, report: ReportId, kind: str = "", own: object = None) -> str | None:
        """Nowhere: the page is written once."""
        return None

    def part(self, name: str) -> str:
        """The section of that name."""
        return f"#{name}"


ONE_PAGE = OnePage()
