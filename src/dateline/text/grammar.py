"""Small questions about the grammar of analysed words: subject, complement, negation, head. Nobody reads raw labels."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dateline.model import Span, Word

__all__ = [
    "children",
    "head_of",
    "is_negated",
    "is_passive",
    "range_of",
    "subject_of",
    "subtree",
    "words_of",
]

SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"))
NEGATIONS = frozenset(("not", "n't", "never", "no", "neither", "nor"))


def range_of(words: Sequence[Word], start: int, end: int) -> range:
    """
    The indexes of the words that lie in ``[start, end)``, also in part.

    Example:
        >>> word = Word(0, 4, "iran", "PROPN", "NNP", "", 0, "root")
        >>> range_of([word], 2, 9)
        range(0, 1)
    """
    first = bisect_left(words, start, key=lambda word: word.end - 1)
    last = bisect_left(words, end, key=lambda word: word.start)
    return range(first, max(first, last))


def words_of(words: Sequence[Word], span: Span) -> Sequence[Word]:
    """The words of a span, also those that lie in it in part."""
    found = range_of(words, span.start, span.end)
    return words[found.start : found.stop]


def head_of(words: Sequence[Word], inside: range) -> int | None:
    """The word of a range that hangs on none within it, the first if several do; None for an empty range."""
    return next((at for at in inside if words[at].head not in inside or words[at].head == at), None)


def children(words: Sequence[Word], at: int) -> Iterator[int]:
    """The words that hang on a word, in reading order, sought as far as its sentence goes."""
    first, last = sentence_bounds(words, at)
    return (child for child in range(first, last) if words[child].head == at and child != at)


def sentence_bounds(words: Sequence[Word], at: int) -> tuple[int, int]:
    """The range around a word within which everything hangs together."""
    root = at
    while words[root].head != root:
        root = words[root].head
    first = last = root
    while first > 0 and root_of(words, first - 1) == root:
        first -= 1
    while last < len(words) and root_of(words, last) == root:
        last += 1
    return first, last


def root_of(words: Sequence[Word], at: int) -> int:
    """The head of the tree that a word is in."""
    while words[at].head != at:
        at = words[at].head
    return at


def subtree(words: Sequence[Word], at: int) -> list[int]:
    """A word and all that hangs on it, in reading order."""
    first, last = sentence_bounds(words, at)
    return [below for below in range(first, last) if at in path_up(words, below)]


def path_up(words: Sequence[Word], at: int) -> Iterator[int]:
    """A word, the word it hangs on, and so on to the head of the sentence."""
    yield at
    while words[at].head != at:
        at = words[at].head
        yield at


def subject_of(words: Sequence[Word], verb: int) -> int | None:
    """
    The head of a verb's subject.

    A verb joined to another by "and" without a subject of its own has the other's.
    """
    found = next((child for child in children(words, verb) if words[child].relation in SUBJECTS), None)
    if found is not None or words[verb].relation != "conj":
        return found
    return subject_of(words, words[verb].head)


def is_negated(words: Sequence[Word], at: int) -> bool:
    """Whether "not", "never" or "no" hangs on a word."""
    return any(words[child].lemma.lower() in NEGATIONS for child in children(words, at))


def is_passive(words: Sequence[Word], verb: int) -> bool:
    """Whether a verb has a passive subject or auxiliary."""
    return any(words[child].relation.endswith(":pass") for child in children(words, verb))
