"""One deed told by several words of one sentence: "attacked the post, killing five", "killed in a clash"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events.objects import told_before
from dateline.events.tree import Tree
from dateline.events.triggers import Trigger

__all__ = ["fold"]

MEANS = frozenset(("in", "during", "by", "with", "as", "after", "following", "when", "under"))
NONE = frozenset(("no", "not", "n't", "never"))
ROOTS = frozenset(("ASSAULT", "COERCE", "PROTEST", "CONSULT"))


def fold(tree: Tree, triggers: Sequence[Trigger]) -> dict[int, int]:
    """
    The triggers that only go on telling another one.

    A verb joined to another of the same root, or a participle beneath it, without a subject of its own; a noun of the
    same root that is its subject, or stands beneath "in", "during", "by".

    Returns:
        For the index of each such trigger the index of the one that it belongs to, which belongs to none.
    """
    by_place = {trigger.at: trigger for trigger in triggers}
    into: dict[int, int] = {}
    for trigger in triggers:
        above = over(tree, trigger, by_place)
        if above is None or trigger.root not in ROOTS or above.root != trigger.root:
            continue
        if is_none(tree, trigger) == is_none(tree, above):  # "used batons but fired no rubber bullets" are two
            into[trigger.at] = above.at
    return {at: end_of(into, at) for at in into}


def over(tree: Tree, trigger: Trigger, by_place: dict[int, Trigger]) -> Trigger | None:
    """The trigger that one hangs on by such a step."""
    at = trigger.verb if trigger.noun and trigger.verb is not None else trigger.at
    head, relation = tree.head(at), tree.relation(at).split(":")[0]
    if head is None:
        return None
    head = told_before(tree, at, head)
    if trigger.noun and trigger.verb is None:
        means = relation == "nsubj" or (relation in ("obl", "nmod") and tree.case(at) in MEANS)
        while (
            means
            and head not in by_place
            and tree.relation(head).split(":")[0] in ("obl", "nmod")
            and tree.head(head) is not None
        ):
            head = tree.words[head].head  # "in the course of a raid"
        return by_place.get(head) if means else None
    if trigger.noun and trigger.verb is not None:
        return by_place.get(head) if relation in ("advcl", "acl") else None
    if tree.relation(at) in ("acl:relcl", "advcl") and is_within(tree, at):  # "..., in which three died"
        return next((by_place[above] for above in tree.up(at) if above in by_place), None)
    own = tree.children(at, "nsubj")
    participle = relation in ("advcl", "acl") and tree.words[at].xpos == "VBG"
    if relation == "conj" or participle or (relation == "xcomp"):
        return by_place.get(head) if not own or (relation == "conj" and tree.words[head].upos == "VERB") else None
    return None


def is_none(tree: Tree, trigger: Trigger) -> bool:
    """Whether a trigger is turned round in its own words: "fired no bullets", "did not fire"."""
    verb = trigger.verb if trigger.verb is not None else trigger.at
    beneath = [*tree.children(verb, "advmod"), *(one for at in trigger.things for one in tree.children(at, "det"))]
    return any(tree.forms[at] in NONE for at in beneath)


def is_within(tree: Tree, verb: int) -> bool:
    """Whether a relative clause tells what happened within what is told before it: "in which", "during which"."""
    pronouns = [child for child in tree.children(verb, "obl") if tree.forms[child] == "which"]
    return any(tree.case(child) in ("in", "during") for child in pronouns)


def end_of(into: dict[int, int], at: int) -> int:
    """The trigger at the end of a chain."""
    seen = {at}
    while at in into and into[at] not in seen:
        at = into[at]
        seen.add(at)
    return at
