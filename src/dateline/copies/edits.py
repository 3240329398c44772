"""Count the small edits between two prints of the same passages: words left out, words added, words changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dateline.text.kernel import KERNEL

__all__ = ["Edits", "Places", "count_edits", "count_misprints", "walk_in_python"]

_REACH = 6  # words: how far behind an edit the same words are looked for, as in the search (CopyOptions.reach)
_ENOUGH = 160  # words that are compared: an editor's hand shows in two paragraphs
_STRETCH = 8 * _ENOUGH  # characters that hold so many words
# In so few places, and one in 500 words, an alignment finds words that the taker has and its source lacks: a comma
# that joins two figures, a page number. On the development sets takers have none or one.
_FEW, _PER_WORDS = 2, 500

Places = Iterable[
    tuple[int, int, int, int]
]  # common passages: start and end in the one text, start and end in the other
Changes = list[tuple[Sequence[str], Sequence[str]]]


class Edits(NamedTuple):
    """
    How the second of two prints differs from the first, in the passages that both have.

    Args:
        words: How many words are the same.
        lost: Places where the second lacks words of the first.
        gained: Places where it has words that the first lacks.
        changed: Places where one has other words than the other.
    """

    words: int
    lost: int
    gained: int
    changed: int

    @property
    def places(self) -> int:
        """At how many places the two differ."""
        return self.lost + self.gained + self.changed

    @property
    def only_cuts(self) -> bool:
        """Whether the second has no words that the first lacks, but for a few."""
        return self.gained <= _FEW + self.words // _PER_WORDS


def count_edits(one: str, two: str, places: Places) -> Edits:
    """
    Count the edits that make the first text's passages into the second's.

    Args:
        one, two: The texts.
        places: Their common passages.

    Returns:
        The counts. Words are what blanks part, in small letters; marks that hang on them make them others.

    Example:
        >>> text = "Guards closed the river road at noon and left."
        >>> cut = "Guards closed the road at noon and went."
        >>> count_edits(text, cut, [(0, len(text), 0, len(cut))])
        Edits(words=7, lost=1, gained=0, changed=1)
    """
    same = lost = gained = 0
    changes: Changes = []
    for mine, theirs in _stretches(one, two, places):
        if mine == theirs:
            same += mine.count(" ") + 1
        else:
            counts = _walk(mine.lower().split(), theirs.lower().split(), changes)
            same, lost, gained = same + counts[0], lost + counts[1], gained + counts[2]
        if same >= _ENOUGH:
            break
    return Edits(same, lost, gained, len(changes))


def count_misprints(one: str, two: str, places: Places) -> tuple[int, int]:
    """
    Count the changed words of each text that stand nowhere else in either, while those of the other do: misprints.

    Args:
        one, two: The texts.
        places: Their common passages.

    Example:
        >>> text = "The guards closed the road when the guards left."
        >>> slip = "Tbe guards closed the road when the gvards left."
        >>> count_misprints(text, slip, [(0, len(text), 0, len(slip))])
        (0, 2)
    """
    changes: Changes = []
    seen: Counter[str] = Counter()
    for mine, theirs in _stretches(one, two, places):
        first, second = mine.lower().split(), theirs.lower().split()
        seen.update(first)
        seen.update(second)
        _walk(first, second, changes)
    singles = [(was[0], now[0]) for was, now in changes if len(was) == len(now) == 1]
    return (
        sum(seen[was] == 1 < seen[now] for was, now in singles),
        sum(seen[now] == 1 < seen[was] for was, now in singles),
    )


def _stretches(one: str, two: str, places: Places) -> Iterator[tuple[str, str]]:
    """The words of each common passage in both texts, of a long one its beginning."""
    for start, end, begin, stop in places:
        yield one[start : min(end, start + _STRETCH)], two[begin : min(stop, begin + _STRETCH)]


def _walk(one: Sequence[str], two: Sequence[str], changes: Changes) -> tuple[int, int, int]:
    """The words that are the same, the places where words are lost and gained; those that are changed are added."""
    same, lost, gained, changed = KERNEL.walk(one, two, _STEPS, _REACH) if KERNEL else walk_in_python(one, two)
    changes.extend((one[i : i + left], two[j : j + right]) for i, left, j, right in changed)
    return same, lost, gained


def walk_in_python(one: Sequence[str], two: Sequence[str]) -> tuple[int, int, int, list[tuple[int, int, int, int]]]:
    """
    What the kernel gives: how many words are the same, where some are lost and gained, and which are changed.

    Returns:
        Three counts; and of each change its first word and how many words it has, in the one and in the other.
    """
    changed: list[tuple[int, int, int, int]] = []
    i = j = same = lost = gained = 0
    size, other = len(one), len(two)
    while i < size and j < other:
        if one[i] == two[j]:
            i, j, same = i + 1, j + 1, same + 1
            continue
        left, right = _next_match(one, two, i, j)
        if left and right:
            changed.append((i, left, j, right))
        elif left:
            lost += 1
        else:
            gained += 1
        i, j = i + left, j + right
    return same, lost, gained, changed


def _next_match(one: Sequence[str], two: Sequence[str], i: int, j: int) -> tuple[int, int]:
    """How many words to leave out on either side until two words running are the same: the fewest, or one of each."""
    mine, theirs = one[i : i + _REACH + 2], two[j : j + _REACH + 2]
    size, other = len(mine), len(theirs)
    for left, right in _WAYS:
        same = left < size and right < other and mine[left] == theirs[right]
        if same and (left + 1 >= size or right + 1 >= other or mine[left + 1] == theirs[right + 1]):
            return left, right
    return 1, 1


# The ways to leave out words, fewest first, and as many on one side as on the other before more on one.
_WAYS = sorted(
    ((left, right) for left in range(_REACH + 1) for right in range(_REACH + 1) if left + right),
    key=lambda way: (way[0] + way[1], abs(way[0] - way[1]), way),
)
_STEPS = bytes(number for way in _WAYS for number in way)  # the same for the kernel
