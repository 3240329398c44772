"""House words: where a report speaks of its own outlet, and what only looks like it."""

from __future__ import annotations

import pytest
from tests.copies.copies_texts import FOURTH, LEAD, SECOND, STORY, THIRD, report

from dateline.copies import find_copies
from dateline.copies.house import find_house_words
from dateline.model import Direction


@pytest.mark.parametrize(
    ("text", "outlet", "words"),
    [
        ("A list seen by the Ledger names him.", "Ishtera Ledger", ["seen by the Ledger"]),
        ("A list seen by the Ledger names him.", "ishteraledger.example", ["seen by the Ledger"]),
        ("She told The Orvan Voice so.", "Orvan Voice", ["told The Orvan Voice"]),
        ("She told Orvan Voice Radio so.", "Orvan Voice", ["told Orvan Voice"]),
        # what is none
        ("A list seen by the Ledger names him.", "Orvan Voice", []),
        ("A list seen by the Ledger names him.", None, []),
        ("He kept the Ledger.", "Ishtera Ledger", []),
        ("She told Ledger that.", "Ishtera Ledger", []),  # a family name
        ("She told the sun.", "The Kolvesh Sun", []),
        ("", "Orvan Voice", []),
    ],
)
def test_words_by_which_an_outlet_names_itself(text: str, outlet: str | None, words: list[str]) -> None:
    found = find_house_words(report("r", text, outlet))
    assert [one.span.of(text) for one in found] == words


def test_words_that_both_outlets_may_mean_tell_nothing() -> None:
    """Two papers are called the Ledger."""
    text = f"{STORY} A list seen by the Ledger names no driver."
    (copy,) = find_copies([report("1", text, "Ishtera Ledger"), report("2", text, "Kolvesh Ledger")])
    assert copy.direction is None
    (copy,) = find_copies([report("1", text, "Ishtera Ledger"), report("2", text, "Orvan Voice")])
    assert copy.direction is Direction.AB


def test_words_outside_the_shared_passages_tell_nothing() -> None:
    """The other report does not have them."""
    one = report("1", f"{LEAD} {SECOND} {THIRD}\n\nA list seen by the Ledger names no driver.", "Ishtera Ledger")
    (copy,) = find_copies([one, report("2", f"{LEAD} {SECOND} {FOURTH}", "Orvan Voice")])
    assert copy.direction is None


@pytest.mark.parametrize("words", ["told ", "told the ", "seen by The A", "told Ab ", "in an interview with "])
def test_a_megabyte_of_cues_is_read_in_line(words: str) -> None:
    """And none of them names a house."""
    assert find_house_words(report("r", words * (1_000_000 // len(words)), "Orvan Voice")) == ()
