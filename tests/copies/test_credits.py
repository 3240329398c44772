"""Credits: whom a report says it has its text from."""

from __future__ import annotations

import pytest
from tests.copies.copies_texts import LEAD, STORY, report, zoned

from dateline.copies.credits import find_credits, same_name
from dateline.model import Role


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", []),
        (STORY, []),
        (f"KOLVESH (Ashvala Wire) – {STORY}", ["Ashvala Wire"]),
        (f"KOLVESH, Aug. 24 (TTA) – {STORY}", ["TTA"]),
        (f"(Ashvala Wire) {STORY}", ["Ashvala Wire"]),
        (f"(Ashvala Wire) -- {STORY}", ["Ashvala Wire"]),
        (f"(Lissend Gazette) (Ashvala Wire) -- {STORY}", ["Lissend Gazette", "Ashvala Wire"]),
        (f"A headline\n\nKOLVESH (Ashvala Wire) – {STORY}", ["Ashvala Wire"]),
        (f"{STORY}\n\nSource: Lissend Gazette", ["Lissend Gazette"]),
        (f"{STORY}\n\n\nSource: lissend.example.org\n", ["lissend.example.org"]),
        (f"{STORY}\n\nThis report first appeared in the Lissend Gazette.", ["Lissend Gazette"]),
        (f"{STORY}\n\nThis article was originally published by Orvan Voice.", ["Orvan Voice"]),
        (f"KOLVESH (TTA) – {STORY}\n\nSource: Orvan Voice", ["Orvan Voice", "TTA"]),
        (f"KOLVESH (TTA) – {STORY}\n\nSource: TTA", ["TTA"]),
        (f"{STORY}\n\nSource: TTA, Orvan Voice", ["TTA", "Orvan Voice"]),
        (f"{STORY}\n\nWith inputs from TTA", ["TTA"]),
        (f"{STORY}\n\n(With inputs from PTI and ANI)", ["PTI", "ANI"]),
        (f"{STORY}\n\n(With material from Trident and Tarn Herald.)", ["Trident and Tarn Herald"]),
        (f"KOLVESH (TTA) – {STORY}\n\nwith inputs from Orvan Voice, TTB", ["TTA", "Orvan Voice", "TTB"]),
        # what is none
        (f"{STORY}\n\n(With inputs from agencies)", []),
        (f"{STORY}\n\nWith inputs from the whole town the guards left the dam.", []),
        (f"{STORY}\n\nSource: Agencies", []),
        (f"{STORY} (TTA) – said one.", []),
        (f"(Photo by Orvan Voice)\n{STORY}", []),
        (f"(Updated at noon) {STORY}", []),
        (f"(L-R) Two men.\n{STORY}", []),
        (f"Kolvesh (the market town) – {STORY}", []),
        (f"{STORY}\n\nSource: 14 witnesses who would not be named", []),
        (f"{STORY}\n\nThe story first appeared in a ledger that nobody kept and many have looked for since", []),
    ],
)
def test_names_are_read_nearest_source_first(text: str, names: list[str]) -> None:
    """A note comes before a dateline, datelines from the left."""
    assert [credit.name for credit in find_credits(report("r", text))] == names


def test_spans_hold_the_names() -> None:
    """Each credit read in the text points at its words."""
    read = report("r", f"KOLVESH (TTA) – {STORY}\n\nSource: Orvan Voice", agency="Ashvala Wire")
    assert [(c.name, c.span and c.span.of(read.text)) for c in find_credits(read)] == [
        ("Orvan Voice", "Orvan Voice"),
        ("TTA", "TTA"),
        ("Ashvala Wire", None),
    ]


def test_the_credit_of_a_caption_is_for_its_picture() -> None:
    """It is not read as the report's."""
    read = zoned("r", (Role.CAPTION, "(Ashvala Wire) Guards at the dam."), (Role.BODY, STORY))
    assert find_credits(read) == ()


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Orvan Voice", "orvan voice", True),
        ("The Orvan Voice", "Orvan Voice", True),
        ("OrvanVoice", "Orvan Voice", True),
        ("Teshkara Telegraph Agency (TTA)", "TTA", True),
        ("Teshkara Telegraph Agency (TTA)", "Teshkara Telegraph", True),
        ("www.orvanvoice.example", "Orvan Voice", True),
        ("Teshkara Telegraph Agency", "TTA", True),
        ("Agency of the Dam", "A.D.", False),
        ("Orvan Voice", "Orvan", False),
        ("TTA", "TTB", False),
        (None, None, False),
        ("", "", False),
        ("…", "—", False),
    ],
)
def test_names_are_compared_by_their_words(one: str | None, two: str | None, same: bool) -> None:
    """House style does not count; a missing name is nobody's."""
    assert same_name(one, two) is same
    assert same_name(two, one) is same


@pytest.mark.parametrize(
    "words", ["(", "A (", "Source: ", "(A) ", "(A", "this report was first published by ", "\n", " "]
)
def test_a_megabyte_of_trigger_words_is_read_in_line(words: str) -> None:
    """No pattern backtracks, and no name is made of it."""
    assert find_credits(report("r", words * (1_000_000 // len(words)) + LEAD)) == ()
