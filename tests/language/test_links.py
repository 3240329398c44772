"""Pronouns and descriptions are led to who is meant, or to nobody where two are live."""

from __future__ import annotations

import pytest
from tests.factories import annotated

from dateline.config import Config
from dateline.language import analyse_words


def links_of(text: str) -> dict[str, str]:
    """Each linked stretch of a text with the words it is led to in the end."""
    analysis = analyse_words(annotated(text), Config().language)
    to = {link.start: (link.to_start, link.to_end) for link in analysis.links}

    def last(place: tuple[int, int]) -> tuple[int, int]:
        while place[0] in to and to[place[0]] != place:
            place = to[place[0]]
        return place

    return {text[one.start : one.end]: text[slice(*last((one.to_start, one.to_end)))] for one in analysis.links}


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Anna Weber, the minister, spoke on Monday. The minister said no.", "The minister", "Anna Weber"),
        ("The minister, Anna Weber, spoke on Monday. She said no.", "She", "Anna Weber"),
        ("Brig. Tom Ash met reporters. The brigadier put losses at nine.", "The brigadier", "Tom Ash"),
        ("Tom Ash met Anna Weber. She said the road was open.", "She", "Anna Weber"),
        ("Army spokesman Tom Ash spoke. The spokesman denied it. He said no.", "He", "Tom Ash"),
        ("A farmer met reporters in the field. He said no.", "He", "A farmer"),
    ],
)
def test_a_later_word_is_led_to_who_is_meant(text: str, words: str, who: str) -> None:
    assert links_of(text).get(words) == who


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peter Orr and Paul Vell met. It rained. He said no.", "He"),
        ("Anna Weber, the minister, and Lena Orr, the minister of health, met. The minister said no.", "The minister"),
        ("The road was shut. The minister said no.", "The minister"),
    ],
)
def test_where_two_are_live_or_nobody_is_there_is_no_link(text: str, words: str) -> None:
    assert words not in links_of(text)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "The head of the river committee, Colonel of Justice Tom Ash, told the court it was over. “No,” he said.",
            "he",
            "Tom Ash",
        ),
        ("Superintendent of Police Tom Ash denied the charge. He said it was over.", "He", "Tom Ash"),
        ("Headteacher Tom Ash was delighted. He said it was over.", "He", "Tom Ash"),
        (
            "The spokesman Tom Ash said no. Asked whether Peter Vell had resigned, he said it was private.",
            "he",
            "Tom Ash",
        ),
        ("The janitress said the gate was open. She said the lamp was lit.", "She", "The janitress"),
    ],
)
def test_titles_questions_and_nouns_that_no_list_has_lead_to_who_speaks(text: str, words: str, who: str) -> None:
    assert links_of(text).get(words) == who


def test_whoever_was_she_in_a_sentence_is_no_he_in_it() -> None:
    """ "In her speech she said he knew": somebody else, whom nobody named."""
    found = links_of("Prosecutor Kiva Dorr rose. In her speech she said he had known of the pumps.")
    assert found.get("she") == "Kiva Dorr"
    assert "he" not in found


def test_the_one_told_is_not_the_one_who_tells() -> None:
    assert links_of("Tom Ash arrived late. Peter Orr told him to wait.")["him"] == "Tom Ash"


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Radio Orvale was raided. The High Court met. The station denied it.", "The station", "Radio Orvale"),
        (
            "The Trade Union of Miners met on Monday. The dead were, the union said, nine.",
            "the union",
            "Trade Union of Miners",
        ),
        ("Ilo Venn, 31, a tailor, swam ashore. The tailor said no.", "The tailor", "Ilo Venn"),
    ],
)
def test_a_body_or_trade_is_led_to_the_one_whose_name_or_remark_is_of_that_kind(
    text: str, words: str, who: str
) -> None:
    assert links_of(text).get(words) == who


def test_a_pronoun_in_a_quotation_is_not_the_one_who_speaks_it() -> None:
    text = "Tom Ash was found at the well. “I thought he was a trader,” Peter Orr told reporters."
    assert links_of(text).get("he") == "Tom Ash"


def test_a_pronoun_at_the_head_is_the_subject_behind_the_comma() -> None:
    text = "Peter Orr left on Monday. Elsewhere in his speech, Tom Ash accused the council."
    assert links_of(text).get("his") == "Tom Ash"


def test_nobody_is_meant_by_no_soldier() -> None:
    assert links_of("No soldier came within ten miles. He said so.").get("He") is None


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Ilo Venn was held on Monday. His lawyer, Mara Toll, said the case was weak. She said so twice.",
            "She",
            "Mara Toll",
        ),
        (
            "His predecessor, Peter Orr, now a deputy of the union, reacted at once. He said he had known.",
            "He",
            "Peter Orr",
        ),
        ("Her brother, Ilo Venn, a retired harbour pilot, was told of it. The pilot said no.", "The pilot", "Ilo Venn"),
    ],
)
def test_remarks_behind_a_name_keep_it_the_subject(text: str, words: str, who: str) -> None:
    assert links_of(text).get(words) == who


def test_whose_colleague_somebody_is_tells_no_sex() -> None:
    text = "Mara Toll left. Her colleague Dor Vale stayed. He said the door was shut."
    assert links_of(text).get("He") == "Dor Vale"


def test_a_pronoun_that_is_left_open_is_nobody_to_be_led_to() -> None:
    text = "Ilo Venn met Dor Vale in the port. He waited. He said that the dam was safe."
    assert set(links_of(text).values()) <= {"Ilo Venn", "Dor Vale"}


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Talvar coach Anna Weber praised her side on Monday. She said the old legs won.", "She", "Anna Weber"),
        ("The inspector himself, Mark Vell, is on holiday. He said he writes letters.", "He", "Mark Vell"),
        ("The lawmaker representing Orvale, Hon Tom Ash, denied it. The lawmaker said no.", "The lawmaker", "Tom Ash"),
        ("The director Tom Ash ruled out a change of coach. He said the club was calm.", "He", "Tom Ash"),
    ],
)
def test_who_is_named_beside_another_word_is_no_second_person(text: str, words: str, who: str) -> None:
    assert links_of(text).get(words) == who
