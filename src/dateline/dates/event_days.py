"""Find the day that a report itself gives for something that happened: "the attack on Friday", "Friday’s attack"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.dates.happenings import Happening
from dateline.dates.setting import Anchor
from dateline.dates.vocabulary import any_of, word_set

__all__ = ["Dated", "EventDay", "day_of_event"]

WINDOW = 160  # characters to either side of a date
NO_DAY = "and the report states no day for it"
MOST_COMPARED = 400  # dates of one report that are held against one happening


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that was read in the report, with the start and end of its words and the start of its sentence."""

    anchor: Anchor
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class EventDay:
    """
    The day of what happened, or why there is none.

    Args:
        dated: The day.
        because: Where there is none, the end of a sentence ("and the report states no day for it").
        told: The verb that tells it, where it is not the noun itself that has the day.
    """

    dated: Dated | None
    because: str = ""
    told: str = ""

    @property
    def is_silent(self) -> bool:
        """Whether the report says nothing of a day, rather than too much."""
        return self.because == NO_DAY


def day_of_event(happening: Happening, text: str, dated: Sequence[Dated]) -> EventDay:
    """
    The one day that the report states for what happened.

    A day counts only where it stands in one phrase with the same noun, and only if the report knows one such happening
    and gives it one day. Words before the noun that differ ("the airport attack", "the market attack") part two.

    Args:
        happening: What is looked for; only a noun with "the" or a possessive can be found again.
        text: The whole report.
        dated: Its days.
    """
    if not happening.head or not happening.definite:
        return EventDay(None, "and no day is stated for it")
    patterns = patterns_of(happening.head)
    if patterns.several.search(text):
        return EventDay(None, f"and the report tells of more than one {happening.head}")
    found = [
        one for one in dated[:MOST_COMPARED] if (traits := traits_beside(one, text, patterns)) is not None
        and (not traits or not happening.traits or traits & happening.traits)
    ]  # fmt: skip
    days = {one.anchor.period.first for one in found}
    if len(days) > 1:
        return EventDay(None, "for which the report gives more than one day")
    return EventDay(found[0]) if found else EventDay(None, NO_DAY)


@dataclass(frozen=True, slots=True)
class Patterns:
    """How a noun stands beside its day."""

    before: re.Pattern[str]
    subject: re.Pattern[str]
    after: re.Pattern[str]
    inside: re.Pattern[str]
    several: re.Pattern[str]


@lru_cache(maxsize=256)
def patterns_of(head: str) -> Patterns:
    """The patterns for one noun."""
    noun = rf"{re.escape(head)}(?![\w-])"
    article = r"(?:the|this|that|an?|his|her|its|their)\s"
    traits = r"(?P<traits>(?:[\w-]{1,20}\s){0,4}?)"
    place = r"(?:\s(?:in|at|near|outside|against|on|of)(?:\s[\w'’-]{1,20}){1,5}?)?"
    on_day = r",?\s(?:(?:late|early)\s)?(?:on\s)?(?:the\s)?\Z"
    took_place = any_of(word_set("happenings", "took_place"))
    several = any_of(word_set("happenings", "several"))
    flags = re.IGNORECASE
    return Patterns(
        re.compile(
            rf"(?:(?:\A|\b(?:in|during|by)\s){article}{traits}{noun}{place}{on_day}"
            rf"|\b{article}{traits.replace('?P<traits>', '?P<of_traits>')}{noun}\sof\s(?:the\s)?\Z)",
            flags,
        ),
        re.compile(
            rf"\b{article}{traits}{noun}{place},?\s(?:(?:which|that)\s)?"
            rf"(?:(?:was|were)\s(?:carried\sout|launched|staged|held|made)|(?:{took_place})(?:\s[\w'’-]{{1,20}}){{0,6}}?){on_day}",
            flags,
        ),
        re.compile(rf"(?P<whose>['’]s)?\s{traits}{noun}", flags),
        re.compile(rf",?\s(?:in|during)\s{article}{traits}{noun}", flags),
        re.compile(rf"\b(?:{several})\s(?:[\w-]{{1,20}}\s){{0,2}}{noun}|\b{re.escape(head)}s\b", flags),
    )


ATTRIBUTIVE = re.compile(r"\b(?:the|that|last|this|its|his|her|their)\s\Z", re.IGNORECASE)


def traits_beside(one: Dated, text: str, patterns: Patterns) -> frozenset[str] | None:
    """The words before the noun where it stands in one phrase with a day; None where it does not."""
    before = text[max(one.sentence, one.start - WINDOW) : one.start]
    if one.start - one.sentence > WINDOW:
        before = f"…{before}"  # does not begin the sentence
    after = text[one.end : one.end + WINDOW]
    match = patterns.before.search(before) or patterns.subject.search(before)
    if match is None and (match := patterns.after.match(after)) and not match["whose"]:
        match = match if ATTRIBUTIVE.search(before) else None
    match = match or patterns.inside.match(after)
    if match is None:
        return None
    words = match.groupdict()
    traits = frozenset(re.findall(r"[^\W\d_]+", (words["traits"] or words.get("of_traits") or "").lower()))
    # "in the aftermath of the attack on Friday" is of another day.
    no_traits = word_set("happenings", "noun_ends") | word_set("happenings", "determiners")
    return None if traits & no_traits else traits
