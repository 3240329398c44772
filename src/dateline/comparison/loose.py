"""Find figures that are no count of all: of some, of one kind, or corrected since; each with what sets it apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dateline.comparison.figures import (
    NUMBER,
    Figure,
    bound_of,
    counts_all,
    has_number,
    is_count,
    kind_of,
    tells_change,
    value_of,
)
from dateline.comparison.sentences import Sentences
from dateline.comparison.stems import stem
from dateline.model import Span

__all__ = ["LooseFigure", "find_loose"]

# What is counted: the first plural noun, or "people", behind a number and at most three words between.
COUNTED = re.compile(
    r"(?:\s+(?!of\b|and\b|or\b|to\b|in\b|at\b)[^\W\d_][\w-]*){0,3}?\s+(?P<noun>people|[^\W\d_]{3,}s)\b"
)
# A part of what is counted: "600 of the 2,000 workers".
OF_MORE = re.compile(
    r"\s+of\s+(?:the|its|his|her|their)\b(?:\s+[\w,.-]+){0,3}?\s+(?P<noun>people|[^\W\d_]{3,}s)\b", re.I
)
TELLING = 10  # a smaller number of what is counted by a noun is the same, or another, by chance
KINDS = frozenset(("dead", "wounded"))
CARRIED = 2  # sentences on in which a bare number counts what the one before did


class LooseFigure(NamedTuple):
    """
    A figure with what sets it apart.

    Args:
        figure: The figure; ``of`` is "dead", "wounded" or the stem of the noun that is counted.
        noun: The noun that is counted, as it stands; empty where none is.
        why: "some" of those who are dead or wounded, "changed" since, "part" of more ("600 of the 2,000"), or "".
    """

    figure: Figure
    noun: str
    why: str


def find_loose(report: Sentences) -> Iterator[LooseFigure]:
    """
    The figures of the body that the counts of all leave out, in order.

    "Seven villagers" of the dead, "two commanders and seven other people", a figure that "was corrected to nine", and
    what is counted by a noun of its own ("2,500 members"), from ten on.
    """
    last: tuple[int, str] | None = None
    told = told_kinds(report)
    for number in range(len(report.spans)):
        words = report.words(number)
        if not has_number(words):
            continue
        change = tells_change(words)
        for match in NUMBER.finditer(words):
            start = report.starts[number]
            if not is_count(report, words, start, match):
                continue
            kind = kind_of(words, match) or told.get(start + match.start())
            carried = last[1] if last is not None and number - last[0] <= CARRIED and change else None
            found = told_apart(report, number, match, kind or carried, change)
            last = (number, kind) if kind is not None else last
            if found is not None:
                yield found


def told_kinds(report: Sentences) -> dict[int, str]:
    """Where the numbers of dead and wounded of the report's events begin, with what they count."""
    return {
        span.start: number.of
        for event in report.read.events
        for number in event.numbers
        for span in number.evidence
        if number.of in KINDS
    }


def told_apart(
    report: Sentences, number: int, match: re.Match[str], kind: str | None, change: bool
) -> LooseFigure | None:
    """One figure with what sets it apart; None for a plain count of all, or of nothing that is told."""
    words, start = report.words(number), report.starts[number]
    part = OF_MORE.match(words, match.end())
    counted = part or COUNTED.match(words, match.end())
    noun = counted["noun"] if counted else ""
    span = Span(start + match.start(), start + (counted.end() if counted else match.end()))
    value = value_of(match)
    if kind is None and (not noun or value < TELLING):
        return None
    of = kind or stem(noun)
    figure = Figure(number, span, of, value, bound_of(words[: match.start()]), report.saying(span))
    if kind is None:
        return LooseFigure(figure, noun, "part" if part else "")
    if change:
        return LooseFigure(figure, noun, "changed")
    return None if counts_all(words, match, kind) or not noun else LooseFigure(figure, noun, "some")
