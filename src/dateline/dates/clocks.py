"""Times of day and parts of a day as TIMEX3 appends them to a day."""

from __future__ import annotations

import re

from dateline.dates.vocabulary import table

__all__ = ["clock_time", "lies_before", "part_time", "time_of_hours"]

FIGURES = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))?(?:\s{0,2}([ap])\.?m)?", re.IGNORECASE)
FOUR = re.compile(r"(\d\d)(\d\d)\b")


def clock_time(words: str | None) -> str:
    """
    A time of day as "T17:00"; empty for None. A zone beside it is not part of the value.

    Example:
        >>> [clock_time(words) for words in ("5 p.m. EST", "18:00 UTC", "0735 GMT", "noon", "12:30 a.m.", "9.15am")]
        ['T17:00', 'T18:00', 'T07:35', 'T12:00', 'T00:30', 'T09:15']
    """
    if not words:
        return ""
    lower = words.lower()
    if lower.startswith(("noon", "midday")):
        return "T12:00"
    if lower.startswith("midnight"):
        return "T24:00"
    if four := FOUR.match(lower):
        return f"T{four[1]}:{four[2]}"
    found = FIGURES.match(lower)
    if not found:
        return ""
    hour = int(found[1])
    if found[4]:
        hour = hour % 12 + (12 if found[4] == "p" else 0)
    return f"T{hour:02}:{found[2] or '00'}" + (f":{found[3]}" if found[3] else "")


def time_of_hours(words: str | None) -> str:
    """
    What "the early hours of" says before a day; empty for None.

    Example:
        >>> [time_of_hours(f"the {words} hours of ") for words in ("early", "closing")]
        ['TMO', 'TNI']
    """
    if not words:
        return ""
    return "TNI" if words.split()[1].lower() in ("late", "final", "closing") else "TMO"


STARTS = {"MO": 0, "MI": 11, "AF": 12, "EV": 17, "NI": 18, "DT": 6}  # hours at which a part of the day may begin
ENDS = {"MO": 12, "MI": 13, "AF": 18, "EV": 24, "NI": 30, "DT": 18}  # and by which it has ended
HOUR = re.compile(r"T(\d\d):(\d\d)")


def lies_before(time: str, other: str) -> bool:
    """
    Whether a time of day lies before another wholly, so that behind it it may be of the day after.

    Example:
        >>> lies_before("T03:20", "T21:15"), lies_before("TMO", "TEV"), lies_before("TNI", "T21:15")
        (True, True, False)
    """
    end, start = hours_of(time, ENDS), hours_of(other, STARTS)
    return end is not None and start is not None and end <= start


def hours_of(time: str, parts: dict[str, int]) -> float | None:
    """A time of day in hours; of a part of the day what the table tells."""
    if found := HOUR.match(time):
        return int(found[1]) + int(found[2]) / 60
    return parts.get(time[1:3])


def part_time(words: str | None) -> str:
    """A part of the day as "TMO"; empty for None."""
    return f"T{table('parts')[words.lower()]}" if words else ""
