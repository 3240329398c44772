"""Give every line of a report its role: what is the outlet's reporting and what is the page around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.extraction.credits import byline_names
from dateline.extraction.datelines import Dateline, read_dateline
from dateline.extraction.head import LineReading, is_loose, place_and_agency, read_head
from dateline.extraction.lines import Line, fold
from dateline.extraction.names import is_city
from dateline.extraction.shapes import Shape, shape_of
from dateline.extraction.sight import sight_lines
from dateline.extraction.stamps import Stamp, StampKind, read_glued_stamp, read_stamps, settle_order
from dateline.extraction.tail import read_tail
from dateline.extraction.words import date_labels
from dateline.model import Role, Span, Zone
from dateline.text.calendar import DIGIT, find_stated_dates

__all__ = ["Layout", "Marked", "read_layout"]

DATELINE_LINES = 4  # paragraphs looked at: a summary or an editor's note can stand above the dateline
CAPTION_LABELS = frozenset(("image caption", "media caption", "photo caption", "picture caption", "caption"))
LONGEST_END = 40  # characters from the last figure of a date or clock to the end of its zone's name, and more
NEAR = 80  # characters of a paragraph within which a dateline names its agency
LABELLED = re.compile(r"[^\W\d_a-z]{1}[^\W\d_a-z' -]{0,30}:\s")
DAY_FIRST = re.compile(r"(?:\d{1,2}\s)?[A-Z][a-z]{2,8}\.?(?:\s\d{1,2})?,?(?:\s\d{4})?\s{0,2}(?:—|–|--|-|:)\s")
SUBJECT = re.compile(r"(?:subject|headline|title)\s?:\s+", re.IGNORECASE)


Piece = tuple[Role, int, int]
"""A stretch of a line: its role, start and end."""


@dataclass(frozen=True, slots=True)
class Layout:
    """
    The zones of a report and what was read in them.

    Args:
        zones: In reading order, disjoint; they hold every non-blank character.
        lines: The line of each zone that is not body, with its shape, in reading order.
        stamps: The dates of its date lines, in reading order.
        dateline: The head of its text, or None.
        headline: The headline, or None.
    """

    zones: tuple[Zone, ...] = ()
    lines: tuple[tuple[Role, Shape, Line], ...] = ()
    stamps: tuple[Stamp, ...] = ()
    dateline: Dateline | None = None
    headline: Span | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """
    What a page marks of its text.

    Args:
        captions: The keys of the lines that are captions.
        dateline: The head of the first paragraph where it is set off, "Corran (KPS) –"; else empty.
        agencies: Names that the page has in the place of its writers.
    """

    captions: frozenset[str] = frozenset()
    dateline: str = ""
    agencies: frozenset[str] = frozenset()


NOTHING_MARKED = Marked()


def read_layout(
    text: str, title: str | None = None, *, extracted: bool = False, marked: Marked = NOTHING_MARKED
) -> Layout:
    """
    Read the layout of a text, line by line.

    A text of one line is body, whatever it begins with. Between the first and the last paragraph only lines that
    can be nothing else (captions, advertisements, "Read more: ...") are taken out of the body.

    Args:
        text: The text, nothing normalised.
        title: The title given beside the text, or None; it tells the headline from the first sentence.
        extracted: True for the text that an extractor chose from a page: lines that tell nothing are then text.
        marked: What the page marks of it.

    Returns:
        The layout.

    Example:
        >>> text = "World\\n\\nTroops leave\\n\\nOSLO (Northwire) – They left on Monday.\\n\\nSource: Northwire"
        >>> [(zone.role.value, zone.span.of(text)) for zone in read_layout(text).zones][2:]
        [('dateline', 'OSLO (Northwire) –'), ('body', 'They left on Monday.'), ('credit', 'Source: Northwire')]
    """
    plain = fold(text)
    lines = sight_lines(text, plain)
    if len(lines) < 2:
        return one_line(lines, plain)
    readings = with_labels(
        [LineReading(line, Shape.OTHER, None) if line.is_text else read_line(line) for line in lines]
    )
    if marked.captions:
        captions = marked.captions
        readings = [marked_caption(reading) if reading.line.key in captions else reading for reading in readings]
    head = read_head(readings, plain, title, extracted=extracted)
    first = len(head.roles)
    headline = lines[head.headline] if head.headline is not None else None
    roles = [*head.roles, *read_tail(readings[first:], headline.key if headline else None, extracted=extracted)]
    if Role.BODY not in roles:
        roles = without_body(readings)
        headline = None
    dateline_at, dateline, glued = find_dateline(readings, roles, plain, marked)
    last_body = max((at for at, role in enumerate(roles) if role is Role.BODY), default=None)
    pieces: list[Piece] = []
    stamps: list[Stamp] = []
    for at, (reading, role) in enumerate(zip(readings, roles, strict=True)):
        line = reading.line
        if at == last_body and at != dateline_at:
            pieces.extend(cut_last_paragraph(line, dateline, plain))
        elif at == dateline_at:
            pieces.extend(cut_first_paragraph(line, dateline, glued))
            stamps.extend([glued[0]] if glued else [])
        elif role is Role.HEADLINE or (role is Role.CREDIT and reading.shape is Shape.BYLINE):
            pieces.extend(cut_line(line, role, stamps))
        elif role is Role.BODY and pieces and pieces[-1][0] is Role.BODY:
            pieces[-1] = (role, pieces[-1][1], line.end)
        else:
            pieces.append((role, line.start, line.end))
            if role is Role.DATE:
                stamps.extend(reading.stamps or ())
    if dateline is None:
        dateline = place_on_a_line(readings, roles)
    shown = tuple((role, r.shape, r.line) for role, r in zip(roles, readings, strict=True) if role is not Role.BODY)
    zones = merged(pieces, text)
    headline_span = next((zone.span for zone in zones if zone.role is Role.HEADLINE), None) if headline else None
    return Layout(zones, shown, settle_order(tuple(stamps)), dateline, headline_span)


def read_line(line: Line) -> LineReading:
    """What a line says by itself; the date beside a byline is cut from it later."""
    if line.is_text:
        return LineReading(line, Shape.OTHER, None)
    shape = shape_of(line)
    return LineReading(line, shape, None if shape is Shape.BYLINE else read_stamps(line))


def marked_caption(reading: LineReading) -> LineReading:
    """A line that the page marks as a caption."""
    return reading._replace(shape=Shape.CAPTION, stamps=None)


def with_labels(readings: list[LineReading]) -> list[LineReading]:
    """The lines with what a label on a line of its own says of the next: "Published", "Image caption,"."""
    for at, reading in enumerate(readings[:-1]):
        below = readings[at + 1]
        bare = below.stamps and all(stamp.kind is StampKind.BARE for stamp in below.stamps)
        if below.stamps and bare and (kind := label_alone(reading.line)):
            stamps = tuple(replace(stamp, kind=kind, label=reading.line.plain) for stamp in below.stamps)
            readings[at] = reading._replace(stamps=())
            readings[at + 1] = below._replace(stamps=stamps)
        elif reading.shape is Shape.CAPTION and reading.line.key in CAPTION_LABELS and is_loose(below):
            readings[at + 1] = below._replace(shape=Shape.CAPTION)
    return readings


def label_alone(line: Line) -> StampKind | None:
    """What a date label that fills its line says of the day below it."""
    if line.key in date_labels("updated"):
        return StampKind.UPDATED
    return StampKind.PUBLISHED if line.key in date_labels("published") else None


def one_line(lines: Sequence[Line], plain: str) -> Layout:
    """A text of one line, or of none: all body; its head is read all the same."""
    if not lines:
        return Layout()
    line = lines[0]
    glued = read_glued_stamp(plain, line.start, line.end)
    dateline = read_dateline(plain, glued[1] if glued else line.start, line.end)
    return Layout((Zone(Role.BODY, line.span),), (), (glued[0],) if glued else (), dateline)


def without_body(readings: Sequence[LineReading]) -> list[Role]:
    """The roles of lines among which no paragraph was found: what tells nothing by itself is body."""
    roles = [
        Role.DATE
        if reading.stamps is not None
        else Role.BODY
        if reading.shape is Shape.OTHER
        else {
            Shape.DOMAIN: Role.MASTHEAD,
            Shape.CAPTION: Role.CAPTION,
            Shape.CREDIT: Role.CREDIT,
            Shape.SECTION: Role.SECTION,
        }.get(reading.shape, Role.FURNITURE)
        for reading in readings
    ]
    return roles if Role.BODY in roles else [Role.BODY] * len(roles)


def find_dateline(
    readings: Sequence[LineReading], roles: Sequence[Role], plain: str, marked: Marked
) -> tuple[int | None, Dateline | None, tuple[Stamp, int] | None]:
    """The paragraph that begins with a dateline or a glued date, and both."""
    body = [at for at, role in enumerate(roles) if role is Role.BODY]
    for number, at in enumerate(body[:DATELINE_LINES]):
        line = readings[at].line
        glued = read_glued_stamp(plain, line.start, line.end) if number == 0 else None
        if glued is None and line.headless:
            continue
        start = glued[1] if glued else line.start
        dateline = read_dateline(plain, start, line.end, sure=number == 0 and is_set_off(plain, start, marked))
        if dateline is not None and dateline.span.end >= line.end:
            dateline = None
        if dateline is not None and labels_follow(readings, body, at, dateline):
            dateline = None
        if dateline is not None and is_day_alone(dateline) and (number or days_follow(readings, body, at)):
            dateline = None
        if dateline is not None and number and not (dateline.agency or dateline.date or sure_place(dateline, plain)):
            dateline = None
        if dateline is not None or glued is not None:
            return at, dateline, glued
    return None, None, None


def is_set_off(plain: str, start: int, marked: Marked) -> bool:
    """Whether the page sets the head of a paragraph off, or names the agency in its brackets as the writer."""
    if marked.dateline and plain.startswith(marked.dateline, start):
        return True
    return any(f"({name})" in plain[start : start + NEAR] for name in marked.agencies)


def labels_follow(readings: Sequence[LineReading], body: Sequence[int], at: int, dateline: Dateline) -> bool:
    """Whether a word and a colon open other paragraphs too: "WATER: ...", "ROADS: ..." are labels, no places."""
    line = readings[at].line
    if dateline.agency or dateline.date or not line.plain[: dateline.span.end - line.start].endswith(":"):
        return False
    return any(LABELLED.match(readings[other].line.plain) for other in body if other != at)


def is_day_alone(dateline: Dateline) -> bool:
    """Whether a dateline is a day and nothing else."""
    return dateline.date is not None and dateline.place is None and dateline.agency is None


def days_follow(readings: Sequence[LineReading], body: Sequence[int], at: int) -> bool:
    """Whether other paragraphs begin with a day too: a chronicle ("3 March 2011 – Troops enter") is of no day."""
    return any(DAY_FIRST.match(readings[other].line.plain) for other in body if other != at)


def sure_place(dateline: Dateline, plain: str) -> bool:
    """Whether the place is a city that files news."""
    return dateline.place is not None and is_city(dateline.place.of(plain))


def cut_first_paragraph(line: Line, dateline: Dateline | None, glued: tuple[Stamp, int] | None) -> Iterator[Piece]:
    """The first paragraph as a glued date, a dateline and the text."""
    at = line.start
    if glued:
        yield Role.DATE, at, glued[1]
        at = glued[1]
    if dateline:
        yield Role.DATELINE, at, dateline.span.end
        at = dateline.span.end
    yield Role.BODY, at, line.end


def cut_last_paragraph(line: Line, dateline: Dateline | None, plain: str) -> Iterator[Piece]:
    """The last paragraph, and behind it the agency with the letters of its desk: "... he said. VNA TKP NSK"."""
    if dateline and dateline.agency:
        name = re.escape(dateline.agency.of(plain).strip())
        if signed := re.search(rf"(?<=[.!?\"')])\s{{1,2}}{name}(?:[ /][A-Z]{{2,5}}){{0,4}}\s{{0,2}}\Z", line.plain):
            yield Role.BODY, line.start, line.start + signed.start()
            yield Role.CREDIT, line.start + signed.start(), line.end
            return
    yield Role.BODY, line.start, line.end


def cut_line(line: Line, role: Role, stamps: list[Stamp]) -> Iterator[Piece]:
    """A byline or a headline as one piece, or as two where a date stands beside it."""
    if role is Role.HEADLINE and (label := SUBJECT.match(line.plain)):  # in a letter
        yield Role.FURNITURE, line.start, line.start + label.end()
        yield role, line.start + label.end(), line.end
        return
    cut = (cut_headline if role is Role.HEADLINE else cut_byline)(line, stamps)
    if cut is None:
        yield role, line.start, line.end
    else:
        yield role, line.start, cut
        yield Role.DATE, cut, line.end


def cut_byline(line: Line, stamps: list[Stamp]) -> int | None:
    """Where the date begins in "By Jane Doe | January 17, 2020"."""
    names = byline_names(line.plain)
    if names is None or names[1] >= len(line.plain):
        return None
    at = line.start + names[1]
    found = read_stamps(Line(line.plain[names[1] :], at))
    if not found:
        return None
    stamps.extend(found)
    return at


def cut_headline(line: Line, stamps: list[Stamp]) -> int | None:
    """Where the date begins in "Ants heal themselves Tuesday, September 1, 2015": a weekday or a bar sets it off."""
    if not DIGIT.search(line.plain, max(0, len(line.plain) - LONGEST_END)):
        return None
    dates = [date for date in find_stated_dates(line.plain) if date.end >= len(line.plain.rstrip(" )]")) and date.year]
    if not dates or dates[-1].start < 12:
        return None
    date = dates[-1]
    before = line.plain[: date.start].rstrip()
    if date.weekday is None and not before.endswith(("|", "•", "·")):
        return None
    found = read_stamps(Line(line.plain[date.start :], line.start + date.start))
    if not found:
        return None
    stamps.extend(found)
    return line.start + date.start


def place_on_a_line(readings: Sequence[LineReading], roles: Sequence[Role]) -> Dateline | None:
    """The dateline that has a line of its own, "ANKARA"."""
    for reading, role in zip(readings, roles, strict=True):
        if role is Role.DATELINE:
            line = reading.line
            both = place_and_agency(line.plain)
            if both is None:
                place = line.plain.partition(",")[0].rstrip()
                return Dateline(line.span, Span(line.start, line.start + len(place)))
            agency = line.plain[both[1] :].rstrip(" )")
            at = line.start + both[1]
            return Dateline(line.span, Span(line.start, line.start + both[0]), Span(at, at + len(agency)))
    return None


def merged(pieces: Sequence[Piece], text: str) -> tuple[Zone, ...]:
    """Zones without blanks at their edges; paragraphs of the body that follow each other are one zone."""
    joined: list[Piece] = []
    for role, start, end in pieces:
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start == end:
            continue
        if joined and role is Role.BODY and joined[-1][0] is Role.BODY:
            start = joined.pop()[1]
        joined.append((role, start, end))
    assert all(before[2] <= after[1] for before, after in pairwise(joined))
    return tuple(Zone(role, Span(start, end)) for role, start, end in joined)
