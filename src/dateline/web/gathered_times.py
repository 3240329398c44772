"""The days that other reports allow those which leave them open, as lines of a timeline, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dateline.model import GatheredDate, ReportId
from dateline.record import ReportSummary, Standing, TimelineEntry
from dateline.record.written import read_value

if TYPE_CHECKING:
    from dateline.web.lists import Lists

__all__ = ["gathered_in", "gathered_times"]


def gathered_in(standing: Standing) -> dict[ReportId, GatheredDate]:
    """What is gathered over the record for each report that leaves its day open, as it was last settled."""
    rows = standing.rows("gathered", ("report", "content"), order="report")
    return {ReportId(report): read_value(GatheredDate, content) for report, content in rows}


def gathered_times(gathered: Mapping[ReportId, GatheredDate], lists: Lists) -> Iterator[TimelineEntry]:
    """
    The lines that a timeline has besides those whose days the reports state themselves.

    Args:
        gathered: What other reports allow.
        lists: The record as persons left it: a day that somebody set stands as it is.

    Returns:
        By report; those alone that have a day by it.
    """
    for report, found in gathered.items():
        if lists.has(report):
            yield from of_report(report, found, lists)


def of_report(report: ReportId, found: GatheredDate, lists: Lists) -> Iterator[TimelineEntry]:
    """The lines of one report: its publication, and its times that are reckoned from it."""
    summary = lists.summary(report)
    if is_open(summary) and (found.earliest or found.latest):
        known = summary.published
        because = f"{known.because}; {found.because}".removeprefix("; ")
        yield TimelineEntry(summary, found.earliest, found.latest, None, None, "", known.value, because)
    text = lists.text(report) if found.dates else ""
    settled = settled_by_persons(report, lists)
    for one in found.dates:
        if (one.earliest or one.latest) and one.id not in settled:
            words = one.span.of(text)
            yield TimelineEntry(summary, one.earliest, one.latest, one, one.span, words, one.value, one.because)


def is_open(summary: ReportSummary) -> bool:
    """Whether a report leaves its day open on both sides: one that bounds it is listed with its own bounds."""
    return summary.published.earliest is None and summary.published.latest is None


def settled_by_persons(report: ReportId, lists: Lists) -> frozenset[str]:
    """The times of a report that somebody gave days, or took away."""
    read = lists.changed.get(report)
    if read is None:
        return frozenset()
    still_open = {one.id for one in read.dates if one.earliest is None and one.latest is None}
    before: Sequence[str] = [one.id for one in lists.store.report(report).dates]
    return frozenset(own for own in before if own not in still_open)
