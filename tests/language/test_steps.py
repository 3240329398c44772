"""The steps of the parser and of the tagger of names: the kernel, the Python that it follows, and spaCy's own."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.example import REPORTS
from dateline.language import steps
from dateline.language.greedy import NOTHING, NameMove, ParserMove, Scorer, find_names, parse
from dateline.language.seam import Block
from dateline.language.sentences import split_sentences
from dateline.language.spacy_docs import cut
from dateline.language.steps import NameSteps, ParserSteps
from dateline.language.weights import SHIPPED, unpack

kernel = pytest.mark.skipif(not steps.KERNEL, reason="built without a compiler")
Sizes = tuple[int, int, int, int]
LENGTHS = st.lists(st.integers(0, 12), min_size=1, max_size=5)
SEEDS = st.integers(0, 2**32 - 1)


def by_chance(seed: int, slots: int, moves: list[int], labels: list[int], tokens: int) -> tuple[Scorer, Any]:
    """A model of chance numbers, and what it makes of some tokens."""
    chance = np.random.default_rng(seed)
    hidden, pieces, classes = int(chance.integers(1, 11)), int(chance.integers(1, 4)), len(moves)

    def numbers(*shape: int) -> Any:
        return chance.normal(size=shape).astype("f")

    scorer = Scorer(
        numbers(hidden, pieces),
        numbers(hidden, classes),
        numbers(classes),
        np.array(moves, dtype=np.uint8),
        np.array(labels, dtype=np.int32),
    )
    return scorer, numbers(tokens + 1, slots, hidden, pieces)


def arrays(scorer: Scorer, made: Any, lengths: list[int]) -> tuple[Any, ...]:
    sizes = (made.shape[1], *scorer.bias.shape, len(scorer.moves))
    each = np.array(lengths, dtype=np.int32)
    return made, scorer.bias, scorer.weights, scorer.class_bias, scorer.moves, each, sizes


PARSING = [*ParserMove, ParserMove.LEFT, ParserMove.RIGHT, ParserMove.SHIFT]
NAMING = [(NameMove.OUT, 0), (NameMove.UNIT, 0), *((move, label) for label in (1, 2) for move in list(NameMove)[:4])]


@kernel
@given(SEEDS, LENGTHS)
def test_the_kernel_parses_as_the_python_does(seed: int, lengths: list[int]) -> None:
    scorer, made = by_chance(seed, 8, [int(move) for move in PARSING], [0] * len(PARSING), sum(lengths))
    heads, classes = steps.KERNEL.parser(*arrays(scorer, made, lengths))
    told = parse(scorer, made, lengths)
    assert (np.frombuffer(heads, dtype=np.int32).tolist(), np.frombuffer(classes, dtype=np.int32).tolist()) == told


@given(SEEDS, LENGTHS)
def test_a_parse_is_a_tree(seed: int, lengths: list[int]) -> None:
    scorer, made = by_chance(seed, 8, [int(move) for move in PARSING], [0] * len(PARSING), sum(lengths))
    heads, classes = parse(scorer, made, lengths)
    assert [head == NOTHING for head in heads] == [by == NOTHING for by in classes]
    start = 0
    for length in lengths:
        own = heads[start : start + length]
        for token in range(length):
            met = [token]
            while own[met[-1]] != NOTHING:
                met.append(own[met[-1]])
                assert len(met) <= length
        start += length


@kernel
@given(SEEDS, LENGTHS, st.data())
def test_the_kernel_finds_the_names_that_the_python_does(seed: int, lengths: list[int], data: st.DataObject) -> None:
    moves, labels = zip(*NAMING, strict=True)
    scorer, made = by_chance(seed, 6, [int(move) for move in moves], list(labels), sum(lengths))
    marks = st.lists(st.booleans(), min_size=sum(lengths), max_size=sum(lengths))
    blank, opens = data.draw(marks), data.draw(marks)
    told = steps.KERNEL.names(*arrays(scorer, made, lengths), scorer.labels, np.array(blank, "?"), np.array(opens, "?"))
    rows = [tuple(row) for row in np.frombuffer(told, dtype=np.int32).reshape(-1, 4).tolist()]
    found = find_names(scorer, made, lengths, blank, opens)
    assert rows == [(at, *name) for at, names in enumerate(found) for name in names]
    for at, start, end, _ in rows:
        assert 0 <= start < end <= lengths[at]


@kernel
@pytest.mark.parametrize("part", range(7))
def test_arrays_of_other_sizes_are_refused(part: int) -> None:
    scorer, made = by_chance(1, 8, [int(move) for move in PARSING], [0] * len(PARSING), 3)
    good = arrays(scorer, made, [3])
    for wrong in (good[part][1:], np.zeros(0, "f")) if part < 6 else ((8, 0, 1, 1), (7, *good[6][1:]), (8, 999, 9, 9)):
        if part == 5 and not len(wrong):
            continue  # no sentence at all is fine, where nothing was made of its tokens
        with pytest.raises(ValueError, match=r"sizes|8 tokens"):
            steps.KERNEL.parser(*good[:part], wrong, *good[part + 1 :])


@kernel
def test_a_move_that_is_not_known_is_refused() -> None:
    scorer, made = by_chance(1, 8, [0, 9], [0, 0], 3)
    with pytest.raises(ValueError, match="not known"):
        steps.KERNEL.parser(*arrays(scorer, made, [3]))
    with pytest.raises(ValueError, match="below nought"):
        steps.KERNEL.parser(*arrays(scorer, made, [4, -1]))


@cache
def shipped() -> Any:
    """The shipped pipeline as spaCy runs it."""
    return unpack(SHIPPED)


@cache
def sentences() -> list[str]:
    """Sentences of the shipped example."""
    texts = [file.read_text("utf-8") for file in sorted(REPORTS.glob("*.txt"))[:8]]
    return [" ".join(text[start:end].split()) for text in texts for start, end in split_sentences(text, 0, len(text))]


def docs() -> list[Any]:
    """Those sentences, and some odd ones, as documents of one sentence each."""
    return [
        cut(shipped().make_doc(text), Block(text, ()), range(len(text) + 1))
        for text in [*sentences(), "", "No.", "\n\n", "Vale", "said said said said said"]
    ]


@pytest.mark.parametrize("built", [pytest.param(True, marks=kernel), False], ids=["kernel", "python"])
def test_the_steps_are_spacys_own(built: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not built:
        monkeypatch.setattr(steps, "KERNEL", None)
    own = list(shipped().pipe(docs()))
    with shipped().select_pipes(disable=["parser", "ner"]):
        ours = list(shipped().pipe(docs()))
    ParserSteps(shipped().get_pipe("parser")).mark(ours)
    NameSteps(shipped().get_pipe("ner")).mark(ours)
    assert len(own) > 100
    for one, two in zip(own, ours, strict=True):
        columns = ["HEAD", "DEP", "SENT_START"]
        assert (one.to_array(columns) == two.to_array(columns)).all(), one.text
        assert [(ent.start, ent.end, ent.label_) for ent in one.ents] == [
            (ent.start, ent.end, ent.label_) for ent in two.ents
        ]


def test_a_parser_that_keeps_several_parses_is_refused() -> None:
    parser = shipped().get_pipe("parser")
    wide = {**parser.cfg, "beam_width": 4}

    class Wide:
        cfg, model, moves, name = wide, parser.model, parser.moves, "parser"

    with pytest.raises(ValueError, match="one by one"):
        ParserSteps(Wide())


IMPORTS = """
import sys
from dateline.language.light import import_spacy
import_spacy()
import spacy
print("spacy.cli" in sys.modules, "httpx" in sys.modules)
print(spacy.info(silent=True)["spacy_version"] == spacy.__version__)
import spacy.cli
print(callable(spacy.cli.app))
"""


def test_spacy_is_imported_without_its_commands_which_can_be_had_later() -> None:
    told = subprocess.run([sys.executable, "-c", IMPORTS], check=True, capture_output=True, text=True)
    assert told.stdout.split() == ["False", "False", "True", "True"]
