"""Put the days that other reports allow an undated report into a list of days, in their place and with the reason."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import date

from dateline.model import GatheredDate, ReportId
from dateline.record import TimelineEntry

__all__ = ["with_gathered_days"]


def with_gathered_days(
    entries: Iterable[TimelineEntry], gathered: Mapping[ReportId, GatheredDate]
) -> Iterable[TimelineEntry]:
    """
    A list of days with those that are gathered.

    Args:
        entries: Publications and time expressions by the days they stand for, those without one last.
        gathered: What the reports of the record allow for those that do not say when they were published.

    Returns:
        The same entries in the same order; one that had no day, and has one now, stands where that puts it.
    """
    if not gathered:
        return entries
    return sorted((gathered_entry(entry, gathered.get(entry.report.id)) for entry in entries), key=order_of_days)


def gathered_entry(entry: TimelineEntry, found: GatheredDate | None) -> TimelineEntry:
    """An entry with the days that are gathered, where it has none of its own."""
    if found is None or (entry.earliest is not None and entry.latest is not None):
        return entry
    if entry.date is None:
        because = f"{entry.because}; {found.because}".removeprefix("; ")
        return dataclasses.replace(entry, earliest=found.earliest, latest=found.latest, because=because)
    again = next((one for one in found.dates if one.id == entry.date.id), None)
    if again is None:
        return entry
    return dataclasses.replace(
        entry, earliest=again.earliest, latest=again.latest, value=again.value, because=again.because
    )


def order_of_days(entry: TimelineEntry) -> tuple[bool, date, bool, date, ReportId, int]:
    """Where an entry stands: by its first day, then its last; those without a day last."""
    first, place = entry.earliest or entry.latest, entry.date.span.start if entry.date is not None else -1
    days = (first is None, first or date.max, entry.latest is None, entry.latest or date.max)
    return *days, entry.report.id, place
