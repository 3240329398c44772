"""What a trigger tells once its status is read: aid that is promised is an accord, help that is refused a refusal."""

from __future__ import annotations

from typing import NamedTuple

from dateline.events.arguments import Arguments
from dateline.events.patterns import root_of, status_words
from dateline.events.status import Reading
from dateline.events.tree import Tree
from dateline.events.triggers import Trigger, is_form_of, trigger_at
from dateline.model import EventStatus

__all__ = ["Told", "goes_on", "told"]

WILLING = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))
HARM = frozenset(("ASSAULT", "COERCE", "SANCTION"))
ATTEMPTS = frozenset(("try", "attempt"))
FAILING = frozenset(("fail", "failed", "fails", "failing", "unable", "failure"))
WILL = frozenset(("will", "wo", "would", "do", "does", "can", "ca", "could", "can't"))


class Told(NamedTuple):
    """
    What an event is in the end.

    Args:
        root, mode: Its type.
        status: Its own.
        why: What changed the type; empty when nothing did.
    """

    root: str
    mode: str | None
    status: EventStatus
    why: str


def told(tree: Tree, trigger: Trigger, arguments: Arguments, reading: Reading) -> Told | None:
    """
    The type and status of a trigger.

    Returns:
        None for a noun that nothing is stated of: "after the attack" alone tells no event of its own.
    """
    alone = trigger.noun and trigger.verb is None and not arguments.doers and not arguments.done_to
    if alone and not goes_on(tree, trigger.at):
        return None
    verb = trigger.verb if trigger.verb is not None else trigger.at
    if reading.negated and trigger.root in WILLING and WILL & {tree.forms[aux] for aux in tree.children(verb, "aux")}:
        return Told("REJECT", None, EventStatus.HAPPENED, "what is not to be is refused")
    if reading.negated and any(tree.forms[at] in status_words("laws", "nouns") for at in trigger.things):
        return Told("REJECT", None, EventStatus.HAPPENED, "what is not adopted is refused")
    if reading.over is not None and tree.forms[reading.over] in FAILING and trigger.root in ("AGREE", "SUPPORT"):
        return Told("REJECT", None, EventStatus.HAPPENED, "an accord failed")
    inner = clause_root(tree, trigger)
    if inner is not None:
        return Told(
            inner, None, EventStatus.THREATENED if inner == "THREATEN" else reading.status, "what it leads to decides"
        )
    if trigger.root == "ASSAULT" and attacks_in_words(tree, trigger):
        return Told("ACCUSE", "disapprove", reading.status, "an attack in words")
    if reading.status in (EventStatus.PLANNED, EventStatus.THREATENED) and not reading.negated:
        ahead = root_of(trigger.root)["ahead"]
        # "The decision on the withdrawal of foreign forces": who decides is not who leaves, and nobody pledges.
        others = trigger.noun and trigger.verb is None and bool(arguments.doers)
        if ahead != trigger.root and not others and not is_purpose(reading) and not is_attempt(tree, reading):
            status = EventStatus.THREATENED if ahead == "THREATEN" else EventStatus.PLANNED
            return Told(ahead, None, status, f"“{trigger.word}” is only announced")
    return Told(trigger.root, trigger.mode, reading.status, "")


def goes_on(tree: Tree, noun: int) -> bool:
    """Whether a noun is the subject of a verb of happening or being: "patrols resumed", "there are no patrols"."""
    head = tree.head(noun)
    if head is None or not tree.relation(noun).startswith("nsubj") or tree.children(head, "obj"):
        return False
    return bool(tree.children(head, "expl")) or is_form_of(tree, head, status_words("happening", "verbs"))


def is_attempt(tree: Tree, reading: Reading) -> bool:
    """Whether somebody tried: more than a plan, and less than the deed."""
    return reading.over is not None and is_form_of(tree, reading.over, ATTEMPTS)


def is_purpose(reading: Reading) -> bool:
    """Whether the status comes from a purpose alone."""
    return "purpose" in reading.why or "is for" in reading.why


def clause_root(tree: Tree, trigger: Trigger) -> str | None:
    """
    The root of what a verb leads to, where that decides: a promise of harm is a threat, people sent to search a search.
    """
    if trigger.noun:
        return None
    inner = [
        (clause, one)
        for clause in tree.children(trigger.at, "xcomp", "ccomp", "advcl")
        for one in trigger_at(tree, clause, frozenset())
    ]
    for clause, one in inner:
        if trigger.root == "AGREE" and one.root in HARM and tree.relation(clause) != "advcl":
            return "THREATEN"
        if is_form_of(tree, trigger.at, status_words("sending", "verbs")) and one.root in ("ACCUSE", "AID", "CONSULT"):
            return one.root
    return None


def attacks_in_words(tree: Tree, trigger: Trigger) -> bool:
    """Whether an attack is one of words ("a scathing attack on")."""
    nouns = [at for at in (trigger.at, *trigger.things) if tree.forms[at] in status_words("words", "attacks")]
    return any(
        tree.forms[child] in status_words("words", "adjectives") for at in nouns for child in tree.children(at, "amod")
    )
