"""Lines that are told to be text are so by the tests of shapes and stamps, too, and are cut in the same places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extraction import sight
from dateline.extraction.captions import LONGEST_CAPTION
from dateline.extraction.glance import OPENINGS, caption_ends, is_plain_text, openings, phrases
from dateline.extraction.lines import Line, cut_lines, fold
from dateline.extraction.sight import sight_lines
from dateline.extraction.stamps import AGES, read_stamps
from dateline.extraction.words import names_of
from dateline.text.kernel import KERNEL

PLAIN = "The council voted on the closing of the old ferry after a long debate and went home"
# Words that make a line no text, and what stands around them in lines.
TOLD = sorted(
    {*openings(), *caption_ends(), *phrases(), *names_of("masthead", "taglines"), *AGES, *OPENINGS, "photo:", "pic by "}
)
SIGNS = " .,:;!?-–—*#|()[]<>»›→•·+=/\\@\"'’“©…£€µéÉßÿ×ſıİK²３\x1f\x07\xad\u200b\u00a0\u2003 19abIK"
ENDS = "\n\r\v\f\x1c\x85\u2028"

words = st.sampled_from(
    [*TOLD, *(word.title() for word in TOLD), "by ", "March 4, 2019", "3:15 p.m.", "Reuters", PLAIN]
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


def test_words_of_every_list_keep_a_line_from_being_told() -> None:
    """A line is told only where the tests of its shape say the same, wherever such a word stands."""
    for word in TOLD:
        for line in (f"{word} {PLAIN}", f"{PLAIN} {word} {PLAIN[:30]}", f"{PLAIN} {word}", f"{PLAIN} — {word}."):
            assert not sight_lines(line, fold(line))[0].is_text or stands(Line(fold(line))), line


def test_a_paragraph_is_told() -> None:
    text = f"Read more: Votes\n\n{PLAIN}.\n“{PLAIN},” she said, “over café prices – £3 – today.” {PLAIN}, {PLAIN}."
    assert [line.is_text for line in sight_lines(text, fold(text))] == [False, *[bool(KERNEL)] * 2]


def test_without_a_kernel_lines_are_cut_and_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sight, "KERNEL", None)
    sight._reader.cache_clear()
    try:
        assert [(line.plain, line.is_text) for line in sight_lines(PLAIN, PLAIN)] == [(PLAIN, False)]
    finally:
        monkeypatch.undo()
        sight._reader.cache_clear()
