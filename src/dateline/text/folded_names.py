"""Fold a name as lists of names have it: small letters without accents."""

from __future__ import annotations

import unicodedata

__all__ = ["folded"]

LETTERS = str.maketrans(
    {"ı": "i", "ə": "a", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "đ": "d", "ð": "d", "þ": "th", "’": "'"}
)


def folded(name: str) -> str:
    """
    A name in small letters without accents.

    Example:
        >>> folded("Łucja"), folded("Müller"), folded("Əliyev")
        ('lucja', 'muller', 'aliyev')
    """
    lower = unicodedata.normalize("NFD", name.lower().translate(LETTERS))
    return "".join(sign for sign in lower if not unicodedata.combining(sign))
