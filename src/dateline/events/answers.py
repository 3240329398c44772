"""Whom an event concerns by what was told before it: who made the refused request, who "they" are that were shot."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from dateline.events.drafts import Draft
from dateline.events.ground import Ground
from dateline.events.objects import objects_of
from dateline.events.patterns import nouns, status_words
from dateline.model import EventForm, EventStatus

__all__ = ["answer"]

ASKED = frozenset(("REQUEST", "AGREE", "ACCUSE", "CONCEDE"))
HARM = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE"))
TOLD = frozenset((EventStatus.HAPPENED, EventStatus.ONGOING, EventStatus.ALLEGED))
ANSWERS = frozenset(("REJECT",))
DEFINITE = frozenset(("the", "this", "that", "these", "those", "it"))
PLURAL = frozenset(("they", "them"))
AIMED = frozenset(("THREATEN", "REJECT"))
NEAR = 6  # events back in which remarks are on one thing
REACH = 12  # events back in which a request is looked for


def answer(ground: Ground, drafts: Sequence[Draft]) -> list[Draft]:
    """
    Fill in those whom the report has told just before.

    "The request", refused, is the last one made, and its maker the one refused. "They", of whom two or more were told
    in the event before, are those. Who condemns "the shelling" blames those who did the one last told. A threat that
    names nobody is aimed as the one before. "The patrols" are those told before.

    Args:
        ground: The report.
        drafts: Its events by place.

    Returns:
        The same with those so found, each with its reason.
    """
    found: list[Draft] = []
    for draft in drafts:
        draft = going_on(ground, draft, found)
        who, why = (
            refused(ground, draft, found)
            or same_ones(ground, draft, found)
            or aimed_before(ground, draft, found)
            or blamed_for(ground, draft, found)
            or ((), "")
        )
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
    objects = [at for word in draft.words for at in objects_of(tree, word)]
    meant = [at for at in objects if tree.forms[at] in status_words("refused", "nouns") and is_definite(ground, at)]
    if not meant:
        return None
    roots = {pattern.root for pattern in nouns().get(tree.forms[meant[0]], ())} & ASKED
    for earlier in reversed(before[-REACH:]):
        fits = earlier.event.type in (roots or ASKED)
        if fits and earlier.event.actors and earlier.event.actors != draft.event.actors:
            return earlier.event.actors, f"“{tree.forms[meant[0]]}” is the one told before"
    return None


def blamed_for(ground: Ground, draft: Draft, before: Sequence[Draft]) -> tuple[tuple[str, ...], str] | None:
    """Who did what is condemned: "the shelling", told before with those who did it."""
    if draft.event.type != "ACCUSE" or draft.event.recipients or draft.said is None:
        return None
    tree = ground.tree
    for at in (one for word in draft.words for one in objects_of(tree, word) if is_definite(ground, one)):
        for earlier in reversed(before[-REACH:]):
            event = earlier.event
            if is_told_by(ground, at, earlier) and event.actors and event.actors != draft.event.actors:
                return event.actors, f"“the {tree.forms[at]}” is what was told before"
    return None


def is_told_by(ground: Ground, noun: int, earlier: Draft) -> bool:
    """Whether a noun of harm may mean an event before it."""
    roots = {pattern.root for pattern in nouns().get(ground.tree.forms[noun], ())} & HARM
    return earlier.event.type in roots and earlier.event.status in TOLD


def is_definite(ground: Ground, at: int) -> bool:
    """Whether a noun means something told before: with "the", and nothing behind it that says more."""
    tree = ground.tree
    below = [child for child in tree.children(at, "nmod", "acl") if child > at]
    more = [child for child in below if tree.relation(child) != "nmod:unmarked"]  # "the request the following day"
    return not more and any(tree.forms[child] in DEFINITE for child in tree.children(at, "det"))


def same_ones(ground: Ground, draft: Draft, before: Sequence[Draft]) -> tuple[tuple[str, ...], str] | None:
    """Those of the event before, where "they" are meant: persons, whatever else the word was led to."""
    if not before:
        return None
    tree, last = ground.tree, before[-1].event
    theirs = any(tree.forms[at] in PLURAL for word in draft.words for at in objects_of(tree, word))
    persons = ground.who.persons.issuperset(last.recipients)
    if draft.event.recipients and not (persons and ground.who.persons.isdisjoint(draft.event.recipients)):
        return None
    if theirs and last.type == draft.event.type and len(last.recipients) > 1:
        return last.recipients, "“they” are those of the event before"
    return None


def aimed_before(ground: Ground, draft: Draft, before: Sequence[Draft]) -> tuple[tuple[str, ...], str] | None:
    """Whom the same speaker threatened or refused just before, where a threat names nobody."""
    event = draft.event
    if event.type != "THREATEN" or event.recipients or not event.actors:
        return None
    for earlier in reversed(before[-NEAR:]):
        if earlier.event.actors == event.actors and earlier.event.type in AIMED and earlier.event.recipients:
            return earlier.event.recipients, "aimed as what the same speaker said before"
    return None


def going_on(ground: Ground, draft: Draft, before: Sequence[Draft]) -> Draft:
    """
    A deed that is named again: "the joint patrols", without those who do it, are the ones told before.

    Its noun stands with "the", nobody is said to do it, and a noun of the same form told the last such deed.
    """
    event, tree = draft.event, ground.tree
    if event.actors or event.form is EventForm.STATEMENT:
        return draft
    nouns = [at for at in draft.words if tree.words[at].upos == "NOUN" and is_definite(ground, at)]
    for at in nouns:
        for earlier in reversed(before[-REACH:]):
            same = earlier.event.type == event.type and any(tree.forms[at] == tree.forms[one] for one in earlier.words)
            if same and earlier.event.actors:
                actors = tuple(one for one in earlier.event.actors if one not in event.recipients)
                why = f"{event.because}; “the {tree.forms[at]}” are those told before"
                return draft._replace(event=dataclasses.replace(event, actors=actors, because=why))
    return draft
