"""Count the small edits between two prints of the same passages: words left out, words added, words changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

__all__ = ["Edits", "count_edits"]

_REACH = 6  # words: how far behind an edit the same words are looked for, as in the search (CopyOptions.reach)
_ENOUGH = 160  # words that are compared: an editor's hand shows in two paragraphs
_STRETCH = 8 * _ENOUGH  # characters that hold so many words


class Edits(NamedTuple):
    """
    How the second of two prints differs from the first, in the passages that both have.

    Args:
        words: How many words are the same.
        lost: Places where the second lacks words of the first.
        gained: Places where it has words that the first lacks.
        changed: Places where one has other words than the other.
        slips: Changed words of the second that stand nowhere else in either, while those of the first do: misprints.
        mended: The same the other way round: misprints of the first.
    """

    words: int
    lost: int
    gained: int
    changed: int
    slips: int
    mended: int

    @property
    def places(self) -> int:
        """At how many places the two differ."""
        return self.lost + self.gained + self.changed


def count_edits(one: str, two: str, places: Iterable[tuple[int, int, int, int]]) -> Edits:
    """
    Count the edits that make the first text's passages into the second's.

    Args:
        one, two: The texts.
        places: Their common passages: start and end in the first, start and end in the second.

    Returns:
        The counts. Words are what blanks part, in small letters; marks that hang on them make them others.

    Example:
        >>> text = "Guards closed the river road at noon and left."
        >>> cut = "Guards closed the road at noon and went."
        >>> count_edits(text, cut, [(0, len(text), 0, len(cut))])
        Edits(words=7, lost=1, gained=0, changed=1, slips=0, mended=0)
    """
    same = lost = gained = 0
    changed: list[tuple[Sequence[str], Sequence[str]]] = []
    seen: Counter[str] = Counter()
    for start, end, begin, stop in places:
        mine, theirs = one[start : min(end, start + _STRETCH)], two[begin : min(stop, begin + _STRETCH)]
        if mine == theirs:
            same += mine.count(" ") + 1
        else:
            first, second = mine.lower().split(), theirs.lower().split()
            before = len(changed)
            counts = _walk(first, second, changed)
            same, lost, gained = same + counts[0], lost + counts[1], gained + counts[2]
            if len(changed) > before:
                seen.update(first)
                seen.update(second)
        if same >= _ENOUGH:
            break
    slips = mended = 0
    for was, now in changed:
        if len(was) == len(now) == 1:
            slips += seen[now[0]] == 1 < seen[was[0]]
            mended += seen[was[0]] == 1 < seen[now[0]]
    return Edits(same, lost, gained, len(changed), slips, mended)


def _walk(
    one: Sequence[str], two: Sequence[str], changed: list[tuple[Sequence[str], Sequence[str]]]
) -> tuple[int, int, int]:
    """The words that are the same, the places where words are lost and gained; those that are changed are added."""
    i = j = same = lost = gained = 0
    size, other = len(one), len(two)
    while i < size and j < other:
        if one[i] == two[j]:
            i, j, same = i + 1, j + 1, same + 1
            continue
        skip = _next_match(one, two, i, j)
        if skip is None:
            i, j = i + 1, j + 1
            continue
        left, right = skip
        if left and right:
            changed.append((one[i : i + left], two[j : j + right]))
        elif left:
            lost += 1
        else:
            gained += 1
        i, j = i + left, j + right
    return same, lost, gained


def _next_match(one: Sequence[str], two: Sequence[str], i: int, j: int) -> tuple[int, int] | None:
    """How many words to leave out on either side until two words running are the same: the fewest."""
    size, other = len(one), len(two)
    for total in range(1, 2 * _REACH + 1):
        for left in range(max(0, total - _REACH), min(total, _REACH) + 1):
            x, y = i + left, j + total - left
            same = x < size and y < other and one[x] == two[y]
            if same and (x + 1 >= size or y + 1 >= other or one[x + 1] == two[y + 1]):
                return left, total - left
    return None
