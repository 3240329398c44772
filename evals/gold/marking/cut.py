"""Cut a text into numbered sentences, by a rule that is frozen: the numbers in the mark files hang on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["cut_sentences", "last_word"]

# A stop with the marks that close after it, blanks, and what may open a sentence.
STOP = re.compile(r"[.!?…]+(?:[\"'”’»)\]]|'')*(?=\s+[\"'“‘«„(\[–—-]*[^\W_])")
AFTER = re.compile(r"\s+[\"'“‘«„(\[–—-]*")
WORD = re.compile(r"[\w.&'’-]*$")
# Written from general knowledge of English abbreviations.
NO_END = frozenset(
    "mr mrs ms dr st lt gen col maj capt cmdr sgt brig adm rev hon prof gov sen rep fr sr jr no nos vs art fig ca cf "
    "e.g i.e jan feb mar apr aug sept oct nov dec bros messrs pres amb insp supt const pvt cpl hr".split()
)


def cut_sentences(text: str) -> list[tuple[int, int]]:
    """
    Cut a text into sentences; each line is cut on its own.

    A stop ends a sentence unless a small letter follows, or an abbreviation ("Gen.") or an initial stands before it.
    The rule is plain on purpose and never changes: an annotator writes "s4", and it must stay the fourth.

    Returns:
        ``(start, end)`` in code points, in reading order, without blanks at the edges; the first one is sentence 1.

    Example:
        >>> text = "A Title\\n\\nGen. A. Khalaf left. “We won.” He said so."
        >>> [text[a:b] for a, b in cut_sentences(text)]
        ['A Title', 'Gen. A. Khalaf left.', '“We won.”', 'He said so.']
    """
    found: list[tuple[int, int]] = []
    at = 0
    for line in re.split(r"(?<=\n)", text):
        start, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        if start < end:
            found.extend(cut_line(text, start, end))
        at += len(line)
    return found


def cut_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of one line without blanks at its edges."""
    begin = start
    for stop in STOP.finditer(text, start, end):
        after = AFTER.match(text, stop.end())
        if after is None or text[after.end()].islower():
            continue
        word = last_word(text, begin, stop.start())
        if stop.group().startswith(".") and (word.lower() in NO_END or re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", word)):
            continue
        yield begin, stop.end()
        begin = stop.end() + len(text[stop.end() :]) - len(text[stop.end() :].lstrip())
    if begin < end:
        yield begin, end


def last_word(text: str, begin: int, stop: int) -> str:
    """The word that ends at ``stop``, with its inner stops; empty when there is none."""
    found = WORD.search(text, begin, stop)
    return found.group().lstrip("'’-&.") if found else ""
