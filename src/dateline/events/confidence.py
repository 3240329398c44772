"""How sure an event is: what its lexicon entry asks for, how it stands, what is stated of it; then fitted to gold."""

from __future__ import annotations

import math
from functools import cache

from dateline.events.arguments import Arguments
from dateline.events.shifts import goes_on
from dateline.events.status import Reading
from dateline.events.tree import Tree
from dateline.events.triggers import Trigger
from dateline.lexicon import load_lexicon
from dateline.model import EventForm, EventStatus

__all__ = ["confidence_of", "fitted"]

BASE = 0.7  # a verb of the lexicon by itself; the steps below were set by hand on development corpora (BENCHMARKS.md)
STANDING = {"root": 0.12, "ccomp": 0.06, "parataxis": 0.04, "conj": 0.0, "xcomp": -0.02, "acl": -0.02, "advcl": -0.04}
WORDS = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"))
PRESENT = frozenset(("do", "does"))
HARM = frozenset(("ASSAULT", "COERCE"))


def confidence_of(
    tree: Tree, trigger: Trigger, arguments: Arguments, reading: Reading, form: EventForm, placed: bool, dated: bool
) -> float:
    """
    The confidence of a deed, as it is before it is fitted.

    Args:
        tree: The grammar.
        trigger, arguments, reading: What was read.
        form: Who tells it.
        placed, dated: Whether the words state a place and a time; what is told in general has neither.

    Returns:
        0.05 to 0.95.
    """
    value = BASE
    if trigger.phrase:
        value += 0.06
    standing = trigger.verb if trigger.verb is not None else trigger.at
    if trigger.noun:
        above = tree.head(trigger.at)
        if trigger.verb is None and above is not None and goes_on(tree, trigger.at):
            value, standing = value - 0.04, above  # "talks began", "there are no talks"
        else:
            value -= 0.08 if trigger.verb is not None else of_its_own(tree, trigger)
    relation = "root" if is_recalled(tree, standing) else tree.relation(standing).split(":")[0]
    if not (trigger.noun and reading.over is not None):  # "demanded the withdrawal of"
        told = tree.is_clause_of_time(standing) and tree.children(standing, "nsubj")  # "when a bomb exploded"
        value += STANDING["ccomp"] if told else STANDING.get(relation, -0.1)
    value += 0.06 if arguments.actors else -0.08
    bare = trigger.root == "SUPPORT" and trigger.phrase  # "the bill passed" is done to nobody
    value += 0.05 if arguments.recipients else 0.0 if bare else -0.05
    value += 0.04 * placed + 0.04 * dated
    if is_general(tree, trigger):
        value -= 0.08
    if reading.status in (EventStatus.HYPOTHETICAL, EventStatus.PREDICTED):
        value -= 0.15
    if "purpose" in reading.why or "is for" in reading.why:
        value -= 0.12
    if form is EventForm.EMBEDDED:
        value -= 0.24 if trigger.root in WORDS else 0.02  # of what is said, a further saying is often part of it
    return round(min(0.95, max(0.05, value)), 3)


def is_recalled(tree: Tree, at: int) -> bool:
    """Whether a clause stands beneath "Recall that", "Note that": an order to the reader, who is told it."""
    over = tree.head(at)
    if over is None or tree.relation(at) != "ccomp" or tree.head(over) is not None:
        return False
    return tree.words[over].xpos in ("VB", "VBP") and not tree.children(over, "nsubj", "aux", "mark")


def fitted(kind: str, raw: float) -> float:
    """
    A confidence that says what share of such events is right.

    Args:
        kind: "plain" or "typed" of a statement, "deed", "embedded".
        raw: The confidence by the steps above.

    Returns:
        0.02 to 0.98, three digits.
    """
    slope, shift = numbers_of(kind)
    share = min(0.999, max(0.001, raw))
    value = 1 / (1 + math.exp(-(slope * math.log(share / (1 - share)) + shift)))
    return round(min(0.98, max(0.02, value)), 3)


@cache
def numbers_of(kind: str) -> tuple[float, float]:
    """Slope and shift of a kind of event."""
    numbers = load_lexicon("event_confidence")[kind]
    return float(numbers["slope"]), float(numbers["shift"])


def is_general(tree: Tree, trigger: Trigger) -> bool:
    """Whether a deed is told in general: bare plural nouns, verbs of harm in the plain present."""
    word = tree.words[trigger.at]
    if trigger.noun:
        return word.xpos in ("NNS", "NNPS") and not tree.children(trigger.at, "det", "nummod", "nmod")
    auxiliaries = {tree.forms[aux] for aux in tree.children(trigger.at, "aux")}
    bare = word.xpos == "VB" and auxiliaries <= PRESENT  # "we do not attack markets"
    return trigger.root in HARM and (word.xpos == "VBP" or bare)


def of_its_own(tree: Tree, trigger: Trigger) -> float:
    """What a bare noun costs: less with a complement ("talks between"), nothing where somebody named is harmed."""
    below = [
        child for child in tree.children(trigger.at, "nmod") if tree.case(child) in ("of", "between", "on", "against")
    ]
    if any(tree.words[at].upos == "PROPN" for child in below for at in tree.subtree(child)):
        victim = trigger.root == "ASSAULT" and any(
            tree.case(child) == "of" and tree.words[child].upos == "PROPN" for child in below
        )
        return -0.16 if victim else 0.02
    return 0.1 if below else 0.2
