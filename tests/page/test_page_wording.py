"""Counts, days and kinds in words."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import (
    CopyKind,
    Published,
    QuoteType,
    Role,
    Span,
    Status,
    TimeExpression,
    TimeExpressionId,
    TimeType,
)
from dateline.page import wording


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2020-01-17T22:50", "17 January 2020, 22:50"),
        ("2020-01-17T22:50:31Z", "17 January 2020, 22:50 UTC"),
        ("2020-01-17T22:50+03:00", "17 January 2020, 22:50 UTC+03:00"),
        ("2020-01-17", "17 January 2020"),
        ("2020-01", "January 2020"),
        ("2020", "2020"),
        ("--08-24", "24 August (year not determined)"),
        ("2020-13-01", "2020-13-01"),
        ("last spring", "last spring"),
        (None, "not determined"),
    ],
)
def test_published(value: str | None, expected: str) -> None:
    assert wording.say_published(Published(value, Status.STATED)) == expected


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        (date(2020, 1, 16), date(2020, 1, 17), "16 January 2020"),
        (date(2020, 2, 1), date(2020, 3, 1), "February 2020"),
        (date(2020, 12, 1), date(2021, 1, 1), "December 2020"),
        (date(2020, 1, 1), date(2021, 1, 1), "2020"),
        (date(2010, 1, 1), date(2020, 1, 1), "2010 to 2019"),
        (date(2020, 1, 13), date(2020, 1, 20), "13 to 19 January 2020"),
        (date(2020, 6, 1), date(2020, 9, 1), "1 June to 31 August 2020"),
        (date(2019, 12, 30), date(2020, 1, 6), "30 December 2019 to 5 January 2020"),
        (date.min, date.min, "1 January 1"),
        (None, date.min, "1 January 1 or earlier"),
        (date.max, None, "31 December 9999 or later"),
    ],
)
def test_days(earliest: date | None, latest: date | None, expected: str) -> None:
    assert wording.say_days(earliest, latest) == expected


def time(
    value: str, kind: TimeType = TimeType.DATE, *days: date | None, candidates: tuple[date, ...] = ()
) -> TimeExpression:
    """A time expression with its days."""
    earliest, latest = days or (None, None)
    return TimeExpression(TimeExpressionId("t"), Span(0, 1), kind, value, earliest, latest, None, "r", "b", candidates)


@pytest.mark.parametrize(
    ("expression", "expected", "is_open"),
    [
        (time("2020-01-16", TimeType.DATE, date(2020, 1, 16), date(2020, 1, 17)), "16 January 2020", False),
        (time("2020-01-05T17:56", TimeType.TIME, date(2020, 1, 5), date(2020, 1, 6)), "5 January 2020, 17:56", False),
        (time("2020-01-05TNI", TimeType.TIME, date(2020, 1, 5), date(2020, 1, 6)), "5 January 2020", False),
        (time("P3D", TimeType.DURATION), "3 days", False),
        (time("P1W", TimeType.DURATION), "1 week", False),
        (time("PT30M", TimeType.DURATION), "30 minutes", False),
        (time("P3M", TimeType.DURATION), "3 months", False),
        (time("PXD", TimeType.DURATION), "a length of time", False),
        (time("XXXX-WXX-2", TimeType.SET), "every Tuesday", False),
        (time("P1D", TimeType.SET), "every day", False),
        (time("P2W", TimeType.SET), "every 2 weeks", False),
        (time("XXXX-12-25", TimeType.SET), "a repeated time", False),
        (time("P1Y2M", TimeType.DURATION), "a length of time (P1Y2M)", False),
        (time("PAST_REF"), "some time in the past, no day named", False),
        (time("XXXX-WXX-4"), "not determined", True),
        (
            time("XXXX-WXX-4", candidates=(date(2020, 1, 9), date(2020, 1, 16))),
            "not determined: 9 January 2020 or 16 January 2020",
            True,
        ),
    ],
)
def test_times(expression: TimeExpression, expected: str, is_open: bool) -> None:
    assert wording.say_time(expression) == expected
    assert wording.is_open(expression) is is_open


def test_a_negated_saying_never_reads_as_said() -> None:
    assert wording.say_saying("not-said") == "did not say"
    assert wording.say_saying("said") == "said"


def test_every_value_of_the_model_has_its_word() -> None:
    assert set(wording.ROLES) == set(Role)
    assert set(wording.STATUSES) == set(Status)
    assert set(wording.QUOTE_TYPES) == set(QuoteType)
    assert set(wording.COPY_KINDS) == set(wording.COPY_KINDS_EXPLAINED) == set(CopyKind)


@pytest.mark.parametrize(
    ("words", "limit", "expected"),
    [
        ("short", 10, "short"),
        ("a  b\n\nc", 10, "a b c"),
        ("one two three", 9, "one two …"),
        ("x" * 20, 5, "xxxxx …"),
        ("a" + " " * 500 + "b", 10, "a …"),
        ("", 5, ""),
    ],
)
def test_cutting_shows_that_it_cut(words: str, limit: int, expected: str) -> None:
    assert wording.cut_short(words, limit) == expected
