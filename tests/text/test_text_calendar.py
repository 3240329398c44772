"""Printed dates are read with the precision they have, and no more."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text.calendar import days_of_month, find_stated_dates, parse_stated_date

STATED = [
    ("17 January 2020", "2020-01-17"),
    ("17th of January, 2020", "2020-01-17"),
    ("Friday, Jan. 17, 2020", "2020-01-17"),
    ("17-Jan-2020", "2020-01-17"),
    ("2020-01-17", "2020-01-17"),
    ("2020/1/7 - 14:23", "2020-01-07T14:23"),
    ("2020.01.17", "2020-01-17"),
    ("4 March 2019 - 07:40", "2019-03-04T07:40"),
    ("2020-01-17T22:50:30.123Z", "2020-01-17T22:50:30Z"),
    ("2020-01-17 22:50:30+0330", "2020-01-17T22:50:30+03:30"),
    ("3:15 p.m. ET, Fri January 17, 2020", "2020-01-17T15:15"),
    ("17 January 2020 22:50 GMT+3", "2020-01-17T22:50+03:00"),
    ("Fri, 17 Jan 2020 22:50:00 GMT", "2020-01-17T22:50:00+00:00"),
    ("Fri Jan 17 22:50:30 2020", "2020-01-17"),
    ("January 17, 2020 at 12:05 a.m.", "2020-01-17T00:05"),
    ("20:30, 5 December 2019", "2019-12-05T20:30"),
    ("March 2021", "2021-03"),
    ("Aug. 24", "--08-24"),
    ("24 August", "--08-24"),
    ("17/01/2020", "2020-01-17"),
    ("01/17/2020", "2020-01-17"),
    ("05/05/2020", "2020-05-05"),
    ("Monday 01/02/2021", "2021-02-01"),
    ("17 de marzo de 2020", "2020-03-17"),
    ("2. April 2020", "2020-04-02"),
    ("1er août 2021", "2021-08-01"),
    ("2020年1月17日", "2020-01-17"),
    ("03/04/2021", None),
]
NONE = [
    "31 February 2020",
    "1399/10/27",
    "1.2.3.4",
    "May",
    "Thursday",
    "2020",
    "99/99/2020",
    "v2020-01-17",
    "12:30",
    "",
]


@pytest.mark.parametrize(("words", "iso"), STATED)
def test_stated(words: str, iso: str | None) -> None:
    found = parse_stated_date(words)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize("words", NONE)
def test_what_is_no_date(words: str) -> None:
    assert parse_stated_date(words) is None


def test_an_open_order_names_both_days() -> None:
    found = parse_stated_date("03/04/2021 09:12")
    assert found is not None
    assert found.candidates == (date(2021, 3, 4), date(2021, 4, 3))
    assert found.days == (date(2021, 3, 4), date(2021, 4, 4))
    assert found.in_order(day_first=True).iso == "2021-04-03T09:12"
    assert found.in_order(day_first=False).iso == "2021-03-04T09:12"


def test_months_are_half_open() -> None:
    assert days_of_month(2020, 12) == (date(2020, 12, 1), date(2021, 1, 1))
    found = parse_stated_date("March 2021")
    assert found is not None
    assert found.days == (date(2021, 3, 1), date(2021, 4, 1))


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    for words in (f"{day:%d %B %Y}", f"{day:%A, %B %d, %Y}", day.isoformat(), f"{day:%d-%b-%Y}"):
        found = parse_stated_date(words)
        assert found is not None
        assert found.iso == day.isoformat()
        assert (found.start, found.end) == (0, len(words))


@given(st.text(alphabet="0123456789/-.: JanuaryMarchMonT+Zpm,", max_size=60))
def test_any_words_are_read_without_failing(words: str) -> None:
    last = 0
    for found in find_stated_dates(words):
        assert last <= found.start < found.end <= len(words)
        last = found.end


@pytest.mark.parametrize("piece", ["1", "1/", "jan ", "may 5 ", "12:", " ", "mon ", "1 ", "2020-", "年"])
def test_hostile_strings_are_read_in_linear_time(piece: str) -> None:
    """And of all these only "may 5" is a date, each time."""
    times = 400_000 // len(piece)
    assert sum(1 for _ in find_stated_dates(piece * times)) == (times if piece == "may 5 " else 0)
