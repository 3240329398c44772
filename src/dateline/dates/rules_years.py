"""Rules for years, decades, centuries, quarters and halves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.dates.phrases import NINETEEN, counts_things, number_of_spoken, shift_of
from dateline.dates.rule import Found, RuleBook
from dateline.dates.slots import AllYear, Quarter
from dateline.dates.vocabulary import ORDINAL_WORDS, ORDINALS, YEAR, any_of, table, word_set
from dateline.model import TimeType

__all__ = ["BOOK"]

BOOK = RuleBook()


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


NUMBERED = re.compile(rf"(?:[$£€#]|\b(?:{any_of(table('counted', 'numbered').split())}))\.? ?$", re.IGNORECASE)
OF_LAW = re.compile(rf"(?-i:\b(?:{any_of(table('counted', 'laws').split())})\)?, $)")
CLOCK_ZONE = re.compile(r" ?(?:GMT|UTC|hrs|hours|[ap]\.m)\b")
PLURAL = re.compile(r" [a-z-]{1,20}s\b")


def year_is_meant(text: str, match: re.Match[str]) -> bool:
    """Whether four figures are a year and not a count, a clock time or a number of something."""
    if match.start() < match.start("year"):
        return True
    before = text[max(0, match.start() - 16) : match.start()]
    if NUMBERED.search(before) or OF_LAW.search(before):
        return False
    if CLOCK_ZONE.match(text, match.end()) or counts_things(text, match.end()):
        return False
    last_word = before.split()[-1].lower() if before.strip() else ""
    return not (last_word in word_set("counted", "before") and PLURAL.match(text, match.end()))


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
        first = int(match["year"])
        # "the 1800s" is most often the century, and never less than its first decade; "the 2000s" is a decade.
        count = 100 if first % 100 == 0 and first < 2000 else 10
        yield match.start(), match.end(), TimeType.DATE, AllYear(first, count)
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
    r"(?:the )?(?:(?:early|late|mid)[- ])?"
    rf"(?:(?P<number>\d{{1,2}})(?:st|nd|rd|th)|(?P<word>twenty-first|{ORDINALS}))[- ]century\b",
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
    rf"|(?P<year_first>{YEAR})(?:['’]s)? )?(?:fiscal[- ]|calendar |financial )?{NTH}[- ]"
    r"(?:fiscal |calendar )?quarter\b(?:['’]s\b)?"
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
    rf"(?P<half_year>{YEAR})|(?P<other>this|last|next) year)\b"
    r"|(?P<other_first>this|last|next) year['’]s (?P<nth_last>first|second) half\b)",
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
