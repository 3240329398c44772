"""The steps of a parser and of a tagger of names, greedily, one sentence at a time: the rules that the kernel follows.

They are those of spaCy's arc-eager parser and of its tagger of names (pushed down, by BILUO), for a sentence in which
nothing is marked before. ``kernel/steps.c`` does the same, some fifty times as fast; ``tests/language/test_steps.py``
compares the three.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["NAME_SLOTS", "NOTHING", "PARSER_SLOTS", "Found", "NameMove", "ParserMove", "Scorer", "find_names", "parse"]

PARSER_SLOTS, NAME_SLOTS = 8, 6  # tokens of a state that a model looks at
NOTHING = -1

Numbers = NDArray[np.float32]


class ParserMove(IntEnum):
    """What a step of the parser does with the first token of the buffer and the top of the stack."""

    SHIFT = 0
    REDUCE = 1
    LEFT = 2
    RIGHT = 3
    BREAK = 4


class NameMove(IntEnum):
    """What a token is to a name."""

    BEGIN = 0
    INSIDE = 1
    LAST = 2
    UNIT = 3
    OUT = 4


class Found(NamedTuple):
    """A name: tokens of its sentence, the last one excluded, and the class of the step that began it."""

    start: int
    end: int
    by: int


@dataclass(frozen=True, slots=True)
class Scorer:
    """
    What a model says of a state, for each class of step.

    Args:
        bias: ``(hidden, pieces)``, added to the sum over the slots.
        weights: ``(hidden, classes)``.
        class_bias: ``(classes,)``.
        moves: What each class does; ``(classes,)``.
        labels: A number for each class's label, 0 for none; ``(classes,)``.
    """

    bias: Numbers
    weights: Numbers
    class_bias: Numbers
    moves: NDArray[np.uint8]
    labels: NDArray[np.int32]

    def best(self, made: Numbers, tokens: Sequence[int], allowed: Collection[int]) -> int:
        """
        The first of the best classes among those allowed, or ``NOTHING``.

        Args:
            made: What the model made of each token in each slot, ``(tokens + 1, slots, hidden, pieces)``; the first row
                stands for no token.
            tokens: One for each slot.
            allowed: Classes.
        """
        sums = np.zeros_like(self.bias)
        for slot, token in enumerate(tokens):
            sums += made[token + 1, slot]
        hidden = (sums + self.bias).max(axis=1)
        scores = np.zeros_like(self.class_bias)
        for value, weights in zip(hidden, self.weights, strict=True):  # one after the other: sums to the last bit
            scores += value * weights
        scores += self.class_bias
        return max(sorted(allowed), key=lambda one: scores[one], default=NOTHING)


class Sentence:
    """
    A sentence being parsed.

    Args:
        length: Tokens.
    """

    def __init__(self, length: int) -> None:
        self.buffer = list(range(length))[::-1]  # its last item comes first
        self.stack: list[int] = []
        self.stays: set[int] = set()  # put back from the stack: not to be shifted again
        self.heads = [NOTHING] * length
        self.classes = [NOTHING] * length
        self.left: list[list[int]] = [[] for _ in range(length)]
        self.right: list[list[int]] = [[] for _ in range(length)]

    def tokens(self) -> list[int]:
        """The tokens that the model looks at."""
        first, top = item(self.buffer, 0), item(self.stack, 0)
        return [
            first,
            item(self.buffer, 1),
            top,
            item(self.stack, 1),
            item(self.stack, 2),
            item(self.left[first], 0) if first != NOTHING else NOTHING,
            item(self.left[top], 0) if top != NOTHING else NOTHING,
            item(self.right[top], 0) if top != NOTHING else NOTHING,
        ]

    def allowed(self) -> Iterator[ParserMove]:
        """The moves that may come next. Token 0 begins the sentence, and no other does."""
        first = item(self.buffer, 0)
        if not self.stack or (len(self.buffer) > 1 and first and first not in self.stays):
            yield ParserMove.SHIFT
        if self.stack and (not self.buffer or len(self.stack) > 1 or not first):
            yield ParserMove.REDUCE
        if self.stack and self.buffer and first:
            yield from (ParserMove.LEFT, ParserMove.RIGHT)

    def step(self, move: int, by: int) -> None:
        """Take a step of a class."""
        if move == ParserMove.SHIFT:
            self.stack.append(self.buffer.pop())
        elif move == ParserMove.LEFT:
            self.hang(self.buffer[-1], self.stack.pop(), by)
            self.stays.discard(self.buffer[-1])
        elif move == ParserMove.RIGHT:
            self.hang(self.stack[-1], self.buffer[-1], by)
            self.stack.append(self.buffer.pop())
        else:
            top = self.stack.pop()
            if self.heads[top] == NOTHING and self.stack:
                self.stays.add(top)
                self.buffer.append(top)

    def hang(self, head: int, child: int, by: int) -> None:
        """Hang a token below another, and no longer where it hung."""
        if self.heads[child] != NOTHING:
            self.children(self.heads[child], child).remove(child)
        self.children(head, child).append(child)
        self.heads[child], self.classes[child] = head, by

    def children(self, head: int, child: int) -> list[int]:
        """The children of a head on the side of one of them, in the order of hanging."""
        return self.left[head] if head > child else self.right[head]


def item(tokens: Sequence[int], at: int) -> int:
    """The item at a place from the end, or ``NOTHING``."""
    return tokens[-1 - at] if at < len(tokens) else NOTHING


def parse(scorer: Scorer, made: Numbers, lengths: Sequence[int]) -> tuple[list[int], list[int]]:
    """
    The heads of the tokens of sentences, and the classes of the steps that hung them.

    Args:
        made: Of all tokens in a row; see :meth:`Scorer.best`.
        lengths: Tokens of each sentence.

    Returns:
        Heads within each sentence and classes; ``NOTHING`` for a token that hangs from no other.
    """
    heads: list[int] = []
    classes: list[int] = []
    for length in lengths:
        sentence = Sentence(length)
        start = len(heads)
        while sentence.stack or sentence.buffer:
            tokens = [token if token == NOTHING else token + start for token in sentence.tokens()]
            moves = set(sentence.allowed())
            by = scorer.best(made, tokens, [one for one, move in enumerate(scorer.moves.tolist()) if move in moves])
            if by == NOTHING:
                break
            sentence.step(int(scorer.moves[by]), by)
        heads += sentence.heads
        classes += sentence.classes
    return heads, classes


def find_names(
    scorer: Scorer, made: Numbers, lengths: Sequence[int], blank: Sequence[bool], opens: Sequence[bool]
) -> list[list[Found]]:
    """
    The names in sentences.

    Args:
        made: Of all tokens in a row; see :meth:`Scorer.best`.
        lengths: Tokens of each sentence.
        blank: Whether each token is blank; no name begins there.
        opens: Whether the parse begins a sentence at a token; no name goes over that.
    """
    found: list[list[Found]] = []
    start = 0
    for length in lengths:
        found.append([])
        begun: Found | None = None
        for at in range(length):
            tokens = [at, *range(begun.start, at)] if begun else [at]
            tokens = [token + start for token in tokens][:NAME_SLOTS]
            goes_on = at + 1 < length and not opens[start + at + 1]
            allowed = allowed_names(scorer, begun, goes_on, blank[start + at])
            by = scorer.best(made, tokens + [NOTHING] * (NAME_SLOTS - len(tokens)), allowed)
            if by == NOTHING:
                break
            move = scorer.moves[by]
            if move in (NameMove.BEGIN, NameMove.UNIT):
                begun = Found(at, at + 1, by)
            if begun and move in (NameMove.LAST, NameMove.UNIT):
                found[-1].append(begun._replace(end=at + 1))
                begun = None
        start += length
    return found


def allowed_names(scorer: Scorer, begun: Found | None, goes_on: bool, blank: bool) -> list[int]:
    """The classes that a token may have, in a name that was begun or in none."""
    if begun:
        moves = {NameMove.LAST, *([NameMove.INSIDE] if goes_on else [])}
    else:
        moves = {
            NameMove.OUT,
            *([] if blank else [NameMove.UNIT]),
            *([NameMove.BEGIN] if goes_on and not blank else []),
        }
    return [
        one
        for one, (move, label) in enumerate(zip(scorer.moves.tolist(), scorer.labels.tolist(), strict=True))
        if move in moves and (move == NameMove.OUT or (label and (not begun or label == scorer.labels[begun.by])))
    ]
