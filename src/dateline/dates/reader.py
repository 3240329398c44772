"""Read the expressions of a report in order, and remember the dates already read."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from dateline.dates.around import Before, Order, has_day, heads, is_apart, is_result, refers_back, turns_away
from dateline.dates.counted_from import Counting, links_back, links_on, tells_its_day
from dateline.dates.event_days import Dated
from dateline.dates.language_events import between_in_language
from dateline.dates.left_open import StoryDays, in_its_year, left_open
from dateline.dates.lengths import length_of
from dateline.dates.other_languages import tense_in_language
from dateline.dates.periods import say
from dateline.dates.publication import Publication
from dateline.dates.resolve import resolve
from dateline.dates.setting import Anchor, Reading, Setting, open_reading
from dateline.dates.slots import (
    AllYear,
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
    Quarter,
    Relative,
    RelativeDay,
    Season,
    WeekdayName,
)
from dateline.dates.speech import day_of_speech, is_day_of_saying, quoted_parts
from dateline.dates.stated_years import beside, states_its_year
from dateline.dates.tense import Tense, is_done, is_reported, tense_at
from dateline.dates.vocabulary import word_set
from dateline.dates.words import Words
from dateline.model import (
    AnnotatedText,
    LinkKind,
    Published,
    Role,
    Span,
    TimeExpression,
    TimeExpressionId,
    TimeLink,
    TimeType,
)
from dateline.text.ids import content_id

__all__ = ["Reader"]

LONGEST_ON_THE_WAY = 6  # days from a dateline's day to publication
MOST_EXPRESSIONS_AHEAD = 3  # how far a time of day looks for its day
LONGEST_BETWEEN = 20  # characters between "two days after" and its date
# Kinds whose reading depends on the tense.
TENSED = (MonthDay, MonthName, PartOfMonth, WeekdayName, Season, Quarter, Relative, Feast, DayNumber)
OPEN_PREPOSITION = re.compile(
    r"(?<!shortly )(?<!just )(?<!soon )(?<!long )\b(?:until|till|by|through|before)[ \u00a0]{1,2}$", re.IGNORECASE
)
# Before a feast: it tells when something was, and the verb on which side of today.
ADVERBIAL = re.compile(
    r"(?<![^\W\d_])(?:at|on|in|during|since|over|before|after|by|until|zu|an|seit|vor|nach|à|en|au|depuis|avant|après|por|desde"
    r"|tras|в|на|до|после|с|к|في|بعد|قبل|منذ|در|از)[ \u00a0]{1,2}(?:last )?$",
    re.IGNORECASE,
)
ATTRIBUTIVE = re.compile(r"\b(?:the|an?|its|his|her|our)[ \u00a0]$", re.IGNORECASE)
THREE_MONTHS_TO = re.compile(r"\bthree[ -]months? (?:to|ended|ending|through|until|till) (?:the )?$", re.IGNORECASE)
NIGHT_OF = re.compile(r"[ \u00a0](?:(?:on|from)[ \u00a0])?")  # "overnight Sunday", "overnight from Sunday to Monday"
ADJOINING = re.compile(r",?[ \u00a0](?:on[ \u00a0])?")  # "at noon a week on Saturday", "10pm the night before"
POSSESSED = re.compile(r"['’]s(?:[ \u00a0][\w-]{1,20}){0,3}")
NOUN = re.compile(r"(?:[ \u00a0][a-z][\w-]{0,20}){1,3}")
BETWEEN_COUNT_AND_DATE = re.compile(
    r"[ \u00a0]{1,2}(?:before|after)[ \u00a0]{1,2}(?:(?:the|his|her|its|their|a|an|on|last)[ \u00a0]{1,2})?$",
    re.IGNORECASE,
)


def tense_of_noun(text: str, found: Expression) -> tuple[Tense | None] | None:
    """
    The tense of an expression that stands before a noun, where the verb of the sentence tells nothing of its day.

    "A June agreement" and "Wednesday’s ruling" look back; "the May election" may lie on either side; of "Monday’s vote"
    the verb does tell. None when the verb tells, else the tense in a tuple.
    """
    occasions = word_set("occasions", "nouns")
    if isinstance(found.slots, WeekdayName):
        noun = POSSESSED.match(text, found.end)
        return (Tense.PAST,) if noun and not occasions.intersection(noun[0].lower().split()) else None
    noun = NOUN.match(text, found.end)
    if not isinstance(found.slots, MonthDay | MonthName) or not noun:
        return None
    if not ATTRIBUTIVE.search(text[max(0, found.start - 5) : found.start]):
        return None
    return (None if occasions.intersection(noun[0].lower().split()) else Tense.PAST,)


def is_coming(found: Expression) -> bool:
    """Whether the verb tells if a count lies ahead: "in drei Tagen"."""
    return isinstance(found.slots, Counted) and found.slots.direction is Direction.COMING


def runs_on(found: Expression) -> bool:
    """Whether the verb tells from where a length runs: "over the next five days"."""
    return isinstance(found.slots, Fixed) and found.slots.back > 0


def is_comparison(found: Expression) -> bool:
    """Whether an expression names the time that figures are held against: "a year earlier", "the year-ago quarter"."""
    slots = found.slots
    if isinstance(slots, Counted):
        return slots.unit == "Y" and slots.count == 1 and slots.direction in (Direction.AGO, Direction.EARLIER)
    return isinstance(slots, Relative) and (
        bool(slots.year) or (slots.in_text and (slots.unit, slots.shift) == ("Q", -4))
    )


def ahead_of_publication(reading: Reading, setting: Setting, length: str) -> Reading:
    """ "Two days after Friday's attack, they met", of a Friday: which Friday that was is not told."""
    because = f"“{setting.words}” would lie after {setting.publication.wording}, and the words around it look back."
    return replace(open_reading(TimeType.DURATION, length, because), link=reading.link)


def as_of(setting: Setting, day: Anchor, wording: str) -> Setting:
    """A setting in which a day of the text stands in the place of publication."""
    told = Published(day.period.value[:10], earliest=day.period.first, latest=day.period.end)
    said = (wording, day.name, TimeLink(LinkKind.EXPRESSION, Span(day.start, day.start + len(day.words))))
    return replace(setting, publication=replace(setting.publication, published=told, said=said))


@dataclass(slots=True)
class Reader:
    """Reads the expressions of a report in order and remembers the dates already read."""

    text: AnnotatedText
    publication: Publication
    day_first: bool | None
    sentence_starts: list[int]
    last: Anchor | None = None
    day: Anchor | None = None
    quarter: Anchor | None = None
    named_quarter: Anchor | None = None
    base: Anchor | None = None
    stated: Anchor | None = None
    counting: Counting | None = None
    dated: list[Dated] = field(default_factory=list)
    has_open_counts: bool = False
    language: str = "en"
    filed: Anchor | None = None
    order: Order | None = None
    before: Before = field(default_factory=Before)
    dates: list[Anchor] = field(default_factory=list)
    stated_dates: list[Anchor] = field(default_factory=list)
    heading: Anchor | None = None
    is_told: bool = False

    def read(self, words: Words, expressions: list[Expression], role: Role = Role.BODY) -> list[TimeExpression]:
        """The expressions of one paragraph; the dates before them are those of the paragraph."""
        self.begin_paragraph()
        quoted = quoted_parts(words)
        made = []
        for index, found in enumerate(expressions):
            following = self.following(words, found, expressions[index + 1 : index + 1 + MOST_EXPRESSIONS_AHEAD])
            setting = self.setting(words, found, following)
            if self.filed is not None and isinstance(found.slots, RelativeDay):
                said = f"{say(self.filed.period.first)}, the dateline’s day (“{self.filed.words}”)"
                setting = as_of(setting, self.filed, said)
            if quoted.holds(found.start):
                near = expressions[max(0, index - MOST_EXPRESSIONS_AHEAD) : index + 1 + MOST_EXPRESSIONS_AHEAD]
                said_on = day_of_speech(words, quoted, near, self.sentence_of(found))
                setting = self.as_said(words, found, setting, said_on)
            if self.heading is not None and isinstance(found.slots, WeekdayName) and setting.tense is not Tense.PAST:
                setting = as_of(setting, self.heading, f"the day told of, {say(self.heading.period.first)}")
            sentence = self.sentence_of(found)
            found = in_its_year(words, found, self.stated if self.last is self.stated else None, sentence, setting)
            told = StoryDays(self.stated, self.order, self.is_told)
            reading = left_open(words, found, setting, told, sentence) or resolve(found, setting)
            if reading.earliest is None and (links_on(found) or links_back(found, words.text)):
                reading = self.lead(words, found, reading, setting)
            if isinstance(found.slots, Counted) and self.lies_ahead(words, found, reading):
                length = length_of(found.slots.count, found.slots.unit)
                reading = ahead_of_publication(reading, setting, length)
            if not (isinstance(found.slots, Clock) and following):  # the day behind it is read in its own place
                self.remember(found, reading)
            self.is_told |= (
                isinstance(found.slots, WeekdayName) and found.slots.which in ("a", "the") and not reading.period
            )
            if index == 0 and role is Role.BODY and self.day is not None and heads(words, found):
                self.heading = self.day
            made.append(self.make(found, reading))
        if role is Role.DATELINE and self.day is not None and self.is_filing(self.day):
            self.filed = self.day
        return made

    def begin_paragraph(self) -> None:
        """Put the dates of the paragraph before aside: only words that refer to them look there."""
        self.before = Before(tuple(self.dates), tuple(self.stated_dates))
        self.dates, self.stated_dates = [], []
        self.last = self.day = self.base = self.stated = self.heading = None
        self.is_told = False

    def is_filing(self, day: Anchor) -> bool:
        """Whether the day of a dateline is some days before that of publication: the text was written on it."""
        published = self.publication.day
        return published is not None and 0 < (published - day.period.first).days <= LONGEST_ON_THE_WAY

    def lies_ahead(self, words: Words, found: Expression, reading: Reading) -> bool:
        """Whether a count gives a day after publication where the words look back: it runs from another day."""
        day = self.publication.day
        later = isinstance(found.slots, Counted) and found.slots.direction is Direction.LATER
        if not (links_on(found) or later) or day is None or reading.earliest is None:
            return False
        return reading.earliest > day and self.tense(words, found) is Tense.PAST

    def as_said(self, words: Words, found: Expression, setting: Setting, day: Expression | None) -> Setting:
        """The setting of quoted words: read from the day on which they were said, when the sentence tells it."""
        if day is None:
            return setting
        shown, anchor = words.text[day.start : day.end], self.anchor_of(words, day)
        if anchor is None or not anchor.period.is_day:
            link = TimeLink(LinkKind.EXPRESSION, Span(day.start, day.end))
            said = (f"the day of speech (“{shown}”), which is not known", "", link)
            return replace(setting, publication=replace(self.publication, published=Published(), said=said))
        return as_of(setting, anchor, f"the day of speech, {say(anchor.period.first)} (“{shown}”)")

    def lead(self, words: Words, found: Expression, reading: Reading, setting: Setting) -> Reading:
        """An open count, led to what it runs from once the days of the report are known."""
        self.has_open_counts = True
        if self.counting is None:
            return reading
        sentence = self.sentence_of(found)
        return self.counting.settle(words, found, reading, setting, sentence, self.sentence_starts)

    def setting(self, words: Words, found: Expression, following: Anchor | None = None) -> Setting:
        """What an expression is read against."""
        sentence = self.sentence_of(found)
        last, day = self.last, self.day
        if last is None and refers_back(words.text, found):
            last, day = self.before.year, self.before.day
        if day and is_apart(words.text, found, day, sentence):
            day = None
        if last and isinstance(found.slots, DayNumber) and is_apart(words.text, found, last, sentence):
            last = None
        base = self.base
        if is_result(words.text, found, last):
            last = day = base = None
        tensed = isinstance(found.slots, TENSED) or is_coming(found) or runs_on(found)
        return Setting(
            words.text[found.start : found.end],
            self.publication,
            self.tense(words, found) if tensed else None,
            tensed and bool(OPEN_PREPOSITION.search(words.text, max(words.start, found.start - 18), found.start)),
            last,
            day,
            self.quarter,
            self.named_quarter,
            base,
            following,
            self.day_first,
            beside(words.text, found, self.stated, sentence.start),
            isinstance(found.slots, MonthDay | DayNumber) and is_done(words, found.start, sentence.start),
            tensed and is_reported(words.text, sentence.start, found.start),
        )

    def tense(self, words: Words, found: Expression) -> Tense | None:
        """Which way the sentence looks where the expression stands."""
        if isinstance(found.slots, Feast) and not ADVERBIAL.search(words.text, max(0, found.start - 10), found.start):
            return None  # "He said Easter will be quiet"
        sentence = self.sentence_of(found)
        if self.language != "en":
            return tense_in_language(words, sentence.start, sentence.end, self.language)
        if told := tense_of_noun(words.text, found):
            return told[0]
        return tense_at(words, found.start, found.end, sentence.start, sentence.end)

    def following(self, words: Words, found: Expression, after: list[Expression]) -> Anchor | None:
        """The date that a count or a time of day takes from the words behind it; None when nothing does."""
        if isinstance(found.slots, Clock):
            if after and ADJOINING.fullmatch(words.text[found.end : after[0].start]) and has_day(after[0]):
                anchor = self.anchor_of(words, after[0])
                return anchor if anchor and anchor.period.is_day else None
            return self.day_of_sentence(words, found, after)
        if isinstance(found.slots, RelativeDay) and found.slots.nights:
            beside = bool(after) and NIGHT_OF.fullmatch(words.text[found.end : after[0].start]) is not None
            anchor = self.anchor_of(words, after[0]) if beside else None
            return anchor if anchor is not None and anchor.period.is_day else None
        if not isinstance(found.slots, Counted) or found.slots.direction not in (Direction.BEFORE, Direction.AFTER):
            return None
        if after and (told := tells_its_day(words.text, found, after[0], self.sentence_of(found))):
            anchor = self.anchor_of(words, after[0])
            return replace(anchor, event=(told.of(words.text), told)) if anchor and anchor.period.is_day else None
        between = words.text[found.end : after[0].start] if after else ""
        joint = BETWEEN_COUNT_AND_DATE if self.language == "en" else between_in_language(self.language)
        if not 0 < len(between) <= LONGEST_BETWEEN or not joint.fullmatch(between):
            return None
        return self.anchor_of(words, after[0])

    def day_of_sentence(self, words: Words, found: Expression, after: list[Expression]) -> Anchor | None:
        """The first day named behind a time of day in its sentence, when none was named before it there."""
        sentence = self.sentence_of(found)
        if self.day and self.day.start >= sentence.start:
            return None
        for other in after[:MOST_EXPRESSIONS_AHEAD]:
            if other.start >= sentence.end or turns_away(words.text, found.end, other.start):
                return None
            if is_day_of_saying(words.text, other, sentence):
                return None  # "lost control at around 6.40pm, she said on Monday"
            if isinstance(other.slots, WeekdayName | MonthDay | RelativeDay):
                anchor = self.anchor_of(words, other)
                return anchor if anchor and anchor.period.is_day else None
        return None

    def anchor_of(self, words: Words, found: Expression) -> Anchor | None:
        """An expression that has not been read yet, as an anchor."""
        reading = resolve(found, self.setting(words, found))
        return Anchor(reading.period, found.start, self.text.text[found.start : found.end]) if reading.period else None

    def sentence_of(self, found: Expression) -> Span:
        """The sentence that an expression stands in."""
        return self.text.sentences[bisect_right(self.sentence_starts, found.start) - 1].span

    def remember(self, found: Expression, reading: Reading) -> None:
        """Keep a date as an anchor for the expressions after it."""
        period = reading.period
        if isinstance(found.slots, Fixed) and found.slots.unit in ("M", "Y"):
            self.quarter = None
        if period is None or (isinstance(found.slots, AllYear) and found.slots.count > 1):
            return
        anchor = Anchor(period, found.start, self.text.text[found.start : found.end])
        self.last = anchor
        self.dates.append(anchor)
        if states_its_year(found):
            self.stated = anchor
            self.stated_dates.append(anchor)
        if period.is_day:
            self.day = anchor
            self.dated.append(Dated(anchor, found.start, found.end, self.sentence_of(found).start))
        if is_comparison(found):
            return
        self.base = anchor
        named = isinstance(found.slots, Quarter) or (isinstance(found.slots, Relative) and found.slots.unit == "Q")
        if named or (period.is_day and THREE_MONTHS_TO.search(self.text.text, max(0, found.start - 24), found.start)):
            self.quarter = self.named_quarter = anchor

    def make(self, found: Expression, reading: Reading) -> TimeExpression:
        """The expression as the model has it."""
        made_id = TimeExpressionId(content_id("t", self.text.report.text_sha256, found.start, found.end, found.rule))
        return TimeExpression(
            made_id,
            Span(found.start, found.end),
            reading.type,
            reading.value,
            reading.earliest,
            reading.latest,
            reading.anchor,
            found.rule,
            reading.because,
            reading.candidates,
            reading.link,
        )
