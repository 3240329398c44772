"""Where the words of a description end: before a time, a relative pronoun, and never a pronoun alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from dateline.model import Span

__all__ = ["PRONOUNS", "described_words", "is_pronoun"]

PRONOUNS = frozenset(
    """
    i we you he she it they him her them us me who which that some many others several few most all both one this these
    those his hers its theirs mine ours yours everyone everybody someone somebody nobody anyone there
    """.split()
)
# Of these some stand for people whom nothing else names: "others said", "those who say that it leaks".
OF_PEOPLE = frozenset(
    "some many others several few most all both one these those everyone everybody someone somebody".split()
)
SHORTENED = re.compile(r"[’'](?:re|m|ve|ll|d|s)$")
# Before a time at the head of a description: "Over the next five days at least 612 men".
BEFORE_TIME = re.compile(
    r"(?:(?:over|in|during|for|after|within|by|on|at|since|until|before|about|just|some|late|early)\s)*", re.I
)
# Behind it the description itself begins: "the board", "at least 612 men".
BEGINS = re.compile(
    r",?\s(?=(?:the|an?|his|her|its|their|our|my|this|these|those|at least|at most|more|less|fewer|about|around|some"
    r"|nearly|almost|over|up|several|many|few|dozens|hundreds|thousands|another|other|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|\d)\b)|\s(?:before|after)\s(?=[\w“\"])",
    re.I,
)
# What ties a time to the words before it, and what makes it a part of them: "the survivors of the July 7 march".
TIED = re.compile(r"(?:\s(?:on|in|at|since|during|for|by|from|until|after|before|late|early|about))*\s*$")
HELD = re.compile(r"(?:^|\s)(?:the|an?|his|her|its|their|this|that|these|those|of|and|[\w-]+[’']s)\s$", re.I)
RANGE = re.compile(r"-\d")  # "on 4-6 May" is two times
# What somebody was told is no part of who was: "the governor that he left".
THAT = re.compile(r"\sthat\s(?=(?:he|she|it|they|we|I|there|the|an?|his|her|its|their|no)\b)")
RELATIVE = re.compile(r",?\s(?:who|which|that|whose|whom)$")
# Before a name that the one described has: "the military, known as the Sit-Tat".
KNOWN_AS = re.compile(
    r"(?:,\s|\s\()(?:(?:also|better|widely|locally|commonly|collectively)\s)?known\s(?:locally\s)?as\s"
)
LONGEST = 300  # characters of a description


def is_pronoun(words: str) -> bool:
    """
    Whether words are a pronoun alone, also with its verb, that describes nobody; "others" and "those" do.

    Example:
        >>> [is_pronoun(words) for words in ("They", "we're", "the board", "those")]
        [True, True, False, False]
    """
    return SHORTENED.sub("", words.casefold()) in PRONOUNS - OF_PEOPLE


def described_words(text: str, span: Span, times: Sequence[Span]) -> Span:
    """
    The words of a description without a time before or behind them, and without a relative pronoun at their end.

    Args:
        text: The report.
        span: The description.
        times: The time expressions of the report, in reading order.

    Example:
        >>> words = "Two weeks later the board"
        >>> described_words(words, Span(0, 25), [Span(0, 15)]).of(words)
        'the board'
        >>> words = "reporters on Sunday at a memorial"
        >>> described_words(words, Span(0, 33), [Span(13, 19)]).of(words)
        'reporters'
    """
    start, end = span.start, span.end
    first = bisect_left(times, start - LONGEST, key=lambda time: time.start)
    for time in times[first:]:
        if time.start >= end:
            break
        if time.end <= start or time.end > end:
            continue
        begins = BEGINS.match(text, time.end, end) if BEFORE_TIME.fullmatch(text, start, time.start) else None
        if begins is not None:
            start = begins.end()
        elif (
            time.start > start
            and not HELD.search(text, start, time.start)
            and (not text.startswith(("-", "’", "'"), time.end) or RANGE.match(text, time.end))
        ):
            end = start + len(TIED.sub("", text[start : time.start]))
            break
    if (clause := THAT.search(text, start, end)) is not None:
        end = clause.start()
    if (known := KNOWN_AS.search(text, start, end)) is not None and known.start() > start:
        end = known.start()
    if (relative := RELATIVE.search(text, start, end)) is not None:
        end = relative.start()
    return Span(start, end) if start < end else span


def is_held(text: str, start: int, time: Span) -> bool:
    """Whether a time is a part of the words around it: "the July 7 march", "the class of 2019"."""
    return HELD.search(text, start, time.start) is not None or text.startswith(("-", "’", "'"), time.end)
