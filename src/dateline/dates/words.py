"""The words and figures of a paragraph in order, for looking left and right of an expression."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

__all__ = ["Words", "words_of"]

# Letters or figures, so that "mid-1990s" is four pieces: mid, 1990, s.
WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Words:
    """
    The pieces of ``text[start:end]``.

    Args:
        text: The whole text.
        start, end: The paragraph.
        starts, ends: The place of each piece.
        lower: Each piece in small letters.
    """

    text: str
    start: int
    end: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lower: tuple[str, ...]

    def index_at(self, offset: int) -> int:
        """The first piece at or after a place."""
        return bisect_left(self.starts, offset)

    def capital(self, index: int) -> bool:
        """Whether a piece begins with a capital."""
        return self.text[self.starts[index]].isupper()


def words_of(text: str, start: int, end: int) -> Words:
    """The pieces of a paragraph."""
    matches = list(WORD.finditer(text, start, end))
    return Words(
        text,
        start,
        end,
        tuple([match.start() for match in matches]),
        tuple([match.end() for match in matches]),
        tuple([match[0].lower() for match in matches]),
    )
