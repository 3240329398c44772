"""A spaCy pipeline made by hand for tests: no weights, no training, every word's analysis as a table says."""

from __future__ import annotations

import itertools

from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc, Span

__all__ = ["Row", "tiny"]

Row = tuple[str, str, str, int, str]  # form, part of speech, lemma, how far away its head is, relation


COUNT = itertools.count()  # spaCy wants a name for every component


def tiny(rows: list[Row], names: list[tuple[int, int, str]]) -> Language:
    """A pipeline that gives the words of any text, in order, the analysis of the rows and the names by token."""
    nlp, name = English(), f"tiny-{next(COUNT)}"
    Language.component(name, func=lambda doc: annotated(doc, rows, names))
    nlp.add_pipe(name)
    return nlp


def annotated(doc: Doc, rows: list[Row], names: list[tuple[int, int, str]]) -> Doc:
    """The document with the analysis of the rows."""
    for token, (form, pos, lemma, away, relation) in zip(doc, rows, strict=True):
        assert token.text == form
        token.pos_, token.lemma_, token.dep_, token.tag_ = pos, lemma, relation, pos
        token.head = doc[token.i + away]
    doc.set_ents([Span(doc, start, end, label) for start, end, label in names])
    return doc
