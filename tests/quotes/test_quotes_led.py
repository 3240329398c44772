"""Speakers that the grammar leads to: "it", "they", "we", roles in a lead, documents, labels of transcripts."""

from __future__ import annotations

import pytest
from tests.factories import annotated

from dateline.config import Config
from dateline.language import analyse_words
from dateline.model import Role
from dateline.quotes import find_quotes


def speakers(words: str, title: str = "") -> list[str | None]:
    """The speaker of each attribution, of a title first."""
    text = f"{title}\n{words}" if title else words
    zones = ((Role.HEADLINE, 0, len(title)), (Role.BODY, len(title) + 1, len(text))) if title else ()
    report = annotated(text, *zones)
    return [quote.speaker for quote in find_quotes(report, analysis=analyse_words(report, Config().language))]


GOES_ON = [
    ("The Orvale Guard denied it. The weekly Tavresh asked why. It noted that nobody had been hurt.", "Tavresh"),
    ("The ministry said nothing. The River Party was founded in 1990. It called for a vote on Monday.", "River Party"),
    ("A notice has gone up on the gate. It advises residents to boil their water.", "notice"),
    ("The ombudsman’s experts found no trace of explosives. They blamed rust.", "ombudsman’s experts"),
    ("Lena Orr left the hall. It was cold, the guard said.", "guard"),
]


@pytest.mark.parametrize(("words", "name"), GOES_ON)
def test_it_and_they_go_on_with_the_subject_of_the_sentence_before(words: str, name: str) -> None:
    assert speakers(words)[-1] == name


WE = [
    ("“We shall buy the line,” said Lena Orr, chairwoman of Andov Rail. “We hope to open it in May.”", "Andov Rail"),
    ("“We shall sue,” said Lena Orr. “We hope to win,” she said.", None),
]


@pytest.mark.parametrize(("words", "name"), WE)
def test_we_is_the_body_that_a_person_was_introduced_with(words: str, name: str | None) -> None:
    report = annotated(words)
    found = find_quotes(report, analysis=analyse_words(report, Config().language))
    told = [quote.speaker for quote in found if quote.source and quote.source[0].of(words) == "We"]
    assert set(told) <= {name}


LED = [
    ("Coroner blames clinic", "The coroner, Miss Ida Vell, said that the clinic had been warned.", "Ida Vell"),
    (
        "Newspaper: colonel was in the port",
        "A local newspaper reported that a colonel was there. The daily Tavresh said he had come in May.",
        "Tavresh",
    ),
    (
        "Minister reveals flight",
        "The foreign minister has said that a plane was sent.\nMr Ilo Venn told the council on Monday that he knew.",
        "Ilo Venn",
    ),
    (
        "Minister reveals flight",
        "The foreign minister has said that a plane was sent.\nIlo Venn, a farmer, told the council that he knew.",
        "Minister",
    ),
]


@pytest.mark.parametrize(("title", "words", "name"), LED)
def test_a_role_in_a_title_is_who_bears_it_or_comes_next_without_one(title: str, words: str, name: str) -> None:
    assert speakers(words, title)[0] == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("A minister said the deal was close. “We are there,” Ilo Venn said.", "Ilo Venn"),
        ("An official said the deal was close. Ilo Venn declined to comment.", "official"),
        ("A woman said the deal was close. Ana Vell called it a lie.", "woman"),
        ("A person said the deal was close. Ilo Venn denied that it was.", "person"),
    ],
)
def test_anybody_is_named_by_a_quotation_that_goes_on_and_not_by_an_answer(words: str, name: str) -> None:
    assert speakers(words, "Talks go on")[0] == name


def test_the_report_is_that_of_who_spoke_in_it() -> None:
    """ "The River Council said in a report", then "according to the report"."""
    words = "The River Council said in a report that the dam leaked.\nIt was built in 1970, according to the report."
    assert speakers(words) == ["River Council"] * 2


def test_a_label_in_a_transcript_names_the_asker_in_brackets() -> None:
    words = (
        "QUESTION (Channel Four): Who fell?\nMINISTER ORR: Nobody.\nQUESTION (Channel Four): When?\nMINISTER ORR: Now."
    )
    assert speakers(words)[0] == "Channel Four"


def test_the_head_of_a_body_behind_a_comma_speaks_and_not_the_body() -> None:
    words = "The chief executive of Andov Rail, Ms Lena Orr, said that the line was open."
    assert speakers(words) == ["Lena Orr"]


def test_the_spokesperson_of_a_body_is_not_its_longer_name() -> None:
    words = "The State Department said no.\n“No,” said Ilo Venn, the State Department Spokesperson, on Monday."
    assert speakers(words) == ["State Department", "Ilo Venn"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The Orvale ministry, quoted by the state-run Wire agency, said the fires were out.", "Orvale ministry"),
        ("US envoy Ilo Venn accused Orvale of “an attack on trade”, adding that there was “no way out”.", "Ilo Venn"),
    ],
)
def test_who_speaks_is_no_more_than_a_name(words: str, name: str) -> None:
    """Neither who carried the words nor a whole clause is of the speaker."""
    assert set(speakers(words, "")) == {name}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        # A surname is whose it was when it was written: the second to bear it comes later.
        (
            "Ilo Venn said it was late. Venn said no. Dor Venn, a cousin, said yes.\nVenn denied it.",
            ["Ilo Venn", "Ilo Venn", "Dor Venn", None],
        ),
        ("Lund Weimin, a clerk, said it was late.\nLund said that the road was shut.", ["Lund Weimin"] * 2),
        (
            "Peter Coyle was found dead. His mother, Janice, told the court it was late.\nMrs Coyle said she was ill.",
            ["Janice", "Janice"],
        ),
        ("Lena Orr herself said it was late.", ["Lena Orr"]),
        ("Head of highways Lena Orr said a footway would stay open.", ["Lena Orr"]),
        ("After the hearing Mrs Orr said: “It was late.”", ["Orr"]),
        ("Two geologists were dismissed after they wrote that the slope was loose.", ["Two geologists"]),
    ],
)
def test_a_short_name_or_a_clause_is_led_to_the_one_who_bears_it(words: str, names: list[str | None]) -> None:
    assert speakers(words) == names


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Additional Solicitor General K R Venkatesh submitted that the road was shut.", "K R Venkatesh"),
        ("“We won,” Deputy Minister for Overseas Missions Corin Askvale told reporters.", "Corin Askvale"),
    ],
)
def test_a_name_begins_where_the_language_pipeline_has_it(words: str, name: str) -> None:
    assert speakers(words) == [name]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "Two observers, Selin Varlan and Tahsin Erbay, said that they were late. They heard chairs, they wrote.",
            ["Selin Varlan", "Selin Varlan"],
        ),
        (
            "The Interior Ministry recognizes 58, and in a letter to Congress it called the others “aspirational”.",
            ["Interior Ministry"] * 2,
        ),
        ("The tabloid Dar 24 carried a headline. It claimed that the policeman had died.", ["Dar 24"]),
        (
            "Sennet Light & Power said it was late. On Friday the utility said it was early.",
            ["Sennet Light & Power"] * 2,
        ),
        ("A study commissioned by Orr and carried out by the consultancy Vell said it was late.", ["Vell"]),
        (
            "According to a River Agency news release, it was late. The release said more would come.",
            ["River Agency"] * 2,
        ),
    ],
)
def test_joint_speakers_bodies_and_documents_are_meant_again(words: str, names: list[str]) -> None:
    assert speakers(words) == names


def test_what_they_say_within_their_words_is_not_said_by_whom_they_tell_of() -> None:
    words = "Survivors spoke on Monday. Two men, they say, cut the rope."
    assert speakers(words) == ["Survivors"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "Tom Ash said that he was late. “Which road?” Ilo Venn asked. “The long one,” he replied.",
            ["Tom Ash", "Ilo Venn", "Tom Ash"],
        ),
        ("Geoffrey and Pamela Stannard were treated on Monday. Mr Stannard said that he was well.", ["Geoffrey"]),
        ("President Blaise Tossou spoke on Monday. The head of state said that it was late.", ["Blaise Tossou"]),
        ("Coxswain Beth Rowntree said that she had waited.", ["Beth Rowntree"]),
    ],
)
def test_replies_couples_and_offices_are_led(words: str, names: list[str]) -> None:
    assert speakers(words) == names


def test_a_pronoun_for_a_description_follows_it_to_the_name() -> None:
    words = (
        "The harbour master suggested that the crew should have waited.\nJulian Frith, the harbour master, said the"
        " crew should have waited.\nThe harbour master said no. “I was asked,” he said."
    )
    assert set(speakers(words)) == {"Julian Frith"}


def test_a_day_behind_said_is_no_subject_of_it() -> None:
    words = (
        "The statement followed a report by the Lissend Gazette, which, citing two officers, said Thursday that"
        " patrols had resumed."
    )
    assert "Lissend Gazette" in speakers(words)


def test_anonymity_is_a_condition_and_no_news() -> None:
    words = "A geologist who worked there until May and who requested anonymity said that this was false."
    assert "geologist" in speakers(words)
    assert "anonymity" not in speakers(words)
