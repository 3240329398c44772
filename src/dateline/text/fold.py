"""Find the words of a text in the one form that reprints keep, each with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.text.kernel import APOSTROPHE, DIGIT, KERNEL, LETTER, SIGN, UNSPACED, make_words

__all__ = ["FoldedText", "fold", "fold_in_python", "fold_sign", "fold_word", "hash_word", "known_words", "new_words"]

# Signs that belong to the word they stand in but are no letters for ``\w``: combining accents, Hebrew, Arabic and Indic
# vowel signs, the soft hyphen and the zero-width joiners that pages leave inside words.
_SIGNS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u00ad\u200b-\u200d\u2060"
# Also those by which transliteration writes ayn and hamza.
_APOSTROPHES = "'’‘ʼ`´ʻʾʿ"
# Scripts written without blanks: every character is a word, or a whole clause would count as one.
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"

_WORD = re.compile(
    rf"[{_UNSPACED}]"
    rf"|(?:[^\W\d_]\.){{2,}}"  # U.S., a.m.
    rf"|\d+(?:[.,]\d+)*[^\W_{_UNSPACED}]*"  # 1,200 and 2.5bn and 7th
    rf"|[^\W_{_UNSPACED}](?:[^\W_{_UNSPACED}]|[{_SIGNS}]|[{_APOSTROPHES}](?=[^\W_]))*"
)


@dataclass(frozen=True, slots=True)
class FoldedText:
    """
    The words of a text, folded, as numbers.

    Args:
        text: The text as it was given.
        words: The 64-bit hash of each folded word, in reading order.
        starts, ends: The place of each word in ``text``, in code points, half open.
    """

    text: str
    words: array[int]
    starts: array[int]
    ends: array[int]

    def __len__(self) -> int:
        return len(self.words)


def fold(text: str) -> FoldedText:
    """
    Read the words of a text so that house style does not tell two reprints apart.

    Case, accents, apostrophes, quotation marks, dashes and hyphens do not count, nor the stops of "U.S." and the
    commas of "1,200"; "al-Rubaye" is two words. Everything else does: a figure or a name that differs stays different.

    Args:
        text: Any text.

    Returns:
        The words in reading order; offsets are code points into ``text``, half open.

    Example:
        >>> fold("The “U.S.-led” café’s").words == fold("the US led cafe's").words
        True
        >>> list(zip(fold("So, no.").starts, fold("So, no.").ends))
        [(0, 2), (4, 6)]
    """
    if KERNEL:
        try:
            numbers, starts, ends = known_words().fold(text)
        except OverflowError:  # a text of 2 GB, or another thread is folding
            return fold_in_python(text)
        return FoldedText(text, array("Q", numbers), array("I", starts), array("I", ends))
    return fold_in_python(text)


_MOST_WORDS = 1 << 22  # words known, then the table starts anew: some 130 MB
_known: Any = None


def known_words() -> Any:
    """
    The kernel's table of words, shared by all that fold; it starts anew at four million words.

    Readings made with two tables cannot be compared.
    """
    global _known  # one table for the process, as words are the same for all
    if _known is None or len(_known) >= _MOST_WORDS:
        _known = new_words()
    return _known


def new_words() -> Any:
    """A table of words of its own, for the kernel."""
    classes = {
        LETTER: r"[^\W\d_]",
        DIGIT: r"\d",
        UNSPACED: f"[{_UNSPACED}]",
        SIGN: f"[{_SIGNS}]",
        APOSTROPHE: f"[{_APOSTROPHES}]",
    }
    return make_words({bit: re.compile(pattern) for bit, pattern in classes.items()}, fold_sign)


def fold_in_python(text: str) -> FoldedText:
    """What ``fold`` does, where there is no kernel; the rule that the kernel follows."""
    words, starts, ends = array("Q"), array("I"), array("I")
    add_word, add_start, add_end = words.append, starts.append, ends.append
    for found in _WORD.finditer(text):
        start, end = found.span()
        add_word(hash_word(found[0]))
        add_start(start)
        add_end(end)
    return FoldedText(text, words, starts, ends)


@lru_cache(maxsize=1 << 15)  # the words that make nearly all of news; about 5 MB, however large the record grows
def hash_word(word: str) -> int:
    """The 64-bit number of a word by its folded form: the same in every run, on every machine."""
    form = fold_word(word).encode("utf-8", "surrogatepass")
    number = len(form) * _FACTOR & _MASK
    for start in range(0, len(form), 8):
        number = (number ^ int.from_bytes(form[start : start + 8], "little")) * _STIR & _MASK
        number ^= number >> 32
    number = number * _STIR & _MASK
    return number ^ number >> 29


# 64-bit multipliers that spread every bit: the golden ratio, and that of the "rrmxmx" mixers (Evensen 2018).
_FACTOR = 0x9E3779B97F4A7C15
_STIR = 0xD6E8FEB86659FD93
_MASK = (1 << 64) - 1


def fold_word(word: str) -> str:
    """
    One word in its folded form.

    Example:
        >>> [fold_word(word) for word in ("Sha’abi", "U.S.", "Económico", "1,200", "2.5bn")]
        ['shaabi', 'us', 'economico', '1200', '2.5bn']
    """
    if not word.isascii():
        word = "".join(map(fold_sign, word))
    word = word.lower().replace("'", "").replace(",", "").replace("`", "")
    return word if word[:1].isdigit() else word.replace(".", "")


@lru_cache(maxsize=1 << 12)
def fold_sign(sign: str) -> str:
    """
    One sign of a word in its folded form: letters and digits without accents, stops and commas; often empty.

    Example:
        >>> [fold_sign(sign) for sign in "É’ﬁ"]
        ['e', '', 'fi']
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    return "".join(part for part in plain if part in ".," or (part.isalnum() and part not in _APOSTROPHES)).lower()
