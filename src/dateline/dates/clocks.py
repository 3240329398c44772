"""Times of day and parts of a day as TIMEX3 appends them to a day."""

from __future__ import annotations

import re

from dateline.dates.vocabulary import table

__all__ = ["clock_time", "part_time"]

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


def part_time(words: str | None) -> str:
    """A part of the day as "TMO"; empty for None."""
    return f"T{table('parts')[words.lower()]}" if words else ""
