"""The kernel finds the lines that may credit somebody as Python does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.copies.credits import Lines, lines_in_python
from dateline.text.kernel import KERNEL

PIECES = [
    "Source: X",
    "With inputs",
    "wITH ",
    "\0",
    "(X) left",
    "This first appeared",
    "guards",
    "é\u2003",
    "\n",
    "\n",
    " ",
    "\x85",
    "🎈",
    ":",
]
texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
captions = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=2)
lengths = st.tuples(st.integers(1, 30), st.integers(1, 30), st.integers(1, 40), st.integers(1, 5))


@given(texts, captions, lengths)
def test_both_find_the_same_lines(text: str, held: Lines, bounds: tuple[int, int, int, int]) -> None:
    if KERNEL:  # built without a compiler there is one way alone
        assert KERNEL.credit_lines(text, held, bounds) == lines_in_python(text, held, bounds)


def test_the_head_ends_with_the_first_paragraph_and_the_tail_is_behind_it() -> None:
    text = "Troops leave\n\n  They left on Monday.\nand more\n\nSource: Tern\n"
    head, tail = lines_in_python(text, [], (20, 40, 80, 12))
    assert [text[start:end] for start, end in head] == ["Troops leave", "They left on Monday."]
    assert [text[start:end] for start, end in tail] == ["Source: Tern"]
    assert lines_in_python(text, [(0, 5), (48, 60)], (20, 40, 80, 12)) == ([(16, 36)], [])


def test_what_is_no_text_and_no_caption_is_refused() -> None:
    if KERNEL:
        with pytest.raises(TypeError):
            KERNEL.credit_lines("a", [1], (1, 1, 1, 1))
        with pytest.raises(TypeError):
            KERNEL.credit_lines(b"a", [], (1, 1, 1, 1))
