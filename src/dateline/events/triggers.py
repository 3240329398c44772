"""Find the verbs and nouns that tell an event, by the lexicon over forms and syntax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dateline.events.inflections import forms_of_verb
from dateline.events.objects import objects_of, relative
from dateline.events.patterns import WHO, Pattern, nouns, status_words, verbs
from dateline.events.tree import Tree
from dateline.lexicon import load_lexicon
from dateline.text.calendar import MONTHS, WEEKDAYS

__all__ = ["Trigger", "find_triggers", "fits_verb", "is_form_of", "is_time"]

MODIFIERS = frozenset(("compound", "amod", "nmod:poss", "nmod:unmarked", "flat"))
VERBAL = frozenset(("VERB", "AUX"))
PERSONS = frozenset("he him she her they them who whom us me both all".split())
NOMINAL = frozenset(("NOUN", "PROPN"))


QUESTIONS = frozenset("whether if what who why when where how which".split())


class Trigger(NamedTuple):
    """
    A word that tells an event.

    Args:
        at: Its index.
        root, mode: What it tells.
        word: The entry of the lexicon.
        noun: Whether it is a noun.
        verb: The verb that carries its arguments: itself, or the light verb over a noun ("held talks"); None otherwise.
        things: The indexes of the nouns that its entry asks for.
        phrase: Whether the entry asks for more than the word.
    """

    at: int
    root: str
    mode: str | None
    word: str
    noun: bool
    verb: int | None
    things: tuple[int, ...]
    phrase: bool


def find_triggers(tree: Tree, indexes: Sequence[int], named: frozenset[int]) -> list[Trigger]:
    """
    The triggers among some words.

    A noun beneath a verb that already tells it ("launched an attack", "signed an accord") is no trigger of its own; nor
    is a noun that only describes another ("attack helicopter"), or one inside a name.

    Args:
        tree: The grammar.
        indexes: The words to look at, in reading order.
        named: The words that stand inside a name.

    Returns:
        By place.
    """
    found = [trigger for at in indexes for trigger in trigger_at(tree, at, named)]
    told = {(thing, trigger.root) for trigger in found if not trigger.noun for thing in trigger.things}
    things = {(thing, trigger.at) for trigger in found if not trigger.noun for thing in trigger.things}
    return [one for one in found if not (one.noun and ((one.at, one.root) in told or (one.at, one.verb) in things))]


def trigger_at(tree: Tree, at: int, named: frozenset[int]) -> Iterator[Trigger]:
    """The trigger that a word is, if it is one."""
    word = tree.words[at]
    if (word.upos in VERBAL and (word.relation != "amod" or tree.children(at, "nsubj"))) or (
        word.xpos in ("VBN", "VBG", "VBD") and word.relation.split(":")[0] in ("acl", "advcl", "root")
    ):
        for pattern in verbs().get(tree.forms[at], ()):
            things = fits_verb(tree, at, pattern)
            if things is not None and not (pattern.word == "ask" and asks_question(tree, at)):
                yield Trigger(at, pattern.root, pattern.mode, pattern.word, False, at, things, bool(pattern.asks))
                return
    elif word.upos in NOMINAL and at not in named and word.relation not in MODIFIERS and not is_month(tree, at):
        for pattern in nouns().get(tree.forms[at], ()):
            if fits_noun(tree, at, pattern):
                verb = light_verb(tree, at)
                yield Trigger(at, pattern.root, pattern.mode, pattern.word, True, verb, (), bool(pattern.asks))
                return


def is_month(tree: Tree, at: int) -> bool:
    """Whether a word is the month and no march: it stands with a capital as a name does."""
    return tree.words[at].upos == "PROPN" and tree.forms[at] in MONTHS


def asks_question(tree: Tree, at: int) -> bool:
    """Whether what is asked is an answer and no deed: "asked whether he knew", "I asked him, “Why?”"."""
    clauses = tree.children(at, "ccomp", "parataxis", "advcl")
    marked = any(
        tree.forms[mark] in QUESTIONS for one in clauses for mark in tree.children(one, "mark", "advmod", "nsubj")
    )
    spoken = any(tree.forms[below] == "?" for one in clauses for below in tree.subtree(one))
    return (marked or spoken) and not tree.children(at, "xcomp")


def fits_verb(tree: Tree, at: int, pattern: Pattern) -> tuple[int, ...] | None:
    """The nouns that a verb's pattern asks for, none when it asks for none; None where it does not fit."""
    if pattern.before and not stands_before(tree, at, pattern.before):
        return None
    if any(beneath(tree, at, group) is None for group in pattern.particles):
        return None
    if pattern.subjects:
        subjects = [relative(tree, child, at) for child in tree.children(at, "nsubj")]
        nouns = [noun for noun in subjects if tree.forms[noun] in pattern.subjects]
        if pattern.prepositions:
            return () if nouns and beneath(tree, at, pattern.prepositions) is not None else None
        return None if tree.children(at, "obj", "xcomp", "ccomp") or not nouns else ()
    if pattern.prepositions:
        under = beneath(tree, at, pattern.prepositions)
        if under is None:
            return None
        if not pattern.things:
            return ()
        heads = [*under, *objects_of(tree, at)]
    elif pattern.things:
        heads = objects_of(tree, at)
    else:
        return ()
    if WHO in pattern.things:
        done_to = any(tree.relation(child) == "aux:pass" for child in tree.children(at, "aux"))
        return () if any(is_person(tree, head, done_to) for head in heads) else None
    things = tuple(head for head in heads if is_thing(tree, head, pattern.things))
    return things or None


def is_person(tree: Tree, head: int, done_to: bool) -> bool:
    """Whether whom something is done to is a person: a pronoun of persons, or a name that is the passive's subject."""
    return tree.forms[head] in PERSONS or (done_to and tree.words[head].upos == "PROPN")


def stands_before(tree: Tree, at: int, before: tuple[str, ...]) -> bool:
    """Whether some words stand right before a word, hyphens apart: "test-fired"."""
    near = [form for form in tree.forms[max(0, at - 2 * len(before)) : at] if form != "-"]
    return tuple(near[-len(before) :]) == before


def is_time(tree: Tree, at: int) -> bool:
    """Whether a noun is a day, a month or a number, which no preposition makes an argument."""
    form = tree.forms[at]
    return tree.words[at].upos == "NUM" or form in WEEKDAYS or form in MONTHS


def beneath(tree: Tree, at: int, prepositions: frozenset[str]) -> list[int] | None:
    """The nouns beneath a word's prepositions; empty for a particle; None when there is neither."""
    found: list[int] | None = None
    for child in tree.children(at):
        relation = tree.relation(child)
        adjective = relation == "xcomp" and tree.words[child].upos == "ADJ"  # "found guilty"
        bare = relation in ("compound:prt", "advmod", "mark") or adjective
        if bare and tree.forms[child] in prepositions:
            found = found or []
        elif relation.split(":")[0] in ("obl", "nmod", "advcl", "ccomp", "xcomp"):
            marks = [tree.forms[mark] for mark in tree.children(child, "mark", "case")]
            if prepositions.intersection(marks) and not is_time(tree, child):
                found = [*(found or []), child]
    return [] if found is None and is_split(tree, at, prepositions) else found


def is_split(tree: Tree, verb: int, particles: frozenset[str]) -> bool:
    """Whether a particle right behind a verb was taken for a part of the number behind it: "handed over 14 rifles"."""
    behind = verb + 1
    if behind + 1 >= len(tree.forms) or tree.forms[behind] not in particles or tree.words[verb].upos != "VERB":
        return False
    return tree.relation(behind) == "advmod" and tree.words[tree.words[behind].head].upos == "NUM"


def is_thing(tree: Tree, head: int, things: frozenset[str]) -> bool:
    """Whether a noun, one joined to it, one it counts ("millions of dollars") or one before it is asked for."""
    if tree.forms[head] in things:
        return True
    beside = [
        child
        for child in tree.children(head, "conj", "nmod", "compound")
        if tree.relation(child) != "nmod:poss" and tree.case(child) in ("", "of")
    ]
    return any(tree.forms[child] in things for child in beside)


def fits_noun(tree: Tree, at: int, pattern: Pattern) -> bool:
    """Whether a noun's pattern fits."""
    if pattern.before:
        first = at - len(pattern.before)
        near = {tree.forms[child] for child in tree.children(at, "amod", "compound")} | set(
            tree.forms[max(0, first - 1) : at]
        )
        if not near.issuperset(pattern.before):
            return False
    if pattern.prepositions:
        under = beneath(tree, at, pattern.prepositions)
        return under is not None
    if pattern.things:
        under = beneath(tree, at, frozenset(("of", "on", "for"))) or []
        return any(is_thing(tree, head, pattern.things) for head in under)
    return True


def light_verb(tree: Tree, at: int) -> int | None:
    """The light verb whose object, or passive subject, a noun is ("held talks", "sanctions were imposed")."""
    head = tree.head(at)
    if head is not None and tree.relation(at) in ("conj",):
        at, head = head, tree.head(head)
    if head is None or tree.words[head].upos not in VERBAL:
        return None
    if tree.relation(at).split(":")[0] not in ("obj", "nsubj", "obl"):
        return None
    if tree.relation(at) == "nsubj" or (
        tree.relation(at).startswith("obl") and tree.forms[head] not in form_set("verbs_in")
    ):
        return None
    return head if tree.forms[head] in form_set("verbs") | form_set("suffering") else None


@cache
def form_set(name: str) -> frozenset[str]:
    """The light verbs of a list in all their forms."""
    irregular = load_lexicon("events")["irregular"]
    return frozenset(
        form for verb in status_words("light", name) for form in forms_of_verb(verb, irregular.get(verb, ""))
    )


def is_form_of(tree: Tree, at: int, listed: frozenset[str]) -> bool:
    """Whether a word is, by its lemma or its form, one of some dictionary forms."""
    return tree.words[at].lemma.lower() in listed or tree.forms[at] in inflected(listed)


@cache
def inflected(listed: frozenset[str]) -> frozenset[str]:
    """Some verbs in all their forms."""
    irregular = load_lexicon("events")["irregular"]
    return frozenset(form for verb in listed for form in forms_of_verb(verb, irregular.get(verb, "")))
