"""What persons say is one, two or called so: a person's later word counts, and nobody overrules anybody."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.judging import rule_together
from dateline.model import Judgement


def said(words: str) -> Judgement:
    """ "Ana 1 join a b" as a judgement."""
    by, at, verdict, *places = words.split()
    value = {"name": places.pop()} if verdict == "rename" else None
    anchors = [{"text_sha256": place, "spans": [[0, 4]], "words": [place]} for place in places]
    return Judgement(words, {"line": "actor", "anchors": anchors}, verdict, value, by, at, "")


def counted(*words: str) -> list[tuple[str, list[str]]]:
    found = rule_together(map(said, words))
    return [(one.id, [anchor["text_sha256"] for anchor in one.subject["anchors"]]) for one in found.counted]


@pytest.mark.parametrize(
    ("words", "contested", "replaced"),
    [
        (["Ana 1 join a b", "Ana 2 part a b"], [], ["Ana 1 join a b"]),
        (["Ana 1 part a b", "Ana 2 join b a"], [], ["Ana 1 part a b"]),
        (["Ana 1 join a b", "Dov 2 part b a"], ["Ana 1 join a b", "Dov 2 part b a"], []),
        (["Ana 1 join a b", "Dov 2 join a b"], [], []),
        # Two against one is no agreement.
        (["Ana 1 join a b", "Dov 2 part a b", "Eli 3 part a b"], ["Ana 1 join a b", "Dov 2 part a b",
                                                                   "Eli 3 part a b"], []),
        # What follows counts as said, whoever said the steps.
        (["Ana 1 same a b", "Ana 2 same b c", "Dov 3 different a c"], ["Ana 1 same a b", "Ana 2 same b c",
                                                                       "Dov 3 different a c"], []),
        (["Ana 1 same a b", "Eli 2 same b c", "Dov 3 different a d"], [], []),
        (["Ana 1 same a b", "Ana 2 same b c", "Ana 3 different c a"], [], ["Ana 1 same a b", "Ana 2 same b c"]),
        (["Ana 1 different a c", "Ana 2 same a b", "Ana 3 same b c"], [], ["Ana 1 different a c"]),
        # One who changed their mind does not oppose with the earlier word.
        (["Ana 1 join a b", "Ana 2 part a b", "Dov 3 part a b"], [], ["Ana 1 join a b"]),
        (["Ana 1 rename a Vale", "Dov 2 rename a Velidar"], ["Ana 1 rename a Vale", "Dov 2 rename a Velidar"], []),
        (["Ana 1 rename a Vale", "Ana 2 rename a Velidar"], [], ["Ana 1 rename a Vale"]),
        (["Ana 1 rename a Vale", "Dov 2 rename a Vale"], [], []),
    ],
)  # fmt: skip
def test_who_is_heard(words: Sequence[str], contested: Sequence[str], replaced: Sequence[str]) -> None:
    found = rule_together(map(said, words))
    assert sorted(found.contested) == sorted(contested)
    assert sorted(found.replaced) == sorted(replaced)
    assert [one.id for one in found.counted] == [word for word in words if word not in {*contested, *replaced}]


def test_what_is_taken_back_in_part_counts_in_part() -> None:
    assert counted("Ana 1 join a b c", "Ana 2 part a c") == [
        ("Ana 1 join a b c", ["a", "b"]),
        ("Ana 2 part a c", ["a", "c"]),
    ]


def test_undoing_one_of_two_lets_the_other_count() -> None:
    """Undone ones never come here: what is left is not contested."""
    assert counted("Dov 2 part a b") == [("Dov 2 part a b", ["a", "b"])]


WORDS = st.builds(
    " ".join,
    st.tuples(
        st.sampled_from(["Ana", "Dov", "Eli"]),
        st.sampled_from("123456"),
        st.sampled_from(["join", "part"]),
        st.sampled_from("abcd"),
        st.sampled_from("abcd"),
    ),
)


@given(st.lists(WORDS, max_size=8, unique=True), st.randoms())
def test_the_order_of_arrival_never_shows_and_what_counts_agrees(words: list[str], chance: object) -> None:
    found = rule_together(map(said, words))
    turned = rule_together(map(said, reversed(words)))
    assert (found.contested, found.replaced) == (turned.contested, turned.replaced)
    assert sorted(one.id for one in found.counted) == sorted(one.id for one in turned.counted)
    again = rule_together(found.counted)
    assert not again.contested
    assert {one.id for one in again.counted} | again.replaced == {one.id for one in found.counted}
