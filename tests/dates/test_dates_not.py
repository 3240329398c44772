"""Words and figures that look like times and are none."""

from __future__ import annotations

import pytest
from tests.dates.date_factory import found_in


@pytest.mark.parametrize(
    "words",
    [
        "The Mines Act, 1957 and the Citizenship (Amendment) Bill, 2019 hold.",
        "Theresa May and Prime Minister May may march on Washington.",
        "April Orsun and June Vale met Augustus March.",
        "He fell in the fall of the city, and the spring of the watch broke.",
        "Palm Springs and the Arab Spring were named.",
        "The second man took a second look. Wait a second.",
        "He holds a quarter of the shares, three quarters of them, in the French Quarter.",
        "He won 21-19, 3-2 and 10:9, or 2.5 percent, at odds of 1/2.",
        "Call 2020-555 or 555-2020, or take Flight 1992 from Room 2011.",
        "Resolution 2231 and Article 2010 hold.",
        "The Orsun Daily and the Sunday Telegraph wrote of Black Friday.",
        "Mehr News Agency quoted Tir Vale, Azar Vale and Safar Rajab.",
        "On the fourth anniversary 1,500 men and 2,500 women came.",
        "There were 2000 troops, about 1900 villages, 1800 metres and 2003 people.",
        "It cost $2000 and £1999.",
        "Every second year is no year.",
        "In 1399 and in 1445 another calendar was meant.",
        "In 3010 nobody will read this.",
        "31 February and 99/99/2020 are no days.",
        "The Good Friday Agreement holds.",
        "Friday the 13th is a film.",
        "The years-long war and the day-long siege went on.",
        "The six-month-old truce held; the 3-year-old boy, 40 years old at heart, slept.",
        "You may go, and they march.",
        "“60 Minutes” and “This Week” are programmes.",
        "dateline.example/2020/01/17/story.html",
        "He scored 1990 points; he was no. 2011 of 2012 members.",
        "A man aged 40 years, a boy at the age of 12 years, one 40 years of age.",
        "A girl two years and three months old.",
        "It stopped on the 15th floor and on the 18th green.",
        "She is in her eighties, and it was in the 40s outside.",
        "In general the general manager Mar. Vale dec. it.",
    ],
)
def test_no_time_is_seen(words: str) -> None:
    """Names, counts, scores, addresses and verbs."""
    assert [found.span.of(words) for found in found_in(words)] == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Mrs May said in March she was near.", ["March"]),
        ("In May May Orsun left.", ["May"]),
        ("Some 2000 fighters came in 2000.", ["2000"]),
        ("The 2018 elections drew 2018 votes.", ["2018"]),
        ("In January 10 people died.", ["January"]),
        ("On January 10 people died.", ["January"]),
        ("The bombing of Aug. 7 killed 258 people.", ["Aug. 7"]),
        (
            "It was 10 Muharram 1445 AH, 15 Khordad and Bahman 1357.",
            ["10 Muharram 1445 AH", "15 Khordad", "Bahman 1357"],
        ),
        ("At Nowruz and in Ramadan they rest.", ["Nowruz", "Ramadan"]),
        ("The 2011-12 season, 1914–18.", ["2011", "12", "1914", "18"]),
        ("May 2011 – June 2012", ["May 2011", "June 2012"]),
        ("Tuesday's and Wednesday's talks", ["Tuesday", "Wednesday"]),
        ("He said it on Thursday\nLast week he did not", ["Thursday", "Last week"]),
    ],
)
def test_only_times_are_seen(words: str, expected: list[str]) -> None:
    """The times among their likes."""
    assert [found.span.of(words) for found in found_in(words)] == expected
