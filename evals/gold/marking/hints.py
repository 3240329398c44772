"""What an annotator may have passed over: capitals in mid-sentence and quoted words that nothing marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marking.find import Text
from marking.measures import word_places
from marking.resolve import Marked, MarkedAttribution

__all__ = ["find_hints"]

CAPITAL = r"[^\W\d_a-zß-ÿ][\w’'-]*(?:\.(?=\w)[\w’'-]*)*"
CAPITALS = re.compile(rf"(?<=[\w,;] ){CAPITAL}(?: (?:of |the |al-)?{CAPITAL})*")
QUOTED = re.compile(r"[“\"]([^”\"\n]+)[”\"]")
DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December I Mr Mrs Ms Dr".split()
)
LONG = 4  # words in quotation marks that are hardly a title or a scare quote


def find_hints(marked: Marked) -> Iterator[str]:
    """
    One line a hint, names first.

    Example:
        >>> list(find_hints(Marked("x", "He met Ilo Venn on Monday.", (), ())))
        ['s1 “Ilo Venn” is no name?']
    """
    text = Text.of(marked.text)
    for found in CAPITALS.finditer(marked.text):
        start, end = found.span()
        if found[0] in DAYS or any(name.start < end and start < name.end for name in marked.names):
            continue
        yield f"s{text.sentence_at(start)} “{found[0]}” is no name?"
    for own in marked.attributions:
        if any("\n" in marked.text[start:end] for start, end in own.content):
            yield f"{own.key}'s content runs over paragraphs?"
        for other in marked.attributions:
            if own.parent is None and other.key != own.key and lies_in(marked.text, own, other):
                yield f"{own.key} lies inside {other.key}'s content and is not nested in it?"
    for found in QUOTED.finditer(marked.text):
        contents = [span for own in marked.attributions for span in own.content]
        if len(found[1].split()) >= LONG and not any(a < found.end() and found.start() < b for a, b in contents):
            yield f"s{text.sentence_at(found.start())} “{found[1][:40]}” is in no content?"


def lies_in(text: str, own: MarkedAttribution, other: MarkedAttribution) -> bool:
    """Whether the content of one attribution is a smaller part of another's."""
    return word_places(text, own.content) < word_places(text, other.content)
