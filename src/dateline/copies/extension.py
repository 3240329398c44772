"""Carry shared runs on across small edits: a word changed, misspelt, added or left out."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.copies.matches import Block
from dateline.copies.values import CopyOptions

__all__ = ["extend_matches"]

# How far an extension may carry without meeting a whole gram again, in words: texts with this many edits in a row are
# rewritten, not copied, and the work at each end stays bounded.
_FAR = 200


def extend_matches(a: Sequence[int], b: Sequence[int], matches: Sequence[Block], options: CopyOptions) -> list[Block]:
    """
    Add the runs too short to be matches of their own that continue a match.

    Between two matches that follow one another in both texts the words in common are aligned; at every other end of a
    match the same words are looked for just behind the edit, as long as more words agree than differ.

    Args:
        a, b: The words of the two texts.
        matches: Disjoint matches in order of text a.

    Returns:
        The matches and what continues them, disjoint in both texts, in order of text a.
    """
    taken = bytearray(len(b))
    for _, j, count in matches:
        taken[j : j + count] = b"\x01" * count
    found: list[Block] = []
    for before, match in zip((None, *matches), matches, strict=False):
        if before:
            found += _between(a, b, before, match, taken, options)
        else:
            found += _leftwards(a, b, match, 0, taken, options)
        found.append(match)
    return found + (_rightwards(a, b, matches[-1], len(a), taken, options) if matches else [])


def _between(
    a: Sequence[int], b: Sequence[int], before: Block, after: Block, taken: bytearray, options: CopyOptions
) -> list[Block]:
    """What continues two neighbouring matches in the words of text a between them."""
    i, j = before[0] + before[2], before[1] + before[2]
    wide, high = after[0] - i, after[1] - j
    if 0 <= high <= options.gap and wide <= options.gap and not any(taken[j : after[1]]):
        return _mark(_common_words(a, i, after[0], b, j, after[1]), taken)
    right = _rightwards(a, b, before, after[0], taken, options)
    stop = right[-1][0] + right[-1][2] if right else i
    return right + _leftwards(a, b, after, stop, taken, options)


def _rightwards(
    a: Sequence[int], b: Sequence[int], match: Block, stop: int, taken: bytearray, options: CopyOptions
) -> list[Block]:
    """Runs that continue a match to its right, before word ``stop`` of text a and before the next match in b."""
    i, j = match[0] + match[2], match[1] + match[2]
    wall = taken.find(1, j, j + _FAR)
    end_a, end_b = min(stop, i + _FAR), wall if wall >= 0 else j + _FAR
    runs = _across_edits(a[i:end_a], b[j:end_b], options)
    return _mark([(i + di, j + dj, count) for di, dj, count in runs], taken)


def _leftwards(
    a: Sequence[int], b: Sequence[int], match: Block, stop: int, taken: bytearray, options: CopyOptions
) -> list[Block]:
    """Runs that continue a match to its left, from word ``stop`` of text a and behind the match before it in b."""
    i, j, _ = match
    start_a, start_b = max(stop, i - _FAR), max(0, j - _FAR, taken.rfind(1, 0, j) + 1)
    runs = _across_edits(a[start_a:i][::-1], b[start_b:j][::-1], options)
    return _mark([(i - di - count, j - dj - count, count) for di, dj, count in reversed(runs)], taken)


def _across_edits(a: Sequence[int], b: Sequence[int], options: CopyOptions) -> list[Block]:
    """Runs from the start of both, as far as the score (a word that agrees +1, one that differs -1) holds up."""
    runs: list[Block] = []
    i = j = score = best = kept = 0
    while found := _behind_edit(a, i, b, j, options.reach):
        score -= max(found[0] - i, found[1] - j)
        if score < best - options.drop:
            break
        runs.append(found)
        score += found[2]
        if score > best:
            best, kept = score, len(runs)
        i, j = found[0] + found[2], found[1] + found[2]
    return runs[:kept]


def _behind_edit(a: Sequence[int], i: int, b: Sequence[int], j: int, reach: int) -> Block | None:
    """The nearest place behind words ``i`` and ``j`` where two words agree, or the last word of both does."""
    for di, dj in _STEPS[reach]:
        x, y = i + di, j + dj
        if x >= len(a) or y >= len(b) or a[x] != b[y]:
            continue
        count = 1
        while x + count < len(a) and y + count < len(b) and a[x + count] == b[y + count]:
            count += 1
        if count > 1 or (di == dj and x + 1 == len(a) and y + 1 == len(b)):
            return x, y, count
    return None


class _Steps(dict[int, tuple[tuple[int, int], ...]]):
    """For each reach the steps to try behind an edit, nearest first; of equals the word replaced by a word."""

    def __missing__(self, reach: int) -> tuple[tuple[int, int], ...]:
        sides = range(reach + 1)
        steps = sorted(((di, dj) for di in sides for dj in sides), key=lambda s: (max(s), abs(s[0] - s[1]), s))
        self[reach] = tuple(steps)
        return self[reach]


_STEPS = _Steps()


def _common_words(a: Sequence[int], i: int, end_a: int, b: Sequence[int], j: int, end_b: int) -> list[Block]:
    """The longest common subsequence of two short stretches, as runs."""
    wide, high = end_a - i, end_b - j
    if not wide or not high or set(a[i:end_a]).isdisjoint(b[j:end_b]):
        return []
    best = [[0] * (high + 1) for _ in range(wide + 1)]
    for x in range(wide - 1, -1, -1):
        word, row, below = a[i + x], best[x], best[x + 1]
        for y in range(high - 1, -1, -1):
            row[y] = below[y + 1] + 1 if word == b[j + y] else max(below[y], row[y + 1])
    runs: list[Block] = []
    x = y = 0
    while x < wide and y < high and best[x][y]:
        if a[i + x] == b[j + y]:
            if runs and (runs[-1][0] + runs[-1][2], runs[-1][1] + runs[-1][2]) == (i + x, j + y):
                runs[-1] = (*runs[-1][:2], runs[-1][2] + 1)
            else:
                runs.append((i + x, j + y, 1))
            x, y = x + 1, y + 1
        elif best[x + 1][y] >= best[x][y + 1]:
            x += 1
        else:
            y += 1
    return runs


def _mark(runs: list[Block], taken: bytearray) -> list[Block]:
    """Note the words of text b that the runs take; the runs again."""
    for _, j, count in runs:
        taken[j : j + count] = b"\x01" * count
    return runs
