"""Rules for what has a place in the calendar by its own words: days, months, years, quarters, seasons, feasts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.dates.clocks import clock_time
from dateline.dates.names import month_is_meant
from dateline.dates.rule import Found, RuleBook
from dateline.dates.slots import AllYear, Feast, Fixed, Foreign, MonthDay, MonthName, OpenOrder, Quarter, Season
from dateline.dates.vocabulary import (
    ANY_WEEKDAY,
    CLOCK,
    DAY_NUMBER,
    MONTH,
    NUMBERS,
    ONES,
    ORDINAL_WORDS,
    ORDINALS,
    SEASON,
    TENS,
    YEAR,
    any_of,
    compiled,
    table,
    word_set,
)
from dateline.model import TimeType
from dateline.text.calendar import MONTHS, WEEKDAYS, make_day

__all__ = ["BOOK", "FIRST_CLOCK", "LAST_CLOCK"]

BOOK = RuleBook()

FIRST_CLOCK = rf"(?:(?P<clock>{CLOCK})(?: \([^()\n]{{1,24}}\))?(?:,? on|,| of)? )?"
LAST_CLOCK = rf"(?:(?:,? at |, ?| ?[-–|] ?| |T)(?P<last_clock>{CLOCK}))?"
PART_OF = r"(?:(?:early|late|earlier|later)(?: on)? |(?P<which>last|this|next) )?"
NAMED_DAY = rf"(?:(?:(?:this coming|this past|this|last|next|coming) )?(?P<weekday>{ANY_WEEKDAY})\.?,? (?:the )?)?"
OTHER_YEAR = r"(?:,? of)?,? (?P<other>last|this|next) year\b"
TO_OR_AND = r"(?: ?[-–] ?| to | and )"
TO = r"(?: ?[-–] ?| to | through | until )"

YEAR_SHIFTS = {"last": -1, "this": 0, "next": 1}


def shift_of(word: str | None) -> int | None:
    """How far "last", "this" or "next" year lies from that of publication."""
    return YEAR_SHIFTS[word.lower()] if word else None


def month_number(words: str) -> int:
    """A month name to 1-12."""
    return MONTHS[words.lower().rstrip(".")]


def day_number(words: str) -> int:
    """ "5", "5th", "fifth" to a number."""
    lower = words.lower()
    return ORDINAL_WORDS[lower] if lower in ORDINAL_WORDS else int(re.sub(r"\D", "", lower))


def counts_things(text: str, end: int) -> bool:
    """Whether the word after a number is one that is counted: "in May 10 people died"."""
    following = re.match(r"[ \u00a0]{1,2}([a-z]+)", text[end : end + 24])
    return bool(following and following[1] in word_set("counted", "nouns"))


@BOOK.rule(
    "month and day",
    MONTHS,
    rf"{FIRST_CLOCK}{PART_OF}{NAMED_DAY}(?P<month>{MONTH}) ?(?:the )?(?P<day>{DAY_NUMBER}|{ORDINALS}\b)"
    rf"(?:(?:{TO}| and )(?P<to>{DAY_NUMBER})(?=[,.;:)\s]|$)(?!,? \d{{1,3}}\b| [a-z]))?"
    rf"(?:,? ?(?P<year>{YEAR})|{OTHER_YEAR}|(?={TO}(?P<later_month>{MONTH}) {DAY_NUMBER},? (?P<later_year>{YEAR})))?{LAST_CLOCK}",
)
def month_and_day(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "January 5", "Thursday, Jan. 16, 2020", "January 3-5, 2020"."""
    if not text[match.start("month")].isupper() or (not match["year"] and counts_things(text, match.end("day"))):
        return
    if match["month"][-1] not in "." and match.end("month") == match.start("day"):
        return  # "May5" is a name of something else
    yield from days(match, [(match["day"], match.end("day")), (match["to"], match.end("to"))])


@BOOK.rule(
    "day and month",
    MONTHS,
    rf"{FIRST_CLOCK}{PART_OF}{NAMED_DAY}(?:the )?(?:(?P<from>{DAY_NUMBER})(?: ?[-–] ?| to | and | or )(?:the )?)?"
    rf"(?P<day>{DAY_NUMBER}|{ORDINALS}\b)(?: of |[ -])(?P<month>{MONTH})"
    rf"(?:,?[ -](?P<year>{YEAR})|{OTHER_YEAR}|(?={TO_OR_AND}{DAY_NUMBER} (?P<later_month>{MONTH}),? (?P<later_year>{YEAR})))?"
    rf"{LAST_CLOCK}",
)
def day_and_month(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "5 January", "the 3rd of March 2020", "9-11 January"."""
    if not text[match.start("month")].isupper() or not month_is_meant(text, match, after_number=True):
        return
    if not match["from"]:
        yield from days(match, [(match["day"], match.end())])
        return
    first = slots_of(match, match["from"])
    last = slots_of(match, match["day"])
    if first and last:
        yield match.start("from"), match.end("from"), TimeType.DATE, first
        yield match.start("day"), match.end(), TimeType.DATE, last


def days(match: re.Match[str], named: list[tuple[str | None, int]]) -> Iterator[Found]:
    """One day, or the two ends of a range, of one month."""
    (first, end), *others = named
    slots = slots_of(match, first)
    last = others[0] if others and others[0][0] else None
    if slots is None:
        return
    if last is None:
        yield match.start(), match.end(), TimeType.TIME if slots.time else TimeType.DATE, slots
        return
    second = slots_of(match, last[0])
    yield match.start(), end, TimeType.DATE, slots
    if second:
        yield match.start("to"), match.end(), TimeType.DATE, second


def slots_of(match: re.Match[str], day_words: str | None) -> MonthDay | None:
    """What a match says of one day; None when no calendar has it."""
    words = match.groupdict()
    month, day = month_number(words["month"]), day_number(day_words or "0")
    year = int(words["year"]) if words["year"] else None
    if words["later_year"]:  # "30 December to 2 January 2020"
        year = int(words["later_year"]) - (month > month_number(words["later_month"]))
    weekday = WEEKDAYS[words["weekday"].lower()] if words["weekday"] else None
    if make_day(year or 2000, month, day) is None:  # 2000 has a 29 February
        return None
    time = clock_time(words["clock"] or words["last_clock"])
    which = "" if weekday is not None else (words["which"] or "").lower()
    return MonthDay(year, month, day, weekday, time, shift_of(words.get("other")), which)


@BOOK.rule(
    "month",
    MONTHS,
    r"(?:(?P<edge>early|earlier|late|later|mid)(?:-| in | )|(?:the )?(?:beginning|end|start|middle|rest) of )?"
    rf"(?:(?P<which>this past|this coming|last|next|this|past|coming|each|every) )?(?P<month>{MONTH})"
    rf"(?:(?: of|,)? (?P<year>{YEAR})|{OTHER_YEAR}"
    rf"|(?=(?: ?[-–] ?| to | and | or | through ){MONTH},? (?P<later_year>{YEAR})))?",
)
def month(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "March 2020", "last March", "early March", "March"."""
    if not text[match.start("month")].isupper():
        return
    figures = re.match(r"[ \u00a0]{0,2}\d+", text[match.end() : match.end() + 6])
    if figures and not counts_things(text, match.end() + figures.end()):
        return  # the other rules have read "March 32" and made nothing of it
    number, which = month_number(match["month"]), (match["which"] or "").lower()
    if which in ("each", "every"):
        yield match.start(), match.end(), TimeType.SET, Fixed(f"XXXX-{number:02}")
        return
    plain = not (match["year"] or match["other"] or match["later_year"])
    if plain and (
        not month_is_meant(text, match) or re.search(r"\b\d\d? $", text[max(0, match.start() - 3) : match.start()])
    ):
        return  # "31 February" is no month either
    spoken = SPOKEN_YEAR.match(text, match.end()) if plain else None
    if spoken:
        yield match.start(), spoken.end(), TimeType.DATE, MonthName(number_of_spoken(spoken), number)
        return
    year = int(match["year"]) if match["year"] else None
    if match["later_year"]:
        later = re.match(rf"\W+(?:\w+ )?({MONTH})", text[match.end() : match.end() + 24], re.IGNORECASE)
        year = int(match["later_year"]) - bool(later and month_number(later[1]) < number)
    which = {"this past": "last", "this coming": "next"}.get(which, which)
    edge = (match["edge"] or "").lower()
    which = which or (edge if edge in ("earlier", "later") else "")
    yield match.start(), match.end(), TimeType.DATE, MonthName(year, number, which, shift_of(match["other"]))


@BOOK.rule(
    "date in numbers",
    ["#parts"],
    r"(?<![\w/.:-])(?:(?P<iso>\d{4})(?P<mark>[-/.])(?P<iso_month>\d\d?)(?P=mark)(?P<iso_day>\d\d?)"
    r"|(?P<first>\d\d?)(?P<sign>[-/.])(?P<second>\d\d?)(?P=sign)(?P<year>(?:19|20)\d\d|(?<=/)\d\d))(?![\d/]|[-.]\d)"
    rf"{LAST_CLOCK}",
)
def date_in_numbers(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "2020-01-17", "16/01/2020", "03/04/2021"."""
    words = match.groupdict()
    time = clock_time(words["last_clock"])
    kind = TimeType.TIME if time else TimeType.DATE
    if words["iso"]:
        year, a, b = int(words["iso"]), int(words["iso_month"]), int(words["iso_day"])
        if 1500 <= year < 2100 and make_day(year, a, b):
            yield match.start(), match.end(), kind, MonthDay(year, a, b, None, time)
        return
    year, a, b = int(words["year"]), int(words["first"]), int(words["second"])
    year += 0 if year > 99 else 2000 if year < 70 else 1900  # the usual pivot (POSIX)
    if make_day(year, a, b) or make_day(year, b, a):
        yield match.start(), match.end(), kind, OpenOrder(year, a, b, time)


@BOOK.rule(
    "year",
    ["#year"],
    r"(?:(?:early|late|mid)(?:-| in | )|(?:the )?(?:beginning|end|start|middle|rest) of (?:the year )?"
    r"|(?:the )?(?:fiscal |financial )?year |(?:fiscal|calendar) |FY ?"
    r"|(?<=pre-)|(?<=post-)|(?<=Pre-)|(?<=Post-)|(?<![\w$£€.,#/–-]))"
    rf"(?P<year>{YEAR})(?:[-–/](?P<to>20\d\d|1[5-9]\d\d|\d\d))?"
    r"(?![\w%°]|[-–/.,]\d|-[a-z]|['’]s? ?\d)",
)
def year(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "2014", "mid-2011", "2009-11"."""
    if not year_is_meant(text, match):
        return
    first = int(match["year"])
    if not match["to"]:
        yield match.start(), match.end(), TimeType.DATE, AllYear(first)
        return
    last = int(match["to"]) if len(match["to"]) == 4 else first // 100 * 100 + int(match["to"])
    if first < last:
        yield match.start(), match.end("year"), TimeType.DATE, AllYear(first)
        yield match.start("to"), match.end("to"), TimeType.DATE, AllYear(last)


NOT_BEFORE_YEAR = re.compile(
    r"(?:[$£€#]|\b(?:No|Nos|Rs|Route|Highway|Flight|Room|Section|Article|Resolution|Law|Act|Page|pp?|Order|Model|Unit))\.? ?$",
    re.IGNORECASE,
)


def year_is_meant(text: str, match: re.Match[str]) -> bool:
    """Whether four figures are a year and not a count, a clock time or a number of something."""
    if match.start() < match.start("year"):
        return True
    before = text[max(0, match.start() - 16) : match.start()]
    if NOT_BEFORE_YEAR.search(before) or re.match(
        r" ?(?:GMT|UTC|hrs|hours|[ap]\.m)\b", text[match.end() : match.end() + 8]
    ):
        return False
    if counts_things(text, match.end()):
        return False
    counted = before.split()[-1:] and before.split()[-1].lower() in word_set("counted", "before")
    return not (counted and re.match(r" [a-z-]*s\b", text[match.end() : match.end() + 24]))


NINETEEN = rf"nineteen[ -](?P<tens>{TENS})(?:[ -](?P<ones>{ONES}))?\b"
SPOKEN_YEAR = compiled(rf" {NINETEEN}")


def number_of_spoken(match: re.Match[str]) -> int:
    """ "nineteen ninety-six" to 1996."""
    return 1900 + NUMBERS[match["tens"].lower()] + NUMBERS.get((match["ones"] or "").lower(), 0)


@BOOK.rule(
    "year in words",
    ["nineteen", "thousand"],
    rf"(?:the year )?(?:{NINETEEN}|(?<=year )two thousand\b)",
)
def year_in_words(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "nineteen ninety-six", as broadcasters' texts write it."""
    number = number_of_spoken(match) if match["tens"] else 2000
    yield match.start(), match.end(), TimeType.DATE, AllYear(number)


@BOOK.rule(
    "decade",
    ["#decade", *table("decades")],
    r"(?:(?:the )?(?:early|late|mid)(?:-to-late)?(?:-| in the | ))?(?P<the>the )?"
    rf"(?:(?P<year>(?:1[5-9]|20)\d0)[’']?s|(?<!\w)(?P<mark>[’'‘])?(?P<two>[0-9]0)[’']?s|(?P<word>{any_of(table('decades'))}))\b",
)
def decade(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "the 1990s", "the ’80s", "the nineties"."""
    if match["year"]:
        yield match.start(), match.end(), TimeType.DATE, AllYear(int(match["year"]), 10)
        return
    if not (match["the"] or match["mark"]) or re.search(
        r"\b(?:his|her|their|my) $", text[max(0, match.start() - 6) : match.start()]
    ):
        return  # "temperatures in 90s" are no years, nor is a woman in her eighties
    tens = int(match["two"]) if match["two"] else 10 * table("decades")[match["word"].lower()]
    if tens < 50 and not (match["mark"] or match["word"]):
        return  # "in the 40s" is as often a temperature
    yield (
        match.start(),
        match.end(),
        TimeType.DATE,
        AllYear((2000 if tens < 20 else 1900) + tens, 10, open_century=True),
    )


@BOOK.rule(
    "century",
    ["century", "centuries"],
    rf"(?:the )?(?:(?:early|late|mid)[- ])?(?:(?P<number>\d{{1,2}})(?:st|nd|rd|th)|(?P<word>twenty-first|{ORDINALS}))[- ]century\b",
)
def century(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "the 19th century"."""
    number = int(match["number"]) if match["number"] else ORDINAL_WORDS.get(match["word"].lower(), 21)
    if 1 < number <= 21:
        yield match.start(), match.end(), TimeType.DATE, AllYear(100 * (number - 1), 100)


ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 2}
NTH = r"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)"


@BOOK.rule(
    "quarter",
    ["quarter", "quarters"],
    r"(?:(?:the|its|their|his|a) )?(?:(?P<other_first>this|last|next) year['’]s |(?P<ago>year[- ](?:ago|earlier) )"
    rf"|(?P<year_first>{YEAR})(?:['’]s)? )?(?:fiscal[- ]|calendar |financial )?{NTH}[- ](?:fiscal |calendar )?quarter\b(?:['’]s\b)?"
    rf"(?:(?: of|,)? (?:fiscal |calendar )?(?:(?P<year>{YEAR})|(?P<other>last|this|next) year))?",
)
def quarter(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "the third quarter", "last year’s fourth quarter", "the second quarter of 2020"."""
    nth = match["nth"].lower()
    code = f"Q{ORDER.get(nth) or int(nth[0])}"
    year_words = match["year"] or match["year_first"]
    shift = shift_of(match["other"] or match["other_first"])
    end = match.end() - (2 if match[0].endswith(("'s", "’s")) else 0)
    yield (
        match.start(),
        end,
        TimeType.DATE,
        Quarter(code, int(year_words) if year_words else None, shift, int(bool(match["ago"]))),
    )


@BOOK.rule(
    "part of a year",
    ["half", "q", "h"],
    rf"(?:(?P<letter>[QH])(?P<figure>[1-4])(?:(?: of|,)? (?P<year>{YEAR}))?(?!\w)"
    r"|(?:the )?(?P<nth>first|second|last) half of (?:(?P<the_year>the year)|"
    rf"(?P<half_year>{YEAR})|(?P<other>this|last|next) year)\b|(?P<other_first>this|last|next) year['’]s (?P<nth_last>first|second) half\b)",
)
def part_of_a_year(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "Q3 2020", "H1", "the first half of 2019"."""
    if match["letter"]:
        if match[0][0].isupper() and not (match["letter"] == "H" and (not match["year"] or int(match["figure"]) > 2)):
            number = int(match["year"]) if match["year"] else None
            yield match.start(), match.end(), TimeType.DATE, Quarter(match["letter"] + match["figure"], number)
        return
    code = f"H{ORDER[(match['nth'] or match['nth_last']).lower()]}"
    shift = 0 if match["the_year"] else shift_of(match["other"] or match["other_first"])
    number = int(match["half_year"]) if match["half_year"] else None
    yield match.start(), match.end(), TimeType.DATE, Quarter(code, number, shift)


@BOOK.rule(
    "season",
    table("seasons"),
    r"(?:the )?(?:(?P<edge>early|late|mid)(?:-| in the | ))?(?:the )?(?:(?P<which>this past|this coming|this|last|next|past|coming) )?"
    rf"(?P<season>{SEASON})\b(?:(?: of|,)? (?P<year>{YEAR})(?:[-–/]\d\d(?:\d\d)?)?)?",
)
def season(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "last summer", "the winter of 2019", "in spring"; not "the fall of the city"."""
    which = (match["which"] or "").lower()
    if not which and not match["year"]:
        before = text[max(0, match.start() - 8) : match.start()].lower()
        after = text[match.end() : match.end() + 4]
        if match["season"][0].isupper() or after.startswith((" of", "-", "s")):
            return
        if not (match["edge"] or re.search(r"\b(?:in|during|over|since|until|by|through) $", before)):
            return
        if match["season"].lower() == "fall" and not match[0].lower().startswith("the"):
            return  # "in fall" may be a verb's noun
    which = {"this past": "last", "this coming": "next"}.get(which, which)
    code = table("seasons")[match["season"].lower()]
    yield match.start(), match.end(), TimeType.DATE, Season(code, int(match["year"]) if match["year"] else None, which)


FEASTS: dict[str, list[int]] = {name.lower().replace("’", "'"): day for name, day in table("feasts").items()}
WEEKDAY_FEASTS: dict[str, list[int]] = {name.lower(): day for name, day in table("weekday_feasts").items()}
MOVING = [name.strip() for name in table("moving", "names").split(",")]


@BOOK.rule(
    "feast",
    {re.split(r"\W", name.lower())[0] for name in [*table("feasts"), *table("weekday_feasts"), *MOVING]},
    rf"(?:(?P<which>last|this|next) )?(?:(?P<fixed>{any_of(table('feasts'))})|(?P<nth>{any_of(table('weekday_feasts'))})|(?P<moving>{any_of(MOVING)}))\b",
)
def feast(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "Christmas", "New Year’s Eve", "Nowruz"."""
    name, which = match["fixed"] or match["nth"] or match["moving"], (match["which"] or "").lower()
    if not name[0].isupper() or re.match(r" (?:[Aa]greement|[Aa]ccord)", text[match.end() : match.end() + 11]):
        return
    key = " ".join(name.lower().replace("’", "'").split())
    month_number, day, nth = [*FEASTS.get(key, [0, 0]), 0] if key not in WEEKDAY_FEASTS else WEEKDAY_FEASTS[key]
    yield match.start(), match.end(), TimeType.DATE, Feast(name, month_number, day, which, nth)


CALENDARS = {"Persian": table("persian", "months").split(), "Islamic": table("islamic", "months")}
FOREIGN = {name.lower().replace("’", "'"): kind for kind, names in CALENDARS.items() for name in names}
BARE = {name.lower() for kind in ("persian", "islamic") for name in table(kind, "bare").split()}
FOREIGN_NAMES = any_of(name for names in CALENDARS.values() for name in [*names, "Ramadan"])


@BOOK.rule(
    "date of another calendar",
    {re.split(r"\W", name)[0] for name in FOREIGN} | {"ramadan"},
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{FOREIGN_NAMES})|(?P<first>{FOREIGN_NAMES})(?: (?P<last>\d{{1,2}})(?!\d))?)\b"
    r"(?:,? (?P<year>1[0-4]\d\d)(?: AH| SH| H)?\b)?",
)
def date_of_another_calendar(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "15 Khordad", "Bahman 22, 1357", "Muharram"."""
    name = " ".join((match["month"] or match["first"]).replace("’", "'").split())
    numbered = match["day"] or match["last"] or match["year"]
    if name[0].isupper() and (numbered or name.lower() in BARE):
        yield match.start(), match.end(), TimeType.DATE, Foreign(FOREIGN.get(name.lower(), "Islamic"))
