"""Words as the trained pipeline reads them: one way of writing quotation marks, hyphens and blanks."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["plain", "single_blanks"]

# Each to one character, so that offsets hold. Straight marks are what the training corpora have.
WAYS = {
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‘’‚‛ʼʻ′`´＇", "'"),
    **dict.fromkeys("‐‑\u00ad", "-"),
    **dict.fromkeys("\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000", " "),
    **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
}
TABLE = str.maketrans(WAYS)


def plain(words: str) -> str:
    """
    The words with straight marks, plain hyphens and plain blanks, character for character.

    Example:
        >>> plain("“Asa’ib Ahl al‑Haq”")
        '"Asa\\'ib Ahl al-Haq"'
    """
    return words.translate(TABLE)


def single_blanks(words: str) -> tuple[str, Sequence[int]]:
    """
    Plain words with one blank between them.

    Returns:
        The words, and for each of their characters, and their end, its place in what was given.

    Example:
        >>> text, places = single_blanks("a  b")
        >>> text, list(places)
        ('a b', [0, 1, 3, 4])
    """
    words = plain(words)
    if "  " not in words:
        return words, range(len(words) + 1)
    kept = [at for at, sign in enumerate(words) if sign != " " or words[at - 1 : at] != " "]
    return "".join(words[at] for at in kept), [*kept, len(words)]
