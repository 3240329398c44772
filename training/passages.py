"""Read short passages with whom each "he" and "she" means (`evals/gold/pronouns/passages.txt`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

__all__ = ["NOBODY", "Passage", "is_meant", "read_passages"]

NOBODY = "-"
MARKED = re.compile(r"\b(he|she|his|her|him|hers|himself|herself)\[([^\]]*)\]", re.IGNORECASE)


class Passage(NamedTuple):
    """
    One passage.

    Args:
        house: In whose manner it is written; all of one house belong on one side of a comparison.
        id: Its own.
        text: Without marks.
        meant: By the first code point of each marked pronoun the last word of whom it means, or "-" for nobody.
    """

    house: str
    id: str
    text: str
    meant: dict[int, str]


def read_passages(path: Path) -> Iterator[Passage]:
    """
    The passages of a file in its order.

    Args:
        path: Lines that begin with "#" are notes; "=== HOUSE ID" opens a passage.
    """
    lines = (line for line in path.read_text("utf-8").split("\n") if not line.startswith("#"))
    for block in "\n".join(lines).split("=== ")[1:]:
        head, _, marked = block.partition("\n")
        house, name = head.split()
        yield Passage(house, name, *unmarked(marked.strip()))


def unmarked(marked: str) -> tuple[str, dict[int, str]]:
    """
    A text without its marks, and whom they name by place.

    Example:
        >>> unmarked("Ilo Venn left. He[Venn] sang.")
        ('Ilo Venn left. He sang.', {15: 'Venn'})
    """
    parts: list[str] = []
    meant: dict[int, str] = {}
    at = length = 0
    for found in MARKED.finditer(marked):
        parts.append(marked[at : found.start()])
        length += len(parts[-1])
        meant[length] = found[2]
        parts.append(found[1])
        length += len(found[1])
        at = found.end()
    return "".join((*parts, marked[at:])), meant


def is_meant(who: str, word: str) -> bool:
    """
    Whether a person, as the linker calls them, is the one a mark names by a word.

    Example:
        >>> [is_meant(who, "Venn") for who in ("Ilo Venn", "Ana Orr-Venn", "the venn", "Lena Vale")]
        [True, True, False, False]
        >>> is_meant("the driver", "driver"), is_meant("the bus driver", "driver")
        (True, True)
    """
    words = who.split()
    if words[:1] == ["the"]:
        return words[-1] == word
    return word in words or who.endswith(f"-{word}")
