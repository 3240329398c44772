"""Call reports by what a reader knows them by: the outlet where that is enough, else the file as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.model import ReportId
    from dateline.record import ReportSummary

__all__ = ["place_of", "short_names"]


def short_names(reports: Iterable[ReportSummary]) -> dict[ReportId, str]:
    """
    What to call each report in running text.

    Args:
        reports: All that are shown together, so that no two of them get one name.
    """
    held = list(reports)
    outlets = Counter(report.outlet for report in held)
    return {
        report.id: report.outlet
        if report.outlet and outlets[report.outlet] == 1
        else f"{report.outlet} ({place_of(report)})"
        if report.outlet
        else place_of(report)
        for report in held
    }


def place_of(report: ReportSummary) -> str:
    """The file that a report was read from, which other commands take for it."""
    return report.where.rsplit("/", 1)[-1]
