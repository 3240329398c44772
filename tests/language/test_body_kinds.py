"""A noun stands for a body only where the body's name tells no other kind."""

from __future__ import annotations

import pytest

from dateline.text.body_kinds import is_of_kind, may_mean


@pytest.mark.parametrize(
    ("noun", "name", "of_kind", "possible"),
    [
        ("company", "Orr Airlines", True, True),
        ("company", "Orvale", False, True),
        ("company", "Congress", False, False),
        ("company", "Ministry of Energy", False, False),
        ("station", "Radio Orvale", True, True),
        ("party", "Orvale Court", False, False),
    ],
)
def test_the_words_of_a_name_tell_its_kind(noun: str, name: str, of_kind: bool, possible: bool) -> None:
    assert (is_of_kind(noun, name), may_mean(noun, name)) == (of_kind, possible)
