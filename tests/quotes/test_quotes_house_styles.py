"""What reports of many houses were misread by: each line names the words, who says them and what."""

from __future__ import annotations

import pytest
from tests.factories import annotated

from dateline.config import Config
from dateline.language import analyse_words
from dateline.model import Role
from dateline.quotes import find_quotes

Said = list[tuple[str, str | None, str]]


def said(words: str, title: str = "") -> Said:
    """The class, speaker and first words of each attribution, of a title first."""
    text = f"{title}\n{words}" if title else words
    zones = ((Role.HEADLINE, 0, len(title)), (Role.BODY, len(title) + 1, len(text))) if title else ()
    report = annotated(text, *zones)
    found = find_quotes(report, analysis=analyse_words(report, Config().language))
    return [(quote.klass, quote.speaker, quote.content[0].of(text)) for quote in found]


NOBODY = [
    "In the appeal, only 19 per cent of the sum requested had been received by the end of May.",
    "The bridge, opened in the late 1980s, has claimed more than 80 lives.",
    "The flood claimed another victim on Monday.",
    "A bicycle was stolen from a garage. The owner last saw it on Thursday night.",
    "A similar measure was rejected by voters in November.",
    "The hearings will begin “in the new year”.",
    "They won on Tuesday by seven votes to five after a stormy debate.",
    "The bank took in the N200 notes.",
    "Staff called an ambulance at nine.",
]


@pytest.mark.parametrize("words", NOBODY)
def test_deeds_are_no_words(words: str) -> None:
    assert said(words) == []


SAID = [
    (
        "The car, reported stolen from a farm on Friday, was pulled from the water, Lena Orr said.",
        ("said", "Lena Orr", "The car, reported stolen from a farm on Friday, was pulled from the water"),
    ),
    ("A neighbour told the Orvale Herald he'd heard a car.", ("said", "neighbour", "he'd heard a car")),
    (
        "The boards met on Sunday over the deal, which could be announced on Monday, said two of the bankers.",
        ("said", "two of the bankers", "The boards met on Sunday over the deal, which could be announced on Monday"),
    ),
    (
        "Tom Ash, who in the days after the massacre told parliament that a hundred would die, came on Sunday.",
        ("said", "Tom Ash", "that a hundred would die"),
    ),
    ("Forty-one-year-old Lena Orr said she had seen it.", ("said", "Lena Orr", "she had seen it")),
    (
        "Tom Ash, one of the founders, conceded the project could not go on.",
        ("said", "Tom Ash", "the project could not go on"),
    ),
    (
        "It followed a report by the Orvale Gazette, which, citing records of the port, said Thursday that it leaks.",
        ("said", "Orvale Gazette", "that it leaks"),
    ),
    (
        "Surveys, Lena Orr said, were unreliable.",
        ("said", "Lena Orr", "Surveys"),
    ),
    (
        "The war could not be won, according to a trove of interviews that a federal agency conducted.",
        ("said", "trove of interviews", "The war could not be won"),
    ),
    ("The Shore Front claimed responsibility.", ("alleged", "Shore Front", "responsibility")),
    ("Farmers see it as a threat.", ("believes", "Farmers", "it as a threat")),
    ("The claim was rejected by Lena Orr on Monday.", ("denied", "Lena Orr", "The claim")),
    ("Norvex said on Jan. 11 it would buy back shares.", ("said", "Norvex", "it would buy back shares")),
    ("Norvex said on Jan. 11 that it would pay.", ("said", "Norvex", "that it would pay")),
    (
        "Captain Tom Ash will take time over the holidays, he said after Tessaly completed a series win on Tuesday.",
        ("said", "Tom Ash", "Captain Tom Ash will take time over the holidays"),
    ),
    (
        "Chief Executive Anneke Vos said shortages would last.",
        ("said", "Anneke Vos", "shortages would last"),
    ),
    (
        "The Orvale Guard had asked the ministry for the rules of engagement. It had not replied as of October 2.",
        ("not-said", "ministry", "as of October 2"),
    ),
    (
        "Its chair, Sir Tom Ash, left in May; his successor, Dame Lena Orr, was named and says hearings will begin.",
        ("said", "Lena Orr", "hearings will begin"),
    ),
    (
        "He spoke on Monday, the day the council confirmed that the site would not be cleared.",
        ("said", "council", "that the site would not be cleared"),
    ),
    (
        "In a letter dated 11 November 2016, the parish clerk asked the company for an urgent inspection.",
        ("asked", "parish clerk", "an urgent inspection"),
    ),
    ("Severn Water declined to comment, citing the police investigation.", ("declined", "Severn Water", "to comment")),
    (
        "“Last night was the worst since April,” said Nina Orr, 71, who asked that her surname not be used.",
        ("said", "Nina Orr", "“Last night was the worst since April,”"),
    ),
    (
        "At least three people were killed when shells hit a station, governor Oleksy Taras said on Monday.",
        ("said", "Oleksy Taras", "At least three people were killed when shells hit a station"),
    ),
]


@pytest.mark.parametrize(("words", "last"), SAID)
def test_the_last_line(words: str, last: tuple[str, str, str]) -> None:
    assert said(words)[-1] == last


TITLES: list[tuple[str, str, list[str | None]]] = [
    ("Tashan: Floods reach the lower town", "The floods reached the town on Monday.", []),
    ("Tashan: Floods reach the lower town", "The river rose in Tashan and near Tashan on Monday.", []),
    ("Orr: We will not leave", "Lena Orr stayed in the hall on Monday.", ["Lena Orr"]),
    ("TRANSCRIPT: Morning Briefing on the radio", "The radio sends it at seven.", []),
]


@pytest.mark.parametrize(("title", "words", "speakers"), TITLES)
def test_who_speaks_in_a_title(title: str, words: str, speakers: list[str | None]) -> None:
    """A word before a colon is somebody only where the report has one of that name."""
    assert [speaker for _, speaker, _ in said(words, title)] == speakers


def test_a_pronoun_with_its_verb_is_nobody() -> None:
    assert {speaker for _, speaker, _ in said("“He must answer. We'll be seeking talks,” said Lena Orr.")} == {
        "Lena Orr",
        None,
    }


def test_an_answer_is_not_of_whom_the_question_cites() -> None:
    words = "The chief justice, Tom Ash, said it was “on merit”. Do you agree?\n“Tom Ash is kind, and I told him so.”"
    assert [speaker for _, speaker, _ in said(words)] == ["Tom Ash", None]


def test_he_within_a_quotation_is_not_one_outside_of_it() -> None:
    words = "Tom Ash met the envoy. “I rang the other man. He said it was a mistake,” said Ilo Venn."
    assert [speaker for _, speaker, _ in said(words)] == ["Ilo Venn", None]


def test_everything_says_nothing() -> None:
    assert [speaker for _, speaker, _ in said("“Everything indicates we could lose,” said Lena Orr.")] == ["Lena Orr"]


def test_who_presents_is_not_who_is_presented() -> None:
    words = (
        "PRESENTER: Good morning. With us is the health minister, Dr Fatou Bangal.\n"
        "BANGAL: The first sample came to us on the second of August."
    )
    assert [speaker for _, speaker, _ in said(words)] == ["PRESENTER", "Fatou Bangal"]
