"""When: time expressions and the days they may mean, found by rules."""

from dateline.dates.find import DEFAULT, DateOptions, find_dates
from dateline.dates.gathered import gather_publication, published_by_events

__all__ = ["DEFAULT", "DateOptions", "find_dates", "gather_publication", "published_by_events"]
