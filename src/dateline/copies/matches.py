"""Find the runs of words that two texts share to the letter, each word of either text in at most one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from dateline.copies.shingles import grams
from dateline.copies.values import CopyOptions
from dateline.text.fold import FoldedText

__all__ = ["Block", "IndexedText", "find_matches", "index_text"]

Block = tuple[int, int, int]  # first word in a, first word in b, how many words


@dataclass(frozen=True, slots=True)
class IndexedText:
    """
    A text made ready for matching.

    Args:
        folded: The text.
        words: Its words again, as a list, which is read faster.
        places: The first word of the first run of each gram.
        repeats: The first words of the first few runs of each gram that comes again.
    """

    folded: FoldedText
    words: list[int]
    places: dict[int, int]
    repeats: dict[int, tuple[int, ...]]


def index_text(folded: FoldedText, options: CopyOptions) -> IndexedText:
    """Note where each gram of a text stands."""
    numbers = grams(folded.words, options.gram)
    places = dict(zip(reversed(numbers), range(len(numbers) - 1, -1, -1), strict=True))
    repeats: dict[int, list[int]] = {}
    if len(places) < len(numbers):
        for place, number in enumerate(numbers):
            if places[number] != place:
                again = repeats.setdefault(number, [places[number]])
                if len(again) < options.positions:
                    again.append(place)
    return IndexedText(folded, list(folded.words), places, {number: tuple(p) for number, p in repeats.items()})


def find_matches(a: IndexedText, b: IndexedText, options: CopyOptions) -> list[Block]:
    """The longest shared runs, disjoint in both texts, in order of text a."""
    matches = list(_maximal_runs(a, b, min(options.gram, len(a.words), len(b.words))))
    if len(matches) > 1:
        matches = _disjoint(matches, len(a.words), len(b.words), options.gram)
    return sorted(matches)


def _maximal_runs(a: IndexedText, b: IndexedText, length: int) -> Iterator[Block]:
    """Each run that cannot be made longer on either side, verified word by word."""
    left, right = a.words, b.words
    current, end = None, 0
    for diagonal, start in sorted(_seeds(a, b)):
        if (diagonal == current and start + length <= end) or (
            left[start : start + length] != right[start + diagonal : start + diagonal + length]
        ):
            continue
        current, end = diagonal, start + length
        while start > 0 and start + diagonal > 0 and left[start - 1] == right[start + diagonal - 1]:
            start -= 1
        last = min(len(left), len(right) - diagonal)
        while end < last and left[end] == right[end + diagonal]:
            end += 1
        yield start, start + diagonal, end - start


def _seeds(a: IndexedText, b: IndexedText) -> Iterator[tuple[int, int]]:
    """Shared grams as (diagonal, first word in a)."""
    for number in a.places.keys() & b.places.keys():
        if number in a.repeats or number in b.repeats:
            lefts = a.repeats.get(number) or (a.places[number],)
            rights = b.repeats.get(number) or (b.places[number],)
            for left, right in product(lefts, rights):
                yield right - left, left
        else:
            left = a.places[number]
            yield b.places[number] - left, left


def _disjoint(matches: list[Block], size_a: int, size_b: int, least: int) -> list[Block]:
    """The longest matches first; of one that overlaps a longer one only what is left over, if that is long enough."""
    taken_a, taken_b = bytearray(size_a), bytearray(size_b)
    kept = []
    for match in sorted(matches, key=lambda m: (-m[2], m)):
        i, j, count = match
        if 1 in taken_a[i : i + count] or 1 in taken_b[j : j + count]:
            i, j, count = _free_part(match, taken_a, taken_b)
            if count < least:
                continue
        taken_a[i : i + count] = taken_b[j : j + count] = b"\x01" * count
        kept.append((i, j, count))
    return kept


def _free_part(match: Block, taken_a: bytearray, taken_b: bytearray) -> Block:
    """The longest stretch of a match that is free in both texts; the first of equals."""
    i, j, count = match
    taken = (int.from_bytes(taken_a[i : i + count]) | int.from_bytes(taken_b[j : j + count])).to_bytes(count)
    stretches = taken.split(b"\x01")
    longest = max(range(len(stretches)), key=lambda k: (len(stretches[k]), -k))
    skip = sum(len(stretch) + 1 for stretch in stretches[:longest])
    return i + skip, j + skip, len(stretches[longest])
