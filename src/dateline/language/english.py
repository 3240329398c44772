"""The English pipeline that ships: loaded from the package, checked, and made quick."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from dateline.language.joining import joined_words, shifted
from dateline.language.seam import Block
from dateline.language.weights import SHIPPED, read_stamp, unpack
from dateline.model import Analysis, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["English", "load_english"]

BATCH = 128  # sentences read at once: some five reports


def load_english(folder: Traversable = SHIPPED) -> English:
    """
    Load the pipeline that ships.

    Args:
        folder: Of weights and stamp; another only in training and tests.

    Raises:
        InputError: If the weights are not those of the stamp.
    """
    # One core a process, as `--jobs` promises: NumPy reads this when it is first imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    return English(folder)


class English:
    """The shipped pipeline as an :class:`dateline.language.analyzers.Analyzer`."""

    def __init__(self, folder: Traversable) -> None:
        from dateline.language.embedding import remember_forms
        from dateline.language.lemmas import RememberingLemmatizer
        from dateline.language.quick import make_quick
        from dateline.language.spacy_docs import SpacyAnalyzer
        from dateline.language.steady import make_steady
        from dateline.language.steps import NameSteps, ParserSteps

        self.nlp = unpack(folder)
        for _, component in self.nlp.pipeline:
            make_steady(component.model)  # type: ignore[attr-defined]  # every component of ours has one
        for name in ("tok2vec", "ner"):
            model = self.nlp.get_pipe(name).model  # type: ignore[attr-defined]  # likewise
            remember_forms(model)
            make_quick(model)
        self.lemmas = RememberingLemmatizer(self.nlp.get_pipe("trainable_lemmatizer"))  # type: ignore[arg-type]
        self.parser = ParserSteps(self.nlp.get_pipe("parser"))
        self.names = NameSteps(self.nlp.get_pipe("ner"))
        for name in ("trainable_lemmatizer", "parser", "ner"):
            self.nlp.disable_pipe(name)
        self.adapter = SpacyAnalyzer(self.nlp, read_stamp(folder), batch=BATCH, finish=self.finish)
        self.stamp = self.adapter.stamp

    def finish(self, docs: Sequence[Doc]) -> None:
        """What is done to read documents without spaCy's own components."""
        self.parser.mark(docs)
        self.names.mark(docs)
        self.lemmas.set_lemmas(docs)

    def analyze(self, blocks: Sequence[Block]) -> list[Analysis]:
        """Analyse paragraphs, a sentence at a time, as the parser was trained."""
        parts = [
            [Block(cut.of(block.text), (Span(0, len(cut)),)) for cut in block.cuts or (Span(0, len(block.text)),)]
            for block in blocks
        ]
        read = iter(self.adapter.analyze([part for own in parts for part in own]))
        return [self.whole(block, [next(read) for _ in own]) for block, own in zip(blocks, parts, strict=True)]

    def whole(self, block: Block, analyses: Sequence[Analysis]) -> Analysis:
        """The analysis of a paragraph from those of its sentences."""
        starts = [cut.start for cut in block.cuts] or [0]
        names = tuple(shifted(starts, [analysis.names for analysis in analyses]))
        return Analysis(joined_words(starts, analyses), block.cuts, names, (), self.stamp)
