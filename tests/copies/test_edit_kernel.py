"""The kernel walks two prints as Python does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.copies import edits
from dateline.copies.edits import _REACH, _STEPS, count_edits, count_misprints, walk_in_python
from dateline.text.kernel import KERNEL

words = st.lists(st.sampled_from(["the", "guards", "left", "at", "noon", "", "é", "中", "🎈"]), max_size=40)


@given(words, words)
def test_both_walk_alike(one: list[str], two: list[str]) -> None:
    if KERNEL:  # built without a compiler there is one walk alone
        assert KERNEL.walk(one, two, _STEPS, _REACH) == walk_in_python(one, two)


def test_what_is_lost_gained_and_changed_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    one = "Guards closed the long river road at noon on Friday and then they all left for the town of Orvan."
    two = "Guards closed the river road shortly at noon on Friday and then they all went for the town of Orvan."
    places = [(0, len(one), 0, len(two))]
    found = count_edits(one, two, places), count_misprints(one, two, places)
    monkeypatch.setattr(edits, "KERNEL", None)
    assert found == (count_edits(one, two, places), count_misprints(one, two, places))
    assert found[0][1:] == (1, 1, 1)


def test_what_is_no_list_of_words_is_refused() -> None:
    if KERNEL:
        with pytest.raises(TypeError, match="lists"):
            KERNEL.walk("ab", ["ab"], _STEPS, _REACH)
