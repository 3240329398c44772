"""Split a paragraph into sentences, by its stops and what stands on either side of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["split_sentences"]

STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W_a-z])")
ABBREVIATION = re.compile(r"(?:^|[\s(\"'“‘])(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|St|Jr|Maj|Capt|Sgt|No|vs|[A-Z]|U\.S|U\.K)$")


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """
    Split ``text[start:end]``, one paragraph, into sentences without blanks at their edges.

    Example:
        >>> text = "Gen. Khalaf spoke. He left."
        >>> [text[a:b] for a, b in split_sentences(text, 0, len(text))]
        ['Gen. Khalaf spoke.', 'He left.']
    """
    begin = start
    for match in STOP.finditer(text, start, end):
        if text[match.start()] == "." and ABBREVIATION.search(text[begin : match.start()]):
            continue
        yield begin, match.start() + len(match.group().rstrip())
        begin = match.end()
    if begin < end:
        yield begin, end
