"""Shared passages have one number in every report, and their twins lead through all of them and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import AlignedSpan, Copy, CopyKind, ReportId, Span
from dateline.page.passages import Place, number_passages

Cut = tuple[int, int, int, int]


def pair(a: str, b: str, *cuts: Cut, kind: CopyKind = CopyKind.PARTIAL) -> Copy:
    """Two reports with their aligned spans."""
    spans = tuple(AlignedSpan(*cut) for cut in cuts)
    return Copy(ReportId(a), ReportId(b), spans, 0.5, 0.5, kind, None, None, "")


def places(*copies: Copy, order: str = "abcdef", most: int = 9) -> dict[str, list[Place]]:
    """The places of each report."""
    positions = {ReportId(report): position for position, report in enumerate(order)}
    found, _ = number_passages(copies, positions, most)
    return {str(report): list(held) for report, held in found.items()}


@pytest.mark.parametrize(
    ("copies", "expected"),
    [
        ([pair("a", "b", (0, 50, 10, 60))], {"a": [(0, 50, 1)], "b": [(10, 60, 1)]}),
        # Numbers follow the reading order of the story, not of the pairs.
        (
            [pair("b", "c", (0, 50, 0, 50)), pair("a", "c", (0, 50, 100, 150))],
            {"a": [(0, 50, 1)], "b": [(0, 50, 2)], "c": [(0, 50, 2), (100, 150, 1)]},
        ),
        # Three reprints, edges a few words apart: one passage.
        (
            [pair("a", "b", (0, 100, 0, 100)), pair("a", "c", (0, 95, 5, 100)), pair("b", "c", (2, 97, 5, 100))],
            {"a": [(0, 100, 1)], "b": [(0, 100, 1)], "c": [(5, 100, 1)]},
        ),
        # A sentence quoted out of a paragraph stays a passage of its own.
        (
            [pair("a", "b", (0, 100, 0, 100)), pair("a", "c", (40, 60, 0, 20))],
            {"a": [(0, 100, 1), (40, 60, 2)], "b": [(0, 100, 1)], "c": [(0, 20, 2)]},
        ),
        ([pair("a", "b", (0, 50, 10, 60), kind=CopyKind.BOILERPLATE)], {}),
        ([pair("a", "z", (0, 50, 10, 60))], {}),
    ],
)
def test_numbers(copies: list[Copy], expected: dict[str, list[tuple[int, int, int]]]) -> None:
    found = places(*copies)
    assert {r: [(p.span.start, p.span.end, p.number) for p in held] for r, held in found.items()} == expected


def test_first_twins_lead_round_all_reports() -> None:
    found = places(*(pair(a, b, (0, 50, 0, 50)) for a, b in ("ab", "ac", "ad", "bc", "bd", "cd")), most=2)
    assert {report: [str(twin) for twin, _ in held[0].twins] for report, held in found.items()} == {
        "a": ["b", "c"],
        "b": ["c", "d"],
        "c": ["d", "a"],
        "d": ["a", "b"],
    }
    assert found["a"][0].elsewhere == 3


def test_only_passages_quoted_on_both_sides_are_quotations() -> None:
    found = places(
        pair("a", "b", (0, 50, 0, 50), kind=CopyKind.QUOTATION),
        pair("a", "c", (100, 150, 0, 50), kind=CopyKind.QUOTATION),
        pair("b", "c", (100, 150, 0, 50)),
    )
    assert [(p.number, p.quotation) for p in found["a"]] == [(1, True), (2, False)]


def test_only_passages_that_nobody_copied_are_retold() -> None:
    """A sentence that one report retells and another copies is a copied one."""
    found = places(
        pair("a", "b", (0, 50, 0, 50), kind=CopyKind.REWRITE),
        pair("a", "c", (100, 150, 0, 50), kind=CopyKind.REWRITE),
        pair("c", "d", (0, 50, 0, 50)),
    )
    assert [(p.number, p.retold) for p in found["a"]] == [(1, True), (2, False)]


def test_where_many_passages_lie_over_each_other_three_are_marked_and_none_is_lost() -> None:
    ends = {"b": 99, "c": 70, "d": 50, "e": 35, "f": 25}
    found = places(*(pair("a", report, (0, end, 0, end)) for report, end in ends.items()))
    assert [p.marked for p in found["a"]] == [False, False, True, True, True]
    assert found["a"][-1].span == Span(0, 99)


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcd"), st.sampled_from("abcd"), st.integers(0, 50), st.integers(1, 50), st.integers(0, 50)
        ),
        max_size=12,
    )
)
def test_each_report_has_a_passage_once_and_twins_are_places(cuts: list[tuple[str, str, int, int, int]]) -> None:
    found = places(*(pair(a, b, (s, s + n, t, t + n)) for a, b, s, n, t in cuts if a != b))
    known = {(ReportId(r), p.span): p.number for r, held in found.items() for p in held}
    for report, held in found.items():
        assert [p.span for p in held] == sorted(p.span for p in held)
        for place in held:
            assert (ReportId(report), place.span) not in place.twins
            assert all(known[twin] == place.number or twin in known for twin in place.twins)
