"""Small letters for paragraphs printed in capitals, so that their grammar can be read; offsets stay as they are."""

from __future__ import annotations

import dataclasses

from dateline.model import AnnotatedText

__all__ = ["in_small_letters"]

FEWEST = 20  # letters; a shorter paragraph may be a name
SHARE = 0.9  # of letters that are capitals: an outlet's own small words ("de", "al") may stand between


def in_small_letters(text: AnnotatedText) -> AnnotatedText:
    """
    The report with its paragraphs of capitals in small letters.

    Returns:
        The same value where no paragraph is in capitals. A letter whose small form is longer stays as it is, so every
        offset holds in both.
    """
    pieces: list[str] = []
    at = 0
    for paragraph in text.paragraphs:
        words = paragraph.span.of(text.text)
        if not printed_in_capitals(words):
            continue
        pieces += [text.text[at : paragraph.span.start], "".join(map(small, words))]
        at = paragraph.span.end
    if not pieces:
        return text
    lowered = "".join([*pieces, text.text[at:]])
    return dataclasses.replace(text, report=dataclasses.replace(text.report, text=lowered))


def printed_in_capitals(words: str) -> bool:
    """
    Whether nearly all letters are capitals.

    Example:
        >>> [printed_in_capitals(words) for words in ("THE ARMY SAID IT TOOK THE TOWN.", "NATO and the EU said so.")]
        [True, False]
    """
    letters = [letter for letter in words if letter.isalpha()]
    return len(letters) >= FEWEST and sum(letter.isupper() for letter in letters) >= SHARE * len(letters)


def small(letter: str) -> str:
    """One letter in its small form, if that is one letter too."""
    lower = letter.lower()
    return lower if len(lower) == 1 else letter
