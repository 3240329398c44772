"""Whom a statement is aimed at where its verb does not say: a condition, an address, the one other that it names."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.events.ground import Ground
from dateline.events.objects import joined
from dateline.events.patterns import status_words
from dateline.events.who import SIDES
from dateline.model import Quote
from dateline.text.grammar import range_of

__all__ = ["aimed_at"]

AIMED = frozenset(("THREATEN", "ACCUSE", "REQUEST", "REJECT"))
KNOWING = frozenset(("know", "realize", "realise", "understand", "remember", "learn"))
MUST = frozenset(("should", "must", "ought"))
DESCRIBING = frozenset(("compound", "amod", "nmod:poss", "nmod:desc", "flat", "appos", "nmod:unmarked"))


def aimed_at(ground: Ground, quote: Quote, root: str | None, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """
    The recipients of a statement that its cue and its trigger leave open.

    Args:
        ground: The report.
        quote: The attribution.
        root: What kind of statement it is; plain ones are aimed at those alone whom they are told.
        speakers: Who says it, who is never meant.

    Returns:
        Those who "should know" it, the subject of the condition ("if Orvale refuses"), whom it is said to, or the one
        other actor that is named in it; empty where several might be meant.
    """
    if root is None:
        return tuple(dict.fromkeys(actor for actor in told_to(ground, quote) if actor not in speakers))
    if root not in AIMED:
        return ()
    blamed = [to_blame(ground, quote)] if root == "ACCUSE" else []
    warned = [to_know(ground, quote)] if root == "THREATEN" else []
    for found in (*blamed, *warned, conditioned(ground, quote), addressed(ground, quote), named(ground, quote, root)):
        others = [actor for actor in dict.fromkeys(found) if actor not in speakers]
        if len(others) == 1:
            return (others[0],)
        if others:
            return ()
    return ()


def is_own(ground: Ground, at: int) -> bool:
    """Whether those who are described are the speaker's: "our people", "its fighters"."""
    owners = [child for child in ground.tree.children(at, "nmod") if ground.tree.relation(child) == "nmod:poss"]
    return any(ground.tree.words[child].upos == "PRON" for child in owners)


def conditioned(ground: Ground, quote: Quote) -> Iterator[str]:
    """The subject of a condition in what is said."""
    tree = ground.tree
    for at in ground.words_of(quote):
        if tree.relation(at) != "advcl":
            continue
        marks = {tree.forms[child] for child in tree.children(at, "mark", "aux") if child < at}
        if marks & {"if", "unless", "should"}:
            for child in tree.children(at, "nsubj"):
                yield from (actor for one in joined(tree, child) for actor in ground.who.of(one))


def to_know(ground: Ground, quote: Quote) -> Iterator[str]:
    """Those who are told to know it: "they (the Orvalians) should know that"."""
    tree = ground.tree
    for at in ground.words_of(quote):
        if tree.forms[at] in KNOWING and MUST & {tree.forms[aux] for aux in tree.children(at, "aux")}:
            for child in tree.children(at, "nsubj"):
                for one in (*tree.children(child, "appos"), child):
                    yield from ground.who.of(one)


def addressed(ground: Ground, quote: Quote) -> Iterator[str]:
    """To whom it was said, where that is no newsroom."""
    for inside in addresses(ground, quote):
        if not any(ground.tree.forms[at] in status_words("words", "newsrooms") for at in inside):
            yield from meant_by(ground, inside)


def told_to(ground: Ground, quote: Quote) -> Iterator[str]:
    """To whom it was said, newsrooms too."""
    for inside in addresses(ground, quote):
        yield from meant_by(ground, inside)


def addresses(ground: Ground, quote: Quote) -> Iterator[range]:
    """The words of those to whom something was said."""
    for kind, span in quote.occasion:
        if kind == "to":
            yield range_of(ground.tree.words, span.start, span.end)


def meant_by(ground: Ground, inside: range) -> Iterator[str]:
    """Whom an address names or describes."""
    head = next((at for at in inside if ground.tree.words[at].head not in inside), None)
    if head is not None:
        yield from ground.who.of(head)


def to_blame(ground: Ground, quote: Quote) -> Iterator[str]:
    """Those by whom something is done in what is said."""
    tree = ground.tree
    for at in ground.words_of(quote):
        if tree.relation(at) == "obl:agent" or tree.case(at) == "by":
            yield from (actor for one in joined(tree, at) for actor in ground.who.of(one))


def is_bystander(ground: Ground, at: int) -> bool:
    """Whether what is somebody's is no wrong: "attempts to normalise Egypt's ties" does not blame Egypt."""
    tree, owned = ground.tree, ground.tree.head(at)
    if tree.relation(at) != "nmod:poss" or owned is None:
        return False
    return owned not in ground.at and tree.forms[owned] not in status_words("wrong", "words")


def named(ground: Ground, quote: Quote, root: str) -> Iterator[str]:
    """
    The actors in what is said; a place where something is, and a word that describes a noun, are none.

    Of a blame those alone who do something or whose something is: never what it is done to.
    """
    tree, who = ground.tree, ground.who
    for at in ground.words_of(quote):
        if root == "ACCUSE" and not tree.relation(at).startswith(("nsubj", "obl:agent", "nmod:poss")):
            continue
        if root == "ACCUSE" and (tree.relation(at) == "nsubj:pass" or is_bystander(ground, at)):
            continue
        if at in who.heads and not is_own(ground, at):
            yield who.heads[at].actor
        elif at in who.at and who.at[at].label in SIDES and tree.case(at) not in status_words("places", "prepositions"):
            describes = tree.relation(at) in DESCRIBING and root != "ACCUSE"
            yield from () if describes else (who.actor_at(at),)
