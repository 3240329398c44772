"""Find what happened: events with their arguments, status, date and source, out of one report."""

from dateline.events.find import find_events
from dateline.events.parties import describe_parties
from dateline.events.regathered import gathered_days

__all__ = ["describe_parties", "find_events", "gathered_days"]
