"""Our values from spaCy's documents: one adapter for the pipeline that ships and for any that is installed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from dateline.language.plain import single_blanks
from dateline.language.seam import Block
from dateline.model import Analysis, Name, NameLabel, Stamp, Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["SpacyAnalyzer"]

LABELS = {
    "PER": NameLabel.PERSON,
    "PERSON": NameLabel.PERSON,
    "ORG": NameLabel.ORG,
    "GPE": NameLabel.GPE,
    "LOC": NameLabel.LOC,
    "NORP": NameLabel.NORP,
    "FAC": NameLabel.FAC,
    "EVENT": NameLabel.EVENT,
}

NO = 2**64 - 1  # -1, as spaCy writes "no sentence begins here" among unsigned numbers

Reshape = Callable[[list[Word]], list[Word]]
Finish = Callable[[Sequence["Doc"]], None]


def leave(_: Sequence[Doc]) -> None:
    """Do nothing more to read documents."""


class SpacyAnalyzer:
    """
    A spaCy pipeline as an :class:`Analyzer`.

    Args:
        nlp: The pipeline.
        stamp: What it is.
        reshape: Brings words of another scheme to Universal Dependencies.
        finish: What is done to the documents after the pipeline.
        batch: Paragraphs read at once. With more than one, the last bits of a number (and so, once in a while, a label)
            may depend on what else is read, unless the pipeline's sums do not (`steady.py`).
    """

    def __init__(
        self, nlp: Language, stamp: Stamp, reshape: Reshape = list, batch: int = 1, finish: Finish = leave
    ) -> None:
        self.nlp = nlp
        self.finish = finish
        self.batch = batch
        self.made_by = stamp
        self.reshape = reshape

    @property
    def stamp(self) -> Stamp:
        """What the pipeline is."""
        return self.made_by

    def analyze(self, blocks: Sequence[Block]) -> list[Analysis]:
        """Analyse paragraphs; see :class:`Analyzer`."""
        texts = [single_blanks(block.text) for block in blocks]
        docs = [
            cut(self.nlp.make_doc(text), block, places) for block, (text, places) in zip(blocks, texts, strict=True)
        ]
        done = list(self.nlp.pipe(docs, batch_size=self.batch))
        self.finish(done)
        return [
            Analysis(tuple(self.reshape(words_of(doc, places))), block.cuts, names_of(doc, places), (), self.made_by)
            for block, doc, (_, places) in zip(blocks, done, texts, strict=True)
        ]


def cut(doc: Doc, block: Block, places: Sequence[int]) -> Doc:
    """Tell a document where its sentences begin: at the first token that reaches into each."""
    starts = [span.start for span in block.cuts][1:]
    begins = np.full((len(doc), 1), NO, dtype=np.uint64)
    begins[:1] = 1
    for token in doc if starts else ():
        if starts and places[token.idx + len(token) - 1] >= starts[0]:
            starts = starts[1:]
            begins[token.i] = 1
    return doc.from_array(["SENT_START"], begins) if len(doc) else doc  # type: ignore[arg-type]  # spaCy says Ints2d


def words_of(doc: Doc, places: Sequence[int]) -> list[Word]:
    """The tokens of a document as words."""
    if not len(doc):
        return []
    columns = doc.to_array(["IDX", "LENGTH", "LEMMA", "POS", "TAG", "MORPH", "HEAD", "DEP"])
    heads = columns[:, 6].astype("int64").tolist()  # how far away, with a sign
    string = doc.vocab.strings.__getitem__
    return [
        Word(
            places[start],
            places[start + length - 1] + 1,
            string(lemma),
            string(pos),
            string(tag),
            string(morph).removeprefix("_"),
            at + heads[at],
            "root" if string(dep) == "ROOT" else string(dep),
        )
        for at, (start, length, lemma, pos, tag, morph, _, dep) in enumerate(columns.tolist())
    ]


def names_of(doc: Doc, places: Sequence[int]) -> tuple[Name, ...]:
    """The names of a document in our labels; other labels are dropped."""
    return tuple(
        Name(places[ent.start_char], places[ent.end_char - 1] + 1, LABELS[ent.label_], "tagger")
        for ent in doc.ents
        if ent.label_ in LABELS
    )
