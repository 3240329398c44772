"""
Cut what may not be given away whole: descriptions that stand as names, answers, and what reasons quote.

Spans are cut where they are written. But an actor without a name is called by words of the text, an answer of a finding
is words of the text, and a reason may quote some: here they are cut too, to the words that may be given, or to eight,
which no name needs to be cut for. Titles stay, and so do ids, days, figures and what reasons say in our own words.
"""

from __future__ import annotations

import dataclasses
import re
from typing import Any, TypeVar, cast

from dateline.exports.record_lines import cut_words
from dateline.model import Detail, Report

__all__ = ["cut_name", "for_sharing"]

Value = TypeVar("Value")
NAME_WORDS = 8  # "the Deputy Minister of Foreign Affairs Ana Vale" is whole
NAMES = frozenset({"speaker", "speakers", "affiliation", "name", "names", "words", "value", "place", "of", "role"})
REASONS = frozenset({"because", "parts", "message"})
QUOTED = re.compile(r"“[^“”]+”|\"[^\"]+\"|‘[^‘’]+’|(?<!\w)'[^']+'(?!\w)")
WHOLE = (Detail, Report)  # what is known about a report stays


def for_sharing(value: Value, words: int | None) -> Value:
    """
    A value of the model with its long descriptions, answers and quoting reasons cut.

    Args:
        value: The value, or a tuple of values; nested as deeply as it may be.
        words: The most words of a line that may be given; None leaves it as it is.

    Example:
        >>> from dateline.model import NameKind, Actor
        >>> long = Actor("a1", "one two three four five six seven eight nine", NameKind.PERSON, ())
        >>> for_sharing(long, 5).name
        'one two three four five six seven eight [...]'
    """
    return value if words is None else cast("Value", shortened(value, max(words, NAME_WORDS)))


def cut_name(name: str, most: int) -> str:
    """A name or description of at most so many words."""
    return cut_words([name], most)[0]


def shortened(value: Any, most: int) -> Any:
    """Any value; what has nothing to cut is the same object."""
    if type(value) is tuple:
        found = tuple(shortened(one, most) for one in value)
        return value if all(new is old for new, old in zip(found, value, strict=True)) else found
    if isinstance(value, WHOLE) or not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    cut: dict[str, str] = {}
    for field in dataclasses.fields(value):
        before = getattr(value, field.name)
        after = cut_texts(before, most, cut) if field.name in NAMES else shortened(before, most)
        if after is not before and after != before:
            changed[field.name] = after
    for name in REASONS.intersection(field.name for field in dataclasses.fields(value)):
        before = getattr(value, name)
        after = reason_texts(before, most, cut)
        if after != before:
            changed[name] = after
    return dataclasses.replace(value, **changed) if changed else value


def cut_texts(value: Any, most: int, cut: dict[str, str]) -> Any:
    """A text or several, cut; ``cut`` is told what was."""
    if isinstance(value, tuple):
        return tuple(cut_texts(one, most, cut) for one in value)
    if type(value) is not str:
        return shortened(value, most)
    found = cut_name(value, most)
    if found != value:
        cut[value] = found
    return found


def reason_texts(value: Any, most: int, cut: dict[str, str]) -> Any:
    """A reason or several: what was cut beside it is cut in it, and so is what it quotes."""
    if isinstance(value, tuple):
        return tuple(reason_texts(one, most, cut) for one in value)
    if not isinstance(value, str):
        return value
    for long, short in cut.items():
        value = value.replace(long, short)
    return QUOTED.sub(lambda found: found[0][0] + cut_name(found[0][1:-1], most) + found[0][-1], value)
