"""Tell harm that nobody does from an attack: "killed in an earthquake", "injured when a dam burst"."""

from __future__ import annotations

from functools import cache

from dateline.events.inflections import forms_of_noun, forms_of_verb
from dateline.events.objects import agents_of, is_passive, subjects_of
from dateline.events.tree import Tree
from dateline.events.triggers import Trigger
from dateline.lexicon import load_lexicon

__all__ = ["befalls", "is_accident", "is_death", "told_with"]

WHEN = frozenset(("when", "after", "as", "because", "while", "where"))
IN = frozenset(("in", "by", "after", "during", "from", "of", "because of", "due to", "following", "under", "to"))
BLAZES = frozenset(("fire", "fires", "flames"))
ARTICLES = frozenset(("a", "the", "another"))
HIGHEST = 3  # nouns beneath a preposition down to which an accident is sought: "in the wreckage of a crash"


def is_accident(tree: Tree, trigger: Trigger) -> bool:
    """
    Whether a trigger tells of people who are hurt by what nobody does.

    The verb's subject, its agent or a noun beneath it is an accident; or it stands in the passive beside a clause in
    which a thing breaks, falls or crashes. Where an attack is told in the same words ("killed when a bomb went off"),
    or somebody does it, it is none.

    Args:
        tree: The grammar.
        trigger: A word that tells ASSAULT.
    """
    if trigger.root != "ASSAULT" or trigger.noun or trigger.word not in words("harm"):
        return False
    if trigger.word not in words("dying") and not is_passive(tree, trigger.at):
        subjects = subjects_of(tree, trigger.at)
        return bool(subjects) and all(befalls(tree, at) for at in subjects)
    if any(tree.forms[at] not in forms("nouns") | forms("things") for at in agents_of(tree, trigger.at)):
        return False
    return is_in_accident(tree, trigger.at) or any(breaks(tree, at) for at in clauses_at(tree, trigger.at))


def is_death(trigger: Trigger) -> bool:
    """Whether a verb tells that people die, which is an event where an accident or an attack is told with it."""
    return not trigger.noun and trigger.word in words("dying")


def befalls(tree: Tree, at: int) -> bool:
    """Whether a noun is of what befalls people and nobody does."""
    return tree.forms[at] in forms("nouns") or is_blaze(tree, at) or is_failure(tree, at)


def is_failure(tree: Tree, at: int) -> bool:
    """Whether a noun tells how a thing broke: "the failure of the dam", "a dam burst" read as a noun."""
    if tree.forms[at] not in words("failures"):
        return False
    below = [child for child in tree.children(at, "nmod", "compound") if tree.case(child) in ("", "of")]
    return any(tree.forms[child] in forms("things") for child in below)


def is_blaze(tree: Tree, at: int) -> bool:
    """Whether a fire is one that burns: "a fire in the mill", not the fire of guns ("fire from the tower")."""
    below = tree.children(at, "nmod")
    article = any(tree.forms[child] in ARTICLES for child in tree.children(at, "det"))
    return tree.forms[at] in BLAZES and article and not any(tree.case(child) == "from" for child in below)


def is_in_accident(tree: Tree, verb: int) -> bool:
    """Whether an accident stands beneath a verb or one joined to it: "five died and ten are missing in the floods"."""
    head = tree.head(verb)
    above = [head] if head is not None and tree.relation(verb) == "conj" else []
    beside = (verb, *above, *tree.children(verb, "conj"))
    todo = [(child, 0) for one in beside for child in tree.children(one, "obl") if tree.case(child) in IN]
    while todo:
        at, depth = todo.pop()
        if tree.forms[at] in forms("nouns") or is_failure(tree, at) or (depth == 0 and is_blaze(tree, at)):
            return True
        if depth < HIGHEST:
            todo += [(child, depth + 1) for child in tree.children(at, "nmod") if tree.case(child) in IN]
    return False


def told_with(tree: Tree, verb: int) -> list[int]:
    """The verb joined to one beneath which its accident stands: "nine died and ten are missing [after a dam burst]"."""
    return [
        one
        for one in tree.children(verb, "conj")
        for child in tree.children(one, "obl")
        if tree.case(child) in IN and befalls(tree, child)
    ]


def clauses_at(tree: Tree, verb: int) -> list[int]:
    """The clauses that say when a verb was, of the verb itself or of one that it is joined to."""
    head = tree.head(verb)
    verbs = [verb, *([head] if head is not None and tree.relation(verb) == "conj" else [])]
    verbs += [one for one in tree.children(verb, "conj") if tree.words[one].xpos == "VBN"]
    return [
        clause
        for one in verbs
        for clause in tree.children(one, "advcl")
        if {tree.forms[mark] for mark in tree.children(clause, "mark", "advmod")} & WHEN
    ]


def breaks(tree: Tree, clause: int) -> bool:
    """Whether a clause tells how a thing broke, fell or crashed."""
    subjects = tree.children(clause, "nsubj") or tree.children(clause, "compound")  # "a dam burst", taken for a noun
    if tree.forms[clause] in verb_forms():
        return bool(subjects) and all(tree.forms[at] in forms("things") | forms("nouns") for at in subjects)
    return any(tree.forms[at] in forms("nouns") for at in subjects)


@cache
def words(name: str) -> frozenset[str]:
    """A list of the lexicon."""
    return frozenset(load_lexicon("accidents")[name].split())


@cache
def forms(name: str) -> frozenset[str]:
    """Nouns of the lexicon in both numbers."""
    return frozenset(form for noun in words(name) for form in forms_of_noun(noun))


@cache
def verb_forms() -> frozenset[str]:
    """The verbs of the lexicon in all their forms."""
    irregular = load_lexicon("events")["irregular"] | {"fall": "fell fallen", "burst": "burst", "catch": "caught"}
    return frozenset(form for verb in words("verbs") for form in forms_of_verb(verb, irregular.get(verb, "")))
