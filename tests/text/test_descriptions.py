"""A description never holds a time, a relative pronoun at its end, nor a pronoun alone."""

import re

import pytest

from dateline.model import Span
from dateline.text.descriptions import described_words, is_pronoun


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("{Two weeks later} the board", "the board"),
        ("Over {the next five days} at least 612 men", "at least 612 men"),
        ("In {May}, two officers", "two officers"),
        ("reporters {Sunday} at a memorial", "reporters"),
        ("villagers since {early May}", "villagers"),
        ("the {2019} protesters", "the 2019 protesters"),
        ("survivors of {1968}", "survivors of 1968"),
        ("{Friday}'s marchers", "Friday's marchers"),
        ("a {two-day} visitor", "a two-day visitor"),
        ("the military, known as the Sit-Tat", "the military"),
        ("a senior officer who", "a senior officer"),
        ("the governor of Orvale that he could make no promise", "the governor of Orvale"),
        ("{three days} before leaders", "leaders"),
        ("a poll conducted on {4}-{6 May}", "a poll conducted"),
        ("{Sunday}", "Sunday"),
    ],
)
def test_the_words_of_a_description(words: str, left: str) -> None:
    text = re.sub(r"[{}]", "", words)
    times = [Span(m.start() - 2 * n, m.end() - 2 * n - 2) for n, m in enumerate(re.finditer(r"{[^}]+}", words))]
    assert described_words(text, Span(0, len(text)), times).of(text) == left


@pytest.mark.parametrize(("words", "alone"), [("We", True), ("they’ve", True), ("the board", False), ("Ires", False)])
def test_a_pronoun_is_nobody(words: str, alone: bool) -> None:
    assert is_pronoun(words) is alone
