"""Find the words, numbers and marks of a text, with nothing lost between them but blanks."""

from __future__ import annotations

import re

from dateline.model import Token

__all__ = ["find_tokens"]

# In order: initials and abbreviations with inner stops (U.S., p.m.), numbers with separators and their
# percent sign, words with inner hyphens, apostrophes and dots (al-Rubaye, Asa'ib, kayhan.ir), '' and ``, any mark.
TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,:/]\d+)*%?"
    r"|\w+(?:[-'’‘ʼ.&@]\w+)*"
    r"|''|``|\.{2,}|[^\w\s]"
)


def find_tokens(text: str, start: int, end: int) -> list[Token]:
    """
    Find the tokens of ``text[start:end]``.

    A word keeps its inner hyphens, apostrophes and dots; "U.S." keeps its last stop; every other mark stands alone.

    Args:
        text: The whole text.
        start, end: The part to read, in code points.

    Returns:
        Tokens in reading order: disjoint, and together they hold every non-blank character of the part.

    Example:
        >>> text = "U.S. forces in al-Assad, 2,500 of them."
        >>> [text[token.start : token.end] for token in find_tokens(text, 0, len(text))]
        ['U.S.', 'forces', 'in', 'al-Assad', ',', '2,500', 'of', 'them', '.']
    """
    return [Token(*match.span()) for match in TOKEN.finditer(text, start, end)]
