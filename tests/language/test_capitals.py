"""Paragraphs of capitals are read in small letters, with every offset where it was."""

from tests.factories import annotated

from dateline.language import in_small_letters


def test_a_paragraph_of_capitals_is_lowered_and_others_are_left() -> None:
    text = annotated("THE ARMY SAID IT TOOK THE TOWN.\nNATO and the EU said nothing.")
    assert in_small_letters(text).text == "the army said it took the town.\nNATO and the EU said nothing."


def test_letters_whose_small_form_is_longer_stay() -> None:
    text = annotated("THE ARMY OF İZMİR TOOK THE TOWN.")
    assert len(in_small_letters(text).text) == len(text.text)


def test_a_text_without_such_a_paragraph_is_the_same_value() -> None:
    text = annotated("NATO said nothing. UN.")
    assert in_small_letters(text) is text
