"""Small edits between two prints: which are counted, and in which direction they go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.copies.copies_texts import LEAD, STORY, words

from dateline.copies.edits import Edits, count_edits, count_misprints


def edits(one: str, two: str) -> Edits:
    """The edits of two whole texts."""
    return count_edits(one, two, [(0, len(one), 0, len(two))])


@pytest.mark.parametrize(
    ("two", "lost", "gained", "changed"),
    [
        (LEAD, 0, 0, 0),
        (LEAD.upper(), 0, 0, 0),
        (LEAD.replace("river ", ""), 1, 0, 0),
        (LEAD.replace("the Ashvala Dam closed ", ""), 1, 0, 0),
        (LEAD.replace("noon", "high noon"), 0, 1, 0),
        (LEAD.replace("closed", "shut"), 0, 0, 1),
        (LEAD.replace("interior", "war").replace("river ", "").replace("noon", "high noon"), 1, 1, 1),
        (LEAD.replace("closed", "shut").replace("river ", ""), 0, 0, 1),  # so near that it is one place
        (LEAD.replace("at noon on", "around midday of"), 0, 0, 1),
        (words(1, 17), 0, 0, 17),  # nothing is the same: word for word
        ("", 0, 0, 0),
    ],
)
def test_edits_are_counted_by_places(two: str, lost: int, gained: int, changed: int) -> None:
    """Words that are left out, that are new, and that stand for others."""
    found = edits(LEAD, two)
    assert (found.lost, found.gained, found.changed) == (lost, gained, changed)
    assert found.places == lost + gained + changed


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(set(STORY.lower().split()))), st.booleans()), unique_by=lambda row: row[0]
    )
)
def test_turned_round_lost_is_gained(rows: list[tuple[str, bool]]) -> None:
    """Of words that come once, what a cut lacks its source has."""
    one, two = [word for word, _ in rows], [word for word, kept in rows if kept]
    there, back = edits(" ".join(one), " ".join(two)), edits(" ".join(two), " ".join(one))
    if there.changed == back.changed == 0:
        assert (there.lost, there.gained) == (back.gained, back.lost)
        assert there.gained == 0
    assert edits(" ".join(one), " ".join(one)).places == 0


def test_only_the_common_passages_are_looked_at() -> None:
    """What stands around them is no edit."""
    one, two = f"{words(1, 9)} {LEAD}", f"{LEAD} {words(2, 9)}"
    start = one.index(LEAD)
    assert count_edits(one, two, [(start, len(one), 0, len(LEAD))]).places == 0


def test_a_few_new_words_are_no_sign() -> None:
    """An alignment finds one or two by itself."""
    assert Edits(300, 0, 2, 9).only_cuts
    assert not Edits(300, 9, 3, 9).only_cuts


@pytest.mark.parametrize(
    ("one", "two", "slips"),
    [
        ("the dam and the road", "tbe dam and the road", (0, 1)),
        ("tbe dam and thc road by the sea and the hill", "the dam and the road by the sea and the hill", (2, 0)),
        ("the dam said so", "the dam stated so", (0, 0)),  # another word, but each stands there once
        ("he said it and said so", "he stated it and stated so", (0, 0)),
    ],
)
def test_misprints_are_words_that_stand_nowhere_else(one: str, two: str, slips: tuple[int, int]) -> None:
    """While the word they stand for does."""
    assert count_misprints(one, two, [(0, len(one), 0, len(two))]) == slips


@pytest.mark.parametrize("one", ["a " * 300_000, "a b " * 200_000, "x" * 500_000])
def test_a_megabyte_is_looked_at_in_part(one: str) -> None:
    """Two paragraphs show an editor's hand."""
    assert count_edits(one, f"b {one}", [(0, len(one), 0, len(one) + 2)]).words < 1_000
