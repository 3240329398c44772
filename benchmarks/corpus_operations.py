"""Make a story into another one: cut, dropped from, reordered, respelt, paraphrased, merged with a second one."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain

__all__ = ["SINGLE", "Story", "cut", "is_quotation", "merge", "quoted_length"]

HEAD = re.compile('[“"][^”"]*[”"]')
# Endings of invented words (corpus_words.CLOSING) that other houses spell otherwise: some 3 % of the words.
SPELLINGS = (("ise ", "ize "), ("tre ", "ter "))
STRAIGHT = str.maketrans("“”", '""')
DROPPED = (0.15, 0.3, 0.5)  # of the sentences
DELETED = 0.7  # sentences of a paraphrase that lose a word: 3 to 4 % of the words


@dataclass(slots=True)
class Story:
    """
    Sentences.

    Args:
        sentences: Their words.
        sources: For each its number, the same in every copy; odd when only its quoted words are taken.
    """

    sentences: list[str]
    sources: list[int]

    def taken(self, places: range | list[int]) -> Story:
        """Some of the sentences, in the order of their places."""
        return Story([self.sentences[at] for at in places], [self.sources[at] for at in places])

    def with_words(self, sentences: list[str]) -> Story:
        """The same sentences in other words."""
        return Story(sentences, self.sources)


def verbatim(story: Story, chance: random.Random, synonyms: Mapping[str, str]) -> Story:
    """The story as it is."""
    return story


def cut(story: Story, chance: random.Random, synonyms: Mapping[str, str]) -> Story:
    """The first half or more."""
    size = len(story.sentences)
    return story.taken(range(max(2, int(size * chance.uniform(0.5, 0.9)))))


def drop(story: Story, chance: random.Random, synonyms: Mapping[str, str]) -> Story:
    """Some sentences left out."""
    rate = chance.choice(DROPPED)
    return story.taken([at for at in range(len(story.sentences)) if chance.random() > rate] or [0])


def reorder(story: Story, chance: random.Random, synonyms: Mapping[str, str]) -> Story:
    """Blocks of one to three sentences in another order; the first stays."""
    size = chance.choice((1, 2, 3))
    blocks = [range(at, min(at + size, len(story.sentences))) for at in range(0, len(story.sentences), size)]
    rest = blocks[1:]
    chance.shuffle(rest)
    return story.taken(list(chain(blocks[0], *rest)))


def spell(story: Story, chance: random.Random, synonyms: Mapping[str, str]) -> Story:
    """Another house's spelling, and half the time its straight quotation marks."""
    sentences = story.sentences
    for old, new in SPELLINGS:
        sentences = [words.replace(old, new) for words in sentences]
    if chance.random() < 0.5:
        sentences = [words.translate(STRAIGHT) for words in sentences]
    return story.with_words(sentences)


def paraphrase(story: Story, chance: random.Random, synonyms: Mapping[str, str]) -> Story:
    """Frequent words replaced, and a word left out here and there; what somebody said is left as it is."""
    get = synonyms.get
    sentences = []
    for words in story.sentences:
        quoted = quoted_length(words)
        parts = [get(word, word) for word in words[quoted:].split(" ")]
        if chance.random() < DELETED:
            at = int(chance.random() * len(parts))
            if parts[at].isalpha():
                del parts[at]
        sentences.append(words[:quoted] + " ".join(parts))
    return story.with_words(sentences)


SINGLE: dict[str, Callable[[Story, random.Random, Mapping[str, str]], Story]] = {
    "verbatim": verbatim,
    "cut": cut,
    "drop": drop,
    "reorder": reorder,
    "spell": spell,
    "paraphrase": paraphrase,
}


def merge(one: Story, two: Story) -> Story:
    """The first halves of two stories."""
    halves = [story.taken(range(max(1, len(story.sentences) // 2))) for story in (one, two)]
    return Story(halves[0].sentences + halves[1].sentences, halves[0].sources + halves[1].sources)


def is_quotation(words: str) -> bool:
    """Whether a sentence begins with what somebody said."""
    return words[0] in '“"'


def quoted_length(words: str) -> int:
    """How many characters of such a sentence stand in quotation marks, marks included."""
    head = HEAD.match(words)
    return head.end() if head else 0
