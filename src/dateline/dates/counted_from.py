"""Lead a count to what it runs from: the words that tell what happened, and the day that the report gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dateline.dates.event_days import Dated, EventDay, day_of_event
from dateline.dates.happenings import Happening, happening_after, happening_before
from dateline.dates.language_events import happening_in_language, lead_in_language
from dateline.dates.resolve import resolve
from dateline.dates.setting import Reading, Setting
from dateline.dates.slots import Anniversary, Counted, Direction, Expression, Relative, WeekdayName
from dateline.dates.told_days import day_told, names_of
from dateline.dates.vocabulary import word_set
from dateline.dates.words import Words, words_of
from dateline.model import AnnotatedText, LinkKind, Span, TimeLink

__all__ = ["Counting", "links_back", "links_on", "tells_its_day"]

MOST_HAPPENINGS = 32  # different ones of one report whose day is looked for: more are not told in a report
LONGEST_SHOWN = 60
LEAD = re.compile(r"\s{1,2}(?:before|after)\s{1,2}", re.IGNORECASE)
OF = re.compile(r"\s{1,2}of\s{1,2}", re.IGNORECASE)
COUNTED_UNITS = frozenset("D W F M WE TH TM TS".split())
RELATIVE_UNITS = frozenset("D W M Y WE".split())


def links_on(found: Expression) -> bool:
    """Whether an expression is counted from what the words after it tell."""
    slots = found.slots
    if isinstance(slots, Counted):
        return slots.direction in (Direction.BEFORE, Direction.AFTER)
    return isinstance(slots, Anniversary)


def links_back(found: Expression, text: str) -> bool:
    """Whether an expression is counted from what the words before it tell."""
    slots = found.slots
    if isinstance(slots, Counted):
        return slots.direction in (Direction.EARLIER, Direction.LATER) and slots.unit in COUNTED_UNITS
    if isinstance(slots, WeekdayName):
        return slots.which in ("previous", "following")
    if not isinstance(slots, Relative) or not slots.in_text or slots.year or slots.unit not in RELATIVE_UNITS:
        return False
    return bool(slots.shift) or text[found.start : found.start + 5].lower() in ("that ", "the s")


def tells_its_day(text: str, found: Expression, day: Expression, sentence: Span) -> Span | None:
    """
    What happened, when its day stands at its end and the sentence begins with the count.

    "A day after he resigned on Tuesday, they met": here only he can have resigned on Tuesday. "They met a day after he
    resigned on Tuesday" may tell when they met.
    """
    lead = LEAD.match(text, found.end)
    if lead is None or text[sentence.start : found.start].strip() or not text.startswith(",", day.end):
        return None
    between = text[lead.end() : day.start]
    told = re.sub(r",?\s(?:(?:late|early)\s)?(?:on\s)?\Z", "", between)
    turns = word_set("happenings", "turns") | {"that"}
    if re.search(r"[,;:()–—“”\"\n]", told) or turns.intersection(told.lower().split()) or not told.strip():
        return None
    return Span(lead.end(), lead.end() + len(told))


@dataclass(slots=True)
class Counting:
    """
    What a report tells of the happenings that its counts run from.

    Args:
        text: The report.
        dated: The days read in it.
        language: The report's.
    """

    text: AnnotatedText
    dated: Sequence[Dated]
    language: str = "en"
    whole: Words | None = None
    known: dict[tuple[str, frozenset[str], bool, frozenset[str]], EventDay] = field(default_factory=dict)

    def settle(
        self, words: Words, found: Expression, reading: Reading, setting: Setting, sentence: Span, starts: Sequence[int]
    ) -> Reading:
        """The reading with a link to what it is counted from, and with its days when the report states them."""
        happening = self.happening(words, found, sentence, starts)
        if happening is None:
            return reading
        shown = shortened(happening.span.of(self.text.text))
        day = self.event_day(happening)
        if day.dated:
            told = f"{shown}” told by “{day.told}" if day.told else shown
            anchor = replace(day.dated.anchor, event=(told, happening.span))
            again = resolve(found, replace(setting, following=anchor, day=anchor, last=anchor))
            if again.period:
                return again
        why = day.because or "which names no day"
        because = f"“{setting.words}” is counted from “{shown}”, {why}."
        return replace(reading, link=TimeLink(LinkKind.EVENT, happening.span), because=because)

    def happening(self, words: Words, found: Expression, sentence: Span, starts: Sequence[int]) -> Happening | None:
        """What an expression is counted from."""
        if self.language != "en":
            lead = lead_in_language(self.language).match(words.text, found.end) if links_on(found) else None
            ahead = lead and lead.end() < sentence.end
            return happening_in_language(words, lead.end(), sentence.end, self.language) if lead and ahead else None
        if links_on(found):
            lead = (OF if isinstance(found.slots, Anniversary) else LEAD).match(words.text, found.end)
            if lead and lead.end() < sentence.end:
                return happening_after(words, lead.end(), sentence.end)
            if isinstance(found.slots, Anniversary):
                return None
        if self.whole is None:
            self.whole = words_of(self.text.text, 0, len(self.text.text))
        return happening_before(self.whole, found.start, self.text.sentences, starts)

    def event_day(self, happening: Happening) -> EventDay:
        """The day of a happening, looked for once."""
        named = names_of(happening, self.text.text)
        key = (happening.head, happening.traits, happening.definite, named)
        if key not in self.known:
            if len(self.known) >= MOST_HAPPENINGS:
                return EventDay(None, "and no day is stated for it")
            self.known[key] = self.day_of(happening)
        return self.known[key]

    def day_of(self, happening: Happening) -> EventDay:
        """The day that stands in one phrase with the noun, else the one that stands with a verb of its kind."""
        stated = day_of_event(happening, self.text.text, self.dated)
        if stated.dated or not stated.is_silent:
            return stated
        return day_told(happening, self.text, self.dated) or stated


def shortened(words: str) -> str:
    """Words for a sentence."""
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_SHOWN else words[:LONGEST_SHOWN].rsplit(" ", 1)[0] + " ..."
