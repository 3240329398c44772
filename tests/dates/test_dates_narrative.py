"""Days of stories told in order, of timelines and of looks back: what stands around an expression settles it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.dates.date_factory import find_marked
from tests.factories import annotated

from dateline.dates import find_dates
from dateline.model import Published, Role

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
    # What was put off, asked or planned before lay ahead then, and is not taken a year too far.
    ("2021-11-04", "The court adjourned the trial of the opposition leader Ida Holm to [Jan. 18].", "2022-01-18"),
    ("2020-10-19", "The vote had been scheduled for [May 3] and was put off.", "2020-05-03"),
    ("2020-10-19", "It was postponed twice, first to [September 6] and then to this Sunday.", "2020-09-06"),
    ("2013-10-03", "They should investigate the killing of nine people on [September 27].", "2013-09-27"),
    ("2013-10-03", "It will investigate on [September 27] next.", "2014-09-27"),
    ("2023-08-01", "Work was to have begun by [the last week of March] there.", "2023-03"),
    ("2023-08-01", "Court stays demolition of market till [Monday]", "2023-08-07"),
    ("2016-12-21", "The squad fly home on [Thursday] for a rest.", "2016-12-22"),
    ("2020-10-19", "She took office [last November 12] when he fled.", "2019-11-12"),
    # Years ago, on the day, in the week or month of publication.
    ("2020-03-05", "Its mandate was renewed [a year ago this month] by vote.", "2019-03"),
    ("2021-11-04", "[Two years ago this week], her party won.", "2019-W45"),
    ("2021-11-04", "She fell [ten years ago today].", "2011-11-04"),
    ("2014-08-21", "It is dated 30 June and came on [the Monday after].", "2014-07-07"),
    ("2014-08-21", "It is dated 30 June and was sent on [the Friday before].", "2014-06-27"),
    ("2014-08-21", "It came on [the Monday after].", "XXXX-WXX-1"),
    ("2022-07-27", "In [August last year] 31 guests died.", "2021-08"),
    # A time of day of what was told, not of the day on which it was told; an earlier hour may be the next day's.
    ("2022-07-27", "The bus fell at around [6.40pm], Ida Holm said on Monday.", "XXXX-XX-XXT18:40"),
    ("2022-07-27", "The bus fell at around [6.40pm] on the way home on Monday.", "2022-07-25T18:40"),
    ("2017-05-24", "They were called at 9:15 p.m. Monday. He gave up at [3:20 a.m.].", "XXXX-XX-XXT03:20"),
    ("2017-05-24", "They were called at 9:15 p.m. Monday. He gave up at [11:20 p.m.].", "2017-05-22T23:20"),
    ("2017-05-24", "On the evening of May 20 he played until [four in the morning].", None),
    ("2017-05-24", "On the evening of May 20 he played until late in [the morning].", "XXXX-XX-XXTMO"),
    ("2024-06-12", "The river broke its banks in [the early hours of 3 June].", "2024-06-03TMO"),
    (
        "2022-02-25",
        "Read on television at [8pm], he said it was hatched on the night of 17 February.",
        "XXXX-XX-XXT20:00",
    ),
    ("2019-04-18", "Its board meets next Wednesday. Shares fell 3 percent from [a day earlier].", "2019-04-17"),
    ("2021-01-26", "It was sold 14 months ago. He paid himself a bonus [that Christmas].", "2019-12-25"),
    ("2021-12-20", "In 2015 it was sold. He said that [Christmas] will be quiet.", "2021-12-25"),
    ("2021-03-09", "Its previous deadline, [January 31], had come and gone.", "2021-01-31"),
    ("2020-08-12", "He had asked for guidelines as early as [July 6].", "2020-07-06"),
    ("2020-08-12", "It could be announced as early as [August 20].", "2020-08-20"),
    ("2022-05-13", "The minister, who is in Orsun until [Sunday], said so.", "2022-05-15"),
    (
        "2011-04-18",
        "The operator on [Sunday] unveiled a road map under which it aims to bring it under control.",
        "2011-04-17",
    ),
    ("2018-10-30", "They sued within hours of its taking effect on [Nov. 9 a year ago].", "2017-11-09"),
    ("2018-10-30", "It was signed in [May two years ago].", "2016-05"),
    # A year, and a month that a new clause tells.
    ("2018-09-14", "Talks on transit after 2019 will resume before [the end of September].", "2018-09"),
    ("2022-02-03", "Profit for the three months to Dec. 31 was 212, compared with 298 [a year earlier].", "2020-Q4"),
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
    # Weekdays, months and seasons of a story.
    ("2020-11-14", "On a wet [Tuesday] in March 2011 he took the bus.", "XXXX-WXX-2"),
    ("2020-11-14", "One [Friday], he took the bus.", "XXXX-WXX-5"),
    ("2020-11-14", "He spoke in a [Friday] interview.", "2020-11-13"),
    ("2020-11-14", "On [the Thursday] she went to the police.", "XXXX-WXX-4"),
    ("2020-11-14", "He left on 10 March 2011. On [the Thursday] she went to the police.", "2011-03-10"),
    ("2020-11-14", "He left on 8 March 2011. On [the Thursday] she went to the police.", "2011-03-10"),
    ("2020-11-14", "On the Thursday she went there. On [Monday] the officer had never heard of her.", "XXXX-WXX-1"),
    ("2020-11-14", "On the Thursday she went there. On [Monday] the court will rule.", "2020-11-16"),
    ("2020-11-14", "On [the Thursday talks] they were silent.", None),
    ("2022-04-11", "It fell on Dec. 24, 2019. He left [the following January].", "2020-01"),
    ("2022-04-11", "It fell on Dec. 24, 2019.\n\nHe was freed on Monday and left [the following January].", "XXXX-01"),
    ("2022-04-11", "It fell on Dec. 24, 2019.\n\nHe resigned and left [the following January].", "2020-01"),
    ("2022-04-11", "It fell in March 2019, and [the previous May] they knew.", "2018-05"),
    ("2022-04-11", "It fell in March 2019. [That spring] it was repaired.", "2019-SP"),
    ("2022-04-11", "It fell in October 2019. [The following spring] it was repaired.", "2020-SP"),
    ("2022-04-11", "It fell in 2019. [The following spring] it was repaired.", "2020-SP"),
    ("2022-04-11", "It fell in October 2019. That spring, and [the following summer], it stood.", "XXXX-SU"),
    # Sentences of another year.
    ("2020-11-14", "In 2013 a panel found a ledger in which, under [8 March], his name stood.", "XXXX-03-08"),
    ("2020-11-14", "In 2013 a panel began a work that it will end on [8 March].", "2021-03-08"),
    ("2023-01-12", "Talks were held in December 2021, when they agreed to meet before the [year's end].", "2021"),
    ("2023-01-12", "Talks were held in December 2021. They will meet before the [year's end].", "2023"),
    ("2020-11-14", "They were given until [the end of September].", "2020-09"),
    ("2020-11-14", "They have until [the end of March].", "2021-03"),
    ("2023-10-19", "The kalva, which fell on Sept. 28, firmed by [1415 GMT].", "XXXX-XX-XXT14:15"),
    ("2023-10-19", "The kalva fell on Sept. 28 to a low at [1415 GMT].", "2023-09-28T14:15"),
    ("2023-04-03", "City, who have a game in hand at home on [Tuesday], sent him off.", "2023-04-04"),
    ("2023-04-03", "City, who had a game in hand at home on [Tuesday], sent him off.", "2023-03-28"),
    # What lay ahead when it was said.
    ("2023-06-15", "They said in April that he would be allowed visits from [May 1].", "2023-05-01"),
    ("2023-06-15", "They say that he will be allowed visits from [May 1].", "2024-05-01"),
    ("2023-06-15", "They were told to come back after [Ramadan].", "2023-XX-XX"),
    ("2023-06-15", "They said that it would open in [May].", "2023-05"),
    ("2023-06-15", "They said that it would open in [July].", "2023-07"),
    ("2024-02-29", "She has declared [Friday] a day of mourning.", "2024-03-01"),
    ("2024-02-29", "She declared [Friday].", "2024-02-23"),
    # Times of day, and the day beside them.
    ("2021-05-20", "They meet on June 3, and march at [noon] a week on Saturday.", "2021-05-29T12:00"),
    ("2019-08-18", "It was last Sunday; he was in bed by [10pm] the night before.", "2019-08-10T22:00"),
    ("2019-08-18", "It was last Sunday; he was in bed by 10pm [the night before].", "2019-08-10TNI"),
    ("2019-08-18", "He left at [9pm on the Saturday] and went home.", "XXXX-WXX-6T21:00"),
    ("2020-12-09", "On Sunday they saw the hall, empty since [that night].", "XXXX-XX-XXTNI"),
    ("2020-12-09", "On Sunday they saw the hall and slept there [that night].", "2020-12-06TNI"),
    # Feasts and clauses of another year.
    ("2021-05-20", "He came in 1991. He took it over on [May Day that year].", "1991-05-01"),
    ("2021-05-20", "He took it over at [Easter last year].", "XXXX"),
    ("2021-05-20", "He took it over on [Christmas Day last year].", "2020-12-25"),
    ("2020-12-09", "Ties were cut in 2016, after a mob stormed it on the night of [January 2].", "2016-01-02"),
    ("2020-12-09", "A man who came in 1991 was told to leave by [the end of the year].", "2020"),
    # Counts from times that are coarser than the count, and from none.
    ("2022-10-21", "In 2015 he left. [Four months later] he died.", "XXXX-XX"),
    ("2022-10-21", "In March 2015 he left. [Four months later] he died.", "2015-07"),
    ("2022-10-21", "In the autumn of 2020 he left. [A year later] he died.", "2021"),
    ("2022-10-21", "He left last week. [Two months later] he died.", "P2M"),
    ("2018-11-09", "On Sunday, exactly [a hundred years later], they are read.", "P100Y"),
    ("2018-11-09", "They met on Friday. [Two days later] he left.", "P2D"),
    ("2018-11-09", "They met on Monday. [Two days later] he left.", "2018-11-07"),
    # Times of day are not those of a day in another clause.
    ("2023-03-13", "It began late on Sunday and was to last until [midnight].", "XXXX-XX-XXT24:00"),
    (
        "2016-08-02",
        "He was ordered out at [9.30 p.m.], and stayed where he was until dawn on July 16.",
        "XXXX-XX-XXT21:30",
    ),
    (
        "2024-08-26",
        "It occurred at [4 p.m.], hours after the end of a siege in force since May 6, 2021.",
        "XXXX-XX-XXT16:00",
    ),
    ("2024-08-26", "It occurred at [4 p.m.] in Orsun on Friday.", "2024-08-23T16:00"),
    ("2018-11-09", "He, whose book appeared last month, says it came at [noon on the 11th].", "XXXX-XX-11T12:00"),
    ("2023-03-13", "He was rebooked for [Wednesday].", "2023-03-15"),
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


def test_months_after_a_year_lie_between_two() -> None:
    """A count of months from a year has its bounds, and no month."""
    told = find_marked("In 2015 he left. [Four months later] he died.", "2022-10-21")
    assert (str(told.earliest), str(told.latest)) == ("2015-05-01", "2016-05-01")


TITLED = [
    ("The committee meets on Sunday.", "2022-05-15"),
    ("The committee meets on Sunday. It met last Sunday.", "2022-05-08"),
    ("The committee meets soon.", "2022-05-08"),
]


@pytest.mark.parametrize(("body", "value"), TITLED)
def test_a_weekday_of_a_title_is_that_of_its_text(body: str, value: str) -> None:
    """A title has no verb that tells which Sunday; the text has, where it has one alone."""
    title = "Formal bid on Sunday"
    zones = ((Role.HEADLINE, 0, len(title)), (Role.BODY, len(title) + 1, len(title) + 1 + len(body)))
    published = Published("2022-05-13", earliest=date(2022, 5, 13), latest=date(2022, 5, 14))
    first = find_dates(annotated(f"{title}\n{body}", *zones), published)[0]
    assert first.value == value
