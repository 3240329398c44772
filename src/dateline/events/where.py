"""The place of an event: the words beneath "in", "at", "near" on its verb or noun that name one."""

from __future__ import annotations

from dateline.events.patterns import status_words
from dateline.events.tree import Tree
from dateline.events.who import Who
from dateline.model import NameLabel, Span

__all__ = ["place_of"]

PLACES = frozenset((NameLabel.GPE, NameLabel.LOC, NameLabel.FAC))
ON = frozenset(("on", "onto"))  # "on a bridge", but not "on Syria"
CLAUSES = frozenset(("acl", "appos", "case", "punct", "cc", "conj", "parataxis", "nmod:unmarked", "obl:unmarked"))
SPANS = frozenset("year years month months week weeks day days".split())  # "six years in prison" is no place


def place_of(tree: Tree, who: Who, words: tuple[int | None, ...], moving: bool = False) -> Span | None:
    """
    Where an event is.

    Args:
        tree: The grammar.
        who: The mentions by word.
        words: The trigger, its light verb, its object: the first with a place counts.
        moving: Whether the event is a move, so that "from" and "to" lead to its place as well.

    Returns:
        The place's words without the preposition, or None.
    """
    prepositions = status_words("places", "prepositions") | (
        status_words("places", "moving") if moving else frozenset()
    )
    for at in words:
        if at is not None and tree.forms[at] in SPANS:
            continue
        for child in tree.children(at, "obl", "nmod") if at is not None else ():
            case = tree.case(child)
            if (case in prepositions and is_place(tree, who, child)) or (case in ON and is_noun_of_place(tree, child)):
                return tree.span(tree.subtree(child, CLAUSES))
    return None


def is_place(tree: Tree, who: Who, at: int) -> bool:
    """Whether a noun names a place or is a word for one."""
    mention = who.at.get(at)
    if mention is not None:
        return mention.label in PLACES
    return is_noun_of_place(tree, at)


def is_noun_of_place(tree: Tree, at: int) -> bool:
    """Whether a noun is a word for a place."""
    form = tree.forms[at]
    return form in status_words("places", "nouns") or form.removesuffix("s") in status_words("places", "nouns")
