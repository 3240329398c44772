"""Folding: what tells two prints of the same words apart, and what does not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text.fold import fold, fold_word


def words(text: str) -> list[str]:
    """The folded words of a text."""
    folded = fold(text)
    return [fold_word(text[start:end]) for start, end in zip(folded.starts, folded.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t—…", []),
        ("Guards", ["guards"]),
        ("the U.S.-led force", ["the", "us", "led", "force"]),
        ("He left the U.S. Then", ["he", "left", "the", "us", "then"]),
        ("at 9 a.m. sharp", ["at", "9", "am", "sharp"]),
        ("Sha’abi Sha'abi Shaʼabi Sha`abi", ["shaabi"] * 4),
        ("al-Rubaye", ["al", "rubaye"]),
        ("“Never,” she said", ["never", "she", "said"]),
        ("'quoted' words", ["quoted", "words"]),
        ("1,200 men, 2.5bn", ["1200", "men", "2.5bn"]),
        ("1.5 is not 15", ["1.5", "is", "not", "15"]),
        ("Économico ÉCONOMICO", ["economico", "economico"]),
        ("cafe\u0301s", ["cafes"]),
        ("Straße ﬁre", ["strasse", "fire"]),
        ("co\u00adoperation", ["cooperation"]),
        ("snake_case", ["snake", "case"]),
        ("東京で会談", ["東", "京", "て", "会", "談"]),
        ("end.Next", ["end", "next"]),
    ],
)
def test_words_are_folded(text: str, expected: list[str]) -> None:
    """House style falls away; the words stay."""
    assert words(text) == expected


def test_a_figure_that_differs_stays_different() -> None:
    """Two accounts with other figures are not made alike."""
    assert fold("14 dead").words != fold("41 dead").words


@given(st.text())
def test_offsets_point_at_the_words(text: str) -> None:
    """Words are in order, disjoint, inside the text and never empty."""
    folded = fold(text)
    end = 0
    for start, stop in zip(folded.starts, folded.ends, strict=True):
        assert end <= start < stop <= len(text)
        end = stop
    assert len(folded) == len(folded.words) == len(folded.starts)


@given(st.text())
def test_folding_does_not_depend_on_unicode_form_or_case(text: str) -> None:
    """Composed and decomposed letters are the same words."""
    once = [fold_word(word) for word in words(text)]
    assert once == words(text)
    assert fold(unicodedata.normalize("NFC", "Économico é")).words == fold("E\u0301conomico e\u0301".upper()).words


def test_the_numbers_are_the_same_in_every_run() -> None:
    """They are stored: a change here breaks every record."""
    stored = [16157514548318286449, 18399641405939636712]
    assert list(fold("U.S. guards").words) == list(fold("us GUARDS").words) == stored


@pytest.mark.parametrize("sign", ["a", "U.", "1,", "'", "é", "\u0301", "京", "-", " ", "a'"])
def test_a_megabyte_of_one_sign_is_read_in_line(sign: str) -> None:
    """No pattern backtracks."""
    assert len(fold(sign * (1_000_000 // len(sign)))) >= 0
