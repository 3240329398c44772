"""When: time expressions and the days they may mean, found by rules."""

from typing import TYPE_CHECKING

from dateline.text.later import face

if TYPE_CHECKING:
    from dateline.dates.find import DEFAULT, find_dates
    from dateline.dates.gathered import gather_publication, published_by_events
    from dateline.dates.options import DateOptions

__all__ = ["DEFAULT", "DateOptions", "find_dates", "gather_publication", "published_by_events"]

__getattr__ = face(
    __name__,
    {
        "find": "DEFAULT find_dates",
        "gathered": "gather_publication published_by_events",
        "options": "DateOptions",
    },
)
