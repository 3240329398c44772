"""Sexes by lists and sound are hints of given names, never of a name of one word."""

from __future__ import annotations

import pytest

from dateline.language.sexes import sex_by_list, sex_by_sound


@pytest.mark.parametrize(
    ("name", "listed"),
    [("Borislav Orr", "m"), ("Wilhelmina Orr", "f"), ("Wilhelmina", ""), ("Qorva Orr", "")],
)
def test_a_given_name_of_the_lists_tells_the_sex(name: str, listed: str) -> None:
    assert sex_by_list(name) == listed


@pytest.mark.parametrize(("name", "heard"), [("Zvorana Orr", "f"), ("Zvorana", "")])
def test_an_ending_tells_the_sex_of_most(name: str, heard: str) -> None:
    assert sex_by_sound(name) == heard
