"""Lay the grammar of a report beside its tokens: part of speech, relation, and the token each hangs on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from dateline.model import Token, Word

__all__ = ["Parsed", "parse_tokens"]


class Parsed(NamedTuple):
    """
    The grammar of one token.

    Args:
        tag: Its part of speech (UPOS).
        relation: What it is to the token it hangs on (UD).
        head: That token; itself for the head of a sentence.
    """

    tag: str
    relation: str
    head: int


def parse_tokens(tokens: Sequence[Token], words: Sequence[Word]) -> list[Parsed]:
    """
    The grammar of each token: that of the word it ends in, or begins in.

    Args:
        tokens: The tokens of a report.
        words: Its analysed words, which may be cut in another way; empty where it was not analysed.

    Returns:
        One entry a token; nothing where there are no words.
    """
    if not words:
        return []
    starts = [word.start for word in words]
    ends = [token.start for token in tokens]
    place = [max(0, bisect_left(ends, word.end) - 1) for word in words]
    found = []
    for at, token in enumerate(tokens):
        number = max(0, bisect_left(starts, token.end) - 1)
        word = words[number]
        head = place[word.head]
        found.append(Parsed(word.upos, word.relation, at if word.head == number else head))
    return found
