"""Read dates as they are printed ("4 March 2019 - 07:40", "03/04/2021") with no more precision than they have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

__all__ = [
    "DIGIT",
    "MONTHS",
    "OPENING",
    "OTHER_MONTHS",
    "SHORT_MONTHS",
    "WEEKDAYS",
    "ZONES",
    "StatedDate",
    "days_of_month",
    "find_stated_dates",
    "make_day",
    "may_begin",
    "month_number",
    "parse_stated_date",
]

MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
"""Month names and their abbreviations without a stop, in small letters, to 1-12."""

WEEKDAYS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday weds wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
"""Weekday names and their abbreviations without a stop, in small letters, to 0 (Monday) - 6."""

# Read only with a day and a year beside them: "Mars 2020" is a rover, "mai" and "mart" are other words elsewhere.
OTHER_MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            (
                "januar jänner januari janvier janv enero gennaio janeiro января ocak يناير ژانویه"
                " ianuarie stycznia ledna január січня януари"
            ),
            (
                "februar februari février fevrier févr febrero febbraio fevereiro февраля şubat فبراير فوریه"
                " februarie lutego února február лютого февруари"
            ),
            "märz maart mars marzo março marco марта mart مارس martie marca března március березня март",
            "avril abril aprile апреля nisan أبريل ابريل آوریل aprilie kwietnia dubna április квітня април",
            "mai mei mayo maggio maio мая mayıs مايو مه maja května május травня май maj",
            "juni juin junio giugno junho июня haziran يونيو ژوئن iunie czerwca června június червня юни",
            "juli juillet juil julio luglio julho июля temmuz يوليو ژوئیه iulie lipca července július липня юли",
            (
                "augustus août aout agosto августа ağustos أغسطس اوت sierpnia srpna"
                " augusztus серпня август augusti agustus"
            ),
            (
                "septembre septiembre setiembre settembre setembro сентября eylül سبتمبر سپتامبر septembrie"
                " września září szeptember вересня септември"
            ),
            (
                "oktober octobre octubre ottobre outubro октября ekim أكتوبر اکتبر octombrie"
                " października října október жовтня октомври"
            ),
            "november novembre noviembre novembro ноября kasım نوفمبر نوامبر noiembrie listopada листопада ноември",
            (
                "dezember décembre decembre diciembre dicembre dezembro декабря aralık ديسمبر دسامبر"
                " decembrie grudnia prosince грудня декември desember"
            ),
        ),
        start=1,
    )
    for name in names.split()
}
"""Month names of other languages that report in figures and words ("17 de marzo de 2020"), to 1-12."""

SHORT_MONTHS: Mapping[str, int] = dict(OTHER_MONTHS) | {
    name: number
    for number, names in enumerate(
        (
            "jan ene gen янв",
            "feb fév fev фев",
            "mar mär mrz мар",
            "apr abr avr апр",
            "mai mag may",
            "jun giu июн",
            "jul lug июл",
            "aug ago авг",
            "sep sept set сен сент",
            "okt oct ott out окт",
            "nov ноя нояб",
            "dez déc dec dic дек",
        ),
        start=1,
    )
    for name in names.split()
}
"""Month names of other languages and their abbreviations in datelines ("20 ene", "9 янв"), to 1-12."""

# Only abbreviations that mean one offset the world over: "CST", "IST" and "BST" name several zones each, and "ET" is
# one of two by the season; a time with such a word keeps no zone.
ZONES: Mapping[str, str] = {
    "Z": "Z",
    "GMT": "+00:00",
    "UTC": "+00:00",
    "EST": "-05:00",
    "EDT": "-04:00",
    "PST": "-08:00",
    "PDT": "-07:00",
    "CET": "+01:00",
    "CEST": "+02:00",
    "MSK": "+03:00",
    "JST": "+09:00",
}
"""Names of time zones with one fixed offset, to that offset as ISO 8601 writes it."""


def one_of(names: Mapping[str, int]) -> str:
    """The names as alternatives, longest first."""
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


MONTH = rf"(?:{one_of(MONTHS)})(?![^\W\d_])\.?"
YEAR = r"(?:19|20)\d\d(?!\d)"
# Blanks are bounded everywhere, so that a megabyte of them costs no more than a megabyte of letters.
DATE = re.compile(
    rf"""(?<![\w/.:-])
    (?:(?P<weekday>{one_of(WEEKDAYS)})(?![^\W\d_])\.?,?\s{{1,3}})?
    (?:
      (?P<iso_year>{YEAR})(?P<mark>[-/.])(?P<iso_month>\d\d?)(?P=mark)(?P<iso_day>\d\d?)(?!\d)
    | (?P<day>\d\d?)(?:st|nd|rd|th)?(?:\s{{1,2}}of)?[\s.-]{{0,2}}(?P<month>{MONTH})(?:,?[\s-]{{1,3}}(?P<year>{YEAR}))?
    | (?P<c_month>{MONTH})\s{{1,2}}(?P<c_day>\d\d?)\s(?=\d\d:\d\d:\d\d\s(?:[A-Z]{{3,4}}\s)?(?P<c_year>{YEAR}))
    | (?P<us_month>{MONTH}),?\s{{0,3}}(?P<us_day>\d\d?)(?:st|nd|rd|th)?(?![\w:])(?:,?\s{{1,3}}(?P<us_year>{YEAR}))?
    | (?P<first>\d\d?)(?P<sign>[-/.])(?P<second>\d\d?)(?P=sign)(?P<number_year>{YEAR}|\d\d(?!\d))(?![/.-]\d)
    | (?P<only_month>{MONTH}),?\s{{1,3}}(?P<only_year>{YEAR})
    | (?P<other_day>\d\d?)(?:er|º|°|\.)?\s{{1,2}}(?:de\s{{1,2}})?(?P<other_month>{one_of(OTHER_MONTHS)})(?![^\W\d_])\.?
      ,?\s{{1,2}}(?:del?\s{{1,2}})?(?P<other_year>{YEAR})
    | (?P<east_year>{YEAR})\s?[年년]\s?(?P<east_month>\d\d?)\s?[月월]\s?(?P<east_day>\d\d?)\s?[日일]
    )""",
    re.IGNORECASE | re.VERBOSE,
)
OPENING = rf"(?i:\d{{1,4}}(?![\d,%])|{one_of(WEEKDAYS)}|{one_of(MONTHS)})"
"""What a date, or the time printed before it, begins with, as a pattern."""

ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?)?", re.ASCII)
BEGINNING = re.compile(OPENING)
CLOCK = r"""(?:(?P<hour>[01]?\d|2[0-4])[:.h](?P<minute>[0-5]\d)(?::(?P<seconds>[0-5]\d)(?:[.,]\d{1,9})?)?
      \s{0,2}(?P<half>[ap]\.?m\b\.?)?
    | (?P<hour12>1[0-2]|0?[1-9])\s{0,2}(?P<half12>[ap]\.?m\b\.?)
    | (?P<hhmm>(?:[01]\d|2[0-3])[0-5]\d)\s{0,2}(?=GMT\b|UTC\b|hrs?\b|hours\b))
    (?:\s{0,2}\(?(?P<zone>(?:GMT|UTC)\s?[+-]\s?\d{1,2}(?::?\d\d)?|[+-]\d\d(?::?\d\d)?|Z\b|[A-Z]{2,4}\b))?(?!\d)"""
CLOCK_AFTER = re.compile(
    rf"(?:\s{{0,3}}(?:T|[,|–—•·;/(\[-]|\bat\b|@|\btime:|\bhour:)\s{{0,3}}|\s{{1,3}}){CLOCK}", re.IGNORECASE | re.VERBOSE
)
CLOCK_BEFORE = re.compile(
    rf"(?<![\w.:]){CLOCK}\)?\s{{0,3}}(?:[,|–—•·-]|\bon\b)?\s{{0,3}}\Z", re.IGNORECASE | re.VERBOSE
)
DIGIT = re.compile(r"\d")  # every printed date has one
LONGEST_CLOCK = 30  # characters looked back for a time before a date: "10:50:30 p.m. GMT+03:30 on "


@dataclass(frozen=True, slots=True)
class StatedDate:
    """
    A date as printed: what is not printed is None.

    Args:
        start, end: Its place in the string, time included.
        year, month, day: What is printed; ``month`` and ``day`` are None while their order is open.
        hour, minute, second: The time of day on the 24-hour clock.
        zone: The offset, only when printed: "Z", "+03:00".
        weekday: 0 (Monday) - 6, when printed.
        numbers: The two numbers whose order is open in "03/04/2021", else None.
        day_first: The order that the figures of "25/04/2021" show; None for dates with a month's name or ISO order.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str | None = None
    weekday: int | None = None
    numbers: tuple[int, int] | None = None
    day_first: bool | None = None

    @property
    def candidates(self) -> tuple[date, ...]:
        """The days it can mean when the order of day and month is open, in order; else empty."""
        if self.numbers is None or self.year is None:
            return ()
        first, second = self.numbers
        return tuple(sorted((date(self.year, first, second), date(self.year, second, first))))

    @property
    def iso(self) -> str | None:
        """ISO 8601 with the precision printed: a minute, a day, a month, ``--08-24``; None while the order is open."""
        if self.month is None:
            return None
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        if self.year is None:
            return f"--{self.month:02}-{self.day:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}{self.clock}"

    @property
    def clock(self) -> str:
        """The time as ISO 8601 appends it ("T22:50+03:00"); empty when none is printed."""
        if self.hour is None or self.minute is None:
            return ""
        seconds = "" if self.second is None else f":{self.second:02}"
        return f"T{self.hour:02}:{self.minute:02}{seconds}{self.zone or ''}"

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The days it can mean, half open; (None, None) without a year."""
        if self.candidates:
            return self.candidates[0], self.candidates[-1] + timedelta(days=1)
        if self.year is None or self.month is None:
            return None, None
        if self.day is None:
            return days_of_month(self.year, self.month)
        first = date(self.year, self.month, self.day)
        return first, first + timedelta(days=1)

    def in_order(self, *, day_first: bool) -> StatedDate:
        """The date with its open order settled; itself when nothing is open."""
        if self.numbers is None:
            return self
        day, month = self.numbers if day_first else self.numbers[::-1]
        return replace(self, month=month, day=day, numbers=None, day_first=day_first)


def may_begin(text: str, start: int, end: int) -> bool:
    """
    Whether a date, or the time printed before one, can begin here: a look that costs little.

    Example:
        >>> [may_begin(words, 0, 9) for words in ("4 March 2019", "Marching on", "Troops left on 4 March")]
        [True, True, False]
    """
    return BEGINNING.match(text, start, end) is not None


def find_stated_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[StatedDate]:
    """
    Find the dates printed in a stretch of text, with the time and zone that stand beside them.

    "03/04/2021" leaves the order of day and month open unless a printed weekday fits only one. A bare weekday, month
    or year is no date here; "Aug. 24" is a date without a year.

    Args:
        text: Any text.
        start, end: The stretch, in code points.

    Returns:
        Dates in reading order; disjoint. Days that no calendar has ("31 February") are left out.

    Example:
        >>> [found.iso for found in find_stated_dates("Published 4 March 2019 - 07:40 | Updated Jan. 18, 3:15 p.m.")]
        ['2019-03-04T07:40', '--01-18']
    """
    position, end = start, len(text) if end is None else end
    if not DIGIT.search(text, start, end):
        return
    while match := DATE.search(text, position, end):
        position = match.end()
        found = with_clock(text, read_numbers(match), start, end)
        if found is not None:
            position = max(position, found.end)
            yield found


def parse_stated_date(words: str) -> StatedDate | None:
    """
    Read a string that is meant to be one date: an attribute, a sidecar cell, a flag.

    Args:
        words: The string.

    Returns:
        The first date in it, or None when there is none.

    Example:
        >>> parse_stated_date("2020-01-17T22:50:00+03:00").iso
        '2020-01-17T22:50:00+03:00'
        >>> [str(day) for day in parse_stated_date("03/04/2021").candidates]
        ['2021-03-04', '2021-04-03']
    """
    return iso_date(words) or next(find_stated_dates(words[:200].replace("\u2212", "-")), None)


def iso_date(words: str) -> StatedDate | None:
    """A string that is a day, or a day and a time without a zone, as ISO 8601 writes them; None for all others."""
    if (match := ISO.fullmatch(words)) is None:
        return None
    year, month, day, hour, minute, second = (int(part) if part else None for part in match.groups())
    assert year is not None
    assert month is not None
    assert day is not None
    if make_day(year, month, day) is None:
        return None
    return StatedDate(0, len(words), year, month, day, hour, minute, second)


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days_of_month(year: int, month: int) -> tuple[date, date]:
    """The days of a month, half open."""
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)


def read_numbers(match: re.Match[str]) -> StatedDate | None:
    """The date of a match without its time, or None when no calendar has it."""
    words = match.groupdict()
    start, end = match.span()
    weekday = NUMBERS[caseless(words["weekday"])] if words["weekday"] else None
    if words["only_month"]:
        return StatedDate(start, end, int(words["only_year"]), NUMBERS[caseless(words["only_month"])])
    if words["first"]:
        return read_open_order(start, end, words, weekday)
    name = words["month"] or words["us_month"] or words["c_month"] or words["other_month"]
    month = NUMBERS[caseless(name)] if name else int(words["iso_month"] or words["east_month"])
    day = int(
        words["iso_day"] or words["day"] or words["us_day"] or words["c_day"] or words["other_day"] or words["east_day"]
    )
    year_words = (
        words["iso_year"]
        or words["year"]
        or words["us_year"]
        or words["c_year"]
        or words["other_year"]
        or words["east_year"]
    )
    year = int(year_words) if year_words else None
    if make_day(year or 2000, month, day) is None:  # 2000 has a 29 February
        return None
    return StatedDate(start, end, year, month, day, weekday=weekday)


def caseless(name: str) -> str:
    """A month or weekday as a pattern without case reads it: "MAYIS" is "mayıs", and a long "ſ" is an s."""
    return name.rstrip(".").lower().replace("ı", "i").replace("i\u0307", "i").replace("ſ", "s")


NUMBERS = {caseless(name): number for names in (WEEKDAYS, SHORT_MONTHS, MONTHS) for name, number in names.items()}


def month_number(name: str) -> int:
    """The number of a month by a name or abbreviation that a pattern without case has found."""
    return NUMBERS[caseless(name)]


def read_open_order(start: int, end: int, words: dict[str, str], weekday: int | None) -> StatedDate | None:
    """A date of three numbers that ends in its year: which of the first two is the day may stay open."""
    first, second, year = int(words["first"]), int(words["second"]), int(words["number_year"])
    if year < 100:
        year += 2000 if year < 70 else 1900  # the usual pivot (POSIX)
    readings = [
        (day, month)
        for day, month in dict.fromkeys(((first, second), (second, first)))
        if (found := make_day(year, month, day)) and (weekday is None or found.weekday() == weekday)
    ]
    if not readings:
        return None
    if len(readings) == 2:
        return StatedDate(start, end, year, weekday=weekday, numbers=(first, second))
    day, month = readings[0]
    return StatedDate(
        start, end, year, month, day, weekday=weekday, day_first=None if first == second else day == first
    )


def with_clock(text: str, found: StatedDate | None, start: int, end: int) -> StatedDate | None:
    """The date with the time of day printed after or before it."""
    if found is None or (found.day is None and found.numbers is None):
        return found
    if after := CLOCK_AFTER.match(text, found.end, end):
        return timed(found, after, found.start, after.end())
    back = max(start, found.start - LONGEST_CLOCK)
    if before := CLOCK_BEFORE.search(text[back : found.start]):
        return timed(found, before, back + before.start(), found.end)
    return found


def timed(found: StatedDate, match: re.Match[str], start: int, end: int) -> StatedDate:
    """The date with the time of a match; the date alone when the clock has no such time."""
    words = match.groupdict()
    if words["hhmm"]:
        hour, minute = int(words["hhmm"][:2]), int(words["hhmm"][2:])
    else:
        hour, minute = int(words["hour"] or words["hour12"]), int(words["minute"] or 0)
    half = (words["half"] or words["half12"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23:
        return found
    zone = offset_of(words["zone"]) if words["zone"] else None
    seconds = int(words["seconds"]) if words["seconds"] else None
    return replace(found, start=start, end=end, hour=hour, minute=minute, second=seconds, zone=zone)


def offset_of(words: str) -> str | None:
    """A printed zone as ISO 8601 writes it, or None when its name has no one offset."""
    name = words.upper().replace(" ", "")
    if name in ZONES:
        return ZONES[name]
    if not (match := re.fullmatch(r"(?:GMT|UTC)?([+-])(\d{1,2}):?(\d\d)?", name)):
        return None
    return f"{match[1]}{int(match[2]):02}:{match[3] or '00'}" if int(match[2]) <= 14 else None
