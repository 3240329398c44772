"""Attributions within what others say: found by the grammar, each with the one it lies in."""

from __future__ import annotations

import pytest
from tests.factories import annotated

from dateline.config import Config
from dateline.language import analyse_words
from dateline.quotes import find_quotes


def nested(text: str) -> list[tuple[str, str, str, str]]:
    """Source, cue and content of each nested attribution, and the cue of the one around it."""
    report = annotated(text)
    quotes = find_quotes(report, Config().quotes, analyse_words(report, Config().language))
    cues = {quote.id: " ".join(span.of(text) for span in quote.cue) for quote in quotes}

    def words(spans: tuple[object, ...]) -> str:
        return " ".join(span.of(text) for span in spans)  # type: ignore[attr-defined]  # spans, in a test

    return [(words(one.source), words(one.cue), words(one.content), cues[one.parent]) for one in quotes if one.parent]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Orr said that Anna Vell had told her to wait.",
            ("Anna Vell", "had told", "to wait", "said"),
        ),
        (
            "A police spokesman denied that anyone was asked to leave.",
            ("", "was asked", "to leave", "denied"),
        ),
        (
            "Orr said the ministry believed that the dam would hold.",
            ("the ministry", "believed", "that the dam would hold", "said"),
        ),
        ("The union plans to strike today, a spokesman said.", ("The union", "plans", "to strike today", "said")),
        (
            "Kostrava wants the force reduced, according to a diplomat.",
            ("Kostrava", "wants", "the force reduced", "according to"),
        ),
        (
            "Lena Orr said that Anna Vell hoped to leave on Monday.",
            ("Anna Vell", "hoped", "to leave on Monday", "said"),
        ),
        ("Lena Orr said that the guard knew of seven deaths.", ("the guard", "knew of", "seven deaths", "said")),
    ],
)
def test_an_attribution_within_the_words_of_another_has_it_as_its_parent(
    text: str, found: tuple[str, str, str, str]
) -> None:
    assert found in nested(text)


def spoken(text: str) -> list[tuple[str | None, str]]:
    """The speaker of each attribution, and its words."""
    report = annotated(text)
    quotes = find_quotes(report, Config().quotes, analyse_words(report, Config().language))
    return [(one.speaker, " ".join(span.of(text) for span in one.content)) for one in quotes if one.parent is None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Orr, whom the council has called “a wrecker”, said he would leave.", ("Orr", "he would leave")),
        ("“We lost the vote,” Jim Fell, a member of the union, said.", ("Jim Fell", "“We lost the vote,”")),
        ("“We lost the vote,” Amy Rose told the paper.", ("Amy Rose", "“We lost the vote,”")),
        (
            "According to the charge, Orr met the firm's chief executive, Tom Ash, at a lodge.",
            ("charge", "Orr met the firm's chief executive, Tom Ash, at a lodge"),
        ),
    ],
)
def test_the_speaker_is_the_subject_that_the_grammar_shows(text: str, found: tuple[str, str]) -> None:
    assert found in spoken(text)


def test_marks_alone_are_nothing_said() -> None:
    assert nested("“Orr knew,” he texted.") == []


@pytest.mark.parametrize(
    "text",
    ["A spokesman, who asked not to be named, left.", "The clerk filed the court documents that were missing."],
)
def test_what_tells_nothing(text: str) -> None:
    assert spoken(text) == []


def test_a_company_is_not_the_report_that_spoke_before() -> None:
    found = spoken("According to the charge, Orr met Ash at a lodge.\n\nThe company said that it had paid nobody.")
    assert [name for name, _ in found] == ["charge", "company"]


def test_a_letter_is_not_a_survey_that_spoke_before() -> None:
    found = spoken("A survey found that people were tired.\n\nThe letter says the general was warned.")
    assert [name for name, _ in found] == ["survey", "letter"]


@pytest.mark.parametrize(
    "text",
    [
        "“We took up arms and will continue to take up arms,” Orr said.",
        "Orr said that the flood would peak on Monday and would begin receding in May.",
        "Smoke was seen rising from the dam, Orr said.",
    ],
)
def test_what_goes_on_or_is_seen_is_not_said(text: str) -> None:
    assert nested(text) == []


@pytest.mark.parametrize("text", ["Orr said the road was open.", "Orr left. The ministry said the road was open."])
def test_where_nothing_is_told_within_nothing_is_nested(text: str) -> None:
    assert nested(text) == []
