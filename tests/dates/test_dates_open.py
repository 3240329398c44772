"""What publication leaves open stays open: no day is made up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.dates.date_factory import annotated, find_marked, found_in

from dateline.dates import DateOptions, find_dates
from dateline.model import Published, Role

RELATIVE = [
    ("He left on [Thursday].", "XXXX-WXX-4"),
    ("He left on [Thursday evening].", "XXXX-WXX-4TEV"),
    ("He left [last Thursday].", "XXXX-WXX-4"),
    ("He left [today].", "XXXX-XX-XX"),
    ("He left [overnight].", "XXXX-XX-XXTNI"),
    ("He left [yesterday].", "XXXX-XX-XX"),
    ("He left on [Aug. 24].", "XXXX-08-24"),
    ("He left on [24 August].", "XXXX-08-24"),
    ("He left on [Thursday, Aug. 24].", "XXXX-08-24"),
    ("He left [last week].", "XXXX-WXX"),
    ("He left over [the weekend].", "XXXX-WXX-WE"),
    ("He left [two weeks ago].", "XXXX-WXX"),
    ("He left [last month].", "XXXX-XX"),
    ("He left in [March].", "XXXX-03"),
    ("[Earlier in March] he left.", "XXXX-03"),
    ("He left [last year].", "XXXX"),
    ("He left [last summer].", "XXXX-SU"),
    ("He left in [the third quarter].", "XXXX-Q3"),
    ("He left at [Christmas].", "XXXX-12-25"),
    ("He left on [Thanksgiving].", "XXXX-11"),
    ("He left at [5 p.m.].", "XXXX-XX-XXT17:00"),
    ("He left in [the morning].", "XXXX-XX-XXTMO"),
    ("He left in [the past three months].", "P3M"),
    ("He left on [the 15th].", "XXXX-XX-15"),
    ("He will leave [a week on Monday].", "XXXX-WXX-1"),
    ("He will leave on [the 15th of next month].", "XXXX-XX-15"),
]


@pytest.mark.parametrize(
    "marked", ["He left on [the 15th].", "He was there [Monday week], he said.", "It was [Easter] week."]
)
def test_what_the_words_leave_open_stays_open_with_a_publication_date(marked: str) -> None:
    """A number without a month, weeks told by a verb that looks back, a week named by a feast."""
    assert find_marked(marked).earliest is None


@pytest.mark.parametrize("day", ["", "2020-01-01..", "..2022-01-01"])
@pytest.mark.parametrize(("marked", "value"), RELATIVE)
def test_without_a_publication_date_nothing_is_a_day(marked: str, value: str, day: str) -> None:
    """The value says what is missing; there are no days and no anchor."""
    found = find_marked(marked, day)
    assert (found.value, found.earliest, found.latest, found.anchor) == (value, None, None, None)
    assert found.candidates == ()


def test_the_year_in_the_text_is_enough() -> None:
    """Days with their year need no publication date, nor do the days counted from them."""
    words = "They met on January 3, 2020. Two days later they parted, in 2020."
    assert [found.value for found in found_in(words, "")] == ["2020-01-03", "2020-01-05", "2020"]


@pytest.mark.parametrize(
    ("marked", "value", "candidates"),
    [
        ("He left on [Wednesday].", "XXXX-WXX-3", ["2022-08-24", "2023-08-23"]),
        ("He left [today].", "XXXX-08-24", ["2022-08-24", "2023-08-24"]),
        ("He left [yesterday].", "XXXX-08-23", ["2022-08-23", "2023-08-23"]),
        ("He left on [Aug. 22].", "XXXX-08-22", ["2022-08-22", "2023-08-22"]),
        ("He left [last month].", "XXXX-07", []),
        ("He left [last year].", "XXXX", []),
    ],
)
def test_a_date_without_a_year_gives_a_candidate_for_each_year(marked: str, value: str, candidates: list[str]) -> None:
    """Published on 24 August of 2022 or 2023: both days are listed, none is picked."""
    found = find_marked(marked, "--08-24 2022-01-01..2024-01-01")
    assert found.value == value
    assert [str(day) for day in found.candidates] == candidates
    assert found.earliest
    assert found.latest
    assert not candidates or (str(found.earliest), str(found.latest - timedelta(days=1))) == (
        candidates[0],
        candidates[-1],
    )
    assert all(day in found.because for day in candidates)


def test_a_date_without_a_year_and_without_bounds() -> None:
    """The sentence tells what the day would be from the latest year on that the text names."""
    found = found_in("They left in January 2020. He spoke on Wednesday.", "--08-24")[1]
    assert (found.value, found.candidates) == ("XXXX-WXX-3", ())
    assert "2022-08-24 if it is 2022, 2023-08-23 if it is 2023" in found.because


def test_a_leap_day_without_a_year() -> None:
    """29 February is a day in leap years only."""
    assert [found.value for found in found_in("He left today and spoke on Monday.", "--02-29")] == [
        "XXXX-02-29",
        "XXXX-WXX-1",
    ]


@pytest.mark.parametrize(
    ("marked", "value", "candidates", "days"),
    [
        ("He spoke on [Saturday].", "2021-07-10", [], "2021-07-10 2021-07-11"),
        ("He spoke on [Sunday].", "XXXX-WXX-7", ["2021-07-04", "2021-07-11"], "2021-07-04 2021-07-12"),
        ("He spoke [today].", "XXXX-XX-XX", ["2021-07-10", "2021-07-11"], "2021-07-10 2021-07-12"),
        ("He spoke [last month].", "2021-06", [], "2021-06-01 2021-07-01"),
        ("He spoke on [January 5].", "2021-01-05", [], "2021-01-05 2021-01-06"),
        ("He spoke [last year].", "2020", [], "2020-01-01 2021-01-01"),
    ],
)
def test_two_possible_days_of_publication(marked: str, value: str, candidates: list[str], days: str) -> None:
    """Published on Saturday 10 or Sunday 11 July 2021: what both give is determined, the rest lies in an interval."""
    found = find_marked(marked, "2021-07-10..2021-07-12")
    assert (found.value, [str(day) for day in found.candidates]) == (value, candidates)
    assert f"{found.earliest} {found.latest}" == days
    assert found.anchor == "publication date"


@pytest.mark.parametrize(
    ("marked", "days"),
    [
        ("It was approved [last month].", "2020-12-01 2021-12-01"),
        ("It was approved on [Thursday].", "2020-12-31 2021-12-31"),
        ("It will be approved [tomorrow].", "2021-01-02 2022-01-02"),
    ],
)
def test_what_is_reckoned_from_an_interval_is_an_interval(marked: str, days: str) -> None:
    """A report of some day in 2021: the value stays open, and the days are all that the sum can give."""
    found = find_marked(marked, "2021-01-01..2022-01-01")
    assert found.value.startswith("XXXX")
    assert f"{found.earliest} {found.latest}" == days
    assert "so it lies between" in found.because


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("It was approved [last year].", "2020"),
        ("It was approved [this year].", "2021"),
        ("It was approved [two years ago].", "2019"),
        ("It was approved [last month].", "XXXX-XX"),
        ("It was approved on [Thursday].", "XXXX-WXX-4"),
        ("It was approved in [March].", "XXXX-03"),
    ],
)
def test_only_the_year_of_publication_is_known(marked: str, value: str) -> None:
    """A report of some day in 2021: its years are known, its months and days are not."""
    assert find_marked(marked, "2021-01-01..2022-01-01").value == value


def test_the_order_of_day_and_month() -> None:
    """Open with both days, unless another date of the text or the outlet's habit settles it."""
    found = find_marked("He spoke on [03/04/2021].")
    assert (found.value, found.earliest, found.latest) == ("2021-XX-XX", date(2021, 3, 4), date(2021, 4, 4))
    assert found.candidates == (date(2021, 3, 4), date(2021, 4, 3))
    assert [one.value for one in found_in("From 03/04/2021 to 16/04/2021.")] == ["2021-04-03", "2021-04-16"]
    assert [one.value for one in found_in("From 03/04/2021 to 04/16/2021.")] == ["2021-03-04", "2021-04-16"]
    told = found_in("He spoke on 03/04/2021.", options=DateOptions(numbers="day-first"))
    assert [one.value for one in told] == ["2021-04-03"]
    assert found_in("He spoke on 04/04/2021.")[0].value == "2021-04-04"
    mixed = found_in("13/04/2021, 04/13/2021 and 03/04/2021.")
    assert mixed[2].value == "2021-XX-XX"


def test_a_weekday_that_does_not_fit_its_date_is_told() -> None:
    """The date wins, and the sentence says that the weekday is wrong."""
    found = find_marked("He spoke on [Monday, January 17, 2020].")
    assert found.value == "2020-01-17"
    assert "the weekday beside it does not fit" in found.because


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("The remarks came two days after the cleric spoke.", "P2D"),
        ("The statement came a day after the group said so on Tuesday.", "P1D"),
        ("Two days after the attack, lawmakers met.", "P2D"),
        ("The request was rejected the following day.", "XXXX-XX-XX"),
        ("They left the previous week.", "XXXX-WXX"),
        ("They left three days later.", "P3D"),
        ("They left the next morning.", "XXXX-XX-XXTMO"),
        ("They left the following Monday.", "XXXX-WXX-1"),
        ("They left in April of the following year.", "XXXX-04"),
    ],
)
def test_counts_from_an_event_are_not_counted_from_publication(words: str, value: str) -> None:
    """Without a date beside them they stay open, whatever the day of publication."""
    found = found_in(words)[0]
    assert (found.value, found.earliest, found.latest) == (value, None, None)


def test_an_anchor_does_not_reach_over_a_paragraph() -> None:
    """A date of the paragraph before is too far off."""
    words = "He called on January 9, 2020.\nThey refused the following day."
    assert [found.value for found in found_in(words)] == ["2020-01-09", "XXXX-XX-XX"]


def test_the_parts_of_a_page_that_are_read() -> None:
    """Headline, kicker, caption, dateline, date line and body; not masthead, section, furniture, credit and footer."""
    words = "\n".join(["On Monday"] * len(Role))
    found = find_dates(annotated(words, *Role), Published())
    roles = [list(Role)[words.count("\n", 0, one.span.start)] for one in found]
    assert roles == [Role.DATE, Role.KICKER, Role.HEADLINE, Role.CAPTION, Role.DATELINE, Role.BODY]


def test_a_date_of_another_calendar_is_recognised_and_not_converted() -> None:
    """The sentence says which calendar it is."""
    found = find_marked("It was signed on [15 Khordad].")
    assert (found.value, found.earliest) == ("XXXX", None)
    assert "Persian" in found.because
    assert "Islamic" in find_marked("It was signed on [10 Muharram].").because
