"""Tell the report's paragraphs from the chrome between and below them: links, credits, comments, standing text."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extraction.head import LineReading, is_loose, is_outlet_line, is_prose
from dateline.extraction.shapes import Shape
from dateline.extraction.stamps import StampKind
from dateline.extraction.words import words_of
from dateline.model import Role

__all__ = ["read_tail"]

# After standing text (rights, newsletters) only a real paragraph is the report again; after an advertisement any
# sentence is. 100 characters: shorter sentences there are mostly notices.
SHORTEST_RETURN = 100
SOFT_REACH = 3  # loose lines that a share link or advertisement can take with it; more are a list of the report's
HARD = frozenset((Shape.STANDING, Shape.DOMAIN, Shape.LIST_HEAD, Shape.TAGLINE, Shape.COMMENTS))
# An extractor has left most chrome out; what it kept after a line of standing text is rather the report.
EXTRACTED_SOFT = frozenset((Shape.POINTER, Shape.STANDING, Shape.DOMAIN))
SOFT = frozenset((Shape.WORDS, Shape.POINTER, Shape.LABEL, Shape.CREDIT, Shape.SIGN, Shape.SECTION, Shape.BYLINE))
LISTS = frozenset((Shape.LIST_HEAD, Shape.COMMENTS))
# Chrome that is only chrome below the last paragraph.
ONLY_BELOW = frozenset((Shape.SIGN, Shape.DOMAIN, Shape.BYLINE, Shape.SECTION, Shape.TAGLINE))
KEPT = {Shape.CREDIT: Role.CREDIT, Shape.CAPTION: Role.CAPTION, Shape.BYLINE: Role.CREDIT}


def read_tail(readings: Sequence[LineReading], headline: str | None, *, extracted: bool = False) -> tuple[Role, ...]:
    """
    Give the lines from the first paragraph on their roles.

    Args:
        readings: The lines from the first paragraph to the end.
        headline: The headline's key, or None.
        extracted: True for the text of a page that an extractor chose: what tells nothing by itself is text.

    Returns:
        One role a line: body, caption, credit, date, furniture between paragraphs, footer below the last.
    """
    if not readings:
        return ()
    headline = headline if headline and len(headline) > 10 else None  # a shorter one is no more than a word
    body = body_lines(readings, LISTS if extracted else HARD, EXTRACTED_SOFT if extracted else SOFT)
    last = max(at for at, is_body in enumerate(body) if is_body)
    listed = next((at for at in range(last + 1, len(readings)) if readings[at].shape in LISTS), len(readings))
    return tuple(
        Role.BODY
        if is_body and not repeats(readings[at], headline)
        else role_of(readings[at], headline, below=at > last, listed=at > listed)
        for at, is_body in enumerate(body)
    )


def repeats(reading: LineReading, headline: str | None) -> bool:
    """Whether a line repeats the headline."""
    return headline is not None and headline in reading.line.low and reading.line.key == headline


def role_of(reading: LineReading, headline: str | None, *, below: bool, listed: bool) -> Role:
    """The role of a line that is no paragraph; the days of other pages in a list are not the report's."""
    if repeats(reading, headline):
        return Role.DUPLICATE_HEADLINE
    if reading.stamps is not None:
        return Role.FOOTER if listed else Role.DATE
    if reading.shape in KEPT:
        return KEPT[reading.shape]
    return Role.FOOTER if below else Role.FURNITURE


def body_lines(readings: Sequence[LineReading], hard: frozenset[Shape], soft: frozenset[Shape]) -> list[bool]:
    """Which lines are the report's own; the first always is. Loose lines after hard or soft chrome belong to it."""
    body = [True] + [False] * (len(readings) - 1)
    chrome: Shape | None = None
    since = 0
    end = end_of_text(readings)
    prose_after = last_prose(readings, end)
    for at in range(1, end):
        reading = readings[at]
        if is_loose(reading) or (at < prose_after and stays_inside(readings, at)):
            since += 1
            spent = chrome not in hard and since > SOFT_REACH and at < prose_after
            if chrome is None or spent or returns(readings, at, chrome in hard, prose_after):
                body[at], chrome = True, None
        elif reading.shape in hard or (reading.shape in soft and chrome not in hard and not ends_itself(reading)):
            chrome, since = reading.shape, 0
    return trimmed(readings, body)


def stays_inside(readings: Sequence[LineReading], at: int) -> bool:
    """A shape that between paragraphs is text: a date as a cross-head, "Home > ..." in a list, a name."""
    reading = readings[at]
    if reading.stamps is not None:
        bare = bool(reading.stamps) and all(stamp.kind is StampKind.BARE for stamp in reading.stamps)
        return bare and not readings[at - 1].stamps  # a date below a date line belongs to it
    return reading.shape in ONLY_BELOW


def end_of_text(readings: Sequence[LineReading]) -> int:
    """
    Where readers' comments begin, or a sign says that the text ends ("###"); else the number of lines.

    A third of the text must stand above comments, and half of it above a sign.
    """
    shapes = [reading.shape for reading in readings]
    if Shape.COMMENTS not in shapes and Shape.SIGN not in shapes:
        return len(readings)
    total = sum(len(reading.line.plain) for reading in readings)
    above = 0
    for at, reading in enumerate(readings):
        if reading.shape is Shape.COMMENTS and at and 3 * above >= total:
            return at
        ends = reading.shape is Shape.SIGN and reading.line.plain.lower() in words_of("footer", "last")
        if ends and 2 * above >= total:
            return at
        above += len(reading.line.plain)
    return len(readings)


def last_prose(readings: Sequence[LineReading], end: int) -> int:
    """The last line above ``end`` that is surely a paragraph."""
    return next((at for at in range(end - 1, -1, -1) if is_loose(readings[at]) and is_prose(readings[at].line)), 0)


def returns(readings: Sequence[LineReading], at: int, hard: bool, prose_after: int) -> bool:
    """Whether the report goes on with this line after chrome."""
    line = readings[at].line
    if hard:
        return is_prose(line) and len(line.plain) >= SHORTEST_RETURN and line.stopped
    if is_prose(line):
        return True
    # A cross-head or a short line of speech: the next line is a paragraph.
    return at + 1 <= prose_after and at + 1 < len(readings) and is_prose(readings[at + 1].line)


def ends_itself(reading: LineReading) -> bool:
    """Whether a pointer names its page on its own line ("Read more: Troops leave")."""
    return reading.shape is Shape.POINTER and reading.line.words > 3 and not reading.line.plain.endswith(":")


def trimmed(readings: Sequence[LineReading], body: list[bool]) -> list[bool]:
    """The lines without a date or a sign left hanging below the last paragraph."""
    last = last_prose(readings, len(readings))
    at = len(body) - 1
    while at > 0:
        if body[at] and is_loose(readings[at]) and not (at > last and is_outlet_line(readings[at].line)):
            break
        body[at] = False
        at -= 1
    return body
