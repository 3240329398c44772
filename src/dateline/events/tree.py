"""The grammar of a report as a tree that is walked down as well as up, made once in one pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.model import Span, Word

__all__ = ["Tree"]

JOINED = frozenset(("conj", "parataxis", "appos", "punct", "cc"))
CLAUSES_OF_TIME = frozenset(("when", "after", "as", "while"))


class Tree:
    """
    The words of an analysis with their children.

    Args:
        text: The text that offsets point into.
        words: In reading order, each with the index of its head.
    """

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self.text = text
        self.words = words
        self.forms = [text[word.start : word.end].lower() for word in words]
        self.below: list[list[int]] = [[] for _ in words]
        for at, word in enumerate(words):
            if word.head != at:
                self.below[word.head].append(at)

    def relation(self, at: int) -> str:
        """The relation of a word to its head."""
        return self.words[at].relation

    def head(self, at: int) -> int | None:
        """The word that a word hangs on; None at the root."""
        head = self.words[at].head
        return None if head == at else head

    def up(self, at: int) -> Iterator[int]:
        """The words above, nearest first."""
        head = self.head(at)
        while head is not None:
            yield head
            head = self.head(head)

    def children(self, at: int, *relations: str) -> list[int]:
        """The words below in one step, those with one of the relations when any is given (subtypes included)."""
        if not relations:
            return self.below[at]
        return [child for child in self.below[at] if self.words[child].relation.split(":")[0] in relations]

    def is_clause_of_time(self, at: int) -> bool:
        """Whether a verb tells a time of the one over it: "died [when] a bomb exploded"."""
        openers = (self.forms[child] for child in self.children(at, "mark", "advmod"))
        return self.relation(at) == "advcl" and not CLAUSES_OF_TIME.isdisjoint(openers)

    def subtree(self, at: int, without: frozenset[str] = frozenset()) -> list[int]:
        """A word and all below it, in reading order; branches that hang by a relation of ``without`` are left out."""
        found, todo = [], [at]
        while todo:
            here = todo.pop()
            found.append(here)
            for child in self.below[here]:
                relation = self.words[child].relation
                if relation not in without and relation.split(":")[0] not in without:
                    todo.append(child)
        return sorted(found)

    def span(self, indexes: Sequence[int]) -> Span:
        """From the first to the last of some words."""
        return Span(self.words[min(indexes)].start, self.words[max(indexes)].end)

    def case(self, at: int) -> str:
        """The preposition of a word, several joined by a blank ("because of"); empty without one."""
        cases = self.children(at, "case")
        fixed = [word for case in cases for word in (case, *self.children(case, "fixed"))]
        return " ".join(self.forms[word] for word in sorted(fixed) if self.forms[word] not in ("'s", "’s", "'", "’"))
