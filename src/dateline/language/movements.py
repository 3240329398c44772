"""Find the names of movements and armed groups whole: "Lashkar-e-Taiba", "Harakat al-Nahr", "Hashd-e Melli"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dateline.language.known import is_calendar, is_people, is_title
from dateline.lexicon import load_lexicon
from dateline.model import Name, NameLabel

__all__ = ["with_movements"]

MAKER = "word that names of movements begin with"
JOINED = "two words that a small one ties together"
MARK = r"['’‘ʿʾ`]?"
CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'‘-]{0,30}"
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
    starts = [name.start for name in kept]
    gone: set[int] = set()
    added: list[Name] = []
    for run in runs(text):
        touched = touching(kept, starts, run)
        if not fits(text, kept, touched, run):
            continue
        first = kept[touched.start] if touched else None
        if first is not None and first.end > run.end:  # "Ansar Orval Commander Ana Vale"
            rest = run.end + len(text[run.end : first.end]) - len(text[run.end : first.end].lstrip())
            added.append(first._replace(start=rest))
        label = NameLabel.ORG if run.opens else NameLabel.LOC if first is None else first.label
        added.append(Name(run.start, run.end, label, MAKER if run.opens else JOINED))
        gone.update(touched)
    return sorted([*(name for at, name in enumerate(kept) if at not in gone), *added])


class Run(NamedTuple):
    """Where a movement's name stands; whether a word of the list opens it."""

    start: int
    end: int
    opens: bool


def runs(text: str) -> Iterator[Run]:
    """The names that the words alone tell, disjoint, in reading order."""
    opened = [Run(found.start(), end_of(found), True) for found in openers().finditer(text)]
    tied = [
        Run(found.start(), found.end(), found[1] in load_lexicon("entities")["swahili_bodies"].split())
        for found in swahili().finditer(text)
    ]
    tied += [Run(found.start(), found.end(), False) for found in TIED.finditer(text)]
    done = 0
    for run in sorted([*opened, *tied], key=lambda one: (one.start, -one.opens)):
        if run.start >= done:
            yield run
            done = run.end


def touching(names: Sequence[Name], starts: Sequence[int], run: Run) -> range:
    """The indexes of the names that share a letter with a run."""
    first = bisect_right(starts, run.start) - 1
    if first < 0 or names[first].end <= run.start:
        first += 1
    return range(first, bisect_left(starts, run.end, first))


def fits(text: str, names: Sequence[Name], touched: range, run: Run) -> bool:
    """Whether a run may stand in the place of the names it touches: none goes beyond it, but for a title behind it."""
    if not touched:
        return True
    first, last = names[touched.start], names[touched.stop - 1]
    if first.start < run.start:
        return False
    if last.end <= run.end:
        return True
    rest = text[run.end : last.end].split()
    return run.opens and last is first and last.start == run.start and bool(rest) and is_title(rest[0])


@cache
def swahili() -> re.Pattern[str]:
    """Two capitals with a small word of Swahili between: "Kambi ya Moto"."""
    small = "|".join(load_lexicon("entities")["swahili"].split())
    return re.compile(rf"\b([A-Z][a-z’']{{2,20}}) (?:{small}) [A-Z][a-z’']{{1,20}}(?: [A-Z][a-z’']{{1,20}})?\b")


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
