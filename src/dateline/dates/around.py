"""What stands around an expression beyond its own paragraph's dates: the paragraph before, a heading, years far off."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.dates.clocks import lies_before, part_time
from dateline.dates.setting import Anchor
from dateline.dates.slots import (
    Anniversary,
    Clock,
    Counted,
    DayNumber,
    Direction,
    Expression,
    Feast,
    Fixed,
    MonthDay,
    MonthName,
    PartOfMonth,
    Relative,
    RelativeDay,
    Season,
    WeekdayName,
)
from dateline.dates.stated_years import year_stated
from dateline.dates.vocabulary import any_of, word_set
from dateline.dates.words import Words
from dateline.model import Span

__all__ = [
    "Before",
    "Order",
    "has_day",
    "heads",
    "is_apart",
    "is_result",
    "lacks_year",
    "refers_back",
    "turns_away",
    "year_at_head",
]

FAR_OFF = 2  # years before publication
BESIDE = 2  # expressions on each side that must all be of such years
FROM_TEXT = (Direction.EARLIER, Direction.LATER, Direction.BEFORE, Direction.AFTER)
NEXT_VERB = re.compile(r"\b(?:and|but) (?:then )?(?:is|are|was|were|will|would|has|have|had)\b")
# A clause of another time between a time of day and the day behind it.
TURN = re.compile(
    r"\b(?:since|until|till|before|after|where|who|which|whose|when|while|says"
    rf"|{any_of(word_set('speech', 'verbs'))})\b|[;:()“”\"]"
)
RESULT = re.compile(r",? (?:(?:exactly|just|almost|nearly|only|some) )?")
SINCE = re.compile(r"\bsince $", re.IGNORECASE)
PART_BEFORE = re.compile(r"\b(?P<part>morning|afternoon|evening|night) of $", re.IGNORECASE)
THAT = re.compile(r"that|the same", re.IGNORECASE)
YEAR_LEAD = re.compile(r"(?:back )?(?:in|during|by|since)(?: early| late)? ", re.IGNORECASE)
RELATIVE_CLAUSE = re.compile(r", (?:which|who|whose|where)\b[^,]*\Z")
BULLET = re.compile(r"[\s•·*–—-]*")
AFTER_HEADING = re.compile(r"[ \u00a0]?(?::|[–—-][ \u00a0])")


@dataclass(frozen=True, slots=True)
class Before:
    """
    The dates of the paragraph before.

    Args:
        dates: In reading order.
        stated: Those whose words state their year.
    """

    dates: tuple[Anchor, ...] = ()
    stated: tuple[Anchor, ...] = ()

    @property
    def day(self) -> Anchor | None:
        """The last that is a day, where no other day is named; what "that night" refers to."""
        days = [one for one in self.dates if one.period.is_day]
        return days[-1] if len({one.period.first for one in days}) == 1 else None

    @property
    def year(self) -> Anchor | None:
        """The last with a year, where no other year is stated; what "that year" refers to."""
        return self.stated[-1] if len({one.period.first.year for one in self.stated}) == 1 else None


def is_undated(found: Expression) -> bool:
    """Whether an expression has no day or year of its own: a length, a time of day, a count from another date."""
    counted = isinstance(found.slots, Counted) and found.slots.direction in FROM_TEXT
    return counted or isinstance(found.slots, Fixed | Clock | Anniversary)


def refers_back(text: str, found: Expression) -> bool:
    """Whether an expression refers to a time named before: "that night", "March 31 that year", "that November"."""
    slots = found.slots
    if isinstance(slots, Relative):
        told = THAT.match(text, found.start) is not None
        return told and slots.in_text and not slots.shift and slots.unit in ("D", "Y")
    if isinstance(slots, MonthName | Season) and slots.which in ("that", "following", "previous"):
        return True
    return isinstance(slots, MonthDay | MonthName | Feast) and slots.text_shift == 0


def lacks_year(found: Expression) -> bool:
    """Whether an expression is a day or month without a year, and with no word that tells it."""
    slots = found.slots.month if isinstance(found.slots, PartOfMonth) else found.slots
    if not isinstance(slots, MonthDay | MonthName) or slots.which:
        return False
    return slots.year is None and slots.year_shift is None and slots.text_shift is None


def heads(words: Words, found: Expression) -> bool:
    """Whether a day opens its paragraph as a heading: "Monday: the minister resigns. An inquiry opens on Tuesday"."""
    if not isinstance(found.slots, WeekdayName | MonthDay | RelativeDay):
        return False
    opens = BULLET.fullmatch(words.text, words.start, found.start) is not None
    return opens and AFTER_HEADING.match(words.text, found.end) is not None


class Order:
    """
    The dated expressions of a report in order, for what stands on both sides of one.

    Args:
        expressions: All of the report, in reading order.
    """

    def __init__(self, expressions: Iterable[Expression]) -> None:
        self.dated: Sequence[Expression] = [one for one in expressions if not is_undated(one)]
        self.starts = [one.start for one in self.dated]

    def far_off(self, found: Expression, year: int) -> tuple[int, int] | None:
        """
        The years on both sides of a day or month without one, where both lie years before publication.

        Example:
            "In an interview in 2004 ... signed on the last day of February ... left the army in 1991": of 2023, the
            February may be of any of those years.
        """
        at = bisect_left(self.starts, found.start)
        if at < BESIDE:
            return None
        beside = [*self.dated[at - BESIDE : at], *self.dated[at + 1 : at + 1 + BESIDE]]
        years = [told for one in beside if (told := year_stated(one)) is not None and told <= year - FAR_OFF]
        return (years[BESIDE - 1], years[BESIDE]) if len(years) == 2 * BESIDE else None


def year_at_head(text: str, stated: Anchor | None, sentence: Span) -> bool:
    """Whether a sentence opens with a year: "In 2013 a commission found a ledger in which, under 8 March, ..."."""
    if stated is None or not sentence.start <= stated.start < sentence.end or len(stated.period.value) != len("2013"):
        return False
    return YEAR_LEAD.fullmatch(text, sentence.start, stated.start) is not None


def has_day(found: Expression) -> bool:
    """Whether an expression may name a day that a time of day before it belongs to."""
    slots = found.slots
    if isinstance(slots, Relative):
        return slots.unit == "D" and slots.in_text
    return isinstance(slots, WeekdayName | MonthDay | RelativeDay)


def is_apart(text: str, found: Expression, day: Anchor, sentence: Span) -> bool:
    """Whether the day before an expression is not the one it belongs to, though no other stands between them."""
    if isinstance(found.slots, Clock):
        between = text[day.start + len(day.words) : found.start] if day.start >= sentence.start else ""
        if lies_before(found.slots.time, time_told(text, day)):
            return True  # "called at 9:15 p.m. Monday ... surrendered at 3:20 a.m."
        return in_closed_clause(text, day, sentence, found.start) or NEXT_VERB.search(between) is not None
    if isinstance(found.slots, DayNumber):
        return in_closed_clause(text, day, sentence, found.start)
    since = THAT.match(text, found.start) and SINCE.search(text, max(0, found.start - 7), found.start)
    return bool(since) and day.start >= sentence.start  # "On Sunday they saw the hall, empty since that night"


def time_told(text: str, day: Anchor) -> str:
    """The time of a day that was read: its own, or that of "the evening of" before it; empty when none is told."""
    if own := day.period.value[10:]:
        return own
    part = PART_BEFORE.search(text, max(0, day.start - 14), day.start)
    return part_time(part["part"]) if part else ""


def turns_away(text: str, start: int, end: int) -> bool:
    """Whether the words between a time of day and a day behind it lead to another time."""
    return TURN.search(text, start, end) is not None


def is_result(text: str, found: Expression, last: Anchor | None) -> bool:
    """Whether the date before a count is what it leads to: "On Sunday, exactly a hundred years later, they met"."""
    if last is None or not isinstance(found.slots, Counted):
        return False
    if found.slots.direction not in (Direction.EARLIER, Direction.LATER):
        return False
    return RESULT.fullmatch(text, last.start + len(last.words), found.start) is not None


def in_closed_clause(text: str, day: Anchor, sentence: Span, start: int) -> bool:
    """Whether a day stands in a clause that has ended: "The kalva, which fell on Sept. 28, firmed by 1415 GMT"."""
    end = day.start + len(day.words)
    if day.start < sentence.start or text.find(",", end, start) < 0:
        return False
    return RELATIVE_CLAUSE.search(text, sentence.start, day.start) is not None
