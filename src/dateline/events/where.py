"""The place of an event: the words beneath "in", "at", "near" on its verb or noun that name one."""

from __future__ import annotations

from dateline.events.patterns import status_words
from dateline.events.tree import Tree
from dateline.events.who import Who
from dateline.model import NameLabel, Span

__all__ = ["place_of"]

PLACES = frozenset((NameLabel.GPE, NameLabel.LOC, NameLabel.FAC))
OF = frozenset(("of", "between", "from"))
ON = frozenset(("on", "onto"))  # "on a bridge", but not "on Syria"
CLAUSES = frozenset(("acl", "appos", "case", "punct", "cc", "conj", "parataxis", "nmod:unmarked", "obl:unmarked"))
SPANS = frozenset("year years month months week weeks day days".split())  # "six years in prison" is no place


def place_of(
    tree: Tree, who: Who, words: tuple[int | None, ...], moving: bool = False, without: frozenset[str] = frozenset()
) -> Span | None:
    """
    Where an event is.

    Args:
        tree: The grammar.
        who: The mentions by word.
        words: The trigger, its light verb, its object: the first with a place counts.
        moving: Whether the event is a move, so that "from" and "to" lead to its place as well.
        without: Nouns that are no place of this event: who is sentenced to prison was not sentenced there.

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
            on = case in ON and is_noun_of_place(tree, child) and child not in who.heads
            if tree.forms[child] not in without and ((case in prepositions and is_place(tree, who, child)) or on):
                return tree.span(words_of(tree, child))
    return None


def words_of(tree: Tree, place: int) -> list[int]:
    """The words of a place; what hangs behind it and is of another thing is cut off ("Orsk on suspicion of ...")."""
    inside = set(tree.subtree(place, CLAUSES))
    for child in tree.children(place, "nmod"):
        if child > place and tree.case(child) not in status_words("places", "prepositions") | OF:
            inside -= set(tree.subtree(child))
    return sorted(inside)


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
