"""What the learned reader may change of what the rules found, and what class it gives a line that is its own."""

from __future__ import annotations

import pytest
from tests.factories import annotated

from dateline.model import Role
from dateline.quotes.drafts import Draft
from dateline.quotes.learned.combine import class_of, keeps_whole, loses_most
from dateline.quotes.learned.reader import Found
from dateline.quotes.options import QuoteOptions
from dateline.quotes.reading import Reading, read_text
from dateline.quotes.sources import Source

WORDS = "Orr called for a “hundred-foot wall” against the river, and Vell, a clerk, said no."


def laid_out(words: str) -> Reading:
    """A text as the rules read it."""
    return read_text(annotated(words), QuoteOptions().roles)


def place(reading: Reading, words: str) -> tuple[int, int]:
    """The tokens of some words of a text."""
    start = reading.text.index(words)
    inside = [at for at, token in enumerate(reading.tokens) if start <= token.start < start + len(words)]
    return inside[0], inside[-1] + 1


def of_rules(reading: Reading, words: str) -> Draft:
    """What the rules found: Orr, and the words."""
    source = Source(*place(reading, "Orr"), place(reading, "Orr")[1])
    return Draft(source, place(reading, "called for"), [place(reading, words)], "demanded", "preposition", 0, Role.BODY)


@pytest.mark.parametrize(
    ("source", "content", "kept"),
    [
        ("Orr", "a “hundred-foot wall” against the river", True),
        ("Orr", "a “hundred-foot wall”", True),
        ("Orr", "a “hundred", False),  # a quotation is cut
        ("against the river", "a “hundred-foot wall”", False),  # what was said is who said it
    ],
)
def test_other_edges_leave_quotations_whole(source: str, content: str, kept: bool) -> None:
    reading = laid_out(WORDS)
    found = Found((1, 3), place(reading, source), [place(reading, content)], 0.9, 0.9)
    assert keeps_whole(reading, of_rules(reading, "a “hundred-foot wall” against the river"), found) is kept


def test_a_line_that_loses_most_of_its_words_is_told_apart() -> None:
    reading = laid_out("Orr called for a wall that holds the river back in spring.")
    draft = of_rules(reading, "a wall that holds the river back in spring")
    short, long = (
        Found((1, 3), None, [place(reading, own)], 0.9, 0.9) for own in ("a wall", "that holds the river back")
    )
    assert loses_most(reading, draft, short)
    assert not loses_most(reading, draft, long)


@pytest.mark.parametrize(
    ("cue", "content", "klass"),
    [
        ("was told", "to leave", "demanded"),
        ("was told", "that it was over", "said"),
        ("asked for", "the list", "demanded"),
        ("asked", "whether it was over", "asked"),
        ("would not say", "when", "declined"),
        ("did not say", "when", "not-said"),
    ],
)
def test_the_class_of_a_learned_line_is_by_its_construction(cue: str, content: str, klass: str) -> None:
    reading = laid_out(f"Orr {cue} {content}.")
    assert class_of(reading, place(reading, cue), place(reading, content)[0], {}) == klass
