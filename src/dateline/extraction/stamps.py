"""Read the lines that say when a report was put out: a label and a date, or a date alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from dateline.extraction.lines import Line
from dateline.extraction.names import CAPITAL
from dateline.extraction.words import caseless, date_labels, one_of, words_of
from dateline.model import Span
from dateline.text.calendar import DIGIT, MONTHS, OPENING, WEEKDAYS, StatedDate, find_stated_dates, may_begin

__all__ = [
    "AGES",
    "LONGEST",
    "MOST_WORDS",
    "NAMED_LABELS",
    "Stamp",
    "StampKind",
    "heads",
    "read_glued_stamp",
    "read_stamps",
    "settle_order",
]

LONGEST = 170  # characters of a date line: two labelled dates with times and zones
MOST_WORDS = 26  # of such a line
AGES = ("ago", "today", "yesterday", "just now")  # one of them stands in each AGO
LABELS = one_of(date_labels("published") | date_labels("updated") | date_labels("other"))
FIRST_LABEL = re.compile(rf"[(\[]?\s?(?P<label>{LABELS})\b(?:\s{{0,3}}[:|=–—-])?(?:\s{{0,3}}\bon\b:?)?", re.IGNORECASE)
NAMED_LABEL = re.compile(
    rf"(?P<label>(?:{CAPITAL}[\w'.-]{{1,20}}\s){{2,4}}|(?:(?:{CAPITAL}[\w'.-]{{1,20}}\s){{1,4}}[|•·]\s){{1,3}})"
    r"(?:Published|Posted|Updated|Last [Uu]pdated)\b"
)
AGO = re.compile(
    r"(?:(?:about|over|an?|\d{1,3})\s){1,2}(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year)s?\sago"
    r"|\bjust now\b|\byesterday\b|\btoday\b",
    re.IGNORECASE,
)
CLOCK = re.compile(r"\b(?:[01]?\d|2[0-3]):[0-5]\d\b|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
# Words that stand beside a date in such a line and belong to nobody's sentence.
CLOCK_WORDS = (
    r"local|time|hrs?|hours?|gmt|utc|ist|est|edt|et|pst|pdt|pt|cst|ct|bst|cet|cest|msk|pkt|irst|jst|"
    r"uhr|오전|오후|a\.?m|p\.?m"
)
TIME_WORDS = re.compile(rf"\b(?:{CLOCK_WORDS})\b\.?", re.IGNORECASE)
LEADING = frozenset(("on", "le", "am", "el", "em", "il", "den", "du", "vom", "op"))
BEFORE_DATES = "|".join(sorted(LEADING | words_of("date", "weekdays_elsewhere")))
# Where a date without a label can stand: at the head of the line, or behind names or little words
# (opens_with_separator).
HEAD_OF_DATE = re.compile(
    rf"(?:[\W_]*|{CAPITAL}[\w'&.\s-]{{0,110}}[|•·,/–—]\s*|.{{0,40}}[|•·]\s*"
    rf"|[\W_]*(?i:(?:(?:{CLOCK_WORDS}|{BEFORE_DATES})\b\.?[\s,|-]*)+))"
    rf"{OPENING}"
)
# What such words begin with: no more is asked where a line is told to be text.
CLOCK_HEADS = frozenset(
    """
    local time hr hour gmt utc ist est edt et pst pdt pt cst ct bst cet cest msk pkt irst jst uhr am a.m pm p.m
    """.split()
)
NAMED_LABELS = ("published", "posted", "updated")  # one of them stands in each NAMED_LABEL
FILLER = re.compile(rf"\b(?:at|on|the|and|read|mins?|minutes?|by|in|ago|{CLOCK_WORDS})\b\.?|[^\w]", re.IGNORECASE)


class StampKind(StrEnum):
    """What a date line says of its day."""

    PUBLISHED = "published"
    UPDATED = "updated"
    OTHER = "other"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Stamp:
    """
    A date in a date line.

    Args:
        kind: What its label says; ``BARE`` without one.
        span: The date's words.
        date: The date.
        label: The label as printed, or "".
    """

    kind: StampKind
    span: Span
    date: StatedDate
    label: str = ""


def read_stamps(line: Line) -> tuple[Stamp, ...] | None:
    """
    Read a line as a date line.

    Args:
        line: A line, folded.

    Returns:
        Its dates in order; empty for a date line without a day ("Updated 3:15 p.m.", "2 hours ago"); None when the
        line says more than a date.

    Example:
        >>> from dateline.extraction.lines import cut_lines
        >>> [stamp.date.iso for stamp in read_stamps(cut_lines("Publish Date : 4 March 2019 - 07:40")[0])]
        ['2019-03-04T07:40']
    """
    plain = line.plain
    if line.is_text or len(plain) > LONGEST:
        return None
    dayless = says_how_long_ago(line.low)
    if not (dayless or DIGIT.search(plain)) or line.words > MOST_WORDS:
        return None
    label = FIRST_LABEL.match(plain) or NAMED_LABEL.match(plain)
    if not (dayless or label or HEAD_OF_DATE.match(plain)):
        return None
    dates = list(find_stated_dates(plain))
    if not dates:
        return () if is_dayless(plain, label) else None
    if not label and dates[0].start > 0 and not opens_with_separator(plain, dates[0].start):
        return None
    stamps: list[Stamp] = []
    rest, before = "", 0
    for date in dates:
        between = plain[before : date.start]
        kind, words = kind_of(between)
        if kind is StampKind.BARE and stamps and not FILLER.sub("", between):
            kind, words = stamps[-1].kind, stamps[-1].label
        rest += " " + re.sub(rf"(?i)\b{LABELS}\b", " ", between)
        stamps.append(Stamp(kind, Span(line.start + date.start, line.start + date.end), date, words))
        before = date.end
    tail = plain[before:]
    fits = rest_fits(rest + " " + tail, stopped=line.stopped) if label else stands_alone(dates, rest, tail)
    return tuple(stamps) if fits else None


def heads() -> frozenset[str]:
    """What a date line begins with, or its day behind a name and a mark, where that is no figure; in small letters."""
    labels = date_labels("published") | date_labels("updated") | date_labels("other")
    before = LEADING | words_of("date", "weekdays_elsewhere")
    return frozenset(word.lower() for word in (*WEEKDAYS, *MONTHS, *labels, *before, *CLOCK_HEADS))


def says_how_long_ago(low: str) -> bool:
    """Whether one of the words stands in a line without which no ``AGO`` is in it."""
    low = caseless(low)
    return any(age in low for age in AGES)


def is_dayless(plain: str, label: re.Match[str] | None) -> bool:
    """Whether the line is a label with a time, or says how long ago."""
    left = AGO.sub(" ", plain)
    if left != plain:
        left = re.sub(rf"(?i)\b{LABELS}\b", " ", left)
        return not FILLER.sub("", left)
    if label is None or not CLOCK.search(plain):
        return False
    return len(FILLER.sub("", CLOCK.sub(" ", plain[label.end() :]))) <= 8


def opens_with_separator(plain: str, stop: int) -> bool:
    """Whether what stands before the first date is one or two names and a mark: "CITY DESK | ", "Reuters, "."""
    before = plain[:stop].strip()
    if not before or not any(char.isalnum() for char in before):
        return True
    if not TIME_WORDS.sub("", before).strip(" ,|-") or before.lower().strip(" ,|/·•-") in LEADING | words_of(
        "date", "weekdays_elsewhere"
    ):
        return True
    names = re.fullmatch(rf"(?:{CAPITAL}[\w'&.-]{{0,24}}\s?){{1,4}}\s?[|•·,/–—-]", before)
    if names is not None and not before.endswith("-"):
        return True
    return before.endswith(("|", "•", "·")) and len(before) <= 40


def kind_of(between: str) -> tuple[StampKind, str]:
    """The label in the words before a date."""
    found = list(re.finditer(rf"(?i)\b({LABELS})\b", between))
    if not found:
        return StampKind.BARE, ""
    for match in reversed(found):
        words = " ".join(match[1].lower().split())
        if words in date_labels("updated"):
            return StampKind.UPDATED, match[1]
        if words in date_labels("other"):
            return StampKind.OTHER, match[1]
        if words in date_labels("published"):
            return StampKind.PUBLISHED, match[1]
    return StampKind.BARE, ""


def rest_fits(rest: str, *, stopped: bool) -> bool:
    """Whether what is left beside a label and its dates is no sentence."""
    left = FILLER.sub(" ", rest).split()
    return len(left) <= (2 if stopped else 7) and all(len(word) < 30 for word in left)


def stands_alone(dates: list[StatedDate], between: str, tail: str) -> bool:
    """Whether a date without a label is the whole line, times and a name set off by a mark aside."""
    if len(FILLER.sub(" ", between).split()) > 4:
        return False
    left = TIME_WORDS.sub(" ", tail).strip()
    if not any(char.isalnum() for char in left):
        return True
    if dates[-1].year is None:
        return False
    return left[0] in "|•·/([–—" and len(left.split()) <= 6 and not left.endswith((".", "!", "?"))


def read_glued_stamp(plain: str, start: int, end: int) -> tuple[Stamp, int] | None:
    """
    Read a date line that a lost line break has glued to the first paragraph.

    Args:
        plain: The text, folded.
        start, end: The paragraph.

    Returns:
        The date and where the paragraph's own words begin, or None. Without a label only a full date in figures
        counts, or one set off by a bar or dash: "January 5, 2020 was a day" is prose.

    Example:
        >>> read_glued_stamp("date 2018-05-02 Norvoice- A senior", 0, 34)[1]
        16
    """
    label = FIRST_LABEL.match(plain, start, end)
    at = label.end() if label else start
    at += len(plain[at : at + 4]) - len(plain[at : at + 4].lstrip())
    if not (may_begin(plain, at, end) or may_begin(plain, at + 1, end)):
        return None
    date = next(find_stated_dates(plain, at, min(end, at + 60)), None)
    if date is None or (date.day is None and date.numbers is None) or date.start > at + 1:
        return None
    rest = plain[date.end : min(end, date.end + 12)]
    mark = re.match(r"\)?\]?\s{0,3}(?P<mark>[|•·–—:-]?)\s{0,3}", rest)
    after = date.end + (mark.end() if mark else 0)
    opens = after < end and (plain[after].isupper() or plain[after] in "\"'([")
    in_figures = plain[date.start : date.start + 4].isdigit() and date.year is not None
    set_off = bool(mark and mark["mark"] in "|•·" and mark["mark"])
    if not opens or after >= end or not (label or in_figures or set_off):
        return None
    kind, words = kind_of(plain[start : date.start])
    return Stamp(kind, Span(date.start, date.end), date, words), after


def settle_order(stamps: tuple[Stamp, ...]) -> tuple[Stamp, ...]:
    """
    Settle "03/04/2021" by another date of the same lines whose order is plain ("Updated 25/04/2021").

    Two dates of one page are printed alike; where its figures show both orders nothing is settled.
    """
    shown = {stamp.date.day_first for stamp in stamps} - {None}
    if len(shown) != 1:
        return stamps
    day_first = True in shown
    return tuple(replace(stamp, date=stamp.date.in_order(day_first=day_first)) for stamp in stamps)
