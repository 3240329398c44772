"""The parser and the tagger of names of the shipped pipeline, stepped by the kernel: spaCy's results in less time.

spaCy takes its own lock at every step of a sentence. Here a model's numbers for all tokens are made by its own layers,
as before, and the steps are taken by ``kernel/steps.c``, or by :mod:`dateline.language.greedy` where it was not built.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from dateline.language import greedy
from dateline.language.greedy import NAME_SLOTS, NOTHING, PARSER_SLOTS, Found, NameMove, ParserMove, Scorer

try:
    from dateline.text import _steps
except ImportError:  # built without a compiler: everything works, by the Python that it is checked against
    _steps = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["KERNEL", "NameSteps", "ParserSteps"]

KERNEL: Final[Any] = _steps
SENTENCES = 32  # at once: what a model makes of their tokens stays near the processor
PARSER_MOVES = {
    "S": ParserMove.SHIFT,
    "D": ParserMove.REDUCE,
    "L": ParserMove.LEFT,
    "R": ParserMove.RIGHT,
    "B": ParserMove.BREAK,
}
NAME_MOVES = {"B": NameMove.BEGIN, "I": NameMove.INSIDE, "L": NameMove.LAST, "U": NameMove.UNIT, "O": NameMove.OUT}


class Steps:
    """
    A trained component of spaCy's that takes steps.

    Args:
        component: The component; its beam must be one wide.
        moves: What the first letter of a step's name says.
        slots: Tokens of a state that its model looks at.
    """

    def __init__(self, component: Any, moves: dict[str, Any], slots: int) -> None:
        self.component = component
        names = [component.moves.get_class_name(one) for one in range(component.moves.n_moves)]
        self.labels = [name.partition("-")[2] for name in names]
        lower, upper = (component.model.get_ref(name) for name in ("lower", "upper"))
        unseen = component.model.attrs["unseen_classes"]
        if component.cfg["beam_width"] != 1 or lower.get_dim("nF") != slots or unseen:
            raise ValueError(f"{component.name}: steps are taken one by one, over {slots} tokens, of classes all seen")
        numbers = {label: number for number, label in enumerate(["", *dict.fromkeys(filter(None, self.labels))])}
        self.scorer = Scorer(
            np.ascontiguousarray(lower.get_param("b"), dtype=np.float32),
            np.ascontiguousarray(upper.get_param("W").T, dtype=np.float32),
            np.ascontiguousarray(upper.get_param("b"), dtype=np.float32),
            np.array([moves[name[0]] for name in names], dtype=np.uint8),
            np.array([numbers[label] for label in self.labels], dtype=np.int32),
        )
        self.sizes = (slots, *self.scorer.bias.shape, len(names))

    def made(self, docs: Sequence[Doc]) -> NDArray[np.float32]:
        """What the model makes of each token in each slot; see :meth:`dateline.language.greedy.Scorer.best`."""
        model = self.component.model
        tokens = model.get_ref("tok2vec").predict(list(docs))
        return np.ascontiguousarray(model.get_ref("lower").predict(tokens), dtype=np.float32)

    def arrays(self, docs: Sequence[Doc]) -> tuple[Any, ...]:
        """What both functions of the kernel take first."""
        scorer = self.scorer
        lengths = np.array([len(doc) for doc in docs], dtype=np.int32)
        return self.made(docs), scorer.bias, scorer.weights, scorer.class_bias, scorer.moves, lengths, self.sizes


class ParserSteps(Steps):
    """
    spaCy's parser for documents of one sentence each.

    Args:
        component: The trained parser.
    """

    def __init__(self, component: Any) -> None:
        super().__init__(component, PARSER_MOVES, PARSER_SLOTS)
        strings = component.vocab.strings
        # The last stands for a token that hangs from no other: classes[NOTHING].
        self.names = np.array([strings.add(label) for label in (*self.labels, "ROOT")], dtype=np.uint64)
        self.lifted = np.array(["||" in label for label in (*self.labels, "")])

    def mark(self, docs: Sequence[Doc]) -> None:
        """Give the tokens of documents their heads and labels."""
        for batch in batches(docs):
            heads, classes = self.parse(batch)
            start = 0
            for doc in batch:
                here = slice(start, start + len(doc))
                self.write(doc, heads[here], classes[here])
                start += len(doc)

    def parse(self, docs: Sequence[Doc]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Heads and classes of all tokens; see :func:`dateline.language.greedy.parse`."""
        if KERNEL:
            heads, classes = KERNEL.parser(*self.arrays(docs))
            return np.frombuffer(heads, dtype=np.int32), np.frombuffer(classes, dtype=np.int32)
        told = greedy.parse(self.scorer, self.made(docs), [len(doc) for doc in docs])
        return np.array(told[0], dtype=np.int32), np.array(told[1], dtype=np.int32)

    def write(self, doc: Doc, heads: NDArray[np.int32], classes: NDArray[np.int32]) -> None:
        """Write the parse into a document, and bring back what was lifted in training."""
        places = np.arange(len(doc))
        rows = np.empty((len(doc), 2), dtype=np.uint64)
        rows[:, 0] = np.where(heads == NOTHING, 0, heads - places).astype(np.int64).view(np.uint64)
        rows[:, 1] = self.names[classes]
        doc.from_array(["HEAD", "DEP"], rows)  # type: ignore[arg-type]  # spaCy says Ints2d
        if self.lifted[classes].any():
            for hook in self.component.postprocesses:
                hook(doc)


class NameSteps(Steps):
    """
    spaCy's tagger of names for documents of one sentence each, on which no name is marked.

    Args:
        component: The trained tagger.
    """

    def __init__(self, component: Any) -> None:
        super().__init__(component, NAME_MOVES, NAME_SLOTS)

    def mark(self, docs: Sequence[Doc]) -> None:
        """Give documents their names."""
        from spacy.tokens import Span

        for batch in batches(docs):
            for doc, found in zip(batch, self.find(batch), strict=True):
                if found:
                    doc.set_ents([Span(doc, name.start, name.end, label=self.labels[name.by]) for name in found])

    def find(self, docs: Sequence[Doc]) -> list[list[Found]]:
        """The names in each document; see :func:`dateline.language.greedy.find_names`."""
        marks = np.concatenate([doc.to_array(["IS_SPACE", "SENT_START"]) for doc in docs])
        blank, opens = marks[:, 0] == 1, marks[:, 1] == 1
        if not KERNEL:
            lengths = [len(doc) for doc in docs]
            return greedy.find_names(self.scorer, self.made(docs), lengths, blank.tolist(), opens.tolist())
        told = KERNEL.names(*self.arrays(docs), self.scorer.labels, blank, opens)
        names: list[list[Found]] = [[] for _ in docs]
        for at, start, end, by in np.frombuffer(told, dtype=np.int32).reshape(-1, 4).tolist():
            names[at].append(Found(start, end, by))
        return names


def batches(docs: Sequence[Doc]) -> Iterator[Sequence[Doc]]:
    """The documents that have tokens, some at a time."""
    full = [doc for doc in docs if len(doc)]
    for start in range(0, len(full), SENTENCES):
        yield full[start : start + SENTENCES]
