"""What a deed is done with: a word for a weapon or another means where the syntax makes it one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from dateline.events.inflections import forms_of_noun
from dateline.events.objects import is_passive, joined, subjects_of
from dateline.events.tree import Tree
from dateline.events.triggers import Trigger, is_form_of
from dateline.lexicon import load_lexicon
from dateline.model import Span

__all__ = ["instrument_of"]

ROOTS = frozenset(("ASSAULT", "PROTEST"))
WITHIN = ("in", "during")  # "killed in a rocket attack"
NAMING = ("compound", "amod", "nmod")
CROWDS = "crowd-control"  # "dispersed protesters with batons": what hangs on them is what is used against them
USING = frozenset(("using", "employing", "wielding"))


class Means(NamedTuple):
    """A kind of means, and whether its words are one only as such ("with a car"), never as what acts."""

    kind: str
    plain: bool


def instrument_of(tree: Tree, triggers: Iterable[Trigger]) -> Span | None:
    """
    What a deed is done with.

    It stands before the noun ("a drone strike"), beneath "with", "by" or "using", is what is fired, thrown or set off,
    or is what hits, explodes or kills. What is hit is never an instrument, and a deed that names none has none.

    Args:
        tree: The grammar.
        triggers: The words that tell the deed, the first before the others.

    Returns:
        The words, with those that tell the kind; of several that are joined, from the first to the last. None where
        none is stated.
    """
    for trigger in triggers:
        if trigger.root not in ROOTS:
            continue
        found = next(candidates(tree, trigger), None)
        if found is not None:
            return tree.span([at for head in found for at in (*named(tree, head), head)])
    return None


def candidates(tree: Tree, trigger: Trigger) -> Iterator[list[int]]:
    """The means beside one trigger, those first that the grammar marks most plainly."""
    if trigger.noun and means_at(tree, trigger.at) is not None:
        yield [trigger.at]
    words = [trigger.at, *([trigger.verb] if trigger.verb is not None and trigger.noun else [])]
    for at in (*words, *(tree.children(trigger.at, "obj") if trigger.mode == CROWDS else ())):
        yield from under_preposition(tree, at)
        yield from used(tree, at)
    for noun in (*([trigger.at] if trigger.noun else ()), *trigger.things, *told_in(tree, words)):
        yield from before(tree, noun)
    verb = trigger.verb if trigger.verb is not None else trigger.at
    if not trigger.noun and is_form_of(tree, verb, words_of("grammar", "objects")):
        yield from listed(tree, tree.children(verb, "obj") + passive_of(tree, verb))
    if not is_passive(tree, verb) and not (trigger.noun and verb == trigger.at):
        yield from listed(tree, subjects_of(tree, verb), acting=True)


def passive_of(tree: Tree, verb: int) -> list[int]:
    """The subject of a verb in the passive: "rockets were fired"."""
    return tree.children(verb, "nsubj") if is_passive(tree, verb) else []


def under_preposition(tree: Tree, at: int) -> Iterator[list[int]]:
    """Means beneath "with", "by" and "using" of a word."""
    for child in tree.children(at, "obl", "nmod"):
        if tree.case(child) in words_of("grammar", "prepositions"):
            yield from listed(tree, [child])


def used(tree: Tree, at: int) -> Iterator[list[int]]:
    """Means that a clause beneath a word says are used: "attacked the post using mortars"."""
    for clause in tree.children(at, "advcl", "acl", "xcomp"):
        if tree.forms[clause] in USING:
            yield from listed(tree, tree.children(clause, "obj"))


def told_in(tree: Tree, words: Iterable[int]) -> list[int]:
    """The deeds within which something happens: "killed in a drone strike", "died by gunfire"."""
    return [child for at in words for child in tree.children(at, "obl", "nmod") if tree.case(child) in (*WITHIN, "by")]


def before(tree: Tree, noun: int) -> Iterator[list[int]]:
    """Means that stand before a noun: "a rocket attack"."""
    for child in tree.children(noun, "compound", "amod", "nmod"):
        if child < noun and not tree.case(child) and tree.relation(child) != "nmod:poss":
            yield from listed(tree, [child])


def listed(tree: Tree, heads: Iterable[int], *, acting: bool = False) -> Iterator[list[int]]:
    """Those nouns, with what is joined to them, that are words for means; of what acts none that only may be one."""
    for head in heads:
        found = []
        for one in joined(tree, head):
            means = means_at(tree, one)
            if means is not None and not (acting and means.plain):
                found.append(one)
        if found:
            yield found


def named(tree: Tree, at: int) -> list[int]:
    """The words before a noun that tell its kind: "roadside" of "a roadside bomb", "kitchen" of "a kitchen knife"."""
    pairs = lexicon()
    return [
        child
        for child in tree.children(at, *NAMING)
        if child < at and (tree.relation(child) == "compound" or f"{tree.forms[child]}-{tree.forms[at]}" in pairs)
    ]


def means_at(tree: Tree, at: int) -> Means | None:
    """What kind of means a noun is, with the word before it or alone."""
    form = tree.forms[at]
    pairs = lexicon()
    for child in reversed(tree.children(at, *NAMING, "punct")):
        found = pairs.get(f"{tree.forms[child]}-{form}")
        if found is not None:
            return found
    return pairs.get(form)


@cache
def lexicon() -> dict[str, Means]:
    """For a word in either number, what kind of means it is."""
    kinds, plain = load_lexicon("instruments")["kinds"], words_of("plain", "kinds")
    return {
        form: Means(kind, kind in plain)
        for kind, words in kinds.items()
        for word in words.split()
        for form in forms_of_noun(word)
    }


@cache
def words_of(table: str, name: str) -> frozenset[str]:
    """One list of the lexicon of means."""
    return frozenset(load_lexicon("instruments")[table][name].split())
