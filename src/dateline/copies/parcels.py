"""Make what a report sends to where shingles meet: each of its shingles, with numbers of the words around it."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.copies import kernel
from dateline.copies.evidence import furniture_of
from dateline.copies.matches import index_text
from dateline.copies.shingles import family_of, shingles
from dateline.copies.values import CopyInput, CopyOptions
from dateline.text.fold import fold, fold_in_python

__all__ = ["Parcel", "read_parcel", "read_parcel_in_python", "words_mark"]

_DEFAULT = CopyOptions()
_MASK = (1 << 64) - 1
_FACTOR = 0x9E3779B97F4A7C15  # that of grams
_MARK = 16  # bytes of SHA-256


@dataclass(frozen=True, slots=True)
class Parcel:
    """
    The shingles of one report, ready to be sent apart.

    Two texts in which a shingle stands in the same run of ``gram + window - 1`` words have a number in common among
    those around it: so it can be told where the shingles meet, without the texts, which pairs share such a run. What is
    told so is looked at again on the words.

    Args:
        shingles: What the report is found by, ascending.
        around: One after the other, for each shingle, the numbers of the words around its first place: for each way to
            take ``window - 1`` words in front and behind; fewer where the text begins or ends.
        ends: Where the numbers of each shingle end in ``around``.
    """

    shingles: array[int]
    around: array[int]
    ends: array[int]

    @property
    def family(self) -> int:
        """The family of the report, as frequencies count it."""
        return family_of(self.shingles)

    def numbers(self, place: int) -> Sequence[int]:
        """The numbers around one shingle."""
        return self.around[self.ends[place - 1] if place else 0 : self.ends[place]]


def read_parcel(report: CopyInput, options: CopyOptions = _DEFAULT) -> Parcel:
    """
    The parcel of a report; the kernel makes it where it is there.

    Example:
        >>> from dateline.model import ReportId
        >>> one = CopyInput(ReportId("1"), "The guards closed the road to the dam at noon.")
        >>> two = CopyInput(ReportId("2"), "Guards closed the road to the dam at noon, they said.")
        >>> first, second = read_parcel(one), read_parcel(two)
        >>> shared = set(first.shingles) & set(second.shingles)
        >>> places = [(list(first.shingles).index(s), list(second.shingles).index(s)) for s in shared]
        >>> all(set(first.numbers(a)) & set(second.numbers(b)) for a, b in places)
        True
    """
    reading = kernel.read(report.text, furniture_of(report), report.quoted, options)
    if reading is None:
        return read_parcel_in_python(report, options)
    found, around, ends = kernel.parcel(reading, options)
    return Parcel(array("q", found), array("I", around), array("I", ends))


def read_parcel_in_python(report: CopyInput, options: CopyOptions = _DEFAULT) -> Parcel:
    """What ``read_parcel`` does, where there is no kernel; the rule that the kernel follows."""
    index = index_text(fold_in_python(report.text), options)
    found, around, ends = array("q"), array("I"), array("I")
    for shingle in shingles(index.folded, options):
        found.append(shingle)
        around.extend(_numbers_around(index.words, index.places[shingle], options))
        ends.append(len(around))
    return Parcel(found, around, ends)


def _numbers_around(words: Sequence[int], place: int, options: CopyOptions) -> Iterator[int]:
    """A 32-bit number for each way to take ``window - 1`` words in front of a gram and behind it."""
    behind = place + options.gram
    for before in range(options.window):
        first, end = place - before, behind + options.window - 1 - before
        if first < 0 or end > len(words):
            continue
        number = before
        for word in (*words[first:place], *words[behind:end]):
            number = (number * _FACTOR + word) & _MASK
        yield number >> 32 | 1


def words_mark(report: CopyInput) -> bytes:
    """A mark of the words of a report: texts with the same words have the same; empty for a text without words."""
    words = fold(report.text).words
    return hashlib.sha256(words.tobytes()).digest()[:_MARK] if words else b""
