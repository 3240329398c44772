"""When a report came out: which of two is the later one, and when that is not known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dateline.copies.moments import moment_of, order
from dateline.model import Published


def published(value: str | None) -> Published:
    """A day or a minute as metadata has it; "2020-01/" is a month."""
    if value is None:
        return Published()
    if value.endswith("/"):
        return Published(None, earliest=date(2020, 1, 1), latest=date(2020, 2, 1))
    day = date.fromisoformat(value[:10])
    return Published(value, earliest=day, latest=day + timedelta(days=1))


@pytest.mark.parametrize(
    ("one", "two", "way"),
    [
        ("2020-01-07", "2020-01-06", 1),
        ("2020-01-06", "2020-01-06", 0),
        ("2020-01-06T09:00", "2020-01-06", 0),
        ("2020-01-06T09:01", "2020-01-06T09:00", 1),
        ("2020-01-06T09:00", "2020-01-06T09:00:59", 0),
        ("2020-01-06T09:01:00.5", "2020-01-06T09:00", 1),
        ("2020-01-07T00:30+03:00", "2020-01-06T22:00Z", -1),  # half past nine in the evening
        ("2020-01-06T12:00-05:00", "2020-01-06T16:59Z", 1),
        ("2020-01-06T12:00-0500", "2020-01-06T17:01Z", -1),
        ("2020-01-06T12:00Z", "2020-01-06T09:00", 0),  # the other clock may stand anywhere
        ("2020-01-07T12:00Z", "2020-01-06T09:00", 1),
        ("2020-01-06T00:00", "2020-01-06T09:00", 0),  # midnight: only the day is known
        ("2020-01-06T00:00:00", "2020-01-06T09:00", 0),
        ("2020-02-01", "2020-01/", 1),
        ("2020-01-31", "2020-01/", 0),
        (None, "2020-01-06", 0),
        (None, None, 0),
    ],
)
def test_which_came_out_later(one: str | None, two: str | None, way: int) -> None:
    """Only times that do not overlap tell."""
    first, second = moment_of(published(one)), moment_of(published(two))
    assert order(first, second) == way
    assert order(second, first) == -way


def test_an_open_date_is_after_what_is_before_its_earliest_day() -> None:
    """ "Not before Monday" is after Sunday."""
    late = moment_of(Published(None, earliest=date(2020, 1, 6)))
    early = moment_of(Published(None, latest=date(2020, 1, 6)))
    assert (order(late, early), order(early, late), order(late, late)) == (1, -1, 0)
