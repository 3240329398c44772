"""Join analyses of parts of a text: places and heads are moved from the part to the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.model import Analysis, Name, Word

__all__ = ["joined_words", "shifted"]


def joined_words(starts: Sequence[int], analyses: Sequence[Analysis]) -> tuple[Word, ...]:
    """The words of all blocks, with places and heads in the whole."""
    words: list[Word] = []
    for begin, analysis in zip(starts, analyses, strict=True):
        base = len(words)
        words += [  # not by _replace: every word of every report comes here, twice
            Word(begin + start, begin + end, lemma, upos, xpos, feats, base + head, relation)
            for start, end, lemma, upos, xpos, feats, head, relation in analysis.words
        ]
    return tuple(words)


def shifted(starts: Sequence[int], names: Iterable[tuple[Name, ...]]) -> list[Name]:
    """The names of all blocks, with places in the whole."""
    return [
        name._replace(start=begin + name.start, end=begin + name.end)
        for begin, own in zip(starts, names, strict=True)
        for name in own
    ]
