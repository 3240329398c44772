"""What goes into the record beside a report, and what its questions are answered with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dateline.model import AlignedSpan, Problem, Published, Quote, Report, ReportId, Span, TimeExpression

__all__ = [
    "Added",
    "Admission",
    "Failure",
    "Forgotten",
    "FoundQuote",
    "Gone",
    "Hit",
    "PairRow",
    "ReportState",
    "ReportSummary",
    "TimelineEntry",
    "VerifyResult",
]


class ReportState(NamedTuple):
    """
    By what it is told that a report is as it was.

    Args:
        text_sha256: The hash of its text.
        seal: Of all its lines.
    """

    text_sha256: str
    seal: str


@dataclass(frozen=True, slots=True)
class PairRow:
    """
    What two reports share, as the record keeps it.

    Args:
        a, b: The reports, in either order; ``spans`` and ``payload`` are seen from ``a``.
        spans: The shared passages; `verify` holds them to both texts.
        payload: What the copies stage wants back, unread by the record.
    """

    a: ReportId
    b: ReportId
    spans: tuple[AlignedSpan, ...]
    payload: str


@dataclass(frozen=True, slots=True)
class Admission:
    """
    Under which id a report would be stored.

    Args:
        report: The report with that id, and with the problem that tells of a changed one.
        known: True when the record has this very report already.
    """

    report: Report
    known: bool


@dataclass(frozen=True, slots=True)
class Added:
    """
    What `add` did.

    Args:
        id: The report's id in the record.
        new: True when the report was not there before.
        new_source: True when it was, and was now found in another place.
        problems: What a person should know about it.
        changed: True when its place has another text now, which took the place of the one before.
    """

    id: ReportId
    new: bool
    new_source: bool
    problems: tuple[Problem, ...] = ()
    changed: bool = False


class Gone(NamedTuple):
    """
    A report that was just removed, by what its traces are known.

    Args:
        report, text_sha256: Its id and the hash of its text.
        number: Its number in the index.
        judgements: How many judgements went with it.
        waiting: How many jobs of the workbench are still to be done.
    """

    report: ReportId
    text_sha256: str
    number: int
    judgements: int
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Forgotten:
    """
    What was removed with a report.

    Args:
        judgements: How many judgements on its text.
        files: Older copies beside the record that had it, and have it no more.
        notes: What a person should do for nothing to be left.
    """

    judgements: int = 0
    files: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """What a list shows of a report: everything but its text and its lines."""

    id: ReportId
    title: str | None
    outlet: str | None
    agency: str | None
    url: str | None
    published: Published
    where: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """
    A quote with its words.

    Args:
        report: The report it stands in.
        quote: The quote; its spans point into that report's text.
        source, cue, content: The words of each of its spans.
    """

    report: ReportSummary
    quote: Quote
    source: tuple[str, ...]
    cue: tuple[str, ...]
    content: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """
    A day that a report names, or the day of its own publication.

    Args:
        report: The report.
        earliest, latest: The days it may be, half open; None is open, both None not determined.
        date: The time expression, or None for the publication.
        span: The words it rests on, or None when the day was given from outside or stands in the page's head.
        words: Those words; empty without a span.
        value: TIMEX3, or the publication as it is known.
        because: Why these days.
    """

    report: ReportSummary
    earliest: date | None
    latest: date | None
    date: TimeExpression | None
    span: Span | None
    words: str
    value: str | None
    because: str


@dataclass(frozen=True, slots=True)
class Hit:
    """
    A report that answers a search.

    Args:
        report: The report.
        span: The closest place that holds every part of the query, in the report's text; the first place of any part
            when they stand far apart.
        places: Every place of every part, in reading order; the first 200.
        excerpt: The words around ``span``, whole words, in the text; ``snippet`` is what stands there.
    """

    report: ReportSummary
    span: Span
    places: tuple[Span, ...]
    excerpt: Span
    snippet: str


@dataclass(frozen=True, slots=True)
class Failure:
    """
    Something in the record that does not hold.

    Args:
        report: The id of the report concerned, or None for the file as a whole.
        line: Which line: "quote 3", "text", "file".
        message: What was found and what was expected.
    """

    report: str | None
    line: str
    message: str

    @property
    def words(self) -> str:
        """The failure as one line for a terminal."""
        return f"{self.report or 'record'}: {self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """
    What `verify` read and what did not hold.

    Args:
        reports, lines, spans: How many were read again.
        failed: How many failures there are in all.
        failures: The first of them.
        notes: What a person should know though nothing is wrong with the record.
    """

    reports: int
    lines: int
    spans: int
    failed: int
    failures: tuple[Failure, ...]
    notes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """True when every line still opens its words."""
        return self.failed == 0
