"""Turn the corpora into spaCy documents, a sentence each; gold tokens are joined where our tokenizer joins them."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

from dateline.language.plain import plain
from dateline.language.tokenizer import set_tokenizer
from training.corpora import Sent, read_bio, read_conllu, read_re3d, read_uner

__all__ = ["blank", "build", "dev_sets", "read_docs", "write_docs"]

LEFT_OUT = "conversation"  # GUM's genre whose licence is not established
NEWS = frozenset({"news", "interview"})
TWICE = frozenset({"news", "interview", "speech", "bio", "court"})  # GUM's genres nearest to news are read twice
CROSSNER = {
    "person": "PER",
    "politician": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "LOC",
    "location": "LOC",
}
WNUT = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG"}
PLAIN = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}


def blank() -> Language:
    """An English pipeline with our tokenizer and nothing else."""
    return set_tokenizer(spacy.blank("en"))


def read_docs(nlp: Language, path: Path) -> list[Doc]:
    """The documents of a file that :func:`write_docs` wrote."""
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def write_docs(docs: Iterable[Doc], path: Path) -> None:
    """Write documents and say what they hold."""
    docs = list(docs)
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, store_user_data=False).to_disk(path)
    tokens, names = sum(map(len, docs)), sum(len(doc.ents) for doc in docs)
    print(f"{path.name:28}{len(docs):7} blocks{tokens:9} tokens{names:7} names", flush=True)


def build(data: Path, nlp: Language, seed: int = 7) -> dict[str, list[Doc]]:
    """
    The training documents by corpus: ``ewt`` and ``gum`` have tree and names, the rest names alone.

    Args:
        data: The folder of the corpora (`training/sources.json`).
        nlp: What :func:`blank` gives.
        seed: For the order alone.
    """
    known = {tuple(sent.words): sent.names for sent in read_uner(data / "uner-train.iob2.gz")}
    ewt = [sent for _, sents in read_conllu(data / "ewt-train.conllu.gz") for sent in sents]
    for sent in ewt:
        sent.names = known.get(tuple(sent.words))
    gum: list[Doc] = []
    for document, sents in read_conllu(data / "gum-train.conllu.gz"):
        genre = document.split("_")[1]
        if genre != LEFT_OUT:
            gum += [to_doc(nlp, [sent]) for sent in sents] * (2 if genre in TWICE else 1)
    made = {
        "ewt": [to_doc(nlp, [sent]) for sent in ewt],
        "gum": gum,
        "wikigold": [to_doc(nlp, [sent]) for sent in read_bio(data / "wikigold.conll.gz", PLAIN)],
        "crossner": [to_doc(nlp, [sent]) for sent in read_bio(data / "crossner-politics.conll.gz", CROSSNER)],
        "wnut": [to_doc(nlp, [sent]) for sent in read_bio(data / "wnut17-train.conll.gz", WNUT)],
        "re3d": [text_to_doc(nlp, text, names, unsure) for text, names, unsure in read_re3d(data / "re3d.jsonl.gz")],
    }
    for name, docs in made.items():
        random.Random(f"{seed} {name}").shuffle(docs)
    return made


def dev_sets(data: Path, nlp: Language) -> dict[str, list[Doc]]:
    """The development documents: syntax of EWT, of GUM, of its news and interviews, and the names of EWT."""
    known = {tuple(sent.words): sent.names for sent in read_uner(data / "uner-dev.iob2.gz")}
    ewt = [sent for _, sents in read_conllu(data / "ewt-dev.conllu.gz") for sent in sents]
    for sent in ewt:
        sent.names = known.get(tuple(sent.words))
    gum = list(read_conllu(data / "gum-dev.conllu.gz"))
    news = [sents for name, sents in gum if name.split("_")[1] in NEWS]
    return {
        "ewt": [to_doc(nlp, [sent]) for sent in ewt],
        "gum": [to_doc(nlp, [sent]) for _, sents in gum for sent in sents],
        "gumnews": [to_doc(nlp, [sent]) for sents in news for sent in sents],
        "uner": [to_doc(nlp, [sent]) for sent in read_uner(data / "uner-dev.iob2.gz")],
    }


def to_doc(nlp: Language, sents: list[Sent]) -> Doc:
    """One document over a paragraph."""
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool] = []
    names: list[tuple[int, int, str]] = []
    hidden: list[tuple[int, int]] = []
    for sent in sents:
        base = len(words)
        words += map(plain, sent.words)
        spaces += [*sent.spaces[:-1], True]
        starts += [True, *[False] * (len(sent.words) - 1)]
        names += [(base + start, base + end, label) for start, end, label in sent.names or []]
        if sent.names is None:
            hidden.append((base, len(words)))
    known: dict[str, Any] = annotation(sents) or {"sent_starts": starts}
    doc = Doc(nlp.vocab, words, spaces, **known)
    doc.set_ents(
        [Span(doc, start, end, label) for start, end, label in names],
        missing=[doc[start:end] for start, end in hidden],
        default="outside",
    )
    return joined(nlp, doc)


def annotation(sents: list[Sent]) -> dict[str, list[object]]:
    """Tags, lemmas and heads of a paragraph's sentences as spaCy takes them; empty without them."""
    found: dict[str, list[object]] = {name: [] for name in ("tags", "pos", "morphs", "lemmas", "heads", "deps")}
    base = 0
    for sent in sents:
        if sent.syntax is None:
            return {}
        known = sent.syntax
        values = (known.tags, known.pos, known.feats, map(plain, known.lemmas), (base + at for at in known.heads))
        for name, more in zip(found, (*values, known.deps), strict=True):
            found[name] += more
        base += len(sent.words)
    return found


def joined(nlp: Language, doc: Doc) -> Doc:
    """The document with gold tokens joined where our tokenizer makes one of them."""
    parsed = doc.has_annotation("DEP")
    begins = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token): token.i for token in doc}
    with doc.retokenize() as retokenizer:
        for token in nlp.make_doc(doc.text):
            first, last = begins.get(token.idx), ends.get(token.idx + len(token))
            if first is None or last is None or last <= first:
                continue
            span = doc[first : last + 1]
            inside = [name for name in doc.ents if name.start < span.end and name.end > span.start]
            if any(word.is_sent_start for word in span[1:]):
                continue
            if any(name.start > span.start or name.end < span.end for name in inside):
                continue
            root = span.root if parsed else span[0]
            attributes: dict[str | int, Any] = (
                {
                    "TAG": root.tag_,
                    "POS": root.pos_,
                    "MORPH": str(root.morph),
                    "LEMMA": "".join(word.lemma_ for word in span),
                    "DEP": root.dep_,
                }
                if parsed
                else {}
            )
            retokenizer.merge(span, attrs=attributes)
    return doc


def text_to_doc(nlp: Language, text: str, names: list[tuple[int, int, str]], unsure: list[tuple[int, int]]) -> Doc:
    """A document over raw text with names by characters; what is unsure teaches nothing."""
    doc = nlp.make_doc(plain(text))
    found = (doc.char_span(start, end, label) for start, end, label in names)
    kept = filter_spans([span for span in found if span is not None])
    taken = {token.i for span in kept for token in span}
    blurred = (doc.char_span(start, end, alignment_mode="expand") for start, end in unsure)
    hidden = [doc[token.i : token.i + 1] for span in blurred if span for token in span if token.i not in taken]
    doc.set_ents(kept, missing=filter_spans(hidden), default="outside")
    return doc
