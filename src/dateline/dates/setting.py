"""What an expression is read against: publication, the tense around it, and the dates that stand before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from dateline.dates.periods import Period, say
from dateline.dates.publication import Publication, Reckoned
from dateline.dates.tense import Tense
from dateline.model import LinkKind, Span, TimeLink, TimeType

__all__ = ["Anchor", "Beside", "Reading", "Setting", "Side", "from_words", "open_reading", "reckoned"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """
    A dated expression of the text that others are counted from.

    Args:
        period: Its days.
        start: Where it stands.
        words: Its words.
        event: What happened on that day, when the count runs from this: its words, and their place.
    """

    period: Period
    start: int
    words: str
    event: tuple[str, Span] | None = None

    @property
    def name(self) -> str:
        """ "2020-01-05 at 1756"."""
        return f"{self.period.value} at {self.start}"

    def wording(self, start: int) -> str:
        """For a sentence on words that stand at ``start``: "Thursday 16 January 2020 (“Thursday” before it)"."""
        shown = say(self.period.first) if self.period.is_day else self.period.value
        if self.event:
            return f"{shown} (“{self.event[0]}”, which the report dates “{self.words}”)"
        return f"{shown} (“{self.words}” {'before' if self.start < start else 'behind'} it)"

    @property
    def link(self) -> TimeLink:
        """The words that are counted from."""
        own = Span(self.start, self.start + len(self.words))
        return TimeLink(LinkKind.EVENT, self.event[1], own) if self.event else TimeLink(LinkKind.EXPRESSION, own)


class Side(Enum):
    """On which side of the date beside it a day lies."""

    EARLIER = "last before the end of"
    LATER = "first from the beginning of"


@dataclass(frozen=True, slots=True)
class Beside:
    """The date that a day takes its year from, and on which side of it the day lies."""

    anchor: Anchor
    side: Side


@dataclass(frozen=True, slots=True)
class Setting:
    """
    What an expression is read against.

    Args:
        words: The expression itself.
        publication: The day of publication, as far as it is known.
        tense: Which way the words around it look.
        looks_open: A preposition before it ("until", "by") looks ahead as often as back.
        last: The nearest dated expression before it in its paragraph.
        day: The nearest before it in its paragraph that is one day.
        quarter: The last quarter named, unless a length in months or years was named since: what figures are of.
        named_quarter: The last quarter named in the report.
        base: The nearest dated expression before it in its paragraph that is no comparison: what "a year earlier" is
            counted from, so that two comparisons in a row name the same time.
        following: The date that directly follows "two days after", or None.
        day_first: The order of day and month in numbers, when the outlet or the text settles it.
        beside: The date with a year that a day without one is told from: "in 2018, after the April 27 summit".
        is_done: A deed that was done governs it, with nothing between: "was struck on 11 November".
        is_reported: It lay ahead of what was said or ordered, and may be past: "would be allowed visits from May 1".
    """

    words: str
    publication: Publication
    tense: Tense | None = None
    looks_open: bool = False
    last: Anchor | None = None
    day: Anchor | None = None
    quarter: Anchor | None = None
    named_quarter: Anchor | None = None
    base: Anchor | None = None
    following: Anchor | None = None
    day_first: bool | None = None
    beside: Beside | None = None
    is_done: bool = False
    is_reported: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression stands for; the fields are those of :class:`dateline.model.TimeExpression`."""

    type: TimeType
    value: str
    earliest: date | None = None
    latest: date | None = None
    anchor: str | None = None
    because: str = ""
    candidates: tuple[date, ...] = ()
    period: Period | None = None
    link: TimeLink | None = None


def from_words(kind: TimeType, period: Period, because: str, anchor: str = "itself") -> Reading:
    """A reading that is determined."""
    return Reading(kind, period.value, period.first, period.end, anchor, because, (), period)


def open_reading(kind: TimeType, value: str, because: str, candidates: tuple[date, ...] = ()) -> Reading:
    """A reading that leaves its days open."""
    return Reading(kind, value, None, None, None, because, candidates)


def reckoned(
    kind: TimeType, setting: Setting, result: Reckoned, open_value: str, sum_words: str, note: str = ""
) -> Reading:
    """
    A reading from a sum that starts at publication.

    Args:
        result: What the sum gave.
        open_value: The value when it is not determined.
        sum_words: The sum in words, to be followed by what is known of publication.
        note: What was assumed, to end the sentence.
    """
    if result.period:
        because = f"“{setting.words}” is {sum_words} {result.because}{note}."
        reading = from_words(kind, result.period, because, setting.publication.anchor)
        return replace(reading, link=setting.publication.link)
    value, opening = result.partial or open_value, f"“{setting.words}” is {sum_words} {result.because}"
    if result.hull and result.hull[0] < result.hull[1]:
        first, end = result.hull
        because = f"{opening}, so it lies between {say(first)} and {say(end - timedelta(days=1))}."
        return Reading(kind, value, first, end, setting.publication.anchor, because, result.candidates)
    return open_reading(kind, value, f"{opening}, so its days stay open.", result.candidates)
