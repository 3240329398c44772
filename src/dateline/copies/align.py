"""Align two texts: the places where both have the same words, to the character."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.copies.extension import extend_matches
from dateline.copies.matches import Block, IndexedText, find_matches, index_text
from dateline.copies.values import CopyOptions
from dateline.model import AlignedSpan
from dateline.text.fold import FoldedText

__all__ = ["align", "align_words", "characters_of", "join"]

_DEFAULT = CopyOptions()


def align(a: FoldedText, b: FoldedText, options: CopyOptions = _DEFAULT) -> tuple[AlignedSpan, ...]:
    """
    Find the passages two texts share.

    Every shared run of ``options.gram`` words is found wherever it stands, at the first word and the last; from there a
    span is carried on across small edits and broken where one text has a longer stretch of its own. Moved passages give
    spans out of order in b.

    Args:
        a, b: The folded texts.
        options: Lengths, in words.

    Returns:
        Spans in order of a, disjoint in a and in b, from the first shared word to the last with the marks around them
        that are the same; empty when no run is shared. ``align(b, a)`` gives the same spans turned.

    Example:
        >>> from dateline.text.fold import fold
        >>> a, b = "Monday. “The river will not wait,” she said.", 'She wrote: "The river will not wait."'
        >>> [(a[s.a_start : s.a_end], b[s.b_start : s.b_end]) for s in align(fold(a), fold(b))]
        [('“The river will not wait', '"The river will not wait')]
    """
    one, two = index_text(a, options), index_text(b, options)
    return tuple(characters_of(span, a, b) for span in join(align_words(one, two, options), options.edit))


def align_words(a: IndexedText, b: IndexedText, options: CopyOptions) -> list[Block]:
    """The runs of words that two texts share, disjoint in both, in order of text a."""
    if a.words == b.words:
        return [(0, 0, len(a.words))] if a.words else []
    if (len(a.words), a.words) > (len(b.words), b.words):  # the same choices, whichever text comes first
        return sorted((i, j, count) for j, i, count in align_words(b, a, options))
    return extend_matches(a.words, b.words, find_matches(a, b, options), options)


def join(blocks: Iterable[Block], most: int) -> list[list[Block]]:
    """Groups of neighbouring runs with at most ``most`` words between them in either text."""
    groups: list[list[Block]] = []
    for block in blocks:
        if groups:
            i, j, count = groups[-1][-1]
            if 0 <= block[0] - i - count <= most and 0 <= block[1] - j - count <= most:
                groups[-1].append(block)
                continue
        groups.append([block])
    return groups


def characters_of(blocks: list[Block], a: FoldedText, b: FoldedText) -> AlignedSpan:
    """The characters from the first word of the runs to the last, with the marks at either end that agree."""
    (i, j, _), (k, m, count) = blocks[0], blocks[-1]
    k, m = k + count - 1, m + count - 1
    lead_a, lead_b = a.text[a.ends[i - 1] if i else 0 : a.starts[i]], b.text[b.ends[j - 1] if j else 0 : b.starts[j]]
    tail_a = a.text[a.ends[k] : a.starts[k + 1] if k + 1 < len(a) else None]
    tail_b = b.text[b.ends[m] : b.starts[m + 1] if m + 1 < len(b) else None]
    before = _same_marks(lead_a[::-1].rstrip(), lead_b[::-1].rstrip(), whole=i == j == 0)
    behind = _same_marks(tail_a.rstrip(), tail_b.rstrip(), whole=(k + 1, m + 1) == (len(a), len(b)))
    return AlignedSpan(a.starts[i] - before, a.ends[k] + behind, b.starts[j] - before, b.ends[m] + behind)


def _same_marks(a: str, b: str, *, whole: bool) -> int:
    """How many signs agree before the first blank; all of them when both texts end (``whole``) with the same signs."""
    a, b = a.translate(_SHAPES), b.translate(_SHAPES)
    if whole and a == b:
        return len(a)
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y or x.isspace():
            break
        count += 1
    return count


# Quotation marks and dashes of any shape are the same.
_SHAPES = str.maketrans("“”„‟«»‘’‚‛`´‹›–—―‐‑", '"' * 6 + "'" * 8 + "-" * 5)
