"""Lines that are told to be text are so by the tests of shapes and stamps, too, and are cut in the same places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extraction import sight
from dateline.extraction.captions import LONGEST_CAPTION
from dateline.extraction.datelines import read_dateline
from dateline.extraction.glance import OPENINGS, caption_ends, is_plain_text, openings, phrases, small_agencies
from dateline.extraction.lines import Line, cut_lines, fold
from dateline.extraction.sight import sight_lines
from dateline.extraction.stamps import AGES, NAMED_LABELS, heads, read_stamps
from dateline.extraction.words import names_of
from dateline.text.kernel import KERNEL

PLAIN = "The council voted on the closing of the old ferry after a long debate and went home"
# Words that make a line no text, and what stands around them in lines.
TOLD = sorted(
    {
        *(*openings(), *caption_ends(), *phrases(), *names_of("masthead", "taglines"), *AGES, *OPENINGS),
        *(*NAMED_LABELS, *heads(), *small_agencies(), "photo:", "pic by "),
    }
)
# Heads of reports and of date lines, and what looks like them.
DATED = (
    *("OSLO (AFP) –", "Oslo.", "New Orsun. ", "Reuters, 4 March 2019", "Ida Holm - 04.03.2019", "4 March – ", "Orsun:"),
    *("a.m. 4 March", "On March 4,", "Le 4 mars 2019", "33, 1,200", "12%", "2019", "VNA/", "Orsun, March 4", "AFP"),
)
SIGNS = " .,:;!?-–—*#|()[]<>»›→•·+=/\\@\"'’“©…£€µéÉßÿ×ſıİK²３\x1f\x07\xad\u200b\u00a0\u2003 19abIK"
ENDS = "\n\r\v\f\x1c\x85\u2028"

words = st.sampled_from(
    [*TOLD, *(word.title() for word in TOLD), "by ", "March 4, 2019", "3:15 p.m.", "Reuters", PLAIN, *DATED]
)
pieces = st.one_of(words, st.text(SIGNS, max_size=3), st.sampled_from(PLAIN.split()), st.text(max_size=3))
lines = st.lists(pieces, max_size=12).map(" ".join)
texts = st.lists(st.tuples(lines, st.text(ENDS, min_size=1, max_size=2)).map("".join), max_size=6).map("".join)


def stands(line: Line) -> bool:
    """Whether a line is text by the tests of its own."""
    text = len(line.plain) > LONGEST_CAPTION or is_plain_text(line.plain, line.low)
    return text and read_stamps(Line(line.plain)) is None


@given(texts)
def test_lines_are_cut_alike_and_what_is_told_is_text(text: str) -> None:
    plain = fold(text)
    told, known = sight_lines(text, plain), cut_lines(text, plain)
    assert [(line.plain, line.start, line.end, line.gap) for line in told] == [
        (line.plain, line.start, line.end, line.gap) for line in known
    ]
    assert all(stands(line) for line in told if line.is_text)
    headless = [line for line in told if line.headless]
    assert all(read_dateline(plain, line.start, line.end, sure=True) is None for line in headless)
    assert all(read_dateline(plain, line.start, line.end) is None for line in headless)


def test_words_of_every_list_keep_a_line_from_being_told() -> None:
    """A line is told only where the tests of its shape say the same, wherever such a word stands."""
    for word in TOLD:
        for line in (f"{word} {PLAIN}", f"{PLAIN} {word} {PLAIN[:30]}", f"{PLAIN} {word}", f"{PLAIN} — {word}."):
            assert not sight_lines(line, fold(line))[0].is_text or stands(Line(fold(line))), line


def test_a_paragraph_is_told() -> None:
    text = f"Read more: Votes\n\n{PLAIN}.\n“{PLAIN},” she said, “over café prices – £3 – today.” {PLAIN}, {PLAIN}."
    told = sight_lines(text, fold(text))
    assert [line.is_text for line in told] == [False, *[bool(KERNEL)] * 2]
    assert [line.headless for line in told] == [False, bool(KERNEL), False]


@pytest.mark.parametrize(
    ("line", "is_text", "headless"),
    [
        ("A short line that is text", True, True),
        ("AFP", False, True),
        ("Gazprom in $36m tax claim", True, True),
        ("Halo 2 is out on 9 November in the US and 11 November elsewhere, they said", True, True),
        ("Oslo, 9 November 2019", False, True),
        ("The mayor, 33, said that the ferry would be closed in 2019", True, True),
        ("Orsun. The council voted on the closing of the ferry", True, False),
        ("ORSUN (VNA) – The council voted on the closing of the ferry", True, False),
    ],
)
def test_what_is_told_of_a_line(line: str, is_text: bool, headless: bool) -> None:
    """Short ones that are no name, figures that open no day, and heads without a mark."""
    (told,) = sight_lines(line, fold(line))
    assert (told.is_text, told.headless) == (is_text and bool(KERNEL), headless and bool(KERNEL))


def test_without_a_kernel_lines_are_cut_and_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sight, "KERNEL", None)
    sight._reader.cache_clear()
    try:
        assert [(line.plain, line.is_text) for line in sight_lines(PLAIN, PLAIN)] == [(PLAIN, False)]
    finally:
        monkeypatch.undo()
        sight._reader.cache_clear()
