"""Tokens keep words whole and lose nothing but blanks."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.tokenizer import at_the_end
from dateline.language.tokens import find_tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("al-Rubaye’s men", ["al-Rubaye’s", "men"]),
        ("the U.S. and 2,500 men", ["the", "U.S.", "and", "2,500", "men"]),
        ("won.” He", ["won", ".", "”", "He"]),
        ("up 2.5% at 22:50", ["up", "2.5%", "at", "22:50"]),
        ("orsun.example (OPA) –", ["orsun.example", "(", "OPA", ")", "–"]),
        ("''no'' ``yes``", ["''", "no", "''", "``", "yes", "``"]),
        ("a\u00a0b", ["a", "b"]),
        ("end.", ["end", "."]),
        ("wait... go", ["wait", "...", "go"]),
        ("dr. vale@orsun", ["dr", ".", "vale@orsun"]),
        ("", []),
    ],
)
def test_tokens_of_words(text: str, expected: list[str]) -> None:
    assert [text[token.start : token.end] for token in find_tokens(text, 0, len(text))] == expected


@given(st.text())
def test_no_character_is_lost_or_doubled(text: str) -> None:
    tokens = find_tokens(text, 0, len(text))
    assert "".join(text[token.start : token.end] for token in tokens) == "".join(text.split())
    assert all(before.end <= after.start for before, after in itertools.pairwise(tokens))


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_a_part_is_read_within_its_bounds(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    assert all(start <= token.start < token.end <= end for token in find_tokens(text, start, end))


def test_what_ends_a_run_is_searched_at_its_end_alone_and_found_as_by_a_whole_search() -> None:
    """A run of marks costs its length, not its square: each search sees so many characters, whatever the run has."""
    suffixes = re.compile(r"(?:'|\.|,|”|(?<=[0-9])km|(?<=[a-z])\.)$")
    bounded = at_the_end(suffixes)
    for run in ("Orsan.", "12km", "km", "'" * 500, "a" * 200 + ".", "guards’", "", "“No,”"):
        whole, found = suffixes.search(run), bounded(run)
        assert (found and found.span()) == (whole and whole.span())
    assert bounded("." + "a" * 10_000) is None
