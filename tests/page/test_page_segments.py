"""Overlapping marks are cut into pieces that nest, and every piece holds the words it is for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.page.page_reader import read_page

from dateline.model import Span
from dateline.page.markup import label
from dateline.page.segments import Layer, Mark, Weaver, find_lines


def weave(text: str, *marks: Mark) -> str:
    """All lines of a text, one after another."""
    lines = find_lines(text)
    weaver = Weaver(text, lines, marks)
    return "\n".join(weaver.weave(number)[0] for number in range(len(lines)))


def plain(html: str) -> str:
    """The pieces in a form that can be read in a table: <class#id words>."""
    html = re.sub(r'<span class="([^"]*)" (?:id|data-of)="([^"]*)">', r"[\1 ", html)
    return html.replace("</span>", "]")


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([(0, 9, Layer.QUOTE, "q")], "[ends q starts one two t]hree"),
        # A date in a passage in a quotation: they nest as they are.
        (
            [(0, 13, Layer.QUOTE, "q"), (4, 13, Layer.PASSAGE, "p"), (4, 7, Layer.DATE, "d")],
            "[ends q starts one [ends p starts [ends d starts two] three]]",
        ),
        # A passage that begins in a quotation and ends after it is cut; the quotation stays whole.
        (
            [(0, 7, Layer.QUOTE, "q"), (4, 13, Layer.PASSAGE, "p")],
            "[ends q starts one [p starts two]][ends p  three]",
        ),
        # Two quotations that cross: the later one is cut.
        (
            [(0, 7, Layer.QUOTE, "a"), (4, 13, Layer.QUOTE, "b")],
            "[ends a starts one [b starts two]][ends b  three]",
        ),
        # The same words twice: one in the other.
        ([(0, 3, Layer.QUOTE, "q"), (0, 3, Layer.DATE, "d")], "[ends q starts [ends d starts one]] two three"),
        ([(3, 3, Layer.QUOTE, "q"), (50, 60, Layer.DATE, "d")], "one two three"),
        ([(8, 99, Layer.QUOTE, "q")], "one two [ends q starts three]"),
    ],
)
def test_marks_nest(marks: list[tuple[int, int, Layer, str]], expected: str) -> None:
    made = [Mark(Span(start, end), layer, name, f"{name}-id") for start, end, layer, name in marks]
    assert plain(weave("one two three", *made)) == expected


def test_a_mark_over_lines_has_one_id_and_labels_at_its_two_ends() -> None:
    mark = Mark(Span(4, 18), Layer.PASSAGE, "p", "x", label("<"), label(">"))
    html = weave("one two\n\nthree four", mark)
    assert html.count('id="x"') == 1
    assert html.count('data-of="x"') == 1
    assert re.sub(r"<[^>]*>", "", html) == "one &lt;two\nthree fou&gt;r"


def test_notes_stand_by_the_line_in_which_their_mark_begins() -> None:
    text = "one two\nthree"
    marks = [
        Mark(Span(4, 10), Layer.QUOTE, "q", "a", note=label("A")),
        Mark(Span(0, 3), Layer.DATE, "d", "b", note=label("B")),
    ]
    weaver = Weaver(text, find_lines(text), marks)
    assert [[re.sub("<[^>]*>", "", note) for note in weaver.weave(number)[1]] for number in (0, 1)] == [["B", "A"], []]


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", []), (" \n\t\r\n", []), ("a\rb\r\nc", ["a", "b", "c"]), (" a \n\n b", [" a ", " b"]), ("\x0b\u2028", [])],
)
def test_lines(text: str, lines: list[str]) -> None:
    assert [line.of(text) for line in find_lines(text)] == lines


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: Span(min(ends), max(ends)))
marks = st.builds(
    lambda span, layer, name: Mark(span, layer, name, f"{name}{layer.value}-{span.start}-{span.end}"),
    spans,
    st.sampled_from(Layer),
    st.sampled_from("abc"),
)


@given(st.text("ab \n\r😀<&\u202e\x00", max_size=36), st.lists(marks, max_size=12))
def test_every_mark_holds_its_words(text: str, made: list[Mark]) -> None:
    page = read_page(weave(text, *made))
    lines = find_lines(text)
    assert page.text() == "\n".join(line.of(text) for line in lines).replace("\x00", "␀")
    placed = [node.attributes["id"] for node in page.walk() if "id" in node.attributes]
    assert len(placed) == len(set(placed))
    for anchor in placed:
        (mark,) = {mark.anchor: mark for mark in made if mark.anchor == anchor}.values()
        pieces = [n.text() for n in page.walk() if anchor in (n.attributes.get("id"), n.attributes.get("data-of"))]
        times = sum(1 for mark in made if mark.anchor == anchor)
        held = "".join(
            text[max(line.start, mark.span.start) : min(line.end, mark.span.end)]
            for line in lines
            if line.overlaps(mark.span)
        )
        assert sorted("".join(pieces)) == sorted(held.replace("\x00", "␀") * times)


def test_a_megabyte_of_one_line_is_written_in_linear_time() -> None:
    text = "word " * 200_000
    made = [Mark(Span(i, i + 7), Layer(1 + i % 6), "m", f"m{i}") for i in range(0, 200_000, 5)]
    assert len(weave(text, *made)) > len(text)
