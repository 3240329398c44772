"""Find where a report speaks of its own outlet: "a list seen by the Ledger", words that a careless copy keeps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.copies.credits import name_key, same_name
from dateline.copies.values import CopyInput
from dateline.lexicon.loader import load_lexicon
from dateline.model import Span
from dateline.text.fold import fold_word

__all__ = ["HouseWords", "find_house_words", "may_mean"]

_SHORT = 4  # letters: "the Sun" ends too many names


@dataclass(frozen=True, slots=True)
class HouseWords:
    """
    Words in which an outlet speaks of itself.

    Args:
        span: The words: "seen by the Ledger".
        name: How they name the outlet: "Ledger".
    """

    span: Span
    name: str


def find_house_words(report: CopyInput) -> tuple[HouseWords, ...]:
    """
    Find where a report says that its own outlet was told or shown something, by the name or its last word.

    Example:
        >>> from dateline.model import ReportId
        >>> text = "It was in a list seen by the Ledger. She told the Post so."
        >>> [words.name for words in find_house_words(CopyInput(ReportId("1"), text, outlet="Ishtera Ledger"))]
        ['Ledger']
    """
    found: list[HouseWords] = []
    for match in _pattern().finditer(report.text) if report.outlet else ():
        words = match["name"].split(" ")
        names = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        name = next((name for name in names if may_mean(name, report.outlet, bool(match["the"]))), None)
        if name:
            found.append(HouseWords(Span(match.start(), match.start("name") + len(name)), name))
    return tuple(found)


def may_mean(name: str, outlet: str | None, the: bool = True) -> bool:
    """Whether a name is the outlet's own, or with "the" before it its last word, also of a name written as a domain."""
    if same_name(name, outlet):
        return True
    last = fold_word(name)
    return the and " " not in name and len(last) >= _SHORT and name_key(outlet).endswith(last)


@cache
def _pattern() -> re.Pattern[str]:
    """A cue with a name in capitals behind it."""
    cues = "|".join(map(re.escape, load_lexicon("credits")["house"]))
    word = r"[A-Z][^\W_]*"
    return re.compile(rf"\b(?:{cues}) (?P<the>[Tt]he )?(?P<name>{word}(?: {word}){{0,3}})")
