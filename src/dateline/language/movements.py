"""Find the names of movements and armed groups whole: "Lashkar-e-Taiba", "Harakat al-Nahr", "Hashd-e Melli"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dateline.language.known import is_calendar, is_people, is_title
from dateline.lexicon import load_lexicon
from dateline.model import Name, NameLabel

__all__ = ["with_movements"]

MAKER = "word that names of movements begin with"
JOINED = "two words that a small one ties together"
MARK = r"['’‘ʿʾ`]?"
CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'‘-]*"
ARTICLE = r"(?:[Aa]l|[Aa]sh?|[Aa]t|[Aa]n|[Aa]r|[Aa]d|[Aa]z|[Ee]l|[Uu]l)-"
# "al-Nahr", "-e-Nahr", "-i Nahr", "wal Nahr", "Nahr": what such a name goes on with.
NEXT = rf"(?:(?:-(?:e|i|ye|yi|ul|al|us|ud)[- ]|[ -]|\s(?:wal|wa|ul|al)\s)(?:{ARTICLE})?{CAPITAL})"
TIED = re.compile(rf"\b{CAPITAL}?[a-z]-(?:e|i|ye|yi)[- ]{CAPITAL}")
LONGEST = 4  # parts behind the first word


def with_movements(text: str, names: Sequence[Name]) -> list[Name]:
    """
    The names with those of movements whole, whatever the tagger made of their parts.

    A name begins with a word that such names begin with ("Jaish", "Harakat", "Ansar"), or is two capitals tied by the
    Persian "-e" or "-i"; it ends before a title, a people or a day.

    Args:
        text: The report.
        names: Raw names, disjoint.

    Returns:
        Disjoint names in reading order.

    Example:
        >>> text = "Harakat al-Nahr leader Ana Vale and the Hashd-e Melli met."
        >>> [text[name.start : name.end] for name in with_movements(text, [])]
        ['Harakat al-Nahr', 'Hashd-e Melli']
    """
    kept = sorted(names)
    for found in openers().finditer(text):
        end = end_of(found)
        kept = whole(parted(text, kept, found.start(), end), found.start(), end, NameLabel.ORG, MAKER)
    for found in TIED.finditer(text):
        inside = [one for one in kept if one.start < found.end() and found.start() < one.end]
        label = inside[0].label if inside else NameLabel.ORG
        kept = whole(kept, found.start(), found.end(), label, JOINED)
    return kept


@cache
def openers() -> re.Pattern[str]:
    """A word that names of movements begin with, and what follows it."""
    words = sorted(load_lexicon("entities")["movements"].split(), key=lambda word: (-len(word), word))
    first = "|".join(re.escape(word).replace("'", MARK) for word in words)
    return re.compile(rf"\b(?:{first})(?P<rest>{NEXT}{{1,{LONGEST}}})")


def end_of(found: re.Match[str]) -> int:
    """Where a movement's name ends: before what is of another name."""
    at = found.start("rest")
    for part in re.finditer(NEXT, found["rest"]):
        word = re.sub(r"^[\W_]*(?:(?:e|i|ye|yi|ul|al|us|ud|wal|wa)[- ])?", "", part[0])
        if part.start() > 0 and (is_title(word) or is_people(word) or is_calendar(word)):
            break
        at = found.start("rest") + part.end()
    return at


def parted(text: str, names: list[Name], start: int, end: int) -> list[Name]:
    """The names, one of a movement and a person cut before the person's title: "Ansar Orval" Commander Ana Vale."""
    for name in names:
        if name.start == start and name.end > end and is_title(text[end : name.end].split()[0]):
            rest = end + len(text[end : name.end]) - len(text[end : name.end].lstrip())
            return sorted([*(one for one in names if one is not name), name._replace(start=rest)])
    return names


def whole(names: list[Name], start: int, end: int, label: NameLabel, maker: str) -> list[Name]:
    """The names with one in the place of those within it; as they are where one of them goes beyond it."""
    touching = [name for name in names if name.start < end and start < name.end]
    if any(name.start < start or (name.end > end and name.start > start) for name in touching):
        return names
    if any(name.start == start and name.end > end for name in touching):
        return names
    return sorted([*(name for name in names if name not in touching), Name(start, end, label, maker)])
