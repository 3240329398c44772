"""Say when a report came out, to the minute or the day as it is known, and which of two came out after the other."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.model import Published

__all__ = ["Moment", "moment_of", "order"]

_DAY = 24 * 60
# "2020-01-17T22:50+03:00"; a time of midnight is what pages write when they know no more than the day.
_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT(?P<hour>\d\d):(?P<minute>\d\d)[^+\-Z]*(?P<zone>Z|[+-]\d\d:?\d\d)?")


class Moment(NamedTuple):
    """
    When a report was published.

    Args:
        first: The first day it may have been, as a number; None is open.
        last: The day after the last one; None is open.
        minute: The minute since the first of days, or None when only the day is known.
        zoned: Whether the minute is that of Greenwich; otherwise it is local, and nobody says where.
    """

    first: int | None
    last: int | None
    minute: int | None
    zoned: bool


def moment_of(published: Published) -> Moment:
    """
    When a report was published, as numbers.

    Example:
        >>> from datetime import date
        >>> day = {"earliest": date(2020, 1, 17), "latest": date(2020, 1, 18)}
        >>> noon, one = (moment_of(Published(f"2020-01-17T{time}", **day)) for time in ("12:00+03:00", "10:00Z"))
        >>> order(one, noon), order(noon, one)
        (1, -1)
    """
    earliest, latest = published.earliest, published.latest
    first = None if earliest is None else earliest.toordinal()
    last = None if latest is None else latest.toordinal()
    found = _CLOCK.match(published.value) if published.value and first is not None and published.day else None
    if found is None or first is None or found["hour"] + found["minute"] == "0000":
        return Moment(first, last, None, False)
    minute = first * _DAY + int(found["hour"]) * 60 + int(found["minute"])
    zone = found["zone"]
    if zone and zone != "Z":
        ahead = int(zone[1:3]) * 60 + int(zone[-2:])
        minute -= ahead if zone[0] == "+" else -ahead
    return Moment(first, last, minute, bool(zone))


def order(one: Moment, two: Moment) -> int:
    """
    1 when all the time in which the one may have been published comes after all such time of the other.

    -1 when it comes before it, 0 when the two overlap or one is not known. Times of day count where both are known and
    both are local or both of Greenwich.
    """
    first, last, minute, zoned = one
    other_first, other_last, other_minute, other_zoned = two
    if minute is not None and other_minute is not None and zoned == other_zoned:
        return (minute > other_minute) - (minute < other_minute)
    if first is not None and other_last is not None and other_last <= first:
        return 1
    if last is not None and other_first is not None and last <= other_first:
        return -1
    return 0
