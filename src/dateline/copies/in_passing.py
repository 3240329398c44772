"""Find where a report says in passing from whom a sentence is: "..., the Norvoice agency reported"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.copies.values import CopyInput
from dateline.lexicon.loader import load_lexicon
from dateline.model import Span

__all__ = ["InPassing", "find_in_passing", "joins"]

_REACH = 80  # characters from the verb back to a name of four words
_NEAR = 8  # characters from the end of a sentence's words to the name: ", the "
_JOINT = re.compile(r"[,;]?[\"'”’]?[ \n]?(?:[Tt]he )?")


@dataclass(frozen=True, slots=True)
class InPassing:
    """
    A name that a sentence is given to.

    Args:
        name: The name.
        span: Where it stands.
    """

    name: str
    span: Span


def find_in_passing(report: CopyInput) -> tuple[InPassing, ...]:
    """
    Find the names that are said to have reported something; whose reports these are is asked by the caller.

    Example:
        >>> from dateline.model import ReportId
        >>> text = "Guards left on Monday, the Norvoice agency reported."
        >>> [said.name for said in find_in_passing(CopyInput(ReportId("1"), text))]
        ['Norvoice']
    """
    text = report.text
    found: list[InPassing] = []
    for verb in _verbs():
        at = text.find(verb)
        while at >= 0:
            end = at + len(verb)
            match = _pattern().search(text, max(0, at - _REACH), end)
            if match and not text[end : end + 1].isalnum():
                found.append(InPassing(match["name"], Span(*match.span("name"))))
            at = text.find(verb, end)
    return tuple(found)


def joins(text: str, end: int, said: InPassing) -> bool:
    """
    Whether a name stands right behind the words that end at a place.

    Example:
        >>> text = "Guards left on Monday, the Norvoice agency reported."
        >>> joins(text, 21, InPassing("Norvoice", Span(27, 35))), joins(text, 6, InPassing("Norvoice", Span(27, 35)))
        (True, False)
    """
    return 0 <= said.span.start - end <= _NEAR and _JOINT.fullmatch(text, end, said.span.start) is not None


@cache
def _verbs() -> tuple[str, ...]:
    """The last words of what says that somebody reported something: they are looked for, then what stands before."""
    return tuple(sorted({cue.split()[-1] for cue in load_lexicon("credits")["reported"]}))


@cache
def _pattern() -> re.Pattern[str]:
    """A name in capitals, what kind of outlet it is, and that it reported something, at the end of what is searched."""
    words = load_lexicon("credits")
    kinds, cues = ("|".join(map(re.escape, words[key])) for key in ("kinds", "reported"))
    word = r"[A-Z][^\W_]*"
    return re.compile(rf"\b(?!The\b)(?P<name>{word}(?: {word}){{0,3}})(?: (?:{kinds}))? (?:{cues})\Z")
