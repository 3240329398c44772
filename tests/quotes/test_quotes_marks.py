"""Quotation-mark regions: straight, curly, low, angled, mixed, turned, missing and nested marks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text.marks import find_quoted_regions, find_quoted_stretches

REGIONS = [
    ("He said “we won” and left.", ["“we won”"]),
    ('He said "we won" and left.', ['"we won"']),
    ("He said ''we won'' and left.", ["''we won''"]),
    ("He said ``we won'' and left.", ["``we won''"]),
    ("He said ‘‘we won’’ and left.", ["‘‘we won’’"]),
    ("Er sagte „wir gehen“ und ging.", ["„wir gehen“"]),
    ("Il a dit « nous partons » hier.", ["« nous partons »"]),
    ("Er sagte »wir gehen« und ging.", ["»wir gehen«"]),
    ('"We won,” he said.', ['"We won,”']),
    ('“We won," he said.', ['“We won,"']),
    ("”We won,“ he said.", ["”We won,“"]),
    ("“We won,“ he said. “And they lost.“", ["“We won,“", "“And they lost.“"]),
    ("He spoke of “the “long” war” again.", ["“the “long” war”"]),
    ("“One, “two” he said.", ["“two”"]),
    ("“We won. He left.\nShe stayed.", ["“We won. He left."]),
    ("“One.\n“Two.\n“Three.”", ["“One.", "“Two.", "“Three.”"]),
    ("The men’s boats and the boys' club", []),
    ("A 6'2\" guard stood there.", []),
    ("He left.” Then she came.", []),
    ("“A” and “B”", ["“A”", "“B”"]),
    ("", []),
    ("“", []),
    ("”", []),
    ("\n\n“\n", []),
]


@pytest.mark.parametrize(("text", "expected"), REGIONS)
def test_regions(text: str, expected: list[str]) -> None:
    """Marks belong to their region, whatever their shape."""
    assert [span.of(text) for span in find_quoted_regions(text)] == expected


SINGLE = [
    ("'It's the dockers' money,' Orr said. 'We can't pay.'", ["'It's the dockers' money,'", "'We can't pay.'"]),
    (
        "‘We didn’t want this,’ said Orr. ‘The men’s pay was low.’",
        ["‘We didn’t want this,’", "‘The men’s pay was low.’"],
    ),
    ("The 'heroes' of the war said 'we won'", ["'heroes'", "'we won'"]),
    ("Minister: 'No deal'", ["'No deal'"]),
    ("rock 'n' roll in the '90s and the dockers' union", []),
    ("'Abd al-Karim met the workers' council", []),
    ("the players' and the coaches' view", []),
    ("A 6' 2\" man's 'hat'", ["'hat'"]),
    ("He called it 'the dockers' last stand' and left", ["'the dockers' last stand'"]),
    ("“She said ‘no’ to me,” he said", ["“She said ‘no’ to me,”"]),
    ("'He told me \"no\" again,' she said.", ["'He told me \"no\" again,'"]),
    ("‘One of many.\n‘Two of many.’", ["‘One of many.", "‘Two of many.’"]),
    ("l'homme qu'on dit 'fou' est l'ami", ["'fou'"]),
    ("'Til then, 'tis said, nobody's going", []),
]


@pytest.mark.parametrize(("text", "expected"), SINGLE)
def test_single_marks_among_apostrophes(text: str, expected: list[str]) -> None:
    """As British papers and headlines set them; what may as well be an apostrophe closes a short phrase alone."""
    assert [region.span.of(text) for region in find_quoted_stretches(text)] == expected


@given(st.text(alphabet="ab .,\n\"“”„«»'`‘’", max_size=60))
def test_regions_are_disjoint_in_order_and_within_a_line(text: str) -> None:
    """Whatever the marks, a region never crosses a line end, and none overlaps another."""
    end = 0
    for region in find_quoted_stretches(text):
        assert end <= region.span.start < region.span.end <= len(text)
        assert "\n" not in region.span.of(text)
        end = region.span.end


@pytest.mark.parametrize(
    "unit", ["“", "”", '"', "''", "“a ", "a” ", "“a”", "«", "\n“", "'", "“ ", " 'a", "s' ", " 'a' "]
)
def test_hostile_marks_take_linear_time(unit: str) -> None:
    """Many of one mark are read in about the time that as much text takes."""
    text = unit * (300_000 // len(unit))
    start = time.process_time()
    find_quoted_stretches(text)
    assert time.process_time() - start < 8
