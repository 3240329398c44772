"""Pieces of patterns that several rules of the calendar share, and how their words are read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dateline.dates.vocabulary import (
    ANY_WEEKDAY,
    CLOCK,
    NUMBERS,
    ONES,
    ORDINAL_WORDS,
    TENS,
    compiled,
    read_number,
    word_set,
)
from dateline.text.calendar import MONTHS

__all__ = [
    "FIRST_CLOCK",
    "HOURS",
    "LAST_CLOCK",
    "NAMED_DAY",
    "NINETEEN",
    "OF_TEXT",
    "OTHER_YEAR",
    "PART_OF",
    "SPOKEN_YEAR",
    "TO",
    "TO_OR_AND",
    "WHICH",
    "counts_things",
    "day_number",
    "month_number",
    "number_of_spoken",
    "shift_of",
    "text_shift_of",
    "year_shift_of",
]

FIRST_CLOCK = rf"(?:(?P<clock>{CLOCK})(?: \([^()\n]{{1,24}}\))?(?:,? on|,| of)? )?"
LAST_CLOCK = rf"(?:(?:,? at |, ?| ?[-–|] ?| |T)(?P<last_clock>{CLOCK}))?"
PART_OF = r"(?:(?:early|late|earlier|later)(?: on)? |(?P<week>(?:the )?week of )|(?P<which>last|this|next) )?"
HOURS = r"(?P<hours>the (?:early|small|wee|pre-dawn|predawn|late|final|closing) (?:morning )?hours (?:of|on) )?"
NAMED_DAY = rf"(?:(?:(?:this coming|this past|this|last|next|coming) )?(?P<weekday>{ANY_WEEKDAY})\.?,? (?:the )?)?"
OTHER_YEAR = (
    r"(?:,? of)?,? (?P<other>last|this|next|the following|the next|the previous|the same|that same|that) year\b"
    r"|,? (?P<ago>a|one|two|three|four|five|ten) years? ago\b"
)
TO_OR_AND = r"(?: ?[-–] ?| to | and )"
TO = r"(?: ?[-–] ?| to | through | until )"
NINETEEN = rf"nineteen[ -](?P<tens>{TENS})(?:[ -](?P<ones>{ONES}))?\b"
SPOKEN_YEAR = compiled(rf" {NINETEEN}")
YEAR_SHIFTS = {"last": -1, "this": 0, "next": 1}  # of publication
TEXT_YEAR_SHIFTS = {
    "the following": 1, "the next": 1, "the previous": -1, "the same": 0, "that same": 0, "that": 0,
}  # fmt: skip
WHICH = {"this past": "last", "this coming": "next"}
# Months and seasons beside a date of the text.
OF_TEXT = {
    "that": "that", "that same": "that", "the following": "following", "the next": "following",
    "the previous": "previous", "the preceding": "previous",
}  # fmt: skip
COUNTED = re.compile(r"[ \u00a0]{1,2}([a-z]+)")


def shift_of(word: str | None) -> int | None:
    """How far "last", "this" or "next" year lies from that of publication."""
    return YEAR_SHIFTS.get(word.lower()) if word else None


def year_shift_of(words: Mapping[str, str | None]) -> int | None:
    """How far the year of "last year" or "two years ago" behind a day lies from that of publication."""
    ago = read_number((words.get("ago") or "").lower()) if words.get("ago") else None
    return -int(ago) if ago else shift_of(words["other"])


def text_shift_of(word: str | None) -> int | None:
    """How far "the following", "that" or "the previous" year lies from the year named before it."""
    return TEXT_YEAR_SHIFTS.get(" ".join(word.lower().split())) if word else None


def month_number(words: str) -> int:
    """A month name to 1-12."""
    return MONTHS[words.lower().rstrip(".")]


def day_number(words: str) -> int:
    """ "5", "5th", "fifth" to a number."""
    lower = words.lower()
    return ORDINAL_WORDS[lower] if lower in ORDINAL_WORDS else int(re.sub(r"\D", "", lower))


def number_of_spoken(match: re.Match[str]) -> int:
    """ "nineteen ninety-six" to 1996."""
    return 1900 + NUMBERS[match["tens"].lower()] + NUMBERS.get((match["ones"] or "").lower(), 0)


def counts_things(text: str, end: int) -> bool:
    """Whether the word after a number is one that is counted: "in May 10 people died"."""
    following = COUNTED.match(text, end, end + 24)
    return following is not None and following[1] in word_set("counted", "nouns")
