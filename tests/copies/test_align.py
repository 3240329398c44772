"""Alignment: what two texts share is found wherever it stands, to the character."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.copies.copies_texts import FOURTH, LEAD, OTHER, SECOND, STORY, THIRD

from dateline.copies import CopyOptions, align
from dateline.model import AlignedSpan
from dateline.text.fold import fold

WORD = st.text("abcdefg", min_size=1, max_size=4)
TEXT = st.lists(WORD, max_size=60).map(" ".join)
# Few words, so that runs repeat, overlap and cross.
BUSY = st.lists(st.sampled_from(["la", "lo", "li", "su"]), max_size=80).map(" ".join)


def shared(a: str, b: str, options: CopyOptions | None = None) -> list[tuple[str, str]]:
    """The words of each span in both texts."""
    spans = align(fold(a), fold(b), options) if options else align(fold(a), fold(b))
    return [(a[s.a_start : s.a_end], b[s.b_start : s.b_end]) for s in spans]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("", "", []),
        ("", LEAD, []),
        ("…", "…", []),
        ("Ashvala", "Ashvala", [("Ashvala", "Ashvala")]),
        ("“Ashvala!”", "“Ashvala!”", [("“Ashvala!”", "“Ashvala!”")]),
        ("Ashvala", "Kolvesh", []),
        ("one two three four", "one two three four", [("one two three four", "one two three four")]),
        ("one two three four", "zero one two three four", []),  # fewer words than a gram
        (LEAD, LEAD, [(LEAD, LEAD)]),
        (STORY, STORY, [(STORY, STORY)]),
        (f" • {STORY}\n", f" • {STORY}\n", [(f"• {STORY}", f"• {STORY}")]),
        (STORY, LEAD, [(LEAD, LEAD)]),  # prefix
        (STORY, FOURTH, [(FOURTH, FOURTH)]),  # suffix
        (STORY, THIRD, [(THIRD, THIRD)]),  # middle
        (LEAD, OTHER, []),
    ],
)
def test_whole_prefix_suffix_and_nothing(a: str, b: str, expected: list[tuple[str, str]]) -> None:
    """Nothing is lost at offset 0, at the end, or for a text against itself."""
    assert shared(a, b) == expected
    assert shared(b, a) == [(y, x) for x, y in expected]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (LEAD, LEAD.upper()),
        (THIRD, THIRD.replace("“", '"').replace("”", '"')),
        ("The U.S.-led force left Orvan’s gate at dawn.", "the US led force left Orvan's gate at dawn."),
        (LEAD, LEAD.replace("closed", "shut")),  # a synonym
        (LEAD, LEAD.replace("river road", "rivre raod")),  # noise
        (LEAD, LEAD.replace("at noon ", "")),  # words left out
        (LEAD, LEAD.replace("the interior ministry said", "the intreior ministry said")),  # an edit near the end
        (LEAD, LEAD.replace("Guards at the", "Gards at the")),
    ],
)
def test_small_edits_do_not_break_a_span(a: str, b: str) -> None:
    """One span from the first shared word to the last."""
    (span,) = align(fold(a), fold(b))
    assert span.a_end == len(a)
    assert span.b_end == len(b)
    assert span.a_start <= len("Guards ")


def test_a_sentence_left_out_breaks_the_span() -> None:
    """What the other text lacks is not covered."""
    assert shared(STORY, f"{LEAD} {FOURTH}") == [(LEAD, LEAD), (FOURTH, FOURTH)]


def test_moved_sentences_give_several_spans() -> None:
    """Reordered text is found sentence by sentence, in order of a."""
    found = shared(f"{LEAD} {SECOND} {FOURTH}", f"{FOURTH} {LEAD} {SECOND}")
    assert found == [(f"{LEAD} {SECOND}", f"{LEAD} {SECOND}"), (FOURTH, FOURTH)]


def test_a_sentence_that_comes_twice_is_taken_once() -> None:
    """Spans are disjoint in both texts."""
    assert shared(f"{LEAD} {OTHER} {LEAD}", LEAD) == [(LEAD, LEAD)]
    assert len(shared(f"{LEAD} {OTHER} {LEAD}", f"{LEAD} {SECOND} {LEAD}")) == 2


@given(TEXT, TEXT, st.lists(WORD.map(str.upper), min_size=5, max_size=40), TEXT, TEXT)
def test_a_passage_is_found_wherever_it_stands(a1: str, a2: str, passage: list[str], b1: str, b2: str) -> None:
    """A run of a gram or more is covered in both texts, to the character, whatever stands around it."""
    block = " ".join(f"{word}{n}" for n, word in enumerate(passage))  # no word of it comes twice
    a, b = " ".join(filter(None, (a1, block, a2))), " ".join(filter(None, (b1, block, b2)))
    start_a, start_b = a.index(block), b.index(block)
    hits = [s for s in align(fold(a), fold(b)) if s.a_start <= start_a and start_a + len(block) <= s.a_end]
    assert len(hits) == 1
    assert hits[0].b_start <= start_b
    assert start_b + len(block) <= hits[0].b_end


@given(BUSY, BUSY)
def test_spans_are_disjoint_ordered_and_symmetric(a: str, b: str) -> None:
    """Each word of either text is used once; turned texts give turned spans."""
    spans = align(fold(a), fold(b))
    assert list(spans) == sorted(spans)
    assert sorted(span.turned() for span in align(fold(b), fold(a))) == list(spans)
    for one, two in ((AlignedSpan.turned, "b"), (lambda span: span, "a")):
        ordered = sorted(map(one, spans))
        assert all(x.a_end <= y.a_start for x, y in itertools.pairwise(ordered)), two
    for span in spans:
        assert 0 <= span.a_start < span.a_end <= len(a)
        assert 0 <= span.b_start < span.b_end <= len(b)


@given(BUSY, BUSY)
def test_without_edits_the_folded_words_of_a_span_are_equal(a: str, b: str) -> None:
    """With no edit allowed a span holds the same words in both texts."""
    for x, y in shared(a, b, CopyOptions(edit=0)):
        assert fold(x).words == fold(y).words


@given(TEXT, TEXT, st.integers(0, 5), st.integers(0, 5))
def test_a_span_begins_and_ends_with_a_shared_word(a: str, b: str, left: int, right: int) -> None:
    """Trimmed to what both have, with edits inside only."""
    block = "K1 K2 K3 K4 K5 K6 K7"
    for x, y in shared(f"{a} {block} {b}"[left:], f"{b} {block} {a}"[right:]):
        one, two = fold(x).words, fold(y).words
        assert (one[0], one[-1]) == (two[0], two[-1])
