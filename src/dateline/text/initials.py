"""The initials of a name, as brackets behind it have them."""

from __future__ import annotations

import re

__all__ = ["initials_of"]

PARTS = re.compile(r"[^\W\d_]+")


def initials_of(name: str) -> str:
    """
    The capitals that begin the words of a name, those behind a hyphen or an apostrophe too.

    Example:
        >>> initials_of("Front of Orval"), initials_of("Orval Tehreek-e-Nahr")
        ('FO', 'OTN')
    """
    return "".join(part[0] for part in PARTS.findall(name) if part[0].isupper())
