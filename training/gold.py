"""The open gold as training documents: reports with names, cut into sentences as Dateline cuts them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from dateline.extraction import extract
from dateline.language import analyse
from dateline.model import Given, Incoming, Media, Report
from training.corpora import read_json_lines
from training.documents import text_to_doc

__all__ = ["gold_docs"]

# The tagger has three kinds; lists and rules make the contract's of them. Peoples come from a list alone.
KINDS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def gold_docs(nlp: Language, joined: Path, split: str) -> list[Doc]:
    """
    The sentences of one split of the gold, as documents.

    Args:
        nlp: What :func:`training.documents.blank` gives.
        joined: What ``evals/gold/mark.py join`` wrote: gold with its texts.
        split: "train" or "dev"; no report of the test part is ever read here.

    Returns:
        One document a sentence; a name that crosses a sentence's end is left out.
    """
    assert split in ("train", "dev")
    return [doc for row in read_json_lines(joined) if row["split"] == split for doc in report_docs(nlp, row)]


def report_docs(nlp: Language, row: dict[str, Any]) -> list[Doc]:
    """The sentences of one report."""
    report = extract(Incoming(row["text"], Media.TEXT, row["id"], "", Given(id=row["id"])))
    assert isinstance(report, Report)
    names = [(name["start"], name["end"], KINDS[name["label"]]) for name in row["names"] if name["label"] in KINDS]
    docs = []
    for sentence in analyse(report).sentences:
        start, end = sentence.span.start, sentence.span.end
        own = [(a - start, b - start, label) for a, b, label in names if start <= a and b <= end]
        docs.append(text_to_doc(nlp, row["text"][start:end], own, []))
    return docs
