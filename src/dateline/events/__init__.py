"""Find what happened: events with their arguments, status, date and source, out of one report."""

from typing import TYPE_CHECKING

from dateline.text.later import face

if TYPE_CHECKING:
    from dateline.events.find import find_events
    from dateline.events.parties import describe_parties
    from dateline.events.regathered import gathered_days

__all__ = ["describe_parties", "find_events", "gathered_days"]

__getattr__ = face(
    __name__,
    {
        "find": "find_events",
        "parties": "describe_parties",
        "regathered": "gathered_days",
    },
)
