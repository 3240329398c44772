"""Read who is named in words that are meant for a byline: people, without posts, places, days and agencies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.extraction.lines import fold
from dateline.extraction.names import is_agency, is_desk
from dateline.extraction.words import one_of, page_tags
from dateline.lexicon import load_lexicon
from dateline.text.calendar import find_stated_dates

__all__ = ["after_lead", "is_nobody", "letters", "people_in"]

MOST_PEOPLE = 12
MAIL = re.compile(r"\S+@\S+")
TURN = re.compile(r"\s[|•·–—/-]+(?:\s|\Z)|[|•·(\[]|\s-\s|\d|:\s|\bhttps?:")
NEITHER = re.compile(r"[\W_]+")  # neither letter nor figure
INITIAL = re.compile(r"(?:[^\W\d_]\.){1,3}")
SURE_WORDS = (2, 5)  # words of a name
LONGEST = 300


def people_in(words: str, outlet: str = "", *, marked: bool = False) -> str:
    """
    The people named at the head of some words, as printed.

    A word alone is nobody unless the page marks it as a name: it is rather an agency or a desk.

    Args:
        words: What an element, a meta tag or a line holds, without "By".
        outlet: The page's outlet; its own name is no person's.
        marked: True where the page says that the words are names (JSON-LD, meta, rel=author).

    Returns:
        The names, or "" when they name nobody in person.

    Example:
        >>> people_in("Paul Oster and Nell Quay | Staff writers | March 22, 2019")
        'Paul Oster and Nell Quay'
        >>> people_in("Tim Osgood Sports editor"), people_in("Delta Press Agency"), people_in("Northwire")
        ('Tim Osgood', '', '')
    """
    words = before_turn(MAIL.sub("|", words[:LONGEST])).strip(" ,;.")
    found: list[str] = []
    end = 0
    for start, stop in between_joints(words):
        person = words[start:stop].strip(" ,;")
        name = without_post(person)
        if (
            is_nobody(person, outlet)
            or not names_person(name, marked=marked)
            or is_nobody(name, outlet)
            or len(found) >= MOST_PEOPLE
        ):
            break
        found.append(name)
        end = words.index(name, start) + len(name)
        if name != person:
            break
    return words[:end].strip(" ,;")


def between_joints(words: str) -> Iterator[tuple[int, int]]:
    """The stretches between the joints of some words."""
    start = 0
    for match in joint().finditer(words):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    yield start, len(words)


def after_lead(line: str) -> str | None:
    """
    What follows "By", "Von", "Text:" and the like at the head of a line, behind a date say; None without one.

    Example:
        >>> after_lead("Door: Wim Kooij"), after_lead("May 14th, 2014 by Connie Ashe"), after_lead("Byron Shaw")
        ('Wim Kooij', 'Connie Ashe', None)
    """
    plain = fold(line)
    date = next(find_stated_dates(plain), None)
    start = date.end if date is not None and date.start == 0 else 0
    match = lead().match(plain, start)
    return line[match.end() :].strip() if match else None


def is_nobody(name: str, outlet: str = "") -> bool:
    """Whether a name is a desk's, an agency's, an account's or the outlet's own."""
    low = " ".join(name.lower().split()).strip(" .,")
    bylines = load_lexicon("bylines", "mul")
    if low in page_tags("not_people") or low in bylines["desks"] or low.split(" ")[0] in bylines["desks"]:
        return True
    if is_desk(name) or is_agency(name):
        return True
    parts = low.split()
    if parts and all(part in bylines["posts"] or part in bylines["before_posts"] for part in parts):
        return True
    return bool(outlet) and letters(outlet) in letters(name)


def letters(words: str) -> str:
    """Letters and figures in small letters."""
    return NEITHER.sub("", words.lower())


def before_turn(words: str) -> str:
    """The words up to a bar, a dash, a bracket, a figure or a date."""
    if turn := TURN.search(fold(words)):
        words = words[: turn.start()]
    if date := next(find_stated_dates(fold(words)), None):
        words = words[: date.start]
    return words


def names_person(name: str, *, marked: bool) -> bool:
    """Whether the words are shaped as a person's name."""
    parts = name.split()
    particles = load_lexicon("bylines", "mul")["particles"]
    if not parts or not all(part in particles or part[0].isupper() or not part[0].isalpha() for part in parts):
        uncased = name.lower() == name and len(parts) in range(*SURE_WORDS)  # an account, or a script without capitals
        return marked and uncased and all(char.isalpha() or char in " .'-" for char in name)
    if parts[0].lower() in load_lexicon("bylines", "mul")["not_names"] or any(
        part.isupper() and is_agency(part) for part in parts
    ):
        return False
    if any(char in "!?<>=_@" for char in name) or not any(char.isalpha() for char in name):
        return False
    if len(parts) == 1:
        return marked and not (name.isupper() and len(name) <= 6) and len(name) > 2
    long = [part for part in parts if not INITIAL.fullmatch(part)]
    return len(parts) <= SURE_WORDS[1] and bool(long)


def without_post(name: str) -> str:
    """A name without the post behind it: "Tim Osgood Sports editor", "Kari Nes Journalist"."""
    bylines = load_lexicon("bylines", "mul")
    parts = name.split()
    if parts and parts[-1].lower().strip(".,") in bylines["posts"]:
        parts = parts[:-1]
        while parts and parts[-1].lower() in bylines["before_posts"]:
            parts = parts[:-1]
    while parts and parts[-1] in bylines["particles"]:
        parts = parts[:-1]
    return " ".join(parts)


@cache
def joint() -> re.Pattern[str]:
    """What stands between two names."""
    joiners = one_of(frozenset(load_lexicon("bylines", "mul")["joiners"]))
    return re.compile(rf"\s{{0,2}}[,;]\s{{0,2}}(?:(?:{joiners})\s)?|\s(?:{joiners})\s")


@cache
def lead() -> re.Pattern[str]:
    """A lead, at the head of a line or behind a date and its marks."""
    leads = one_of(frozenset(load_lexicon("bylines", "mul")["leads"]))
    return re.compile(rf"[\s,|•·–—-]*(?:{leads})(?:\s?:\s?|\s+)(?=[^\W\d_])", re.IGNORECASE)
