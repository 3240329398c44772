"""Find when a report was published, by the first way that tells it, and say which way that was."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from dateline.extraction.stamps import Stamp, StampKind
from dateline.extraction.zones import Layout
from dateline.model import Published, Span, Status
from dateline.text.calendar import StatedDate, make_day, parse_stated_date

__all__ = ["is_order_open", "ordered", "published_as", "published_beside", "published_in_text", "with_address"]

IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[/-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"
)
# Languages whose readers write the day first, in figures as in words. English has both orders; Chinese, Japanese and
# Korean begin with the year.
DAY_FIRST = frozenset("ar da de el es fi fr he id it nl no pl pt ro ru sv tr uk".split())


def published_in_text(text: str, layout: Layout, language: str | None = None) -> Published:
    """
    Find the publication date in a text: a labelled date line, a date line, the dateline, or the day of an update.

    A weekday, or a month in the body, never gives a day. A day without a year stays open, and so does "03/04/2021"
    unless another date of the same page shows the order.

    Args:
        text: The text.
        layout: Its zones with their dates.
        language: Its language; it settles the order of "03/04/2021" in all that write the day first.

    Returns:
        The date with the precision printed; absent when no such line stands in it.
    """
    for kind, way in ((StampKind.PUBLISHED, "labelled date line"), (StampKind.BARE, "date line")):
        stamps = [stamp for stamp in layout.stamps if stamp.kind is kind]
        if stamps:
            return of_stamp(text, first_full(stamps), way, language)
    if layout.dateline and layout.dateline.date:
        found = layout.dateline.date
        span = Span(found.start, found.end)
        return published_as(found, f"dateline: {span.of(text)!r} is the day it was filed", Status.INFERRED, (span,))
    updated = [stamp for stamp in layout.stamps if stamp.kind is StampKind.UPDATED]
    if updated:
        return not_after(text, updated[0])
    return Published(because="not found: no line says when it was published")


def is_order_open(layout: Layout) -> bool:
    """Whether a date line leaves open which of its figures is the day: only then does the language count."""
    return any(stamp.date.numbers for stamp in layout.stamps)


def first_full(stamps: list[Stamp]) -> Stamp:
    """The first stamp with a year and a day, else the first."""
    return next((stamp for stamp in stamps if stamp.date.year and stamp.date.day), stamps[0])


def of_stamp(text: str, stamp: Stamp, way: str, language: str | None) -> Published:
    """The date of a date line."""
    words = stamp.span.of(text)
    label = f"{stamp.label} " if stamp.label else ""
    because = f"{way}: {label + words!r}"
    if stamp.date.numbers and language in DAY_FIRST:
        because += f"; a text in {language} writes the day first"
    return published_as(ordered(stamp.date, language), because, Status.STATED, (stamp.span,))


def ordered(found: StatedDate, language: str | None) -> StatedDate:
    """The date with an open order settled by its language."""
    return found.in_order(day_first=True) if language in DAY_FIRST else found


def not_after(text: str, stamp: Stamp) -> Published:
    """An update's day as the last on which it can have been published."""
    _, latest = stamp.date.days
    because = f"update line: {stamp.span.of(text)!r} is when it was changed, so it was published then or before"
    if latest is None:
        return Published(because=because.replace("so it", "without a year: it"))
    return Published(None, Status.INFERRED, (stamp.span,), because, None, latest)


def published_as(found: StatedDate, because: str, status: Status, evidence: tuple[Span, ...] = ()) -> Published:
    """A printed date as the date of publication."""
    earliest, latest = found.days
    if found.candidates:
        days = " or ".join(day.isoformat() for day in found.candidates)
        reason = f"{because}; the order of day and month is open: {days}"
        return Published(None, Status.INFERRED, evidence, reason, earliest, latest)
    if found.year is None:
        because += "; the year is not stated"
        status = Status.INFERRED
    return Published(found.iso, status, evidence, because, earliest, latest)


@lru_cache(maxsize=16_384)  # many reports of a corpus have one day; forty years have no more
def published_beside(words: str) -> Published | None:
    """The date given beside a report, with the precision given; None when the words are no date."""
    words = words.strip()
    found = parse_stated_date(words) or partial_date(words)
    if found is None:
        return None
    published = published_as(found, f"given: {words!r} beside the report", Status.GIVEN)
    return replace(published, status=Status.GIVEN)


def partial_date(words: str) -> StatedDate | None:
    """A year, or a year and month, as ISO 8601 and sidecar tables write them."""
    parts = words.split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None
    year = int(parts[0])
    if len(parts) == 2 and 1 <= int(parts[1]) <= 12 and year > 0:
        return StatedDate(0, len(words), year, int(parts[1]))
    return None


def with_address(found: Published, url: str, earliest: date, latest: date) -> Published:
    """
    A date that stays open, settled by the day in the report's address where one stands there ("/2021/07/10/").

    Args:
        found: What the text says.
        url: The address, or "".
        earliest, latest: Between which days a date is believed.

    Returns:
        The found date, with the address's day where the text has none, or one that fits it.
    """
    match = IN_ADDRESS.search(url)
    day = make_day(int(match["year"]), int(match["month"]), int(match["day"])) if match else None
    if match is None or day is None or not earliest <= day <= latest or found.day is not None:
        return found
    because = f"address: {match[0].strip('/')!r} stands in {url[:120]!r}"
    if found.value is not None and found.value != f"--{day:%m-%d}":
        return found
    if found.earliest and found.latest and not found.earliest <= day < found.latest:
        return found
    if found.status is not Status.ABSENT:
        because += f", and fits what the text says ({found.because})"
    return Published(day.isoformat(), Status.INFERRED, found.evidence, because, day, day + timedelta(days=1))
