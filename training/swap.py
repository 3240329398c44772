"""Copies of sentences with other names in them: romanised and invented ones of all parts of the world."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from training.cultures import Culture

__all__ = ["name_words", "swapped"]

SHARE = 0.85  # of the names of a copied sentence that are put in anew
SMALLEST = 5  # words of a sentence that is copied


@cache
def name_words(kind: str) -> tuple[str, ...]:
    """A list of ``swap.toml`` or ``bodies.toml``."""
    for file in ("swap.toml", "bodies.toml"):
        lists: dict[str, str] = tomllib.loads((Path(__file__).parent / file).read_text("utf-8"))
        if kind in lists:
            return tuple(word.replace("_", " ") for word in lists[kind].split())
    raise KeyError(kind)


@cache
def patterns() -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The patterns of names of bodies, and how often each is taken."""
    words = name_words("patterns")
    return words[1::2], tuple(map(int, words[::2]))


def swapped(nlp: Language, docs: Iterable[Doc], share: float, seed: int, cultures: Sequence[Culture]) -> Iterator[Doc]:
    """Changed copies, ``share`` of them for each document that has names for every word; above one, several of each."""
    chance = random.Random(seed)
    for doc in docs:
        if not doc.ents or len(doc) < SMALLEST or any(token.ent_iob == 0 for token in doc):
            continue
        for _ in range(int(share) + (chance.random() < share % 1)):
            yield swap(nlp, doc, chance, chance.choice(cultures))


def swap(nlp: Language, doc: Doc, chance: random.Random, culture: Culture) -> Doc:
    """A copy with most of its names replaced, every other word kept; it has names and no tree."""
    words: list[str] = []
    spaces: list[bool] = []
    names: list[tuple[int, int, str]] = []
    starts = {name.start: name for name in doc.ents}
    given: dict[str, str] = {}
    at = 0
    while at < len(doc):
        name, begin = starts.get(at), len(words)
        old = list(name) if name is not None else [doc[at]]
        if name is not None and (name.text in given or chance.random() < SHARE):
            fresh = given.setdefault(name.text, in_letters_of(name.text, made(name, chance, culture)))
            new = nlp.make_doc(fresh)
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


def in_letters_of(old: str, new: str) -> str:
    """A new name in capitals where the old one, of more than initials, is."""
    return new.upper() if len(old) > 4 and old.isupper() else new


def made(name: Span, chance: random.Random, culture: Culture) -> str:
    """A name in place of another of its kind; a surname mostly for a single word."""
    if name.label_ == "PER":
        alone = len(name) == 1 and chance.random() < 0.85
        return culture.surname(chance) if alone else culture.person(chance)
    if name.label_ == "LOC":
        return culture.town(chance)
    return old_group(chance) if chance.random() < 0.12 else body(chance, culture)


def body(chance: random.Random, culture: Culture) -> str:
    """A body, by one of the patterns of `bodies.toml`."""
    known, weights = patterns()
    fillers = {"p": culture.town, "f": culture.surname, "w": culture.word, "letters": letters}

    def filled(found: re.Match[str]) -> str:
        filler = fillers.get(found[1])
        if filler is not None:
            return filler(chance)
        return culture.free(lambda chance: chance.choice(name_words(found[1])), chance)

    written = re.sub(r"@([a-z]+)", filled, chance.choices(known, weights)[0])
    return " ".join(dict.fromkeys(written.split()))


def letters(chance: random.Random) -> str:
    """Initials."""
    return "".join(chance.choice("ABCDEFGHIKLMNOPRSTUV") for _ in range(chance.choice([2, 3, 3, 3, 4, 5])))


def old_group(chance: random.Random) -> str:
    """An armed group or a party with an Arabic name."""
    kind, word, head = chance.random(), chance.choice(name_words("word")), chance.choice(name_words("head"))
    if kind < 0.4:
        return f"{head} al-{word}"
    return f"{chance.choice(name_words('head'))} {head} al-{word}" if kind < 0.7 else f"{head} {word}"
