"""When: time expressions and the days they may mean, found by rules."""

from dateline.dates.find import DEFAULT, DateOptions, find_dates

__all__ = ["DEFAULT", "DateOptions", "find_dates"]
