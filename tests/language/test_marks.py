"""What lists say of a form: marks that the encoder of names sees."""

import pytest

from dateline.language.marks import FIRST, MARKS
from dateline.language.tokenizer import prefix
from dateline.text.folded_names import folded

GIVEN, FAMILY, PLACE, PEOPLE, TITLE, BODY = range(6)


@pytest.mark.parametrize(
    ("form", "marks"),
    [
        ("Žofie", {GIVEN}),
        ("Kowalczyk", {FAMILY}),
        ("Baghdad", {PLACE}),
        ("BAGHDAD", {PLACE}),
        ("Iraqi", {PEOPLE}),
        ("Mayor", {TITLE}),
        ("Ministry", {BODY}),
        ("bridge", set()),
        ("mayor", set()),
        ("A", set()),
    ],
)
def test_a_form_has_the_marks_of_its_lists(form: str, marks: set[int]) -> None:
    assert {number for number, holds in enumerate(MARKS) if holds(form)} == marks


def test_marks_have_numbers_that_spacy_leaves_free() -> None:
    assert FIRST >= 19
    assert FIRST + len(MARKS) <= 64


def test_accents_and_case_do_not_count() -> None:
    assert [folded(name) for name in ("Ştefan", "Ağayeva", "O’Brien")] == ["stefan", "agayeva", "o'brien"]


def test_the_start_of_a_form_is_three_letters() -> None:
    assert [prefix(form) for form in ("Orvale", "al", "")] == ["Orv", "al", ""]
