"""Find the day on which quoted words were said: "We leave tomorrow,” he said on Thursday"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.dates.slots import Expression, MonthDay, RelativeDay, WeekdayName
from dateline.dates.vocabulary import any_of, word_set
from dateline.dates.words import Words
from dateline.model import Span

__all__ = ["Quoted", "day_of_speech", "is_day_of_saying", "quoted_parts"]

MARKS = re.compile(r"“(?P<curly>[^“”]{1,2000})”|(?<![\w\"])\"(?P<straight>[^\"“”]{1,2000})\"(?!\w)")
BEFORE_DAY = 60
NOT_BETWEEN = r"(?!(?:that|and|but|as|when|after|before)\b)"
SAID = re.compile(
    rf"\b(?:{any_of(word_set('speech', 'verbs'))})(?:\s{NOT_BETWEEN}[\w.’'-]{{1,20}}){{0,4}}?"
    r",?\s(?:(?:late|early)\s)?(?:on\s)?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """The quoted parts of a paragraph, in order."""

    spans: tuple[Span, ...]
    starts: tuple[int, ...]

    def holds(self, offset: int) -> bool:
        """Whether a place is inside quotation marks."""
        return self.at(offset) is not None

    def at(self, offset: int) -> Span | None:
        """The quotation that holds a place."""
        index = bisect_right(self.starts, offset) - 1
        return self.spans[index] if index >= 0 and offset < self.spans[index].end else None


def quoted_parts(words: Words) -> Quoted:
    """The parts of a paragraph in quotation marks."""
    spans = tuple(Span(match.start(), match.end()) for match in MARKS.finditer(words.text, words.start, words.end))
    return Quoted(spans, tuple(span.start for span in spans))


def day_of_speech(words: Words, quoted: Quoted, expressions: Sequence[Expression], sentence: Span) -> Expression | None:
    """
    The day that a verb of speech has beside a quotation.

    Args:
        words: The paragraph.
        quoted: Its quotations.
        expressions: The expressions that stand in the sentence.
        sentence: The sentence of the quoted words.

    Returns:
        The one day outside the marks that stands behind a verb of speech; None when there is none, or more than one.
    """
    found = [
        one
        for one in expressions
        if sentence.start <= one.start < sentence.end
        and isinstance(one.slots, WeekdayName | MonthDay | RelativeDay)
        and not quoted.holds(one.start)
        and is_day_of_saying(words.text, one, sentence)
    ]
    return found[0] if len(found) == 1 else None


def is_day_of_saying(text: str, found: Expression, sentence: Span) -> bool:
    """Whether an expression stands right behind a verb of speech: "he said on Thursday"."""
    return SAID.search(text, max(sentence.start, found.start - BEFORE_DAY), found.start) is not None
