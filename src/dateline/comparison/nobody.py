"""Find of whom it is said that none of them did it, or had it done to them: "no engineer has left"."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.comparison.stems import stem

__all__ = ["NONE_OF", "PASSIVE", "NoneOf", "none_of"]

PASSIVE = frozenset("was were been being is are be".split())
NONE_OF = re.compile(
    r"\b(?:no|not a single|not one|none of the)\s+(?:[a-z-]+\s+)?(?P<noun>[a-z]{4,})\s+"
    r"(?P<aux>(?:has|have|had|was|were)(?:\s+(?:ever|been))*)\s+(?P<verb>[a-z]{3,})\b",
    re.IGNORECASE,
)


class NoneOf(NamedTuple):
    """
    Of whom it is said that none did.

    Args:
        noun, verb: As they stand, in small letters.
        passive: Whether it was not done to them, rather than by them.
    """

    noun: str
    verb: str
    passive: bool

    @property
    def key(self) -> tuple[str, str, bool]:
        """What it is held against others by."""
        return stem(self.noun), stem(self.verb), self.passive


def none_of(found: re.Match[str]) -> NoneOf:
    """A place of ``NONE_OF`` as a value."""
    passive = bool(PASSIVE & set(found["aux"].lower().split()))
    return NoneOf(found["noun"].lower(), found["verb"].lower(), passive)
