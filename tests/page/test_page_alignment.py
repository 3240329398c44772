"""Side by side: rows hold all of both texts, in order, and the words that differ are found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import AlignedSpan
from dateline.page.alignment import align_rows, find_changes

Cut = tuple[int, int, int, int]


def rows(left: str, right: str, *spans: Cut) -> list[tuple[str, str, bool]]:
    """Rows as words, and whether they are shared."""
    made = align_rows(left, right, [AlignedSpan(*span) for span in spans])
    return [(row.left.of(left), row.right.of(right), row.passage is not None) for row in made]


@pytest.mark.parametrize(
    ("left", "right", "spans", "expected"),
    [
        ("", "", [], []),
        ("ab", "cd", [], [("ab", "cd", False)]),
        ("ab X cd", "X", [(3, 4, 0, 1)], [("ab ", "", False), ("X", "X", True), (" cd", "", False)]),
        # Stops between passages go with the passage before.
        ("X. Y.", "X, Y", [(0, 1, 0, 1), (3, 4, 3, 4)], [("X. ", "X, ", True), ("Y.", "Y", True)]),
        # Passages that changed places: the larger faces its twin, the smaller stays in its text.
        ("XXX Y", "Y XXX", [(0, 3, 2, 5), (4, 5, 0, 1)], [("", "Y ", False), ("XXX", "XXX", True), (" Y", "", False)]),
    ],
)
def test_rows(left: str, right: str, spans: list[Cut], expected: list[tuple[str, str, bool]]) -> None:
    assert rows(left, right, *spans) == expected


@given(st.data())
def test_rows_hold_all_of_both_texts(data: st.DataObject) -> None:
    left, right = data.draw(st.text("ab. ", max_size=40)), data.draw(st.text("ab. ", max_size=40))
    count = data.draw(st.integers(0, 5))
    cuts = [sorted(data.draw(st.sets(st.integers(0, len(t)), max_size=2 * count))) for t in (left, right)]
    sides = [list(zip(cut[::2], cut[1::2], strict=False)) for cut in cuts]
    shuffled = data.draw(st.permutations(sides[1]))
    spans = [(*a, *b) for a, b in zip(sides[0], shuffled, strict=False)]
    made = rows(left, right, *spans)
    missing_left, missing_right = "".join(row[0] for row in made), "".join(row[1] for row in made)
    if any(map(str.isalnum, left)) and any(map(str.isalnum, right)):
        assert missing_left.strip(" .") == left.strip(" .")
        assert missing_right.strip(" .") == right.strip(" .")
    else:
        assert [c for c in missing_left if c.isalnum()] == [c for c in left if c.isalnum()]
        assert [c for c in missing_right if c.isalnum()] == [c for c in right if c.isalnum()]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("“We won,” he said", '"We won", he said', ([], [])),
        ("The Bill passed", "the bill passed", ([], [])),
        ("at least eight months", "at least nine months", (["eight"], ["nine"])),
        ("he said", "he said on Friday", ([], ["on Friday"])),
        ("a – b", "a b", ([], [])),
    ],
)
def test_changes(left: str, right: str, expected: tuple[list[str], list[str]]) -> None:
    changes = find_changes(left, right, AlignedSpan(0, len(left), 0, len(right)))
    assert changes is not None
    assert ([span.of(left) for span in changes[0]], [span.of(right) for span in changes[1]]) == expected


def test_a_passage_too_long_to_compare_says_so() -> None:
    left, right = "a " * 2000, "b " * 2000
    assert find_changes(left, right, AlignedSpan(0, len(left), 0, len(right))) is None


def test_many_passages_are_aligned_in_little_time() -> None:
    places = [(10 * i, 10 * (i * 7919 % 20_000)) for i in range(20_000)]
    spans = [AlignedSpan(a, a + 5, b, b + 5) for a, b in places]
    assert align_rows("x" * 200_000, "x" * 200_000, spans)
