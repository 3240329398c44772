"""Find what happened: events with their arguments, status, date and source, out of one report."""

from dateline.events.find import find_events

__all__ = ["find_events"]
