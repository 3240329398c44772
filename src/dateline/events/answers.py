"""Whom an event concerns by what was told before it: who made the refused request, who "they" are that were shot."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from dateline.events.drafts import Draft
from dateline.events.ground import Ground
from dateline.events.objects import objects_of
from dateline.events.patterns import status_words

__all__ = ["answer"]

ASKED = frozenset(("REQUEST", "AGREE", "ACCUSE", "CONCEDE"))
ANSWERS = frozenset(("REJECT",))
DEFINITE = frozenset(("the", "this", "that", "these", "those", "it"))
PLURAL = frozenset(("they", "them"))
REACH = 12  # events back in which a request is looked for


def answer(ground: Ground, drafts: Sequence[Draft]) -> list[Draft]:
    """
    Fill in recipients that the report has told just before.

    "The request", refused, is the last one made, and its maker the one refused. "They", of whom two or more were told
    in the event before, are those.

    Args:
        ground: The report.
        drafts: Its events by place.

    Returns:
        The same with the recipients so found, each with its reason.
    """
    found: list[Draft] = []
    for draft in drafts:
        who, why = refused(ground, draft, found) or same_ones(ground, draft, found) or ((), "")
        others = tuple(actor for actor in who if actor not in draft.event.actors)
        if others:
            because = f"{draft.event.because}; {why}"
            draft = draft._replace(event=dataclasses.replace(draft.event, recipients=others, because=because))
        found.append(draft)
    return found


def refused(ground: Ground, draft: Draft, before: Sequence[Draft]) -> tuple[tuple[str, ...], str] | None:
    """Who made the proposal, the request, the claim that is refused."""
    if draft.event.type not in ANSWERS or draft.event.recipients:
        return None
    tree = ground.tree
    nouns = [at for word in draft.words for at in objects_of(tree, word)]
    meant = [at for at in nouns if tree.forms[at] in status_words("refused", "nouns") and is_definite(ground, at)]
    if not meant:
        return None
    for earlier in reversed(before[-REACH:]):
        if earlier.event.type in ASKED and earlier.event.actors and earlier.event.actors != draft.event.actors:
            return earlier.event.actors, f"“{tree.forms[meant[0]]}” is the one told before"
    return None


def is_definite(ground: Ground, at: int) -> bool:
    """Whether a noun means something told before: with "the", and nothing behind it that says more."""
    tree = ground.tree
    more = [child for child in tree.children(at, "nmod", "acl") if child > at]
    return not more and any(tree.forms[child] in DEFINITE for child in tree.children(at, "det"))


def same_ones(ground: Ground, draft: Draft, before: Sequence[Draft]) -> tuple[tuple[str, ...], str] | None:
    """Those of the event before, where "they" are meant."""
    if draft.event.recipients or not before:
        return None
    tree, last = ground.tree, before[-1].event
    theirs = any(tree.forms[at] in PLURAL for word in draft.words for at in objects_of(tree, word))
    if theirs and last.type == draft.event.type and len(last.recipients) > 1:
        return last.recipients, "“they” are those of the event before"
    return None
