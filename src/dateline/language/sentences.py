"""Split a paragraph into sentences, by its stops and what stands on either side of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.lexicon import load_lexicon

__all__ = ["split_sentences"]

# A stop with the marks that close after it (French ones behind a blank), then blanks before the next words; or a stop
# that a lost blank has glued to the next sentence ("withdrawal.He").
STOP = re.compile(
    r"(?P<mark>[.!?…]+)(?:[\"'”’»)\]]|''|\s»)*(?:\s+|(?<=[^\W\d_A-Z][^\W\d_A-Z]\.)(?=[A-Z][a-z]*\s))(?P<open>(?:«\s|[\"'“‘«„(\[—–-]|``)*)(?P<next>[^\s])"
)
LAST_WORD = re.compile(r"[\w.&'’-]*$")
NEXT_WORD = re.compile(r"[^\W\d_]+")
INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
LONGEST_ABBREVIATION = 12  # characters looked back at a stop; "a.k.a" is 5


@cache
def words_of(name: str) -> frozenset[str]:
    """A word list of the sentence lexicon."""
    return frozenset(load_lexicon("sentences")[name].split())


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """
    Split ``text[start:end]``, one paragraph, into sentences.

    A quotation mark or bracket that closes after the stop stays with its sentence. A title ("Gen."), an initial, a
    month before a figure and a stop before a small letter end nothing; "U.S.", "p.m.", "Inc." and the like end a
    sentence only where a common opening word follows.

    Args:
        text: The whole text.
        start, end: The paragraph, in code points, without blanks at its edges.

    Returns:
        ``(start, end)`` of each sentence in reading order, without blanks at the edges; together they hold every
        non-blank character.

    Example:
        >>> text = "Gen. A. B. Khalaf left the U.S. on Jan. 5. “We won.” He said so."
        >>> [text[a:b] for a, b in split_sentences(text, 0, len(text))]
        ['Gen. A. B. Khalaf left the U.S. on Jan. 5.', '“We won.”', 'He said so.']
    """
    begin = start
    for match in STOP.finditer(text, start, end):
        if not ends_sentence(text, begin, match):
            continue
        stop = match.start("mark") + len(text[match.start("mark") : match.start("open")].rstrip())
        yield begin, stop
        begin = match.start("open")
    if begin < end:
        yield begin, end


def ends_sentence(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether the stop of the match ends the sentence that began at ``begin``."""
    following = match["next"]
    if following.islower() or not (following.isalnum() or match["open"]):
        return False
    if match["mark"] != ".":
        return match["mark"] != "..." or following.isupper()
    word = last_word(text, begin, match.start("mark"))
    if not word:
        return True
    next_word = NEXT_WORD.match(text, match.start("next"))
    opener = next_word is not None and next_word[0] in words_of("openers")
    if word in words_of("titles") or word.capitalize() in words_of("titles"):
        return False
    if word in words_of("numbered"):
        return not following.isdigit() and (opener or bool(match["open"]))
    if word in words_of("suffixes") or INITIALS.fullmatch(word):
        return opener or (bool(match["open"]) and len(word) > 1)
    return True


def last_word(text: str, begin: int, stop: int) -> str:
    """The word before a stop, with its inner stops; empty when a mark or a longer word stands there."""
    match = LAST_WORD.search(text, max(begin, stop - LONGEST_ABBREVIATION), stop)
    word = match[0] if match else ""
    return word.lstrip("'’-&.")
