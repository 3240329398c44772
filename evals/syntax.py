"""Score tokens, tags, lemmas, tree and sentences on a CoNLL-U treebank, from raw text, with intervals.

usage: syntax.py TREEBANK.conllu.gz [--genres news,interview] [--analyzer en]

Each document is laid out as plain text, a paragraph a line, and read as any report is. A word is right when one of ours
stands at the same place; where ours joins gold words ("Abdul-Mahdi"), these count as one, with the head of their head.
F1 of words at the same place with the same tag, head, or head and relation; punctuation counts, as UD counts it.
Intervals are of 1,000 resamplings of paragraphs, 95 %.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from training.corpora import Sent, read_conllu

from dateline.language import LanguageOptions, analyse, analyse_words
from dateline.model import Media, Report, ReportId, Role, Span, Word, Zone
from dateline.text.grammar import range_of

__all__ = ["Treebank", "figures_of", "read_treebank"]

MEASURES = ("tokens", "upos", "xpos", "lemma", "uas", "las", "sentences")
ROUNDS = 1_000


class Gold(NamedTuple):
    """A gold word by its place; ``head`` is the place of the word it hangs on, its own for a root."""

    span: tuple[int, int]
    upos: str
    xpos: str
    lemma: str
    head: tuple[int, int]
    relation: str


class Treebank(NamedTuple):
    """One document: its text, gold words by paragraph, and gold sentences."""

    name: str
    text: str
    paragraphs: list[list[Gold]]
    sentences: set[tuple[int, int]]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--genres", default="", help="of GUM, comma between; default: all but conversation")
    parser.add_argument("--analyzer", default="en")
    asked = parser.parse_args()
    documents = read_treebank(asked.treebank, set(asked.genres.split(",")) - {""})
    for name, (value, low, high) in figures_of(documents, asked.analyzer).items():
        print(f"{name:10} {value:6.1f}  [{low:.1f}, {high:.1f}]")


def read_treebank(path: Path, genres: set[str]) -> list[Treebank]:
    """The documents of some genres of a treebank (GUM's ids name them); of all, conversation apart, by default."""
    documents = []
    for name, sents in read_conllu(path):
        genre = name.split("_")[1] if name.startswith("GUM_") else ""
        if (genre in genres) if genres else genre != "conversation":
            documents.append(laid_out(name, sents))
    return documents


def laid_out(name: str, sents: Sequence[Sent]) -> Treebank:
    """A document as text, with its gold at the places where the words came to stand."""
    text = ""
    paragraphs: list[list[Gold]] = []
    sentences: set[tuple[int, int]] = set()
    for sent in sents:
        if sent.new_block or not paragraphs:
            text = text.rstrip() + "\n" if text else ""
            paragraphs.append([])
        places = []
        for word, space in zip(sent.words, sent.spaces, strict=True):
            places.append((len(text), len(text) + len(word)))
            text += word + (" " if space else "")
        sentences.add((places[0][0], places[-1][1]))
        known = sent.syntax
        assert known is not None
        paragraphs[-1] += [
            Gold(place, known.pos[at], known.tags[at], known.lemmas[at], places[known.heads[at]], known.deps[at])
            for at, place in enumerate(places)
        ]
        text += "" if text.endswith(" ") else " "
    return Treebank(name, text.rstrip(), paragraphs, sentences)


def figures_of(documents: Sequence[Treebank], analyzer: str = "en") -> dict[str, tuple[float, float, float]]:
    """F1 in per cent of each measure with the ends of its interval."""
    counts = [part for document in documents for part in counts_of(document, analyzer)]
    chance = random.Random(1)
    rounds = [f1(chance.choices(counts, k=len(counts))) for _ in range(ROUNDS)]
    whole = f1(counts)
    bounds = {name: sorted(one[name] for one in rounds) for name in MEASURES}
    return {name: (whole[name], bounds[name][25], bounds[name][974]) for name in MEASURES}


def f1(counts: Sequence[Counter[str]]) -> dict[str, float]:
    """F1 of the summed counts."""
    total: Counter[str] = Counter()
    for part in counts:
        total.update(part)
    found = {}
    for name in MEASURES:
        kind = "sentences" if name == "sentences" else "words"
        both = total[f"{kind} found"] + total[f"{kind} gold"]
        found[name] = 200 * total[name] / both if both else 0.0
    return found


def counts_of(document: Treebank, analyzer: str) -> Iterator[Counter[str]]:
    """What is right, found and gold in each paragraph."""
    text = document.text
    zones = (Zone(Role.BODY, Span(0, len(text))),)
    report = Report(ReportId(document.name), text, "", "", Media.TEXT, document.name, zones)
    annotated = analyse(report)
    analysis = analyse_words(annotated, LanguageOptions(analyzer=analyzer))
    cut = {(sentence.span.start, sentence.span.end) for sentence in annotated.sentences}
    for paragraph in document.paragraphs:
        start, end = paragraph[0].span[0], paragraph[-1].span[1]
        ours = range_of(analysis.words, start, end)
        found = [analysis.words[at] for at in ours]
        yield counted(analysis.words, found, joined(paragraph, found)) + Counter(
            {
                "sentences": len({s for s in cut & document.sentences if start <= s[0] < end}),
                "sentences found": sum(start <= s[0] < end for s in cut),
                "sentences gold": sum(start <= s[0] < end for s in document.sentences),
            }
        )


def joined(gold: list[Gold], found: Sequence[Word]) -> list[Gold]:
    """Gold words with those that one of ours covers whole as one."""
    places = {(word.start, word.end) for word in found}
    within: dict[tuple[int, int], tuple[int, int]] = {}
    for start, end in places - {word.span for word in gold}:
        inside = [word.span for word in gold if start <= word.span[0] and word.span[1] <= end]
        if inside and inside[0][0] == start and inside[-1][1] == end:
            within.update(dict.fromkeys(inside, (start, end)))
    kept: dict[tuple[int, int], Gold] = {}
    for word in gold:
        place, head = within.get(word.span, word.span), within.get(word.head, word.head)
        outside = head != place or word.head == word.span  # of joined words the one that hangs on none of them
        if place not in kept or outside:
            kept[place] = word._replace(span=place, head=head)
    return list(kept.values())


def counted(words: Sequence[Word], found: Sequence[Word], gold: Sequence[Gold]) -> Counter[str]:
    """What of the gold words is right."""
    counts = Counter({"words found": len(found), "words gold": len(gold)})
    at_place = {(word.start, word.end): word for word in found}
    for wanted in gold:
        ours = at_place.get(wanted.span)
        if ours is None:
            continue
        above = words[ours.head]
        head = (above.start, above.end) == wanted.head
        counts["tokens"] += 1
        counts["upos"] += ours.upos == wanted.upos
        counts["xpos"] += ours.xpos == wanted.xpos
        counts["lemma"] += ours.lemma == wanted.lemma
        counts["uas"] += head
        counts["las"] += head and ours.relation == wanted.relation.replace("ROOT", "root")
    return counts


if __name__ == "__main__":
    main()
