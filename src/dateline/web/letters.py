"""Tell the words that may be another spelling of one from the many that cannot, by the number and set of letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.web.spelling import ALIKE

__all__ = ["Letters", "letters_of"]

ROUNDING = 0.01  # of a number of letters


@dataclass(frozen=True, slots=True)
class Letters:
    """
    Words with the set of the letters of each as bits, so that those far from a word are told without being compared.

    Args:
        words: The words, in order.
        lengths: How many letters each has.
        masks: The letters of each, each as one of 64 bits.
    """

    words: Sequence[str]
    lengths: NDArray[np.int64]
    masks: NDArray[np.uint64]

    def near(self, word: str) -> list[str]:
        """
        The words that may be as near to one as ``ALIKE`` asks, in order; never without one that is.

        An edit changes the number of letters by one at most, and their set by two.

        Example:
            >>> letters_of(["karvash", "orsun", "rubaie"]).near("rubaye")
            ['rubaie']
        """
        edits = np.floor((1 - ALIKE) * np.maximum(self.lengths, len(word)) + ROUNDING)
        differing = np.bitwise_count(self.masks ^ np.uint64(mask_of(word)))
        chosen = (differing <= 2 * edits) & (np.abs(self.lengths - len(word)) <= edits)
        return [self.words[at] for at in np.flatnonzero(chosen).tolist()]


def letters_of(words: Sequence[str]) -> Letters:
    """
    The letters of words, none of them empty; all at once, since a record has a hundred thousand and somebody waits.

    Example:
        >>> found = letters_of(["orsun", "Ωrsun"])
        >>> [int(mask) for mask in found.masks] == [mask_of("orsun"), mask_of("Ωrsun")]
        True
    """
    lengths = np.array([*map(len, words)], np.int64)
    signs = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), np.uint32)
    bits = np.uint64(1) << (signs % 64).astype(np.uint64)
    starts = np.cumsum(lengths) - lengths
    masks = np.bitwise_or.reduceat(bits, starts) if len(words) else bits
    return Letters(words, lengths, masks)


def mask_of(word: str) -> int:
    """The set of the letters of a word as bits."""
    found = 0
    for letter in word:
        found |= 1 << ord(letter) % 64
    return found
