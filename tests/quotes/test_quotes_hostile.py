"""What find_quotes owes any text at all: sound spans, the same answer twice, and time in proportion to its length."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import annotated
from tests.growth import grows_as_the_input

from dateline.config import Config
from dateline.language import analyse_words
from dateline.model import Span
from dateline.quotes import find_quotes

PIECES = [
    "“", "”", '"', "''", "«", "»", "‘", "’", ",", ".", ":", "—", "- ", "(", ")", "\n", "\n\n", "?", "!", "…",
    " said", " says", " told", " that", " he", " she", " it", " who", " Orr", " Lena Orr", " the group",
    " according to",
    " was", " by", " claim", " warning", " issued", " reportedly", " words", " in", " as", " respond", "Q", "A",
    " quoted", " as saying", " citing", " and", " but", " adding", " not", " did not", " on Monday", " in a tweet",
    " the bridge fell", " demanded", " called on", " to", " of", " Mr", " al-Rubaye", " U.S.", "SAID:", " 5", "\u00a0",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(max_examples=400, deadline=None)
def test_every_line_is_sound(words: str) -> None:
    """Spans lie in the text, contents are never empty nor overlap, ids are unique, parents hold their child."""
    quotes = find_quotes(annotated(words))
    by_id = {quote.id: quote for quote in quotes}
    assert len(by_id) == len(quotes)
    for quote in quotes:
        spans: tuple[Span, ...] = (*quote.source, *quote.cue, *quote.content, *quote.speaker_evidence)
        assert all(0 <= span.start < span.end <= len(words) for span in spans)
        assert quote.content
        assert all(one.end <= two.start for one, two in zip(quote.content, quote.content[1:], strict=False))
        assert 0 <= quote.confidence <= 1
        assert round(quote.confidence, 2) == quote.confidence
        assert quote.because
        if quote.parent is not None:
            assert any(span.overlaps(quote.content[0]) for span in by_id[quote.parent].content)
    assert quotes == find_quotes(annotated(words))


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(words: str) -> None:
    """No text raises, and whatever is found in it is words of it."""
    for quote in find_quotes(annotated(words)):
        assert all(0 <= span.start < span.end <= len(words) for span in (*quote.source, *quote.cue, *quote.content))


HOSTILE = [
    "said ",
    "he said ",
    "Orr said, ",
    "“a,” he said. ",
    "“",
    "” said Orr ",
    '"x" ',
    ", ",
    "according to Orr, ",
    "citing Orr, ",
    "Orr ",
    "A B ",
    "and ",
    "( ",
    "said Orr, a doctor, ",
    "“we\n",
    "the group said it was over. It added that no. ",
    "Orr A said it. He said so. ",
    "quoted Orr as saying ",
    "X: a\n",
    "to to ",
    "but did ",
    "not ",
    "1 ",
    "Orr said, citing Ash, ",
    "The doctor said no. Orr, a doctor, said no. ",
    "“a b c d” and Orr ",
    "said on Monday ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_length_only(unit: str) -> None:
    """Four times the text takes nowhere near sixteen times the time."""
    short, long = (annotated(unit * (size // len(unit))) for size in (8_000, 32_000))
    assert grows_as_the_input(lambda: find_quotes(short), lambda: find_quotes(long), 4)


CALLED_AGAIN = [
    "The company said it was well. The Orvale Foods chain said so. The officer said no. ",
    "Retail chain Orvo said it was well. The chain said so, the agency added.\n\n",
    "Officer Ana Vale said it was well. The officer said so. The mother of two said no.\n\n",
    "An officer said it was well. Ana Vale, a firefighter, said so. The officer said no.\n\n",
    "The officer said that the agency had told her that it was well.\n\n",
]


@pytest.mark.parametrize("unit", CALLED_AGAIN)
def test_time_grows_with_those_who_are_called_again(unit: str) -> None:
    """With the grammar, too: each description looks at what the report calls whom, and not at all of it again."""
    found = []
    for times in (60, 240):
        text = annotated(unit * times)
        found.append((text, analyse_words(text, Config().language)))
    (short, few), (long, many) = found
    assert grows_as_the_input(lambda: find_quotes(short, analysis=few), lambda: find_quotes(long, analysis=many), 4)
