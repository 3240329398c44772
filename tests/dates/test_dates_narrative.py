"""Days of stories told in order, of timelines and of looks back: what stands around an expression settles it."""

from __future__ import annotations

import pytest
from tests.dates.date_factory import find_marked

# The day of publication; the expression in brackets; its value.
TOLD = [
    # Done deeds lie before publication, plans may not.
    ("2022-10-21", "He was struck on the A61 shortly before [11pm on 11 November].", "2021-11-11T23:00"),
    ("2021-12-24", "The hearing was moved to [Jan. 9].", "2022-01-09"),
    ("2021-12-24", "They were told of a meeting on [Jan. 9].", "2022-01-09"),
    ("2021-12-24", "It will redeem its preferred shares on [Jan. 9].", "2022-01-09"),
    ("2023-05-29", "It will be recalled that on [April 16] bandits killed 12 persons.", "2023-04-16"),
    ("2023-05-29", "It will be noted on [June 16].", "2023-06-16"),
    ("2024-04-18", "A day of mourning has been declared for [Saturday].", "2024-04-20"),
    ("2023-02-09", "The truce was signed on [the last day of February].", "2022-02-28"),
    ("2023-02-09", "It must be signed by [the last day of February].", "2023-02-28"),
    # Lengths that run from a day of the story.
    ("2021-06-30", "It began on July 11, 1995. Over [the next five days] 612 men were shot.", "P5D"),
    # That year, that month, that night.
    ("2024-01-01", "In the summer of 2021 it hired a firm. Its report came that [November].", None),
    ("2024-01-01", "In the summer of 2021 it hired a firm. Its report came [that November].", "2021-11"),
    ("2024-01-01", "In December 2019 he fell. [That March] he died.", "XXXX-03"),
    ("2024-01-01", "[That March] he died.", "XXXX-03"),
    (
        "2021-12-24",
        "On Friday he spoke of the race of June 2019.\n\nThe vote, held on [March 31 that year], was void.",
        "2019-03-31",
    ),
    ("2021-12-24", "He left in 2015 and came in 2019.\n\nThe vote of [March 31 that year] was void.", "XXXX-03-31"),
    (
        "2022-03-05",
        "On February 19th they came to the bridge.\n\nA message of [that night] told them to wait.",
        "2022-02-19TNI",
    ),
    (
        "2022-03-05",
        "On February 19th they came, on the 21st they left.\n\nA message of [that night] says it.",
        "XXXX-XX-XXTNI",
    ),
    ("2022-03-05", "On February 19th they came.\n\nIt was late [in the day].", None),
    # Days by their number.
    ("2022-03-05", "They came on February 19th. At [05:50 on the 20th] he was told to advance.", "2022-02-20T05:50"),
    ("2022-03-05", "He spoke on March 1st. They swept it on [the 17th].", "2022-02-17"),
    ("2022-05-05", "They came on February 27th and left on [the 2nd].", "XXXX-XX-02"),
    ("2022-02-28", "They came on February 27th and had left on [the 2nd].", "2022-02-02"),
    # Timelines.
    ("2024-04-18", "Monday: The minister resigns. Prosecutors open an inquiry on [Tuesday evening].", "2024-04-16TEV"),
    ("2024-04-18", "Monday: The minister resigned, as he had offered on [Saturday].", "2024-04-13"),
    (
        "2024-04-18",
        "On Monday the minister resigns. Prosecutors open an inquiry on [Tuesday evening].",
        "2024-04-23TEV",
    ),
    # A month among years long gone may be of any of them.
    (
        "2023-02-09",
        "He rose in 1979, he said in 2004. It was signed in [February]. He left in 1991 and ran in 1998.",
        "XXXX-02",
    ),
    (
        "2023-02-09",
        "He rose in 1979, he said in 2004. It was signed in [January]. He left in 1991 and ran in 2022.",
        "2023-01",
    ),
    (
        "2023-02-09",
        "He rose in 1979, he said in 2004. It will be signed in [March]. He left in 1991 and ran in 1998.",
        "2023-03",
    ),
    # Lengths.
    ("2022-10-21", "The trial is expected to last [two weeks].", "P2W"),
    ("2022-10-21", "They fought for a [quarter of a century].", None),
    ("2022-10-21", "They ruled for [a quarter of a century].", "P25Y"),
    ("2022-10-21", "They ruled for [a quarter-century].", "P25Y"),
    ("2022-10-21", "They waited [three quarters of an hour].", "PT45M"),
]


@pytest.mark.parametrize(("day", "marked", "value"), TOLD)
def test_value(day: str, marked: str, value: str | None) -> None:
    """The value of the marked words; None where these words are no expression."""
    if value is None:
        with pytest.raises(AssertionError, match="not found"):
            find_marked(marked, day)
        return
    assert find_marked(marked, day).value == value


def test_a_run_of_days_begins_where_the_story_does() -> None:
    """Its days are counted from the day told before it; without one it has none."""
    told = find_marked("It began on July 11, 1995. Over [the next five days] 612 men were shot.", "2021-06-30")
    assert (str(told.earliest), str(told.latest)) == ("1995-07-11", "1995-07-17")
    assert "1995" in told.because
    alone = find_marked("Over [the next five days] 612 men were shot.", "2021-06-30")
    assert alone.earliest is None


def test_two_days_of_a_number_are_candidates() -> None:
    """Where a number may be of two months both days are listed."""
    told = find_marked("They came on February 27th and left on [the 2nd].", "2022-05-05")
    assert [str(day) for day in told.candidates] == ["2022-02-02", "2022-03-02"]
