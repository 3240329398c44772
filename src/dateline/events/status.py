"""Whether an event happened: by negation, auxiliaries, conditions, the verb or noun over it, and who says so."""

from __future__ import annotations

from typing import NamedTuple

from dateline.events.patterns import status_words
from dateline.events.tree import Tree
from dateline.events.triggers import Trigger, is_form_of
from dateline.model import EventStatus

__all__ = ["Reading", "find_status", "is_negated"]

NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "neither", "nor", "without"))
NOBODY = frozenset(("nobody", "none", "noone", "nothing", "neither"))
PASTS = frozenset(("had", "has", "have", "was", "were", "did"))
NO = frozenset(("no", "neither"))
UNREAL = (EventStatus.DENIED, EventStatus.DEMANDED, EventStatus.THREATENED, EventStatus.PLANNED, EventStatus.ALLEGED)
LEVELS = (*UNREAL, EventStatus.PREDICTED, EventStatus.HYPOTHETICAL, EventStatus.ONGOING)
AHEAD = (EventStatus.PLANNED, EventStatus.THREATENED)
CLAUSES = frozenset(("xcomp", "ccomp", "acl", "advcl", "obj", "nmod", "obl", "conj", "nsubj", "csubj"))
NOUN_OVER = frozenset(("of", "for", "about", "on", "to", "against"))
VERB_OVER = frozenset(("for", "on", "of", "with", "about", "to", "from"))
GERUNDS = frozenset(("of", "from", "with"))  # "accused of launching", "kept from entering", "charged with killing"
TO_BE = frozenset(("is", "are", "was", "were", "be", "am", "'s", "’s", "'re", "’re"))
PAST = frozenset(("after", "following", "since", "over", "for", "during", "amid", "before"))


class Reading(NamedTuple):
    """
    A status with its reason.

    Args:
        status: Of the event itself.
        negated: Whether a "not" stands on it.
        why: The word that decides, in plain words; empty for the bare past.
        over: The index of the verb or noun over it that decides, if one does.
    """

    status: EventStatus
    negated: bool
    why: str
    over: int | None = None


def find_status(tree: Tree, trigger: Trigger) -> Reading:
    """
    The status of a trigger within its sentence.

    The nearest sign decides: on the word, on its light verb, then on each verb or noun over it; a hedge covers its own
    clause alone.
    """
    at = trigger.at
    negated = is_negated(tree, at) or (trigger.noun and trigger.verb is not None and is_negated(tree, trigger.verb))
    own = on_word(tree, at) or (on_word(tree, trigger.verb) if trigger.verb is not None and trigger.noun else None)
    over = own or over_it(tree, trigger.verb if trigger.verb is not None else at)
    if negated:
        if over and over.status is EventStatus.HYPOTHETICAL:
            return over._replace(negated=True)
        return Reading(EventStatus.DENIED, True, "negated")
    if over is not None:
        return over
    if is_named_only(tree, at):
        return Reading(EventStatus.HYPOTHETICAL, False, "only spoken of")
    if is_ongoing(tree, at):
        return Reading(EventStatus.ONGOING, False, "going on")
    return Reading(EventStatus.HAPPENED, False, "")


def is_negated(tree: Tree, at: int) -> bool:
    """Whether a negation stands on a word, or nobody does it or has it done to them; "not only" is none."""
    if tree.words[at].upos == "VERB" and any(is_nobody(tree, child) for child in tree.children(at, "nsubj", "obj")):
        return True
    for child in tree.children(at):
        form = tree.forms[child]
        if form in NEGATIONS and tree.relation(child).split(":")[0] in ("advmod", "det", "cc", "mark", "case"):
            following = tree.forms[child + 1] if child + 1 < len(tree.forms) else ""
            if following not in ("only", "just", "least"):
                return True
    return False


def is_nobody(tree: Tree, at: int) -> bool:
    """Whether a noun is none: "nobody", "no member of the mission", "neither side"."""
    return tree.forms[at] in NOBODY or any(tree.forms[child] in NO for child in tree.children(at, "det"))


def is_named_only(tree: Tree, at: int) -> bool:
    """Whether an act is spoken of and not told: "demanding their departure amounts to obeying the law"."""
    return tree.relation(at).startswith("csubj") and tree.words[at].xpos in ("VBG", "VB")


def on_word(tree: Tree, at: int) -> Reading | None:
    """What the words beside a verb or noun say of it."""
    for child in tree.children(at):
        relation, form = tree.relation(child).split(":")[0], tree.forms[child]
        table = {
            "aux": "auxiliaries",
            "advmod": "adverbs",
            "amod": "adjectives",
            "mark": "markers",
            "det": "adjectives",
        }.get(relation)
        if table is None:
            continue
        if table == "auxiliaries" and form == "should" and is_turned(tree, at, child):
            return Reading(EventStatus.HYPOTHETICAL, False, "“should” before its subject: a condition")
        done = table == "adjectives" and is_done(tree, at)
        for status in LEVELS:
            if form in status_words(table, status.value) and not (done and status in AHEAD):
                return Reading(status, False, f"“{form}” stands on it")
    if is_to_come(tree, at):
        return Reading(EventStatus.PLANNED, False, "“to” stands on it: it is to come")
    head = tree.head(at)
    if head is not None and tree.relation(at) == "conj" and not tree.children(at, "aux", "nsubj"):
        return on_word(tree, head)
    return None


def is_to_come(tree: Tree, at: int) -> bool:
    """Whether it is only to be done: "both sides [were to release] prisoners", "she [is due to meet] him"."""
    if tree.words[at].xpos not in ("VB", "VBN") or not is_infinitive(tree, at):
        return False
    if tree.relation(at).split(":")[0] not in ("root", "ccomp", "conj", "parataxis", "acl"):
        return False
    return any(tree.forms[child] in TO_BE for child in tree.children(at, "cop", "aux") if child < at - 1)


def is_done(tree: Tree, noun: int) -> bool:
    """Whether the verb over a noun is in the past: "mounted its threatened invasion"."""
    head = tree.head(noun)
    return head is not None and tree.relation(noun) == "obj" and tree.words[head].xpos in ("VBD", "VBN")


def is_turned(tree: Tree, verb: int, aux: int) -> bool:
    """Whether an auxiliary stands before its subject."""
    return any(aux < child < verb for child in tree.children(verb, "nsubj")) or tree.relation(verb) == "advcl"


def over_it(tree: Tree, at: int) -> Reading | None:
    """What the verbs and nouns over a word say of it, nearest first, until a clause that stands by itself."""
    here = at
    for head in tree.up(at):
        relation = tree.relation(here).split(":")[0]
        if relation not in CLAUSES or stands_by_itself(tree, here, relation):
            return condition(tree, here) if relation == "advcl" else None
        reading = (governed(tree, head, here) if governs(tree, here, head, relation) else None) or purpose(
            tree, here, head, relation
        )
        if reading is None and relation in ("xcomp", "obj", "nsubj") and tree.words[head].upos in ("VERB", "ADJ"):
            reading = on_word(tree, head)
        if reading is not None:
            return denied_claim(tree, reading) or reading
        here = head
    return None


def denied_claim(tree: Tree, reading: Reading) -> Reading | None:
    """What is said of a claim: "denied claims that ..." denies what is claimed; None when nothing is."""
    if reading.status is not EventStatus.ALLEGED or reading.over is None:
        return None
    above = over_it(tree, reading.over)
    return above if above is not None and above.status is EventStatus.DENIED else None


def stands_by_itself(tree: Tree, here: int, relation: str) -> bool:
    """Whether what is over a word says nothing of it: a relative clause, a joined clause, "after the attack"."""
    if tree.relation(here) == "acl:relcl":
        return True
    if relation in ("advcl", "conj") and tree.words[here].upos == "VERB":
        return not is_infinitive(tree, here) and not (relation == "advcl" and is_gerund_under(tree, here))
    return relation == "obl" and tree.case(here) in PAST


def condition(tree: Tree, here: int) -> Reading | None:
    """The condition that a clause states, if it does."""
    marked = {tree.forms[mark] for mark in tree.children(here, "mark")} & status_words("markers", "hypothetical")
    return Reading(EventStatus.HYPOTHETICAL, False, f"“{min(marked)}”: a condition", here) if marked else None


def purpose(tree: Tree, here: int, head: int, relation: str) -> Reading | None:
    """What a deed is only the purpose of: "sent troops to attack", "a plan to attack"."""
    if relation == "acl" and is_infinitive(tree, here) and tree.words[here].upos == "VERB":
        return Reading(EventStatus.PLANNED, False, f"it is what “{tree.forms[head]}” is for", head)
    if relation == "advcl" and is_infinitive(tree, here):
        return Reading(EventStatus.PLANNED, False, "it is a purpose", head)
    return None


def governs(tree: Tree, here: int, head: int, relation: str) -> bool:
    """Whether a word over an event says what it is to it: a verb over its object or clause, a noun over "of"."""
    if tree.words[head].upos in ("NOUN", "PROPN"):
        if relation == "acl" and is_gerund_under(tree, here) and tree.relation(head).split(":")[0] in ("obj", "nsubj"):
            return tree.forms[head] in status_words("gerunds", "nouns")  # "accused the authorities of killing"
        return relation == "acl" or (relation == "nmod" and tree.case(here) in NOUN_OVER)
    if relation == "obl":
        return tree.case(here) in VERB_OVER
    if relation == "nsubj":
        return tree.words[head].upos != "VERB" or tree.relation(here) == "nsubj:pass"
    if relation == "advcl":
        return is_infinitive(tree, here) or is_gerund_under(tree, here)
    return relation in ("xcomp", "ccomp", "obj", "csubj")


def is_gerund_under(tree: Tree, at: int) -> bool:
    """Whether a verb stands beneath "of", "from" or "with" of the word over it: "accused of launching"."""
    marks = tree.children(at, "mark", "case")
    return tree.words[at].xpos == "VBG" and any(tree.forms[mark] in GERUNDS for mark in marks)


def governed(tree: Tree, head: int, here: int) -> Reading | None:
    """What a verb or noun over an event makes of it."""
    for status in LEVELS:
        if status is EventStatus.DEMANDED and is_told_as_done(tree, here):
            continue  # "told them that the guards had fired" tells it, "told them to fire" asks for it
        if is_form_of(tree, head, status_words("governors", status.value)):
            if is_negated(tree, head):
                kept = EventStatus.HYPOTHETICAL if status is not EventStatus.ONGOING else EventStatus.DENIED
                return Reading(kept, False, f"beneath “not {tree.forms[head]}”", head)
            ahead = on_word(tree, head) if status is EventStatus.ONGOING else None
            if ahead is not None:
                return ahead._replace(over=head)
            return Reading(status, False, f"beneath “{tree.forms[head]}”", head)
    return None


def is_told_as_done(tree: Tree, at: int) -> bool:
    """Whether a clause beneath a verb stands in the past: "that the guards fired", "that it had been attacked"."""
    if tree.relation(at) != "ccomp":
        return False
    if tree.words[at].xpos == "VBN" and tree.children(at, "nsubj") and not tree.children(at, "aux"):
        return True  # "that the guards fired only into the air", taken for a participle
    return tree.words[at].xpos == "VBD" or any(tree.forms[aux] in PASTS for aux in tree.children(at, "aux"))


def is_infinitive(tree: Tree, at: int) -> bool:
    """Whether "to" stands before a verb."""
    return any(tree.forms[mark] == "to" for mark in tree.children(at, "mark"))


def is_ongoing(tree: Tree, at: int) -> bool:
    """Whether a verb stands in the present progressive."""
    return tree.words[at].xpos == "VBG" and any(
        tree.forms[child] in ("is", "are", "'s", "’s", "'re", "’re") for child in tree.children(at, "aux")
    )
