"""Days and months whose year the words around them leave open, though publication would give one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dateline.dates.around import Order, lacks_year, year_at_head
from dateline.dates.setting import Anchor, Reading, Setting, open_reading
from dateline.dates.slots import Expression, MonthDay, MonthName, PartOfMonth, Relative, WeekdayName
from dateline.dates.tense import Tense
from dateline.dates.words import Words
from dateline.model import Span

__all__ = ["StoryDays", "in_its_year", "left_open"]

WHEN = re.compile(r",? when\b")


@dataclass(frozen=True, slots=True)
class StoryDays:
    """
    What a report has told of time up to an expression.

    Args:
        stated: The last date of its paragraph whose words state their year.
        order: All expressions of the report.
        is_told: Its paragraph told a weekday of a story that has no date: "on the Thursday she went to the police".
    """

    stated: Anchor | None
    order: Order | None
    is_told: bool


def left_open(words: Words, found: Expression, setting: Setting, told: StoryDays, sentence: Span) -> Reading | None:
    """
    A past day or month among years long gone, in a sentence of another year, or in a story without a date.

    Args:
        words: Its paragraph.
        found: The expression.
        setting: What it would be read against.
        told: What was told before it.
        sentence: Its sentence.

    Returns:
        A reading that leaves its days open and says why; None where nothing keeps it from publication.
    """
    published = setting.publication.day
    if published is None or setting.tense is Tense.FUTURE or setting.beside:
        return None
    past = setting.tense is Tense.PAST
    if isinstance(found.slots, WeekdayName):
        because = f"“{setting.words}” goes on with days of a story that has no date."
        value = f"XXXX-WXX-{found.slots.weekday + 1}{found.slots.time}"
        return open_reading(found.type, value, because) if told.is_told and past and not found.slots.which else None
    if not lacks_year(found):
        return None
    stated = told.stated
    if stated and past and year_at_head(words.text, stated, sentence) and stated.period.first.year < published.year:
        because = f"“{setting.words}” stands in a sentence of {stated.words}, and its year is not told."
        return open_reading(found.type, value_without_year(found), because)
    if years := told.order.far_off(found, published.year) if told.order else None:
        because = f"“{setting.words}” stands between {years[0]} and {years[1]}, and its year is not told."
        return open_reading(found.type, value_without_year(found), because)
    return None


def value_without_year(found: Expression) -> str:
    """The value of a day or month whose year is open."""
    slots = found.slots.month if isinstance(found.slots, PartOfMonth) else found.slots
    if isinstance(slots, MonthDay):
        return f"XXXX-{slots.month:02}-{slots.day:02}{slots.time}"
    return f"XXXX-{slots.month:02}" if isinstance(slots, MonthName) else "XXXX"


def in_its_year(words: Words, found: Expression, stated: Anchor | None, sentence: Span, setting: Setting) -> Expression:
    """
    "In May 2021, when they agreed to meet before the year's end": of that year, and not of that of publication.

    Args:
        words: Its paragraph.
        found: The expression.
        stated: The date before it, when its words state their year.
        sentence: Its sentence.
        setting: What it would be read against.
    """
    slots, published = found.slots, setting.publication.day
    if not isinstance(slots, Relative) or slots.in_text or slots.shift or slots.unit not in ("Y", "M"):
        return found
    shown = words.text[found.start : found.end].lower()
    if stated is None or published is None or "end" not in shown or "this" in shown:
        return found
    near = stated.start >= sentence.start and stated.period.first.year < published.year
    near = near and WHEN.match(words.text, stated.start + len(stated.words), found.start) is not None
    return replace(found, slots=replace(slots, in_text=True)) if near else found
