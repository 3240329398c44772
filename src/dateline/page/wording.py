"""Say counts, statuses, kinds and days in plain, neutral English."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateline.model import CopyKind, Published, QuoteType, Role, Status, TimeExpression, TimeType

__all__ = [
    "COPY_KINDS",
    "COPY_KINDS_EXPLAINED",
    "QUOTE_TYPES",
    "ROLES",
    "STATUSES",
    "call_report",
    "count",
    "cut_short",
    "is_determined",
    "is_open",
    "say_day",
    "say_days",
    "say_percent",
    "say_published",
    "say_saying",
    "say_time",
]

_NAME = 48  # characters of a headline or file name that stands in for an outlet
MONTHS = (
    "January February March April May June July August September October November December"
).split()  # not strftime: the reader's locale must not change the page
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

STATUSES = {
    Status.STATED: "stated in the text",
    Status.INFERRED: "inferred",
    Status.GIVEN: "given beside the text",
    Status.ABSENT: "not determined",
}
ROLES = {
    Role.MASTHEAD: "Masthead",
    Role.SECTION: "Section",
    Role.FURNITURE: "Page furniture",
    Role.DATE: "Date line",
    Role.KICKER: "Kicker",
    Role.HEADLINE: "Headline",
    Role.DUPLICATE_HEADLINE: "Headline, repeated",
    Role.CAPTION: "Caption",
    Role.DATELINE: "Dateline",
    Role.BODY: "Body",
    Role.CREDIT: "Credit",
    Role.FOOTER: "Footer",
}
QUOTE_TYPES = {QuoteType.DIRECT: "direct", QuoteType.MIXED: "mixed", QuoteType.INDIRECT: "indirect"}
COPY_KINDS = {
    CopyKind.COPY: "full copy",
    CopyKind.PARTIAL: "partial copy",
    CopyKind.QUOTATION: "same quotation",
    CopyKind.BOILERPLATE: "stock words only",
    CopyKind.REWRITE: "rewrite",
}
COPY_KINDS_EXPLAINED = {
    CopyKind.COPY: "nine tenths or more of both bodies are the same words",
    CopyKind.PARTIAL: "some passages are the same words",
    CopyKind.QUOTATION: "only words that both quote are the same; quoting is not counted as copying",
    CopyKind.BOILERPLATE: "only mastheads, footers or stock phrases are the same; not marked in the texts",
    CopyKind.REWRITE: (
        "retold, not copied word for word: sentences that say the same; weaker than a copy, and in no share of it"
    ),
}
# The classes whose bare name would mislead: "not-said" must never read as said.
_SAYINGS = {"not-said": "did not say", "declined": "declined to say"}

_ISO = re.compile(
    r"(?P<year>\d{4}|-)(?:-(?P<month>\d{2}))?(?:-(?P<day>\d{2}))?"
    r"(?:T(?P<clock>\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])")
_WEEKLY = re.compile(r"XXXX-WXX-([1-7])")
_UNITS = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
    "TH": "hour",
    "TM": "minute",
    "TS": "second",
}
_REFERENCES = {
    "PAST_REF": "some time in the past, no day named",
    "PRESENT_REF": "the time of writing, no day named",
    "FUTURE_REF": "some time in the future, no day named",
}


def call_report(outlet: str | None, title: str | None, where: str) -> str:
    """
    What to call a report in a line: its outlet, else its headline, else the file or address it was read from.

    Example:
        >>> call_report(None, None, "reports/001.txt"), call_report("Ishtera Ledger", "Guards to go", "a.txt")
        ('001.txt', 'Ishtera Ledger')
    """
    return cut_short(outlet or title or re.split(r"[/\\]", where)[-1] or "report", _NAME)


def count(number: int, one: str, many: str | None = None) -> str:
    """
    A number with its noun.

    Example:
        >>> count(1, "report"), count(1200, "report"), count(0, "copy", "copies")
        ('1 report', '1,200 reports', '0 copies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def say_percent(share: float) -> str:
    r"""
    A share of 0 to 1 as a whole percentage; what is not quite all or nothing is never said to be.

    The blank before the sign does not break.

    Example:
        >>> say_percent(0.534), say_percent(0.001), say_percent(0.9999)
        ('53\xa0%', 'under 1\xa0%', '99\xa0%')
    """
    if 0 < share < 0.01:
        return "under 1\u00a0%"
    if 0.99 < share < 1:
        return "99\u00a0%"
    return f"{round(min(max(share, 0.0), 1.0) * 100)}\u00a0%"


def say_day(day: date, *, weekday: bool = False) -> str:
    """
    A day, spelled out so that no country reads it otherwise.

    Example:
        >>> say_day(date(2020, 1, 16), weekday=True)
        'Thursday 16 January 2020'
    """
    told = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {told}" if weekday else told


def say_days(earliest: date | None, latest: date | None, *, weekday: bool = False) -> str:
    """
    An interval of days, half open, in words that include its last day.

    Example:
        >>> say_days(date(2020, 1, 1), date(2020, 2, 1)), say_days(date(2020, 1, 13), date(2020, 1, 20))
        ('January 2020', '13 to 19 January 2020')
        >>> say_days(date(2020, 1, 5), None), say_days(None, date(2020, 1, 6)), say_days(None, None)
        ('5 January 2020 or later', '5 January 2020 or earlier', 'not determined')
    """
    last = latest - timedelta(days=1) if latest is not None and latest > date.min else latest
    if earliest is None:
        return "not determined" if last is None else f"{say_day(last)} or earlier"
    if last is None:
        return f"{say_day(earliest)} or later"
    if last <= earliest:
        return say_day(earliest, weekday=weekday)
    if earliest.day == 1 and (last.month, last.year) == (earliest.month, earliest.year) and last == _month_end(last):
        return f"{MONTHS[earliest.month - 1]} {earliest.year}"
    if (earliest.month, earliest.day, last.month, last.day) == (1, 1, 12, 31):
        return str(earliest.year) if earliest.year == last.year else f"{earliest.year} to {last.year}"
    if (earliest.year, earliest.month) == (last.year, last.month):
        return f"{earliest.day} to {say_day(last)}"
    if earliest.year == last.year:
        return f"{earliest.day} {MONTHS[earliest.month - 1]} to {say_day(last)}"
    return f"{say_day(earliest)} to {say_day(last)}"


def _month_end(day: date) -> date:
    if day.month == 12:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - timedelta(days=1)


def _say_value(value: str) -> str | None:
    """An ISO 8601 value in words, or None when it is none ("XXXX-WXX-4", "2020-W03")."""
    match = _ISO.fullmatch(value)
    if not match or not 1 <= int(match["month"] or 1) <= 12 or not 1 <= int(match["day"] or 1) <= 31:
        return None
    words = [str(int(match["day"]))] if match["day"] else []
    if match["month"]:
        words.append(MONTHS[int(match["month"]) - 1])
    told = " ".join([*words, "(year not determined)" if match["year"] == "-" else str(int(match["year"]))])
    zone = {None: "", "Z": " UTC"}.get(match["zone"], f" UTC{match['zone']}")
    return f"{told}, {match['clock']}{zone}" if match["clock"] else told


def say_published(published: Published) -> str:
    """
    When a report was published, with no more precision than is known.

    Example:
        >>> say_published(Published("2020-01-17T22:50")), say_published(Published("--08-24"))
        ('17 January 2020, 22:50', '24 August (year not determined)')
    """
    if published.value:
        return _say_value(published.value) or published.value
    return say_days(published.earliest, published.latest)


def say_time(time: TimeExpression) -> str:
    """What a time expression stands for: a day, an interval, a length, or that it is not determined."""
    if (
        time.candidates
        or (time.earliest is None and time.latest is None)
        or time.type in (TimeType.DURATION, TimeType.SET)
    ):
        return _say_dayless(time)
    if time.type is TimeType.TIME and "T" in time.value and "X" not in time.value:
        return _say_value(time.value) or say_days(time.earliest, time.latest)
    return say_days(time.earliest, time.latest)


def _say_dayless(time: TimeExpression) -> str:
    if time.value in _REFERENCES:
        return _REFERENCES[time.value]
    if time.type in (TimeType.DURATION, TimeType.SET):
        weekday = _WEEKLY.fullmatch(time.value)
        if weekday:
            return f"every {WEEKDAYS[int(weekday[1]) - 1]}"
        length = _LENGTH.fullmatch(time.value)
        unit = _UNITS.get(length[1] + length[3]) or _UNITS.get(length[3]) if length else None
        if length is None or unit is None:
            told = "a length of time" if time.type is TimeType.DURATION else "a repeated time"
            return told if "X" in time.value else f"{told} ({time.value})"
        told = f"{length[2]} {unit}{'' if length[2] == '1' else 's'}"
        return told if time.type is TimeType.DURATION else f"every {unit if length[2] == '1' else told}"
    if time.candidates:
        return f"not determined: {' or '.join(say_day(day) for day in time.candidates)}"
    return "not determined"


def is_determined(time: TimeExpression) -> bool:
    """True when a time expression names days, at least on one side."""
    return time.earliest is not None or time.latest is not None


def is_open(time: TimeExpression) -> bool:
    """True when a time expression means a day or an hour that nothing determines; a length of time means none."""
    dayless = time.type in (TimeType.DURATION, TimeType.SET) or time.value in _REFERENCES
    return not dayless and not is_determined(time)


def say_saying(klass: str) -> str:
    """The class of a quotation as a verb or word a reader understands."""
    return _SAYINGS.get(klass, klass)


def cut_short(words: str, limit: int) -> str:
    """
    Words on one line, cut at a blank when they are too long, with a sign that they are.

    Example:
        >>> cut_short("The quick\\nbrown fox", 12)
        'The quick …'
    """
    head = " ".join(words[: 8 * limit].split())  # enough: no need to read a megabyte for one line
    if len(head) <= limit and len(words) <= 8 * limit:
        return head
    head = head[:limit]
    return f"{head.rsplit(' ', 1)[0] if ' ' in head else head} …"
