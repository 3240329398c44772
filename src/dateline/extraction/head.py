"""Read the lines above a report's first paragraph: masthead, section, kicker, headline, dates, byline, captions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dateline.extraction.datelines import read_dateline
from dateline.extraction.lines import Line
from dateline.extraction.names import CAPITAL, is_agency, is_capitals, is_city, is_country
from dateline.extraction.shapes import Shape, is_section_word
from dateline.extraction.stamps import Stamp, read_glued_stamp
from dateline.extraction.words import names_of, words_of
from dateline.model import Role

__all__ = ["Head", "LineReading", "is_loose", "is_outlet_line", "is_prose", "place_and_agency", "read_head"]

LONGEST_HEADLINE = 250  # characters; a first line of 300 and more is a lead
MOST_WORDS = 28  # words of a headline; the longest of British papers have 20-25
LONGEST_HEAD = 60  # lines; a page's menu can stand above its headline
MOST_DECKS = 4  # lines between headline and text; more are a list that belongs to the text
MENU = 8  # loose lines above the text; more are a site's menu
ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}\Z")
MARKS = re.compile(r"[\W_]+")
WHEREABOUTS = re.compile(rf"\sin\s{CAPITAL}[\w'.-]{{1,20}}(?:\s{CAPITAL}[\w'.-]{{1,20}})?$")  # "Ida Holm in Oslo"
SENTENCE_BREAK = re.compile(r"[.!?][\"')]{0,2}\s+[\"'(]{0,2}[A-Z]")
ROLES = {
    Shape.DOMAIN: Role.MASTHEAD,
    Shape.TAGLINE: Role.MASTHEAD,
    Shape.SECTION: Role.SECTION,
    Shape.BYLINE: Role.CREDIT,
    Shape.CREDIT: Role.CREDIT,
    Shape.CAPTION: Role.CAPTION,
}


class LineReading(NamedTuple):
    """A line with what it says by itself: its shape, and its dates when it is a date line."""

    line: Line
    shape: Shape
    stamps: tuple[Stamp, ...] | None


@dataclass(frozen=True, slots=True)
class Head:
    """
    The lines above the text.

    Args:
        roles: The roles of the first lines; the text begins with the line after them.
        headline: The index of the headline, or None.
    """

    roles: tuple[Role, ...]
    headline: int | None


def read_head(readings: Sequence[LineReading], plain: str, title: str | None, *, extracted: bool = False) -> Head:
    """
    Give the lines above the text their roles.

    Args:
        readings: All lines of the report.
        plain: The text, folded.
        title: The title given beside the text, or None; the line that repeats it is the headline.
        extracted: True for the text of a page that an extractor chose: below its title all loose lines are text.

    Returns:
        The roles of those lines; empty when the text begins at once.
    """
    named = named_title(readings, title)
    first = first_prose(readings, plain, after=named[-1] if named else -1)
    if extracted:
        below = range(named[-1] + 1 if named else 0, len(readings))
        first = next((at for at in below if is_loose(readings[at]) and not is_place_line(readings[at].line)), None)
    if first is None:
        return Head((), None) if not named else titled_only(readings, named)
    if not named and not extracted and opens_as_headline(readings, first, plain):
        named = [first]
        first = first_prose(readings, plain, after=first) or first + 1
    loose = [at for at in range(first) if is_loose(readings[at])]
    headline = named[0] if named else choose_headline(readings, loose, first)
    if headline is not None and not named:
        decks = [at for at in loose if at > headline and readings[at].line.key != readings[headline].line.key]
        opening = [at for at in decks if opens_text(readings, at)]
        if len(decks) > MOST_DECKS or opening:
            first = decks[0] if len(decks) > MOST_DECKS else opening[0]
    roles = [role_above(readings, at, headline, named, first) for at in range(first)]
    return Head(tuple(roles), headline)


def is_loose(reading: LineReading) -> bool:
    """Whether the line itself tells nothing of its role."""
    return reading.shape is Shape.OTHER and reading.stamps is None


def is_prose(line: Line) -> bool:
    """Whether the line is a sentence or more of running text."""
    if len(line.plain) >= 200 or line.words >= MOST_WORDS:
        return True
    if line.stopped:
        if (
            line.plain[-3:-2] == "."
            and ABBREVIATION.search(line.plain)
            and len(line.plain) < 120
            and not SENTENCE_BREAK.search(line.plain)
        ):
            return False  # "Troops to leave the U.S."
        if line.words >= 5 or line.plain[0] == '"':
            return True
        return any(part.islower() and len(part) > 2 for part in line.plain.split())
    return len(line.plain) >= 120 and SENTENCE_BREAK.search(line.plain) is not None


def named_title(readings: Sequence[LineReading], title: str | None) -> list[int]:
    """The lines that repeat the given title, which may be broken over several; empty when none does."""
    if not title:
        return []
    words = " ".join(title.split()).translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"'})
    key = Line(words).key
    if len(key) < 3:
        return []
    wanted = squeezed(key)
    above = [reading.line for reading in readings[:LONGEST_HEAD]]
    opening = [at for at, line in enumerate(above) if opens_alike(line, wanted)]
    whole = next((at for at in opening if above[at].key == key), None)
    if whole is not None:
        return [whole]
    for at in opening:
        if at >= 12:
            break
        got = ""
        for end, line in enumerate(above[at : at + 4], start=at):
            got += squeezed(line.key)
            if got == wanted:
                return list(range(at, end + 1))
            if not wanted.startswith(got):
                break
    return []


def opens_alike(line: Line, wanted: str) -> bool:
    """Whether a line can be the beginning of some words, squeezed: its first letters are theirs."""
    head = line.plain[:12]
    return not head.isascii() or wanted.startswith(squeezed(head.lower()))


def squeezed(words: str) -> str:
    """Letters and figures only, for titles that were broken at a mark."""
    return MARKS.sub("", words)


def titled_only(readings: Sequence[LineReading], named: Sequence[int]) -> Head:
    """A title above lines that are no prose: lists, verses, short notes."""
    first = named[-1] + 1
    if first >= len(readings):
        return Head((), None)
    return Head(tuple(role_above(readings, at, named[0], named, first) for at in range(first)), named[0])


def first_prose(readings: Sequence[LineReading], plain: str, after: int) -> int | None:
    """The first line of running text below ``after``, or of a dateline; None when there is none near the top."""
    for at in range(after + 1, min(len(readings), LONGEST_HEAD)):
        if not is_loose(readings[at]):
            continue
        line = readings[at].line
        if is_prose(line) or read_glued_stamp(plain, line.start, line.end):
            return at
        head = None if line.headless else read_dateline(plain, line.start, line.end)
        if head is not None and (at > 0 or head.agency or head.date) and line.words > 5:
            return at
    return None


def opens_as_headline(readings: Sequence[LineReading], first: int, plain: str) -> bool:
    """Whether the first line of prose is a headline that ends with a mark: a question, or a title with a full stop."""
    line = readings[first].line
    if any(is_loose(reading) and reading.line.words > 3 for reading in readings[:first]):
        return False
    if len(line.plain) > 160 or SENTENCE_BREAK.search(line.plain) or '"' in line.plain[:1]:
        return False
    below = readings[first + 1 : first + 2]
    if not below or not (below[0].line.gap or not is_loose(below[0])):
        return False
    text_at = first_prose(readings, plain, after=first)
    if text_at is None or len(readings[text_at].line.plain) < len(line.plain):
        return False
    mark = line.plain.rstrip("\"')")[-1:]
    if mark in "?!…" or line.plain.endswith("..."):
        return line.words <= 20
    return title_case(line.plain)


def title_case(plain: str) -> bool:
    """Whether most longer words have a capital, as in a headline of American style."""
    longer = [word.strip("\"'(),.:;") for word in plain.split()]
    longer = [word for word in longer if len(word) > 3 and word[0].isalpha()]
    return len(longer) >= 3 and sum(word[0].isupper() for word in longer) >= 0.8 * len(longer)


def opens_text(readings: Sequence[LineReading], at: int) -> bool:
    """Whether a loose line below the headline is text already: it leads to a quotation or is a cross-head."""
    line = readings[at].line
    if line.plain.endswith(":"):
        return True
    small = any(part.islower() and len(part) > 3 for part in line.plain.split())
    below = readings[at + 1].line if at + 1 < len(readings) else line
    return line.words < 4 and small and is_prose(below) and not is_section_word(line.plain)


def choose_headline(readings: Sequence[LineReading], loose: Sequence[int], first: int) -> int | None:
    """The headline among the lines that tell nothing by themselves: the first that is no name, kicker or section."""
    fit = [at for at in loose if fits_headline(readings, at, loose, first)]
    if len(loose) > MENU:
        near = [at for at in fit if at >= first - MENU]
        return max(near, key=lambda at: (readings[at].line.words, -at), default=None)
    for least in (4, 2, 1):
        for at in fit:
            if readings[at].line.words >= least:
                return at
    return None


def fits_headline(readings: Sequence[LineReading], at: int, loose: Sequence[int], first: int) -> bool:
    """Whether a loose line can be the headline at all."""
    line = readings[at].line
    if len(line.plain) > LONGEST_HEADLINE or not any(char.isalpha() for char in line.plain):
        return False
    if is_kicker(line) or is_section_word(line.plain):
        return False
    others = [other for other in loose if other != at and not is_kicker(readings[other].line)]
    if at == first - 1 and is_place_line(line):
        return False
    below = [other for other in others if other > at and not is_section_word(readings[other].line.plain)]
    dated = at + 1 < first and readings[at + 1].stamps is not None and line.words <= 3
    return not ((below or (dated and at == 0)) and is_outlet_line(line)) and not (
        others and at > loose[0] and is_name_line(readings, at)
    )


def is_kicker(line: Line) -> bool:
    """A line over the headline: it ends in a colon, or is a word such as "Exclusive"."""
    return (line.plain.endswith(":") and len(line.plain) <= 120) or line.key in words_of("kicker", "words")


def is_place_line(line: Line) -> bool:
    """A place on a line of its own above the text: "ANKARA", "BAAR, SWITZERLAND"."""
    if place_and_agency(line.plain):
        return True
    city, comma, region = line.plain.partition(",")
    if line.words > 5 or not is_capitals(city):
        return False
    if comma and is_capitals(city) and region.strip().istitle() and len(region.split()) == 1:
        return True  # "VELM, Vallmark"
    return is_city(city) or (bool(comma) and is_country(region))


def place_and_agency(plain: str) -> tuple[int, int] | None:
    """Where the place ends and the agency begins in a line such as "Baghdad-INA" or "Oslo (AFP)"."""
    match = re.fullmatch(r"(?P<place>[^\W\d][\w' .]{2,30}?)\s?[-/(]\s?(?P<agency>[\w ]{2,30}?)\s?\)?", plain)
    if match is None or not (is_city(match["place"]) and is_agency(match["agency"])):
        return None
    return match.end("place"), match.start("agency")


def is_outlet_line(line: Line) -> bool:
    """A name such as outlets have: a few capitalised words, one of them "Times", "News", "TV"."""
    parts = line.plain.split()
    if not 1 <= len(parts) <= 8 or line.stopped:
        return False
    small = words_of("places", "small_words") | {"&"}
    if not all(part[0].isupper() or part[0].isdigit() or part.lower() in small for part in parts):
        return False
    if len(parts) > 2 and line.plain.lower().startswith(names_of("masthead", "offices")):
        return True  # "Ministry of Transport of Vallmark"
    named = {part.lower().strip(".,") for part in (parts[0], parts[-1])}
    return bool(named & words_of("masthead", "words")) or is_agency(line.plain)


def is_name_line(readings: Sequence[LineReading], at: int) -> bool:
    """Two or three capitalised words beside a date line: the writer's name without "By"."""
    line = readings[at].line
    people = [WHEREABOUTS.sub("", person).split() for person in re.split(r",\s(?:and\s)?|\s(?:and|&)\s", line.plain)]
    if not all(2 <= len(person) <= 4 for person in people) or len(people) > 3:
        return False
    if not all(re.fullmatch(rf"{CAPITAL}[\w'.-]{{0,20}}", part) for person in people for part in person):
        return False
    if names_a_topic(readings, at, [part.lower() for person in people for part in person]):
        return False
    if is_outlet_line(line) or is_section_word(line.plain) or (at and readings[at - 1].line.plain.endswith(" and")):
        return False
    above, below = readings[max(0, at - 1) : at], readings[at + 1 : at + 2]
    return any(reading.stamps is not None for reading in above) or any(
        reading.stamps is not None and not reading.line.gap for reading in below
    )


def names_a_topic(readings: Sequence[LineReading], at: int, words: Sequence[str]) -> bool:
    """Whether capitalised words name a topic or a column: one of them stands in small letters in the text."""
    if set(words) & words_of("masthead", "topics"):
        return True
    wanted = {word for word in words if len(word) > 2 and word not in words_of("places", "small_words")}
    return any(not wanted.isdisjoint(other.line.plain[:4000].split()) for other in readings[at + 1 : at + 40])


def role_above(
    readings: Sequence[LineReading], at: int, headline: int | None, named: Sequence[int], first: int
) -> Role:
    """The role of a line above the text."""
    reading = readings[at]
    if at == headline or at in named:
        return Role.HEADLINE
    if reading.stamps is not None:
        return Role.DATE
    if headline is not None and at > headline and reading.line.key == readings[headline].line.key:
        return Role.DUPLICATE_HEADLINE
    if reading.shape is Shape.CREDIT and at == 0:
        return Role.MASTHEAD
    if reading.shape is not Shape.OTHER:
        return ROLES.get(reading.shape, Role.FURNITURE)
    return loose_role_above(readings, at, headline, first)


def loose_role_above(readings: Sequence[LineReading], at: int, headline: int | None, first: int) -> Role:
    """The role of a line above the text that tells nothing by itself."""
    line = readings[at].line
    if line.key in words_of("kicker", "words") and (headline is None or at < headline):
        return Role.SECTION if is_section_word(line.plain) and at == 0 else Role.KICKER
    if is_section_word(line.plain):
        return Role.SECTION
    if at == first - 1 and is_place_line(line):
        return Role.DATELINE
    if headline is not None and at > headline:
        if is_name_line(readings, at):
            return Role.CREDIT
        small = any(part.islower() for part in line.plain.split())
        return Role.HEADLINE if line.words >= (3 if small else 4) else Role.FURNITURE
    if is_outlet_line(line):
        return Role.MASTHEAD
    if line.plain.endswith(":") or (headline is not None and line.words <= 6 and headline - at <= 2):
        return Role.KICKER
    return Role.FURNITURE
