"""Attributions in the making: token ranges that later rules may still cut or extend."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from dateline.model import Role
from dateline.quotes.sources import Source

__all__ = ["Draft", "Shares"]


class Shares(NamedTuple):
    """
    What the learned reader makes of an attribution.

    Args:
        way: "agrees" with the rules, moves their "edges", has "found" it alone, "keeps" what the rules found.
        cue: The marginal of the cue, 0 to 1.
        parts: The probability of its source and content together, 0 to 1; 0 where they were not read.
    """

    way: str
    cue: float
    parts: float


@dataclass(slots=True)
class Draft:
    """
    An attribution as token ranges, while its paragraph is being read.

    Args:
        source: Who, or None.
        cue: By what words; None when a dash or nothing attributes.
        contents: What, in reading order; never empty in the end.
        klass: The class of the cue.
        rule: The rule that found it.
        paragraph, role: Where it stands.
        parent: The draft it is nested in.
        spoken: The cue is a verb of saying, so words in marks nearby may go on with it.
        shared: The source is that of the cue before ("and added that").
        closed: Its quotation has its closing mark.
        notes: What happened to it on the way, for its reason.
        shares: What the learned reader makes of it; None where only the rules read.
    """

    source: Source | None
    cue: tuple[int, int] | None
    contents: list[tuple[int, int]]
    klass: str
    rule: str
    paragraph: int
    role: Role
    parent: Draft | None = None
    spoken: bool = True
    shared: bool = False
    closed: bool = True
    notes: list[str] = field(default_factory=list)
    shares: Shares | None = None

    @property
    def end(self) -> int:
        """One past the last token it holds."""
        ends = [end for _, end in self.contents]
        ends += [self.cue[1]] if self.cue else []
        ends += [self.source.end] if self.source and not self.shared else []
        return max(ends)
