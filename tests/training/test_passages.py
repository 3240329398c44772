"""Passages with pronouns marked are read without their marks, and every mark of those that ship leads to somebody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from training.passages import NOBODY, Passage, is_meant, read_passages

SHIPPED = Path(__file__).parents[2] / "evals/gold/pronouns/passages.txt"
MARKS = """# a note
=== east p1
Ilo Venn left. He[Venn] sang, she[-] said.

Then his[Venn] door shut.
=== west p2
A driver fled.
"""


def test_marks_are_taken_out_and_kept_by_place(tmp_path: Path) -> None:
    path = tmp_path / "passages.txt"
    path.write_text(MARKS, "utf-8")
    first, second = read_passages(path)
    assert first.text == "Ilo Venn left. He sang, she said.\n\nThen his door shut."
    assert {first.text[at:].split()[0]: who for at, who in first.meant.items()} == {
        "He": "Venn",
        "she": NOBODY,
        "his": "Venn",
    }
    assert second == Passage("west", "p2", "A driver fled.", {})


@pytest.mark.parametrize("passage", tuple(read_passages(SHIPPED)), ids=lambda passage: passage.id)
def test_every_mark_names_somebody_of_the_passage(passage: Passage) -> None:
    words = set(re.findall(r"\w+(?:-\w+)*", passage.text)) | set(re.findall(r"\w+", passage.text))
    assert passage.meant
    assert "[" not in passage.text
    assert all(who == NOBODY or who in words for who in passage.meant.values())


@pytest.mark.parametrize(
    ("who", "word", "meant"),
    [
        ("Ilo Venn", "Venn", True),
        ("the driver", "driver", True),
        ("Ana Orr", "Venn", False),
        ("the driver", "Venn", False),
    ],
)
def test_a_person_is_meant_by_a_word_of_theirs(who: str, word: str, meant: bool) -> None:
    assert is_meant(who, word) is meant
