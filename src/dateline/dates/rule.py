"""A rule: the words that call it, the pattern it must match around them, and the function that reads the match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from dateline.dates.slots import Expression, Slots
from dateline.dates.vocabulary import compiled
from dateline.model import TimeType

__all__ = ["Found", "Reader", "Rule", "RuleBook"]

Found: TypeAlias = tuple[int, int, TimeType, Slots]
Reader: TypeAlias = Callable[[re.Match[str], str], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """
    One kind of expression.

    Args:
        name: For the record.
        heads: The words, in small letters, that every match holds; "#year" and the like stand for kinds of figures.
        pattern: One linear pattern; it is tried only where a head stands, from the leftmost word that may belong to it.
        read: What the match says; nothing when it is no time after all.
    """

    name: str
    heads: frozenset[str]
    pattern: re.Pattern[str]
    read: Reader

    def expressions(self, match: re.Match[str], text: str) -> Iterator[Expression]:
        """The expressions of a match."""
        for start, end, kind, slots in self.read(match, text):
            yield Expression(start, end, kind, self.name, slots)


class RuleBook:
    """Collects the rules of a module, in the order in which they win over equals."""

    def __init__(self) -> None:
        self.entries: list[tuple[str, frozenset[str], str, Reader]] = []

    def rule(self, name: str, heads: Iterable[str], pattern: str) -> Callable[[Reader], Reader]:
        """Enter a reader under a name; its pattern is compiled when the rules are first used."""

        def enter(read: Reader) -> Reader:
            self.entries.append((name, frozenset(heads), pattern, read))
            return read

        return enter

    def compiled(self) -> list[Rule]:
        """The rules with their patterns compiled."""
        return [Rule(name, heads, compiled(pattern), read) for name, heads, pattern, read in self.entries]
