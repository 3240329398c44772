"""Rules for what has a place beside another date: weekdays, today, last week, the following year, times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.dates.clocks import clock_time, part_time, time_of_hours
from dateline.dates.names import weekday_is_meant
from dateline.dates.phrases import FIRST_CLOCK, HOURS, shift_of
from dateline.dates.rule import Found, RuleBook
from dateline.dates.slots import (
    Clock,
    Counted,
    DayNumber,
    Direction,
    Fixed,
    Relative,
    RelativeDay,
    WeekdayName,
    YearsAgo,
)
from dateline.dates.vocabulary import ABOUT, CLOCK, NUMBER, PART, UNITS, WEEKDAY, read_number, table
from dateline.model import TimeType
from dateline.text.calendar import WEEKDAYS

__all__ = ["BOOK"]

BOOK = RuleBook()

ADVERB = r"(?:(?:early|late|earlier|later)(?: on)? )?"
AT_CLOCK = rf"(?:(?:,? at |, ?| )(?P<last_clock>{CLOCK}))?"
WHICH = {"this past": "past", "this coming": "coming"}


@BOOK.rule(
    "weekday",
    [*(name for name in WEEKDAYS if name.endswith("day")), *(f"{name}s" for name in WEEKDAYS if name.endswith("day"))],
    rf"{FIRST_CLOCK}{HOURS}{ADVERB}(?:the )?"
    r"(?:(?P<which>this past|this coming|last|next|this|coming|previous|following|past|each|every) )?"
    rf"(?P<weekday>{WEEKDAY})(?P<many>s)?\b(?!,? the \d)(?: (?P<part>{PART})(?P<parts>s)?\b)?"
    rf"(?:(?:,? of)? (?P<week>last|this|next) week\b)?(?P<beyond> (?:after next|before last)\b)?"
    rf"(?:(?<=day) (?P<side>after|before)(?=[,.;:)!?”\"\n]|\Z))?{AT_CLOCK}",
)
def weekday(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "Thursday", "last Friday", "noon Saturday", "Monday morning"; "Sundays" recur."""
    if not weekday_is_meant(text, match.start("weekday"), match.end("weekday")):
        return
    number = WEEKDAYS[match["weekday"].lower()]
    time = clock_time(match["clock"] or match["last_clock"])
    time = time or part_time(match["part"]) or time_of_hours(match["hours"])
    which = (match["which"] or "").lower()
    if which in ("each", "every") or match["many"] or match["parts"]:
        yield match.start(), match.end(), TimeType.SET, Fixed(f"XXXX-WXX-{number + 1}{time}")
        return
    if match["beyond"]:  # from which week it is counted is left open
        yield match.start(), match.end(), TimeType.DATE, Fixed(f"XXXX-WXX-{number + 1}")
        return
    which = WHICH.get(which, which)
    if match["week"]:
        which = f"{match['week'].lower()} week"
    if match["side"]:  # "on the Monday after"
        which = "following" if match["side"] == "after" else "previous"
    which = which or of_the_story(match, text)
    yield match.start(), match.end(), TimeType.TIME if time else TimeType.DATE, WeekdayName(number, which, time)


ONE_OF_MANY = re.compile(r"(?:\b[Oo]n an?(?: [a-z-]{2,15}){0,2}|\b[Oo]ne(?: [a-z-]{2,15})?) $")
ON = re.compile(r"\b(?:on|by|until) $", re.IGNORECASE)
# What may follow a weekday that describes no noun: "on the Thursday she went", not "the Thursday talks".
GOES_ON = re.compile(r"[,.;:)]|\Z|\n| (?:in|of|he|she|it|they|we|I|the|his|her|a|an|and|but|when)\b| [A-Z]")


def of_the_story(match: re.Match[str], text: str) -> str:
    """ "a" for "on a wet Tuesday in March 2011", "the" for "on the Thursday she went": days of what is told."""
    if match["hours"] or not GOES_ON.match(text, match.end()):
        return ""
    if text[match.start() : match.start("weekday")].lower().endswith("the "):
        return "the" if match["clock"] or ON.search(text, max(0, match.start() - 7), match.start()) else ""
    if match["clock"]:
        return ""
    return "a" if ONE_OF_MANY.search(text, max(0, match.start() - 45), match.start()) else ""


@BOOK.rule(
    "weeks on a weekday",
    [name for name in WEEKDAYS if name.endswith("day")],
    rf"(?P<count>a week|a fortnight|two weeks) (?:on|from) (?P<weekday>{WEEKDAY})\b|(?P<first>{WEEKDAY}) week\b(?! of)",
)
def weeks_on_a_weekday(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "a week on Monday", "Monday week": the coming one, and a week."""
    name = match["weekday"] or match["first"]
    weeks = 1 if match["first"] or match["count"].lower() == "a week" else 2
    yield match.start(), match.end(), TimeType.DATE, WeekdayName(WEEKDAYS[name.lower()], weeks=weeks)


@BOOK.rule(
    "day by its number",
    ["st", "nd", "rd", "th"],
    rf"(?:(?P<clock>{CLOCK})(?:,? on)? |(?<=on )|(?<=by ))the (?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b"
    r"(?: of (?P<month>this|next|last) month\b"
    r"|(?=[,.;:)!?\n]|\Z| (?:and|but|when|after|he|she|it|they|we|was|were|the)\b))",
)
def day_by_its_number(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "on the 15th of next month"; "on the 15th" of the month named before it, never of that of publication."""
    if int(match["day"]):
        shift = {"this": 0, "next": 1, "last": -1}[match["month"].lower()] if match["month"] else None
        time = clock_time(match["clock"])
        kind = TimeType.TIME if time else TimeType.DATE
        yield match.start(), match.end(), kind, DayNumber(int(match["day"]), shift, time)


DAY_SHIFTS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


@BOOK.rule(
    "today",
    DAY_SHIFTS,
    rf"{FIRST_CLOCK}{ADVERB}(?:(?:the |mid[- ])?(?P<early_part>{PART}) )?"
    r"(?P<day>(?P<beyond>the day (?:before yesterday|after tomorrow))|today|tonight|yesterday|tomorrow)\b"
    rf"(?: (?P<part>{PART})\b)?{AT_CLOCK}",
)
def today(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "today", "tonight", "yesterday morning", "the day after tomorrow"."""
    word = match["day"].lower()
    shift = (-2 if word.endswith("yesterday") else 2) if match["beyond"] else DAY_SHIFTS[word]
    time = clock_time(match["clock"] or match["last_clock"]) or part_time(match["part"] or match["early_part"])
    if word == "tonight" and not time:
        time = "TNI"
    yield match.start(), match.end(), TimeType.TIME if time else TimeType.DATE, RelativeDay(shift, time)


@BOOK.rule(
    "part of a day",
    table("parts"),
    rf"{ADVERB}(?:(?P<which>this|last|that|the next|the following|the previous|the same|next|the) "
    r"(?:(?:mid|early|late)[- ])?|mid[- ])?"
    rf"(?P<part>{PART}|overnight)(?P<before> before)?\b(?!['’]s)",
)
def part_of_a_day(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "this morning", "last night", "overnight", "the next morning"; "in the evening" of the day named before it."""
    part, which = match["part"].lower(), (match["which"] or "").lower()
    time = part_time(part)
    if part == "overnight":
        yield match.start(), match.end(), TimeType.TIME, RelativeDay(-1, time, nights=1)
        return
    end = match.end("part")
    if which in ("this", "last"):
        yield match.start(), end, TimeType.TIME, RelativeDay(0 if which == "this" else -1, time)
        return
    steps = {"the next": 1, "the following": 1, "next": 1, "that": 0, "the same": 0, "the previous": -1}
    if which == "the" and match["before"]:
        yield match.start(), match.end(), TimeType.TIME, Relative("D", -1, in_text=True, time=time)
        return
    if which in steps:
        yield match.start(), end, TimeType.TIME, Relative("D", steps[which], in_text=True, time=time)
        return
    before = text[max(0, match.start() - 8) : match.start()].lower()
    if (
        which == "the"
        and re.search(r"\b(?:in|during|by|until|into|through) $", before)
        and text[end : end + 3] != " of"
    ):
        yield match.start(), end, TimeType.TIME, Clock(time)


@BOOK.rule(
    "time of day",
    ["am", "pm", "m", "noon", "midnight", "midday", "gmt", "utc", "hrs", "hours", "#clock"],
    rf"(?<![\w:.$£€/-])(?P<clock>{CLOCK})",
)
def time_of_day(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "10:35 a.m.", "0735 GMT", "at 22:50"; "3:15" without a preposition or zone may be a score."""
    words = match["clock"].lower()
    before = text[max(0, match.start() - 9) : match.start()].lower()
    bare = re.fullmatch(r"\d\d?:\d\d(?::\d\d)?", words)
    if bare and not re.search(r"\b(?:at|by|from|until|till|around|about|before|after|since|between|and|to) $", before):
        return
    if bare and re.search(r"\b(?:and|to|by) $", before) and not re.search(r":\d\d (?:and|to|by) $", before):
        return
    named = match[0] in ("Noon", "Midnight", "Midday") and match.start() > 0 and text[match.start() - 1] not in '\n“"'
    if words in ("noon", "midnight", "midday") and (named or text[match.end() : match.end() + 1] == "-"):
        return
    time = clock_time(words)
    if time:
        yield match.start(), match.end(), TimeType.TIME, Clock(time)


STEPS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1,
    "ensuing": 1, "this": 0, "same": 0, "that": 0, "current": 0,
}  # fmt: skip
IN_TEXT = frozenset(("previous", "preceding", "following", "ensuing", "same", "that"))
UNIT_WORDS = "day|week|weekend|fortnight|month|quarter|year|decade|century"
EDGE = (
    r"(?:(?P<edge>early|earlier|late|later|mid|sometime|so far)(?:-| in | )"
    r"|(?P<rest>(?:the )?(?:end|beginning|start|middle|rest|remainder"
    r"|turn|course) of ))?"
)


@BOOK.rule(
    "relative unit",
    UNIT_WORDS.split("|"),
    rf"{EDGE}(?P<the>the )?(?:this |that )?(?P<which>{'|'.join(STEPS)}) "
    rf"(?:(?:fiscal|financial|calendar|school|full|whole|entire) )?(?P<unit>{UNIT_WORDS})\b"
    r"(?!-\w)(?!['’]s (?:quarter|first|second|third|fourth))",
)
def relative_unit(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "last week", "earlier this month", "the following year", "that day"; "the past year" is a length."""
    unit, which = UNITS[match["unit"].lower()], match["which"].lower()
    if is_title(text, match):
        return
    step = STEPS[which]
    edge = edge_of(match)
    if (
        match["the"]
        and which in ("past", "last", "next", "coming")
        and unit not in ("D", "WE", "Q")
        and not match["edge"]
        and not match["rest"]
    ):
        yield match.start(), match.end(), TimeType.DURATION, length_of_run(unit, step)
        return
    in_text = which in IN_TEXT or (which == "next" and unit == "D")
    if unit == "D" and not in_text:
        if which == "this" and not match["rest"]:
            yield match.start(), match.end(), TimeType.DATE, RelativeDay(0)
        return
    if unit == "WE" and which in ("this", "past", "last", "next", "coming"):
        step = {"this": 0, "past": -1, "last": -1}.get(which, 1)
        edge = (
            "nearest"
            if which == "this"
            else "past"
            if which in ("past", "last") and "this" in match[0].lower()
            else edge
        )
    yield match.start(), match.end(), TimeType.DATE, Relative(unit, step, in_text, edge)


@BOOK.rule(
    "years ago today",
    ["year", "years"],
    rf"(?:{ABOUT} ){{0,2}}(?P<years>{NUMBER}) years? ago,? (?:(?P<day>today)|this (?P<unit>week|month))\b",
)
def years_ago_today(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "ten years ago today", "a year ago this month"."""
    count = read_number(match["years"].lower())
    if count is not None and 0 < count == int(count):
        unit = "D" if match["day"] else UNITS[match["unit"].lower()]
        yield match.start("years"), match.end(), TimeType.DATE, YearsAgo(int(count), unit)


@BOOK.rule(
    "unit beyond the next",
    ["last", "next"],
    rf"(?:the )?(?P<unit>{UNIT_WORDS}) (?P<side>before last|after next)\b",
)
def unit_beyond(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "the week before last", "the month after next": two units away."""
    unit = UNITS[match["unit"].lower()]
    if unit in ("W", "M", "Y", "E", "C"):
        yield match.start(), match.end(), TimeType.DATE, Relative(unit, -2 if match["side"] == "before last" else 2)


def is_title(text: str, match: re.Match[str]) -> bool:
    """ "This Week" in quotation marks is a programme."""
    return match["unit"][0].isupper() and text[max(0, match.start() - 1) : match.start()] in ("“", '"', "'", "‘")


def edge_of(match: re.Match[str]) -> str:
    """ "earlier" or "later" where the words cut the unit off at publication."""
    edge = (match["edge"] or "").lower()
    if edge in ("earlier", "so far"):
        return "earlier"
    rest = (match["rest"] or "").lower()
    return "later" if edge == "later" or "rest" in rest or "remainder" in rest else ""


def length_of_run(unit: str, step: int) -> Fixed:
    """ "the past year": one unit long, up to publication or from it."""
    length = {"F": "P2W", "E": "P10Y", "C": "P100Y"}.get(unit, f"P1{unit}")
    return Fixed(length, 1, unit, step)


@BOOK.rule(
    "unit of publication",
    UNIT_WORDS.split("|"),
    r"(?:(?P<edge>earlier|later|late|early) in"
    r"|(?P<rest>(?:the |by )?(?:end|beginning|start|middle|rest|remainder|turn) of|over|for|during|ahead of|before)) "
    rf"(?P<words>the (?P<unit>{UNIT_WORDS}))\b(?!-| of)"
    r"|(?P<end>(?P<of>year|month)[-’' ](?:s )?end)\b|end of (?P<bare>year|month|week)\b",
)
def unit_of_publication(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "later in the year", "the end of the month", "over the weekend", "year-end"."""
    unit = UNITS[(match["unit"] or match["of"] or match["bare"]).lower()]
    lead = (match["rest"] or "").lower()
    if lead in ("over", "for", "during", "ahead of", "before"):
        if unit == "WE":
            yield match.start("words"), match.end("words"), TimeType.DATE, Relative("WE", 0, edge="nearest")
        return
    if unit in ("WE", "C", "E", "Q"):
        return
    start = match.start() + (3 if lead.startswith("by ") else 0)
    edge = edge_of(match) if match["unit"] else ""
    yield start, match.end(), TimeType.DATE, Relative(unit, 0, unit == "D", edge)


@BOOK.rule(
    "the weekend",
    ["weekend"],
    r"(?<=at )the weekend\b|(?<=on )the weekend\b|(?<=until )the weekend\b",
)
def the_weekend(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "at the weekend"."""
    yield match.start(), match.end(), TimeType.DATE, Relative("WE", 0, edge="nearest")


@BOOK.rule(
    "day beside another",
    ["day"],
    r"(?:the )?day (?P<side>before|after|earlier|later)\b(?! yesterday| tomorrow)",
)
def day_beside_another(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "the day before", "the day after": of a date in the text."""
    if "Day " in match[0] and not match[0].startswith("Day"):
        return  # "the Independence Day after"
    side = match["side"].lower()
    followed = re.match(r" (?:(?:the|his|her|its|their|a|an|last|this)\b|[A-Z])", text[match.end() : match.end() + 6])
    if side in ("before", "after") and followed:
        direction = Direction.BEFORE if side == "before" else Direction.AFTER
        yield match.start(), match.start("side") - 1, TimeType.DATE, Counted(1, "D", direction)
    elif match[0].lower().startswith("the") or side in ("earlier", "later"):
        yield (
            match.start(),
            match.end(),
            TimeType.DATE,
            Relative("D", -1 if side in ("before", "earlier") else 1, in_text=True),
        )


@BOOK.rule("same time", ["time"], r"(?:this|the same) (?:time|period) (?P<which>last|next) year\b")
def same_time(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "this time last year"."""
    yield match.start(), match.end(), TimeType.DATE, Relative("Y", shift_of(match["which"]) or 0)
