"""Side by side: rows hold all of both texts, in order, moved passages stand alone, and words that differ are found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.copies import Row, align_rows, find_changes, find_common
from dateline.model import AlignedSpan

Cut = tuple[int, int, int, int]


def sign(row: Row) -> str:
    """What a row is: both sides, moved, or words that one side has alone."""
    return "moved" if row.moved else "both" if row.passage else "alone"


def rows(left: str, right: str, *spans: Cut) -> list[tuple[str, str, str]]:
    """Rows as words, and what they are."""
    made = align_rows(left, right, [AlignedSpan(*span) for span in spans])
    return [(row.left.of(left), row.right.of(right), sign(row)) for row in made]


@pytest.mark.parametrize(
    ("left", "right", "spans", "expected"),
    [
        ("", "", [], []),
        ("ab", "cd", [], [("ab", "cd", "alone")]),
        ("ab X cd", "X", [(3, 4, 0, 1)], [("ab ", "", "alone"), ("X", "X", "both"), (" cd", "", "alone")]),
        # Stops between passages go with the passage before.
        ("X. Y.", "X, Y", [(0, 1, 0, 1), (3, 4, 3, 4)], [("X. ", "X, ", "both"), ("Y.", "Y", "both")]),
        # Passages that changed places: the larger faces its twin, the smaller stays in both texts.
        (
            "XXX Y",
            "Y XXX",
            [(0, 3, 2, 5), (4, 5, 0, 1)],
            [("", "Y ", "moved"), ("XXX ", "XXX", "both"), ("Y", "", "moved")],
        ),
        # Words around a moved passage are alone, and face what the other side has alone.
        (
            "ab Y cd XXX",
            "ef XXX Y",
            [(8, 11, 3, 6), (3, 4, 7, 8)],
            [
                ("ab ", "ef ", "alone"),
                ("Y", "", "moved"),
                (" cd ", "", "alone"),
                ("XXX", "XXX ", "both"),
                ("", "Y", "moved"),
            ],
        ),
        # Quotation marks and stops that touch a passage go with it.
        ("ab “X,” cd", "X", [(4, 5, 0, 1)], [("ab ", "", "alone"), ("“X,”", "X", "both"), (" cd", "", "alone")]),
        # A passage that lies over another one stays inside its row.
        ("XXXX", "XXXX", [(0, 4, 0, 4), (1, 3, 1, 3)], [("XXXX", "XXXX", "both")]),
    ],
)
def test_rows(left: str, right: str, spans: list[Cut], expected: list[tuple[str, str, str]]) -> None:
    """The words of each row."""
    assert rows(left, right, *spans) == expected


@given(st.data())
def test_rows_hold_all_of_both_texts(data: st.DataObject) -> None:
    """Each side in its own order; every passage faces its twin or stands alone on either side."""
    left, right = data.draw(st.text("ab. ", max_size=40)), data.draw(st.text("ab. ", max_size=40))
    count = data.draw(st.integers(0, 5))
    cuts = [sorted(data.draw(st.sets(st.integers(0, len(t)), max_size=2 * count))) for t in (left, right)]
    sides = [list(zip(cut[::2], cut[1::2], strict=False)) for cut in cuts]
    shuffled = data.draw(st.permutations(sides[1]))
    spans = [(*a, *b) for a, b in zip(sides[0], shuffled, strict=False)]
    made = align_rows(left, right, [AlignedSpan(*span) for span in spans])
    assert "".join(row.left.of(left) for row in made) == left or not made
    assert "".join(row.right.of(right) for row in made) == right or not made
    facing = [row.passage for row in made if row.passage and not row.moved]
    moved = [row.passage for row in made if row.moved]
    assert sorted(map(str, [*facing, *facing, *moved])) == sorted(str(AlignedSpan(*span)) for span in spans * 2)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("“We won,” he said", '"We won", he said', []),
        ("The Bill passed", "the bill passed", []),
        ("at least eight months", "at least nine months", [("eight", "nine")]),
        ("he said", "he said on Friday", [("", "on Friday")]),
        ("he said on Friday", "he said", [("on Friday", "")]),
        ("a – b", "a b", []),
        ("", "", []),
    ],
)
def test_changes(left: str, right: str, expected: list[tuple[str, str]]) -> None:
    """Words put for others, left out, added; not case, marks and dashes."""
    changes = find_changes(left, right, AlignedSpan(0, len(left), 0, len(right)))
    assert changes is not None
    assert [(change.left.of(left), change.right.of(right)) for change in changes] == expected


def test_a_passage_too_long_to_compare_says_so() -> None:
    """Unless it differs in its middle alone."""
    left, right = "a " * 2000, "b " * 2000
    assert find_changes(left, right, AlignedSpan(0, len(left), 0, len(right))) is None
    left, right = "a " * 2000 + "eight" + " b" * 2000, "a " * 2000 + "nine" + " b" * 2000
    changes = find_changes(left, right, AlignedSpan(0, len(left), 0, len(right)))
    assert changes is not None
    assert [change.right.of(right) for change in changes] == ["nine"]


def test_what_a_retelling_keeps() -> None:
    """Names, figures and long words, in any order; not the small words of every sentence."""
    left = "The pier at Orsun will close in 40 days, the engineer said."
    right = "The town of Orsun, an engineer told us, loses it within 40 days."
    one, two = find_common(left, right, AlignedSpan(0, len(left), 0, len(right)))
    assert [span.of(left) for span in one] == ["Orsun", "40", "engineer"]
    assert [span.of(right) for span in two] == ["Orsun,", "engineer", "40"]


def test_many_passages_are_aligned_in_little_time() -> None:
    """The chain of passages is found without comparing each with each."""
    places = [(10 * i, 10 * (i * 7919 % 20_000)) for i in range(20_000)]
    spans = [AlignedSpan(a, a + 5, b, b + 5) for a, b in places]
    assert align_rows("x" * 200_000, "x" * 200_000, spans)
