"""Find where a report speaks of its own outlet: "a list seen by the Ledger", words that a careless copy keeps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.copies.credits import name_key, same_name
from dateline.copies.values import CopyInput
from dateline.lexicon.loader import load_lexicon
from dateline.model import Span
from dateline.text.fold import fold_word

__all__ = ["HouseWords", "find_house_words", "may_mean"]

_SHORT = 4  # letters: "the Sun" ends too many names
_NEAR = 120  # characters: a cue, "the" and a name of four words


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
    if not report.outlet or not _may_stand_in(report.text, report.outlet):
        return ()
    found: list[HouseWords] = []
    for match in _pattern().finditer(report.text):
        words = match["name"].split(" ")
        names = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        name = next((name for name in names if may_mean(name, report.outlet, bool(match["the"]))), None)
        if name:
            found.append(HouseWords(Span(match.start(), match.start("name") + len(name)), name))
    return tuple(found)


def _may_stand_in(text: str, outlet: str) -> bool:
    """Whether a text may name its outlet behind a cue: a look that costs little, since hardly any does."""
    endings = _endings_of(outlet)
    cues = load_lexicon("credits")["house"]
    for ending in endings:
        at = text.find(ending)
        while at >= 0:
            before = text[max(0, at - _NEAR) : at]
            if any(cue in before for cue in cues):
                return True
            at = text.find(ending, at + 1)
    return not endings


@lru_cache(maxsize=1 << 12)  # outlets
def _endings_of(outlet: str) -> tuple[str, ...]:
    """How the forms of an outlet's name end: its last word, and what may be left out behind it; or its initials."""
    if not outlet.isascii():
        return ()
    words = re.findall(r"[A-Za-z0-9]+", re.sub(r"\.[a-z]{2,7}$", "", outlet))
    kinds = {word for kind in load_lexicon("credits")["kinds"] for word in kind.split()}
    last = next((k for k in range(len(words) - 1, -1, -1) if words[k].lower() not in kinds), 0)
    together = "." in outlet  # a domain runs words together, in small letters
    forms = [word[-_SHORT:] if together else word for word in words[last:]]
    return (*dict.fromkeys([*forms, *map(str.upper, forms), "".join(word[0] for word in words).upper()]),)


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
