"""A report as it came in (Incoming) and as it is read (Report): its text, its zones and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NewType

from dateline.model.problem import Problem
from dateline.model.span import Span

__all__ = [
    "Address",
    "Detail",
    "Given",
    "Incoming",
    "Media",
    "Metadata",
    "Place",
    "Published",
    "Report",
    "ReportId",
    "Role",
    "Status",
    "Zone",
]

ReportId = NewType("ReportId", str)


class Media(StrEnum):
    """How the content of an input is to be read."""

    TEXT = "text"
    HTML = "html"


class Status(StrEnum):
    """How a detail of a report came to be known."""

    STATED = "stated"  # the words stand in the report
    INFERRED = "inferred"  # a reading of other words in the report
    GIVEN = "given"  # said beside the report: a JSONL key, a sidecar row, a flag
    ABSENT = "absent"  # not known; never filled in


class Role(StrEnum):
    """What a zone of a page is for; only ``BODY`` is the outlet's reporting."""

    MASTHEAD = "masthead"
    SECTION = "section"
    FURNITURE = "furniture"
    DATE = "date"
    KICKER = "kicker"
    HEADLINE = "headline"
    DUPLICATE_HEADLINE = "duplicate_headline"
    CAPTION = "caption"
    DATELINE = "dateline"
    BODY = "body"
    CREDIT = "credit"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Given:
    """
    What somebody said about a report beside its text: JSONL keys, a sidecar row or flags.

    Empty strings count as not given. It wins over what is found in the text, and the record says so.
    """

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    byline: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where a part of a text stands in the file it was taken from; it holds until the next one begins.

    Args:
        start: The first character of the part, in the text.
        at: The page ("page 3"), the path of the paragraph ("body/p[12]") or of the element ("html/body/div[2]/p[3]");
            empty where it is not known.
    """

    start: int
    at: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """
    One report as it came in: decoded content and where its bytes were.

    Args:
        content: The decoded text or HTML, with nothing normalised (line ends as they were).
        media: Whether ``content`` is plain text or HTML.
        where: The path, ``path:line`` or ``-``, as shown to people.
        source_sha256: SHA-256 of the bytes this report was read from (of the file, or of the JSONL line or CSV row).
        given: What was said beside the text.
        charset: The encoding the bytes were read with, and ``charset_reason`` in words why.
        problems: What was met while reading.
        places: For a text that was taken out of a PDF or the like, where its parts stand there, in order.
    """

    content: str
    media: Media
    where: str
    source_sha256: str
    given: Given = Given()
    charset: str = "utf-8"
    charset_reason: str = "valid UTF-8"
    problems: tuple[Problem, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Address:
    """
    Where a report stands on the web, as a list of addresses has it; nothing was fetched.

    Args:
        url: The address.
        where: The file and line of the list.
        given: What the list says of the report there, the address included.
    """

    url: str
    where: str
    given: Given = Given()


@dataclass(frozen=True, slots=True)
class Zone:
    """
    A run of the text with one role. Zones of a report are disjoint, in order, and hold every non-blank character.

    Args:
        role: What the run is for.
        span: Its place in the text, without blanks at either edge.
    """

    role: Role
    span: Span


@dataclass(frozen=True, slots=True)
class Detail:
    """
    One thing known about a report, with where it stands and why it is believed.

    Args:
        value: The value, or None when it is not known.
        status: How it is known; ``ABSENT`` exactly when there is neither value nor interval.
        evidence: The words it rests on, in the text; empty when it was given from outside or stands in the page's head.
        because: One sentence in plain words; for ``published`` it begins with the way it was found and a colon.
    """

    value: str | None = None
    status: Status = Status.ABSENT
    evidence: tuple[Span, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class Published(Detail):
    """
    When a report was published, with no more precision than its evidence has.

    ``value`` is ISO 8601 ("2020-01-17", "2020-01-17T22:50", "2020-01-17T22:50+03:00") or a day without a year
    ("--08-24"), or None. ``earliest`` and ``latest`` are days, half open; None is open.
    """

    earliest: date | None = None
    latest: date | None = None

    @property
    def day(self) -> date | None:
        """The one day of publication, or None when the evidence leaves more than one."""
        if self.earliest and self.latest and (self.latest - self.earliest).days == 1:
            return self.earliest
        return None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a report; every field is present, most are often ``ABSENT``."""

    title: Detail = Detail()
    outlet: Detail = Detail()
    agency: Detail = Detail()
    place: Detail = Detail()
    byline: Detail = Detail()
    published: Published = Published()
    language: Detail = Detail()
    url: Detail = Detail()


@dataclass(frozen=True, slots=True)
class Report:
    """
    One report as Dateline reads it.

    Args:
        id: The id given with it, or one made from its content.
        text: The text all offsets point into: as given, or as extracted from HTML.
        text_sha256: SHA-256 of ``text`` in UTF-8.
        source_sha256: SHA-256 of the bytes it was read from.
        media: What it was read from.
        where: Where it was read from, for people.
        zones: In reading order.
        metadata: What is known about it.
        problems: What was met while reading it.
        places: Where the parts of the text stand in the file that they were taken from, in order; empty where the text
            is the file, and for a report that was not read for a record.
    """

    id: ReportId
    text: str
    text_sha256: str
    source_sha256: str
    media: Media
    where: str
    zones: tuple[Zone, ...]
    metadata: Metadata = field(default_factory=Metadata)
    problems: tuple[Problem, ...] = ()
    places: tuple[Place, ...] = ()

    @property
    def placed(self) -> tuple[tuple[Span, str], ...]:
        """The parts of the text with where each stands in the file, in order; "" where that is not known."""
        starts = [place.start for place in self.places]
        ends = [*starts[1:], len(self.text)][: len(starts)]
        return tuple((Span(start, end), place.at) for start, end, place in zip(starts, ends, self.places, strict=True))

    def zones_of(self, *roles: Role) -> tuple[Span, ...]:
        """The spans of the zones with one of the roles, in reading order."""
        return tuple(zone.span for zone in self.zones if zone.role in roles)
