"""What the words of time in a report of Friday 17 January 2020 stand for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.dates.date_factory import find_marked

# The expression stands in brackets; then its value; then its days: "=" for the day of the value, one day, two ends half
# open, or nothing when it names no days.

DAYS_WITH_THEIR_YEAR = [
    ("They met on [17 January 2020].", "2020-01-17", "="),
    ("They met on [January 17, 2020], in Orsun.", "2020-01-17", "="),
    ("They met on [Jan. 17, 2020].", "2020-01-17", "="),
    ("They met on [17 Jan 2020] and left.", "2020-01-17", "="),
    ("They met on [the 3rd of March 2019].", "2019-03-03", "="),
    ("They met on [Friday, 17 January 2020].", "2020-01-17", "="),
    ("They met on [Friday, January 17, 2020].", "2020-01-17", "="),
    ("They met on [Jan.\u00a017,\u00a02020].", "2020-01-17", "="),
    ("Published [2020-01-17] in Orsun.", "2020-01-17", "="),
    ("Published [2020-01-17T22:50].", "2020-01-17T22:50", "2020-01-17"),
    ("Published [17 January 2020 - 22:50].", "2020-01-17T22:50", "2020-01-17"),
    ("Published [16/01/2020] in Orsun.", "2020-01-16", "="),
    ("Published [01/16/2020] in Orsun.", "2020-01-16", "="),
    ("Published [16.01.2020] in Orsun.", "2020-01-16", "="),
    ("Published [2020/01/16] in Orsun.", "2020-01-16", "="),
    ("Published [10/31/89] in Orsun.", "1989-10-31", "="),
    ("They met at [5 p.m. on Tuesday, Jan. 14, 2020].", "2020-01-14T17:00", "2020-01-14"),
    ("They met on [January 16, 2020 at 9.15am].", "2020-01-16T09:15", "2020-01-16"),
    ("They met on [February 29, 2020].", "2020-02-29", "="),
    ("It began on [January 13]-15, 2020.", "2020-01-13", "="),
    ("It began on January 13-[15, 2020].", "2020-01-15", "="),
    ("The January 8-[9] talks failed.", "2020-01-09", "="),
    ("On [January 8] – 12 people were there – it fell.", "2020-01-08", "="),
    ("On [January 8] and 12 witnesses later it fell.", "2020-01-08", "="),
    ("It lasted from [9] to 11 January 2020.", "2020-01-09", "="),
    ("It lasted from 9 to [11 January 2020].", "2020-01-11", "="),
    ("It lasted from [30 December] to 2 January 2020.", "2019-12-30", "="),
    ("It ran on [Sat, 18 Jan 2020 10:30:00 GMT].", "2020-01-18T10:30:00", "2020-01-18"),
    ("It ran on [Fri Jan 17 2020].", "2020-01-17", "="),
]

YEARS_FROM_THE_DATE_BESIDE = [
    ("It opened in September 2016 following the [April 27] summit.", "2016-04-27", "="),
    ("He resigned in March 2012 after the [October 5] vote.", "2011-10-05", "="),
    ("He was killed in 2009, five days before the [December 12] poll.", "2009-12-12", "="),
    ("In March 2012, months before the [May] election, it fell.", "2012-05", "2012-05-01 2012-06-01"),
    ("In March 2012, after the [Friday, January 6] vote, he left.", "2012-01-06", "="),
    ("In March 2012, after the [Friday, January 5] vote, he left.", "XXXX-01-05", ""),
    ("The vote of 3 June 2010 came after the [July] riots.", "XXXX-07", ""),
    ("It was founded in 2011. After the [January 5] vote it fell.", "2020-01-05", "="),
    ("It was founded in 2011 and won the [January 5] vote.", "2020-01-05", "="),
]

DECREED = [
    ("The president declared three days of mourning from [Monday].", "2020-01-20", "="),
    ("Officials announced a curfew from [Thursday].", "2020-01-23", "="),
    ("The bridge was closed from [Monday].", "2020-01-13", "="),
    ("The union called a general strike for [Tuesday].", "2020-01-21", "="),
    ("The figures for [Tuesday] were out.", "2020-01-14", "="),
]

PARTS_OF_A_MONTH = [
    ("They vote on [the second Sunday of April].", "2020-04-12", "="),
    ("They voted on [the last Thursday in November 2019].", "2019-11-28", "="),
    ("They will vote on [the first Tuesday in March].", "2020-03-03", "="),
    ("They met on [the last Friday in May last year].", "2019-05-31", "="),
    ("They met on [the fifth Monday of June 2019].", "2019-06", "2019-06-01 2019-07-01"),
    ("They met in [the first week of December].", "2019-12", "2019-12-01 2019-12-08"),
    ("They met in [the last ten days of May 2019].", "2019-05", "2019-05-22 2019-06-01"),
    ("They met in [the second half of June 2019].", "2019-06", "2019-06-16 2019-07-01"),
    ("They met in [the third week of June 2019].", "2019-06", "2019-06-01 2019-07-01"),
    ("They met [three Fridays ago].", "2019-12-27", "="),
    ("They met [two Sundays ago].", "2020-01-05", "="),
    ("They meet [every other Monday].", "XXXX-WXX-1", ""),
    ("They will meet [a week from Tuesday].", "2020-01-28", "="),
    ("It must end by [end-March].", "2020-03", "2020-03-01 2020-04-01"),
]

PARTICIPLES_THAT_DESCRIBE = [
    ("The queen will visit the wounded on [Saturday].", "2020-01-18", "="),
    ("He will meet displaced families on [Saturday].", "2020-01-18", "="),
    ("The court is expected to hear convicted officers on [Monday].", "2020-01-20", "="),
    ("The court sentenced the convicted men on [Monday].", "2020-01-13", "="),
    ("The newly elected council met on [Monday].", "2020-01-13", "="),
]

DAYS_WITHOUT_A_YEAR = [
    # what was done is not two months ahead
    ("The accord was signed on [March 15].", "2019-03-15", "="),
    ("Lawmakers approved a bill on [January 5].", "2020-01-05", "="),
    ("Lawmakers approved a bill on [5 January].", "2020-01-05", "="),
    ("[Late on January 9], the premier called.", "2020-01-09", "="),
    ("He was shot on [Oct. 23] in Orsun.", "2019-10-23", "="),
    ("They will meet in [the week of March 4].", "2020-W10", "2020-03-02 2020-03-09"),
    ("They will meet in [the week of March 8].", "2020-W11", "2020-03-08 2020-03-15"),
    ("They met in [the week of 6 May 2019].", "2019-W19", "2019-05-06 2019-05-13"),
    ("He was shot on [23 October].", "2019-10-23", "="),
    ("The summit will open on [April 24].", "2020-04-24", "="),
    ("The offer was extended until [Jan. 24].", "2020-01-24", "="),
    ("The summit is due on [24 April] in Orsun.", "2020-04-24", "="),
    ("The raid of [Sept 24] failed.", "2019-09-24", "="),
    ("The raid on [Sept. 24] failed.", "2019-09-24", "="),
    ("The raid on the [Oct. 23] column failed.", "2019-10-23", "="),
    ("He was killed [last Oct. 23], they said.", "2019-10-23", "="),
    ("He was killed on [the 5th of January].", "2020-01-05", "="),
    ("On [January 5 last year] they met.", "2019-01-05", "="),
    ("The vote is on [February 2].", "2020-02-02", "="),
    ("He died on [December 31], they said.", "2019-12-31", "="),
    ("They marched on [Thursday, Jan. 16], and left.", "2020-01-16", "="),
    ("They will march on [Friday, Jan. 24], they said.", "2020-01-24", "="),
    ("It was announced on [January\u00a05].", "2020-01-05", "="),
]

WEEKDAYS = [
    ("He said so in an interview on [Thursday].", "2020-01-16", "="),
    ("He said so on [Friday].", "2020-01-17", "="),
    ("He said so in a tweet on [Tuesday].", "2020-01-14", "="),
    ("He said so on [Saturday].", "2020-01-11", "="),
    ("He will speak on [Tuesday].", "2020-01-21", "="),
    ("He will speak on [Friday].", "2020-01-17", "="),
    ("The trial opens [Monday].", "2020-01-20", "="),
    ("Talks resume [Monday] in Orsun.", "2020-01-20", "="),
    ("The court is to rule on [Wednesday].", "2020-01-22", "="),
    ("The ceasefire, due on [Sunday], failed.", "2020-01-19", "="),
    ("The session was postponed until [Tuesday].", "2020-01-21", "="),
    ("He left [last Friday].", "2020-01-10", "="),
    ("He left [last Monday].", "2020-01-13", "="),
    ("He will leave [next Friday].", "2020-01-24", "="),
    ("He will leave [next Monday].", "2020-01-20", "="),
    ("He left [this Tuesday].", "2020-01-14", "="),
    ("He will leave [this coming Sunday].", "2020-01-19", "="),
    ("He left [this past Sunday].", "2020-01-12", "="),
    ("[Monday]'s vote will be held in Orsun.", "2020-01-20", "="),
    ("He will appeal [Wednesday]'s ruling.", "2020-01-15", "="),
    ("He said the army would attack on [Saturday].", "2020-01-18", "="),
    ("He would have left on [Tuesday], they said.", "2020-01-14", "="),
    ("They could not be reached on [Wednesday].", "2020-01-15", "="),
    ("He spoke on [Thursday evening].", "2020-01-16TEV", "2020-01-16"),
    ("He spoke [early Tuesday].", "2020-01-14", "="),
    ("He spoke [late Thursday night].", "2020-01-16TNI", "2020-01-16"),
    ("He spoke at [noon Thursday].", "2020-01-16T12:00", "2020-01-16"),
    ("He spoke at [10:35 a.m. (0735 GMT) Thursday].", "2020-01-16T10:35", "2020-01-16"),
    ("He spoke on [Tuesday last week].", "2020-01-07", "="),
    ("He will speak on [Monday next week].", "2020-01-20", "="),
    ("They were killed, police said [Sunday].", "2020-01-12", "="),
    ("The group plans a rally on [Saturday].", "2020-01-18", "="),
    ("The rally planned for [Saturday] is on.", "2020-01-18", "="),
    ("He had been expected on [Monday].", "2020-01-13", "="),
    ("The deal was as planned signed [Monday].", "2020-01-13", "="),
    ("He should arrive as early as [Sunday].", "2020-01-19", "="),
    ("On [Tuesday], he will meet Orsun's leaders.", "2020-01-21", "="),
    ("On [Tuesday], he met Orsun's leaders.", "2020-01-14", "="),
]

DAYS_FROM_PUBLICATION = [
    ("He spoke [today].", "2020-01-17", "="),
    ("He spoke [yesterday].", "2020-01-16", "="),
    ("He will speak [tomorrow].", "2020-01-18", "="),
    ("He will speak [tonight].", "2020-01-17TNI", "2020-01-17"),
    ("He spoke [last night].", "2020-01-16TNI", "2020-01-16"),
    ("He spoke [this morning].", "2020-01-17TMO", "2020-01-17"),
    ("He spoke [yesterday afternoon].", "2020-01-16TAF", "2020-01-16"),
    ("He spoke [the day before yesterday].", "2020-01-15", "="),
    ("He will speak [the day after tomorrow].", "2020-01-19", "="),
    ("He will speak [a week on Monday].", "2020-01-27", "="),
    ("He will speak [Monday week].", "2020-01-27", "="),
    ("They meet on [the Friday after next].", "XXXX-WXX-5", ""),
    ("He spoke [the Thursday before last].", "XXXX-WXX-4", ""),
    ("[The week before last] it rained.", "2020-W01", "2019-12-30 2020-01-06"),
    ("He left in [the early hours of Monday].", "2020-01-13TMO", "2020-01-13"),
    ("The vote was moved to [May].", "2020-05", "2020-05-01 2020-06-01"),
    ("The game was pushed back to [Dec. 3].", "2020-12-03", "="),
    ("He will speak [a fortnight on Tuesday].", "2020-02-04", "="),
    ("He will speak on [the 15th of next month].", "2020-02-15", "="),
    ("He spoke on [the 15th of last month].", "2019-12-15", "="),
    ("Shells fell [overnight].", "2020-01-16TNI", "2020-01-16 2020-01-18"),
    ("He spoke [late yesterday].", "2020-01-16", "="),
    ("He spoke at [5 p.m. yesterday].", "2020-01-16T17:00", "2020-01-16"),
]

UNITS_FROM_PUBLICATION = [
    ("He left [last week].", "2020-W02", "2020-01-06 2020-01-13"),
    ("He left [earlier this week].", "2020-W03", "2020-01-13 2020-01-18"),
    ("He will leave [next week].", "2020-W04", "2020-01-20 2020-01-27"),
    ("He left [two weeks ago].", "2020-W01", "2019-12-30 2020-01-06"),
    ("He left [nearly two years ago].", "2018", "2018-01-01 2019-01-01"),
    ("He left [three days ago].", "2020-01-14", "="),
    ("He left [five months ago].", "2019-08", "2019-08-01 2019-09-01"),
    ("He left [a decade ago].", "2010", "2010-01-01 2011-01-01"),
    ("He left [last month].", "2019-12", "2019-12-01 2020-01-01"),
    ("He will leave [later this month].", "2020-01", "2020-01-17 2020-02-01"),
    ("He will leave [next month].", "2020-02", "2020-02-01 2020-03-01"),
    ("He left [this month].", "2020-01", "2020-01-01 2020-02-01"),
    ("He left [last year].", "2019", "2019-01-01 2020-01-01"),
    ("He left [earlier this year].", "2020", "2020-01-01 2020-01-18"),
    ("He will leave [later this year].", "2020", "2020-01-17 2021-01-01"),
    ("He will leave [next year].", "2021", "2021-01-01 2022-01-01"),
    ("He left [late last year].", "2019", "2019-01-01 2020-01-01"),
    ("He will leave [early next year].", "2021", "2021-01-01 2022-01-01"),
    ("He fought over [the weekend].", "2020-W02-WE", "2020-01-11 2020-01-13"),
    ("He will fight over [the weekend].", "2020-W03-WE", "2020-01-18 2020-01-20"),
    ("He left at [the weekend].", "2020-W02-WE", "2020-01-11 2020-01-13"),
    ("He will leave by [the end of the year].", "2020", "2020-01-01 2021-01-01"),
    ("He will leave by [the end of this month].", "2020-01", "2020-01-01 2020-02-01"),
    ("He will leave [two weeks from now].", "2020-W05", "2020-01-27 2020-02-03"),
    ("Prices rose [this decade].", "202", "2020-01-01 2030-01-01"),
    ("He left in [the past three months].", "P3M", "2019-10-17 2020-01-18"),
    ("He will leave in [the next two weeks].", "P2W", "2020-01-17 2020-02-01"),
]

MONTHS = [
    ("He left in [March 2019].", "2019-03", "2019-03-01 2019-04-01"),
    ("He left in [early March].", "2019-03", "2019-03-01 2019-04-01"),
    ("[Earlier in January], he warned of it.", "2020-01", "2020-01-01 2020-01-18"),
    ("[Earlier in March], he warned of it.", "2019-03", "2019-03-01 2019-04-01"),
    ("He left in [December].", "2019-12", "2019-12-01 2020-01-01"),
    ("He left in [June].", "2019-06", "2019-06-01 2019-07-01"),
    ("He will leave in [June].", "2020-06", "2020-06-01 2020-07-01"),
    ("He will leave by [March].", "2020-03", "2020-03-01 2020-04-01"),
    ("He left [last March].", "2019-03", "2019-03-01 2019-04-01"),
    ("He will leave [next March].", "2020-03", "2020-03-01 2020-04-01"),
    ("He left in [May].", "2019-05", "2019-05-01 2019-06-01"),
    ("The [June] agreement failed.", "2019-06", "2019-06-01 2019-07-01"),
    ("The [March] election is open.", "2020-03", "2020-03-01 2020-04-01"),
    ("He left in [January].", "2020-01", "2020-01-01 2020-02-01"),
    ("He left in [June last year].", "2019-06", "2019-06-01 2019-07-01"),
    ("It lasted from [June] to August 2019.", "2019-06", "2019-06-01 2019-07-01"),
    ("It lasted from [November] to January 2019.", "2018-11", "2018-11-01 2018-12-01"),
    ("He left in [Sept.] and came back.", "2019-09", "2019-09-01 2019-10-01"),
    ("He left in [mid-November].", "2019-11", "2019-11-01 2019-12-01"),
    ("He left in [January nineteen ninety-seven].", "1997-01", "1997-01-01 1997-02-01"),
    ("He fought in [August], they said.", "2019-08", "2019-08-01 2019-09-01"),
    ("It lasted from [Jan] to Mar 2019.", "2019-01", "2019-01-01 2019-02-01"),
    ("He left in [late-March], they said.", "2019-03", "2019-03-01 2019-04-01"),
    ("He left in [the beginning of May].", "2019-05", "2019-05-01 2019-06-01"),
]

YEARS = [
    ("He left in [2014].", "2014", "2014-01-01 2015-01-01"),
    ("It has gone on since [mid-2011].", "2011", "2011-01-01 2012-01-01"),
    ("He left in [early 2019].", "2019", "2019-01-01 2020-01-01"),
    ("They withdrew between [2007] and 2011.", "2007", "2007-01-01 2008-01-01"),
    ("They withdrew between 2007 and [2011].", "2011", "2011-01-01 2012-01-01"),
    ("They ruled from [2009] to 2011.", "2009", "2009-01-01 2010-01-01"),
    ("They ruled in [2009]-11.", "2009", "2009-01-01 2010-01-01"),
    ("They ruled in 2009-[11].", "2011", "2011-01-01 2012-01-01"),
    ("The post-[2003] order fell.", "2003", "2003-01-01 2004-01-01"),
    ("He was born in [the 1990s].", "199", "1990-01-01 2000-01-01"),
    ("He was born in [the ’80s].", "198", "1980-01-01 1990-01-01"),
    ("He was born in [the '90s].", "199", "1990-01-01 2000-01-01"),
    ("He was born in [the nineties].", "199", "1990-01-01 2000-01-01"),
    ("He was born in [the early 2000s].", "200", "2000-01-01 2010-01-01"),
    ("He lived in [the 1800s].", "18", "1800-01-01 1900-01-01"),
    ("The [September 11] attacks changed it.", "XXXX-09-11", ""),
    ("They sang of the [July 14] Revolution.", "XXXX-07-14", ""),
    ("They sang of the [July 14] revolution.", "XXXX-07-14", ""),
    ("The [January 3] attack killed two.", "2020-01-03", "="),
    ("He was born in [the 19th century].", "18", "1800-01-01 1900-01-01"),
    ("He was born in [the late 1980s].", "198", "1980-01-01 1990-01-01"),
    ("By [the end of 2021] it is over.", "2021", "2021-01-01 2022-01-01"),
    ("The [2018] elections were held.", "2018", "2018-01-01 2019-01-01"),
    ("[Fiscal 2019] was good.", "2019", "2019-01-01 2020-01-01"),
    ("He left in [nineteen ninety-six].", "1996", "1996-01-01 1997-01-01"),
    ("Resolution 1701 ([2006]) holds.", "2006", "2006-01-01 2007-01-01"),
]

PARTS_OF_YEARS = [
    ("It rose in [the third quarter of 2019].", "2019-Q3", "2019-07-01 2019-10-01"),
    ("It rose in [the fourth quarter].", "2019-Q4", "2019-10-01 2020-01-01"),
    ("It will rise in [the second quarter].", "2020-Q2", "2020-04-01 2020-07-01"),
    ("It rose in [last year’s third quarter].", "2019-Q3", "2019-07-01 2019-10-01"),
    ("It rose in [Q3 2019].", "2019-Q3", "2019-07-01 2019-10-01"),
    ("It rose in [the first half of 2019].", "2019-H1", "2019-01-01 2019-07-01"),
    ("It rose in [H1 2019].", "2019-H1", "2019-01-01 2019-07-01"),
    ("They met in [the summer of 2019].", "2019-SU", "2019-01-01 2020-01-01"),
    ("They met [last summer].", "2019-SU", "2019-01-01 2020-01-01"),
    ("They met [last winter].", "2018-WI", "2017-12-01 2019-04-01"),
    ("They will meet [this summer].", "2020-SU", "2020-01-01 2021-01-01"),
    ("They will meet in [the spring].", "2020-SP", "2020-01-01 2021-01-01"),
    ("They met in [the autumn].", "2019-FA", "2019-01-01 2020-01-01"),
    ("They will meet at [Christmas].", "2020-12-25", "="),
    ("They met on [New Year’s Eve].", "2019-12-31", "="),
    ("They met on [Thanksgiving].", "2019-11-28", "="),
    ("They met on [May Day].", "2019-05-01", "="),
    ("They will meet [next winter].", "2020-WI", "2019-12-01 2021-04-01"),
    ("They met in [the winter of 2018-19].", "2018-WI", "2017-12-01 2019-04-01"),
]

FROM_TEXT = [
    ("They met on January 3, 2020; [two days later] they parted.", "2020-01-05", "="),
    ("They met on January 3, 2020; [the following day] they parted.", "2020-01-04", "="),
    ("They met on January 3, 2020; [the day before] they had talked.", "2020-01-02", "="),
    ("They met on January 3, 2020; [the previous week] they had talked.", "2019-W52", "2019-12-23 2019-12-30"),
    ("They met on January 3, 2019; [a month later] they parted.", "2019-02", "2019-02-01 2019-03-01"),
    ("They met on January 31, 2019; [a month later] they parted.", "2019-02", "2019-02-01 2019-03-01"),
    ("They met on January 3, 2020; [that evening] they parted.", "2020-01-03TEV", "2020-01-03"),
    ("They met on January 3, 2020; [the next morning] they parted.", "2020-01-04TMO", "2020-01-04"),
    ("They met on January 3, 2020; [that year] they parted.", "2020", "2020-01-01 2021-01-01"),
    ("They met in June 2014; [that month] they parted.", "2014-06", "2014-06-01 2014-07-01"),
    ("They met in June 2014; [the following year] they parted.", "2015", "2015-01-01 2016-01-01"),
    ("They met in June 2014; [a year later] they parted.", "2015-06", "2015-06-01 2015-07-01"),
    ("They met in 2014; [two years later] they parted.", "2016", "2016-01-01 2017-01-01"),
    ("They met on January 3, 2020; [the following Monday] they parted.", "2020-01-06", "="),
    ("[Two days] after the January 3 attack he came.", "2020-01-05", "="),
    ("[A day] after Thursday's vote he left.", "2020-01-17", "="),
    ("[A week] before Christmas he died.", "2019-12-18", "="),
    ("They met on January 3, 2020, and at [5 p.m.] they left.", "2020-01-03T17:00", "2020-01-03"),
    ("The blast struck at [18:00 UTC on Saturday].", "2020-01-11T18:00", "2020-01-11"),
    ("The blast struck at [18:00 UTC] in Orsun on Saturday.", "2020-01-11T18:00", "2020-01-11"),
    ("The blast struck at [6:40 p.m. GMT+8] on Saturday.", "2020-01-11T18:40", "2020-01-11"),
    ("Sales rose in the third quarter from $4 million [a year earlier].", "2018-Q3", "2018-07-01 2018-10-01"),
    ("Sales rose from $4 million [a year earlier].", "2019", "2019-01-01 2020-01-01"),
    ("Costs rose, compared with [a year earlier].", "2019", "2019-01-01 2020-01-01"),
    ("[The year-ago] results are restated.", "2019", "2019-01-01 2020-01-01"),
    (
        "Net in the third quarter fell from $4 million a year earlier; [the year-ago] figures are restated.",
        "2018-Q3",
        "2018-07-01 2018-10-01",
    ),
    (
        "Net rose in the third quarter from the year-ago quarter, and costs fell in [the quarter].",
        "2019-Q3",
        "2019-07-01 2019-10-01",
    ),
    ("Net rose in the third quarter; it was $4 million in [the 2017 quarter].", "2017-Q3", "2017-07-01 2017-10-01"),
    ("It lost $4 million in [the 2017 period], it said.", "2017", "2017-01-01 2018-01-01"),
    ("The [February] accession will follow.", "2020-02", "2020-02-01 2020-03-01"),
    ("The sides failed to agree and will meet by [Jan. 14].", "2020-01-14", "="),
    ("They met on January 3, 2020. They parted [that same day].", "2020-01-03", "="),
    ("They met in May 2014 and parted in [April of the following year].", "2015-04", "2015-04-01 2015-05-01"),
    ("They met in May 2014 and parted on [January 5 of the following year].", "2015-01-05", "="),
    ("They met in May 2014 and parted in [June that year].", "2014-06", "2014-06-01 2014-07-01"),
    ("They met in May 2014 and parted on [5 June of the same year].", "2014-06-05", "="),
    ("They met in 2014, and [the previous year] they had talked.", "2013", "2013-01-01 2014-01-01"),
    ("They met on January 3, 2020 and parted on [the 15th].", "2020-01-15", "="),
    ("They met in June 2014 and parted on [the 3rd], in Orsun.", "2014-06-03", "="),
]

LENGTHS_AND_REPETITIONS = [
    ("They fought for [two weeks].", "P2W", ""),
    ("They fought for [nearly forty years].", "P40Y", ""),
    ("They fought for [two and a half years].", "P2Y6M", ""),
    ("They fought for [a minute and a half].", "PT1M30S", ""),
    ("They fought for [half an hour].", "PT30M", ""),
    ("They fought for [a couple of months].", "P2M", ""),
    ("They fought for [two to three weeks].", "PXW", ""),
    ("They fought for [several months].", "PXM", ""),
    ("They fought for [dozens of years].", "PXY", ""),
    ("They fought for [years].", "PXY", ""),
    ("It was a [two-day] visit.", "P2D", ""),
    ("They fought for [two hundred and fifty years].", "P250Y", ""),
    ("They fought for [one hundred twenty days].", "P120D", ""),
    ("It was a term of [20 years].", "P20Y", ""),
    ("They come [every day].", "P1D", ""),
    ("They come on [Sundays].", "XXXX-WXX-7", ""),
    ("They come [each July].", "XXXX-07", ""),
    ("They come [twice a week].", "P1W", ""),
    ("They come [every other year].", "P2Y", ""),
    ("They come [daily].", "P1D", ""),
    ("They earn $2 million [a year].", "P1Y", ""),
    ("They come on [Tuesday nights].", "XXXX-WXX-2TNI", ""),
    ("They fought [24 hours] a day.", "PT24H", ""),
    ("They are ready [now].", "PRESENT_REF", ""),
    ("They left [recently].", "PAST_REF", ""),
    ("They will leave in [the future].", "FUTURE_REF", ""),
    ("They left [years ago].", "PAST_REF", ""),
    ("They will vote [eight business days] after January 3.", "P8D", ""),
    ("It was a [four-day] siege.", "P4D", ""),
    ("It lasted [48 hours].", "PT48H", ""),
    ("They fought for [more than two thousand years].", "P2000Y", ""),
    ("They come [each summer].", "XXXX-SU", ""),
]


TABLE = [
    row
    for rows in (
        DAYS_WITH_THEIR_YEAR,
        YEARS_FROM_THE_DATE_BESIDE,
        DECREED,
        PARTS_OF_A_MONTH,
        PARTICIPLES_THAT_DESCRIBE,
        DAYS_WITHOUT_A_YEAR,
        WEEKDAYS,
        DAYS_FROM_PUBLICATION,
        UNITS_FROM_PUBLICATION,
        MONTHS,
        YEARS,
        PARTS_OF_YEARS,
        FROM_TEXT,
        LENGTHS_AND_REPETITIONS,
    )
    for row in rows
]


def days_of(shown: str, value: str) -> tuple[date | None, date | None]:
    """The days as the table writes them."""
    if not shown:
        return None, None
    first, _, end = (value if shown == "=" else shown).partition(" ")
    day = date.fromisoformat(first)
    return day, date.fromisoformat(end) if end else day + timedelta(days=1)


@pytest.mark.parametrize(("marked", "value", "days"), TABLE, ids=[row[0] for row in TABLE])
def test_words_stand_for_days(marked: str, value: str, days: str) -> None:
    """Every row of the table."""
    found = find_marked(marked)
    assert (found.value, (found.earliest, found.latest)) == (value, days_of(days, value))


@pytest.mark.parametrize(("marked", "value", "days"), TABLE, ids=[row[0] for row in TABLE])
def test_because_is_one_sentence_about_the_words(marked: str, value: str, days: str) -> None:
    """It begins with the words, ends with a full stop, and quotes the anchor that was used."""
    found = find_marked(marked)
    words = marked[marked.index("[") + 1 : marked.index("]")]
    assert (
        found.because.startswith(f"“{words}” is ")
        or found.because.startswith(f"“{words}” names ")
        or (
            found.because.startswith(f"“{words}” leaves ")
            or "counts" in found.because
            or "gives no figure" in found.because
        )
        or found.because.startswith(f"“{words}” can only be ")
    )
    assert found.because.endswith(".")
    if found.anchor == "publication date":
        assert "publication on Friday 17 January 2020" in found.because
    elif found.anchor and found.anchor != "itself":
        start = int(found.anchor.split(" at ")[1])
        named = found.because.split("“")[-1].split("”")[0]
        assert marked.replace("[", "").replace("]", "").startswith(named, start)
