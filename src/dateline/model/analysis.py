"""What a language pipeline finds: words with their grammar, sentences, names, and which words mean the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from dateline.model.span import Span

__all__ = ["Analysis", "Link", "Mention", "Name", "NameLabel", "Stamp", "Word"]


class NameLabel(StrEnum):
    """What a name is of, in the contract's words; ``OTHER`` is for a description ("the cleric")."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    NORP = "NORP"
    FAC = "FAC"
    EVENT = "EVENT"
    OTHER = "OTHER"


class Word(NamedTuple):
    """
    A token with its grammar, in the terms of Universal Dependencies whatever pipeline made it.

    A named tuple rather than a dataclass: a report has about a thousand of them.

    Args:
        start, end: Its place in the text.
        lemma: Its dictionary form.
        upos: The universal part of speech ("PROPN").
        xpos: The Penn tag ("NNP").
        feats: Features as UD writes them ("Number=Sing"), empty without any.
        head: Index in the analysis of the word it hangs on; its own index when it hangs on none.
        relation: The universal relation to that word ("nsubj", "nsubj:pass", "ccomp"); "root" for a sentence's head.
    """

    start: int
    end: int
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str


class Name(NamedTuple):
    """
    A name where it stands.

    Args:
        start, end: Its place in the text.
        label: What it is of.
        maker: Who found it or gave it its label: "tagger", or the name of a rule or list.
    """

    start: int
    end: int
    label: NameLabel
    maker: str


class Link(NamedTuple):
    """
    Two mentions of one thing, the later one led to the earlier.

    Args:
        start, end: The later mention: a pronoun, a surname, initials.
        to_start, to_end: The earlier one.
        rule: The name of the rule.
        because: One sentence in plain words.
    """

    start: int
    end: int
    to_start: int
    to_end: int
    rule: str
    because: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """
    What made an analysis.

    Args:
        pipeline: Its name ("dateline-en", "spacy:en_core_web_trf").
        version: Its version.
        sha256: Of its weights; empty when they were not hashed.
        licence: Of its weights.
    """

    pipeline: str
    version: str
    sha256: str
    licence: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """
    What a pipeline found in one text, all in reading order and by code points.

    Args:
        words: Disjoint; they hold every non-blank character that was analysed.
        sentences: They hold every word and cross no paragraph.
        names: Disjoint.
        links: By the later mention.
        stamp: What made it.
    """

    words: tuple[Word, ...]
    sentences: tuple[Span, ...]
    names: tuple[Name, ...]
    links: tuple[Link, ...]
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Mention:
    """
    A name in a report, led to one who is named.

    Args:
        span: Its place.
        label: What it is of.
        actor: An id within the report, the same for every mention of the same one.
        because: How it came to be found and led there.
    """

    span: Span
    label: NameLabel
    actor: str
    because: str
