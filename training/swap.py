"""Copies of sentences with other names in them: romanised Arabic, Persian, Kurdish, Turkish and Slavic ones."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

__all__ = ["name_words", "swapped"]

SHARE = 0.8  # of the names of a copied sentence that are put in anew


@cache
def name_words(kind: str) -> tuple[str, ...]:
    """A list of ``swap.toml``."""
    with (Path(__file__).parent / "swap.toml").open("rb") as file:
        words: str = tomllib.load(file)[kind]
    return tuple(word.replace("_", " ") for word in words.split())


def swapped(nlp: Language, docs: Iterable[Doc], share: float, seed: int) -> Iterator[Doc]:
    """A changed copy of ``share`` of the documents that have names for every word."""
    chance = random.Random(seed)
    for doc in docs:
        if doc.ents and len(doc) > 6 and not any(token.ent_iob == 0 for token in doc) and chance.random() < share:
            yield swap(nlp, doc, chance)


def swap(nlp: Language, doc: Doc, chance: random.Random) -> Doc:
    """A copy with most of its names replaced, every other word kept; it has names and no tree."""
    words: list[str] = []
    spaces: list[bool] = []
    names: list[tuple[int, int, str]] = []
    starts = {name.start: name for name in doc.ents}
    at = 0
    while at < len(doc):
        name, begin = starts.get(at), len(words)
        old = list(name) if name is not None else [doc[at]]
        if name is not None and chance.random() < SHARE:
            new = nlp.make_doc(MAKERS[name.label_](chance))
            words += [token.text for token in new]
            spaces += [bool(token.whitespace_) for token in new]
            spaces[-1] = bool(old[-1].whitespace_)
        else:
            words += [token.text for token in old]
            spaces += [bool(token.whitespace_) for token in old]
        if name is not None:
            names.append((begin, len(words), name.label_))
        at += len(old)
    copy = Doc(nlp.vocab, words, spaces)
    copy.set_ents([Span(copy, start, end, label) for start, end, label in names], default="outside")
    return copy


def person(chance: random.Random) -> str:
    """A full name or a surname."""
    given, kind = chance.choice(name_words("given")), chance.random()
    if kind < 0.45:
        last = chance.choice(["al-", "al-", "al-", "Al-", "el-", "as-", "ad-"]) + chance.choice(name_words("root"))
    elif kind < 0.55:
        last = "Abdul-" + chance.choice(["Rahman", "Latif", "Salam", "Aziz", "Wahid", "Qadir"])
    elif kind < 0.65:
        last = chance.choice(["bin", "ibn"]) + " " + chance.choice(name_words("given"))
        last += chance.choice([" Al " + chance.choice(name_words("root")), ""])
    else:
        last = chance.choice(name_words("family"))
    if kind < 0.06:
        given, last = "Abu " + given, chance.choice(["al-" + chance.choice(name_words("root")), ""])
    elif kind > 0.9:
        given = chance.choice(name_words("given")) + " " + given
    if chance.random() < 0.1 and "aa" in last:
        last = last.replace("aa", "a'a", 1)
    if chance.random() < 0.3:
        given, last = "", (last if chance.random() < 0.5 else last.removeprefix("al-"))
    return (given + " " + last).strip() or chance.choice(name_words("given"))


def group(chance: random.Random) -> str:
    """An armed group, a party, an outlet or initials."""
    kind, word, head = chance.random(), chance.choice(name_words("word")), chance.choice(name_words("head"))
    if kind < 0.3:
        return f"{head} al-{word}"
    if kind < 0.5:
        return f"{chance.choice(name_words('head'))} {head} al-{word}"
    if kind < 0.65:
        return f"{head} {word}"
    if kind < 0.85:
        return chance.choice(name_words("outlet")) + chance.choice(["", "", " TV", " News", " News Agency"])
    return "".join(chance.choice("ABCDEFGHIJKLMNPRSTU") for _ in range(chance.choice([2, 3, 3, 4])))


def place(chance: random.Random) -> str:
    """A town."""
    return chance.choice(name_words("place"))


MAKERS = {"PER": person, "ORG": group, "LOC": place}
