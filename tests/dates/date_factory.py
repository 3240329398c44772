"""Make annotated texts and publication dates for the tests of dates."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.dates import DateOptions, find_dates
from dateline.language import analyse
from dateline.model import (
    AnnotatedText,
    Media,
    Published,
    Report,
    ReportId,
    Role,
    Span,
    Status,
    TimeExpression,
    Zone,
)
from dateline.text.ids import sha256_of_text

__all__ = ["annotated", "find_marked", "found_in", "published"]

FRIDAY = "2020-01-17"


def annotated(words: str, *roles: Role) -> AnnotatedText:
    """A report whose lines have the roles given, the last one also all lines after it; body when none is given."""
    zones: list[Zone] = []
    at = 0
    for number, line in enumerate(words.split("\n")):
        role = roles[min(number, len(roles) - 1)] if roles else Role.BODY
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            zones.append(Zone(role, Span(start, start + len(line.strip()))))
        at += len(line) + 1
    report = Report(ReportId("r"), words, sha256_of_text(words), "", Media.TEXT, "-", tuple(zones))
    return analyse(report)


def published(words: str) -> Published:
    """A day, "" for unknown, "--08-24" without a year, "2021-01-01..2022-01-01", or these two with a blank between."""
    value, _, interval = words.rpartition(" ") if " " in words else (words, "", "")
    if ".." in value:
        value, interval = "", value
    if interval:
        first, last = interval.split("..")
        return Published(
            value or None,
            Status.INFERRED,
            earliest=date.fromisoformat(first) if first else None,
            latest=date.fromisoformat(last) if last else None,
        )
    if not value or value.startswith("--"):
        return Published(value or None, Status.STATED if value else Status.ABSENT)
    day = date.fromisoformat(value)
    return Published(value, Status.GIVEN, earliest=day, latest=day + timedelta(days=1))


def found_in(words: str, day: str = FRIDAY, options: DateOptions | None = None) -> list[TimeExpression]:
    """The expressions of a body text."""
    return find_dates(annotated(words), published(day), options or DateOptions())


def find_marked(marked: str, day: str = FRIDAY) -> TimeExpression:
    """The expression that the brackets of a sentence mark: "He left on [Thursday]."."""
    start, end = marked.index("["), marked.index("]") - 1
    words = marked.replace("[", "", 1).replace("]", "", 1)
    found = found_in(words, day)
    for one in found:
        if (one.span.start, one.span.end) == (start, end):
            return one
    raise AssertionError(f"{words[start:end]!r} not found; found {[one.span.of(words) for one in found]}")
