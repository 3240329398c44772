"""What a mark file says, as values: names, words taken back, attributions, problems."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CLASSES", "LABELS", "Attribution", "MarkFile", "Name", "Problem", "Speaker", "Words", "is_negative"]

LABELS = ("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC")
# Those of src/dateline/lexicon/en/cues.toml; each may stand behind "not-".
CLASSES = tuple(
    "said reported asked denied declined demanded warned threatened promised intends believes expects perceived "
    "decreed praised condemned alleged".split()
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing an annotator must mend, with file, line and what to do."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Words:
    """
    Quoted words and which of their places is meant.

    Args:
        words: As written, blanks made one.
        places: Of all places in the text (names) or in the sentence (attributions), counted from 1; empty is all, or
            the only one.
        sentences: Only places in these sentences, counted from 1; empty is any, or the sentence of the line.
    """

    words: str
    places: tuple[int, ...] = ()
    sentences: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """
    One line ``N``: names by which the report calls one actor.

    Args:
        line: Its number in the file.
        label: One of LABELS.
        forms: The names, the fullest first.
        back: Whether it is a line ``N-``, which takes places back.
        actor: The name that stands for the actor: the first one, or the one behind ``=``, which the line leaves out.
    """

    line: int
    label: str
    forms: tuple[Words, ...]
    back: bool
    actor: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """
    Who speaks: one or several named actors, a description, or nobody.

    Args:
        kind: "name", "description" or "nobody".
        words: The names, or the words of the description; empty for nobody, and for a description made of the source.
    """

    kind: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """One line ``A``: source, cue and content as quoted words, each of none, one or several spans."""

    line: int
    key: str
    sentence: int
    klass: str
    source: tuple[Words, ...]
    cue: tuple[Words, ...]
    content: tuple[Words, ...]
    speaker: Speaker | None
    parent: str | None


@dataclass(frozen=True, slots=True)
class MarkFile:
    """One report as one annotator marked it."""

    path: str
    report: str
    names: tuple[Name, ...]
    attributions: tuple[Attribution, ...]


def is_negative(klass: str) -> bool:
    """Whether a class means that somebody did not say, do or hold something: such a one must never pass for "said"."""
    return klass.startswith("not-") or klass in ("denied", "declined")
