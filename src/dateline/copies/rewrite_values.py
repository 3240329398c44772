"""What the search for rewrites goes by: its options, the marks that a report is found by, what two stories share."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model import AlignedSpan, Published, Span

__all__ = ["MOST_MARKS", "Marks", "Retelling", "RewriteOptions", "Weighed", "days_of", "marks_of"]

MOST_MARKS = 256  # names and figures of one report; only texts of book length have more, and these are sampled


@dataclass(frozen=True, slots=True, kw_only=True)
class RewriteOptions:
    """
    What counts as a rewrite. Origins of the figures: docs/decisions/0014-rewrites.md.

    Args:
        days: How many days apart two reports may be published; a rewrite comes the same day or soon.
        enough: Evidence in bits that makes a rewrite when both days are known.
        enough_undated: The same when one is not: the two may be about different turns of one long story.
        popular: A name or figure that more unlike reports of these days have leads to no pair.
        nearest: With how many others a report is compared, those first that have most of its names and figures.
        prints: How many copies of one report are looked at from outside, so that a popular story costs no square.
    """

    days: int = 3
    enough: float = 4.0
    enough_undated: float = 7.0
    popular: int = 64
    nearest: int = 12
    prints: int = 4


@dataclass(frozen=True, slots=True)
class Marks:
    """
    What a report is found by when rewrites are looked for: a few dozen numbers, from the report alone.

    Args:
        facts: The numbers of its names and figures, ascending, 8 bytes each.
        loose: Numbers that it has in headlines or as first words only, ascending; none of them is in ``facts``.
        first, last: The days it may have been published on, both included, as ordinals; None is open.
    """

    facts: bytes
    loose: bytes
    first: int | None = None
    last: int | None = None

    @property
    def numbers(self) -> array[int]:
        """The facts as numbers."""
        return array("Q", self.facts)

    @property
    def loose_numbers(self) -> array[int]:
        """The loose ones as numbers."""
        return array("Q", self.loose)

    def to_bytes(self) -> bytes:
        """For storage, the same on every machine; ``from_bytes`` gives the same value back."""
        head = array("Q", (len(self.facts), self.first or 0, self.last or 0))
        return _turned(head.tobytes() + self.facts + self.loose)

    @classmethod
    def from_bytes(cls, stored: bytes) -> Marks:
        """Read what ``to_bytes`` wrote."""
        held = _turned(stored)
        size, first, last = array("Q", held[:24])
        return cls(held[24 : 24 + size], held[24 + size :], first or None, last or None)


def _turned(numbers: bytes) -> bytes:
    """Numbers in the order of bytes that is stored, from that of this machine, and back."""
    turned = array("Q", numbers)
    if sys.byteorder == "big":
        turned.byteswap()
    return turned.tobytes()


def marks_of(facts: Iterable[int], loose: Iterable[int], published: Published) -> Marks:
    """
    The marks of a report.

    Args:
        facts, loose: The numbers of its facts, in any order.
        published: When it was published, as far as that is known.

    Example:
        >>> from datetime import date
        >>> marks = marks_of([7, 3, 7], [3, 4], Published(earliest=date(2019, 3, 4)))
        >>> list(marks.numbers), list(marks.loose_numbers), marks.first == date(2019, 3, 4).toordinal()
        ([3, 7], [4], True)
        >>> Marks.from_bytes(marks.to_bytes()) == marks
        True
    """
    stated = sorted(set(facts))[:MOST_MARKS]
    rest = sorted(set(loose).difference(stated))[:MOST_MARKS]
    first, last = days_of(published)
    return Marks(array("Q", stated).tobytes(), array("Q", rest).tobytes(), first, last)


def days_of(published: Published) -> tuple[int | None, int | None]:
    """The days a report may have been published on, both included, as ordinals; None is open."""
    first, last = published.earliest, published.latest
    return first.toordinal() if first else None, last.toordinal() - 1 if last else None


@dataclass(frozen=True, slots=True)
class Weighed:
    """
    The facts of a report as the others make them.

    Args:
        weights: How telling each of its marks is, 0 to 64, in their order.
        counts: How many unlike reports of the same days have it, itself included; 255 for more.
    """

    weights: bytes
    counts: bytes


@dataclass(frozen=True, slots=True)
class Retelling:
    """
    What shows that one report tells the story of another.

    Args:
        turned: It is a whose facts stand in b; else those of b stand in a.
        evidence: In 4096ths of a bit.
        facts, shared: How many names and figures the one report has, and how many of them the other has too.
        told: Places, in the one report, of facts that both have, the most telling first.
        sentences: The sentences that tell the same, in order of report a.
    """

    turned: bool
    evidence: int
    facts: int
    shared: int
    told: tuple[Span, ...]
    sentences: tuple[AlignedSpan, ...]
