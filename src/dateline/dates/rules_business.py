"""Rules for quarters and years in company news: "the latest quarter", "the year-ago period", "for the full year"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.dates.rule import Found, RuleBook
from dateline.dates.slots import Counted, Direction, Fixed, Relative
from dateline.model import TimeType

__all__ = ["BOOK"]

BOOK = RuleBook()


@BOOK.rule(
    "business year",
    ["year"],
    r"the (?:(?:full|fiscal|financial|entire|whole) )?year\b(?P<ended> (?:ended|ending|to|through)\b)?",
)
def business_year(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "for the full year" is that of publication; "the year ended March 31" is a length, its end named beside it."""
    end = match.start("ended") if match["ended"] else match.end()
    before, after = text[max(0, match.start() - 11) : match.start()], text[end : end + 3]
    if match["ended"]:
        yield match.start(), end, TimeType.DURATION, Fixed("P1Y")
    elif re.search(r"\b(?:for|during|throughout|through) $", before) and not re.match(r"[-’'\w]| of\b", after):
        yield match.start(), end, TimeType.DATE, Relative("Y", 0)


@BOOK.rule(
    "year before",
    ["year"],
    r"(?:the )?(?:comparable |corresponding |same )?year[- ](?:ago|earlier)\b(?: (?:quarter|period|month|level)\b)?",
)
def year_before(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "the year-ago quarter", "year-earlier"."""
    if match[0].lower().endswith("quarter"):
        yield match.start(), match.end(), TimeType.DATE, Relative("Q", -4, in_text=True)
    else:
        yield match.start(), match.end(), TimeType.DATE, Counted(1, "Y", Direction.EARLIER, compared=True)


@BOOK.rule(
    "quarter of a year", ["quarter", "period"], r"(?:the|its) (?P<year>(?:19|20)\d\d)(?:['’]s)? (?:quarter|period)\b"
)
def quarter_of_year(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "the 1988 quarter": the one that the report is about, in that year."""
    yield match.start(), match.end(), TimeType.DATE, Relative("Q", 0, in_text=True, year=int(match["year"]))


@BOOK.rule(
    "company quarter",
    ["quarter", "period"],
    r"(?:the|its) (?:(?P<latest>latest|most recent|recent|just-ended|current) (?:quarter|period)|quarter)\b"
    r"(?![- ](?:of|final|century|mile))",
)
def company_quarter(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "the latest quarter", and "the quarter" for the one named before."""
    if match[0][-1] != "d" and not match["latest"] and text[match.end() - 1].isupper():
        return
    if (match["latest"] or "").lower() == "current":
        yield match.start(), match.end(), TimeType.DATE, Relative("Q", 0)
    else:
        yield (
            match.start(),
            match.end(),
            TimeType.DATE,
            Relative("Q", 0 if not match["latest"] else -1, in_text=not match["latest"]),
        )
