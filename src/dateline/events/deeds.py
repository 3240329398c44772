"""Deeds: a trigger as an event, the report's own or one inside what somebody says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dateline.events.accidents import is_accident, told_with
from dateline.events.arguments import Arguments, find_arguments
from dateline.events.chains import chain_of
from dateline.events.confidence import confidence_of, fitted
from dateline.events.drafts import Draft
from dateline.events.ground import Ground
from dateline.events.instruments import instrument_of
from dateline.events.numbers import numbers_of
from dateline.events.shifts import Told, told
from dateline.events.status import Reading, find_status
from dateline.events.tree import Tree
from dateline.events.triggers import Trigger
from dateline.events.when import date_of
from dateline.events.where import place_of
from dateline.events.who import Who
from dateline.model import Event, EventForm, EventId, EventNumber, EventStatus, Quote, Span
from dateline.text.ids import content_id

__all__ = ["Found", "deed", "joined", "read"]

BY_CLASS = {
    "denied": EventStatus.DENIED,
    "demanded": EventStatus.DEMANDED,
    "asked": EventStatus.HYPOTHETICAL,
    "promised": EventStatus.PLANNED,
    "intends": EventStatus.PLANNED,
    "threatened": EventStatus.THREATENED,
    "expects": EventStatus.PREDICTED,
}
BESIDE = frozenset(("conj", "parataxis", "punct", "cc", "acl", "appos", "advcl", "case"))
CLAUSES = frozenset(("conj", "parataxis", "punct", "cc"))
CELLS = frozenset(("prison", "jail", "custody"))
MOVES = frozenset(("RETREAT", "MOBILIZE", "AGREE"))


class Found(NamedTuple):
    """A trigger with what was read of it."""

    trigger: Trigger
    arguments: Arguments
    reading: Reading
    told: Told | None
    more: tuple[Trigger, ...] = ()


def read(tree: Tree, trigger: Trigger, who: Who) -> Found:
    """What is read of one trigger."""
    arguments, reading = find_arguments(tree, trigger, who), find_status(tree, trigger)
    return Found(trigger, arguments, reading, told(tree, trigger, arguments, reading))


def joined(one: Found, parts: Sequence[Found]) -> Found:
    """A trigger with the others that tell the same deed: their arguments and numbers are its own."""
    if not parts:
        return one
    actors = one.arguments.actors or next((part.arguments.actors for part in parts if part.arguments.actors), ())
    recipients = dict.fromkeys(who for part in (one, *parts) for who in part.arguments.recipients if who not in actors)
    arguments = Arguments(actors, tuple(recipients), one.arguments.doers, one.arguments.done_to)
    told = one.told
    mode = next((part.trigger.mode for part in (one, *parts) if part.trigger.mode), None)
    if told is not None and told.root == one.trigger.root:
        told = told._replace(mode=mode)
    return one._replace(arguments=arguments, told=told, more=tuple(part.trigger for part in parts))


def deed(ground: Ground, around: Quote | None, one: Found) -> Draft:
    """
    A trigger as an event.

    Args:
        ground: The report.
        around: The innermost attribution that it stands in, if it does.
        one: What was read of it; it tells something.
    """
    assert one.told is not None
    tree, trigger, arguments = ground.tree, one.trigger, one.arguments
    said = around is not None and bool(around.source or around.speaker)  # "allegedly" is the report's own doubt
    form = EventForm.EMBEDDED if said else EventForm.DEED
    status, why = status_within(tree, one, around)
    spot = place_of(
        tree,
        ground.who,
        places_of(tree, one),
        one.told.root in MOVES,
        CELLS if one.told.mode == "convict" else frozenset(),
    )
    more = (trigger, *one.more)
    words = {at for part in more for at in (part.at, *part.things)}
    triggers = tuple(sorted(Span(tree.words[at].start, tree.words[at].end) for at in words))
    dated = [at for part in more for at in (part.at, part.verb if part.noun else None, *part.things)]
    means = instrument_of(tree, more)
    accident = all(is_accident(tree, part) for part in more)
    dated += told_with(tree, trigger.at) if accident else []
    when = date_of(ground.timed, *dated, happening(tree, trigger), carrying(tree, trigger))
    raw = confidence_of(tree, trigger, arguments, one.reading, form, spot is not None, bool(when.evidence))
    event = Event(
        EventId(content_id("e", ground.text.report.text_sha256, form.value, triggers, one.told.root)),
        form,
        None if accident else one.told.root,
        None if accident else one.told.mode,
        triggers,
        arguments.actors,
        arguments.recipients,
        spot.of(tree.text) if spot is not None else None,
        (spot,) if spot is not None else (),
        when,
        status,
        one.reading.negated and status is EventStatus.DENIED,
        chain_of(around, ground.quotes),
        all_numbers(tree, ground.who, one),
        merged(span for part in more for span in evidence_of(tree, part, ground.who)),
        fitted("embedded" if said else "deed", raw),
        "noun" if trigger.noun else "phrase" if trigger.phrase else "verb",
        because(one, status, why) if not accident else f"“{trigger.word}” tells of harm that nobody does: no root",
        instrument=means.of(tree.text) if means is not None else None,
        instrument_evidence=(means,) if means is not None else (),
    )
    verbs = (trigger.verb, happening(tree, trigger), *(part.verb for part in one.more))
    return Draft(event, tuple(dict.fromkeys(at for at in (*words, *verbs) if at is not None)), None, around)


def places_of(tree: Tree, one: Found) -> tuple[int | None, ...]:
    """The words on which a deed's place may hang, the nearest first; of a move also those who go."""
    trigger, arguments = one.trigger, one.arguments
    assert one.told is not None
    more = [at for part in one.more for at in (part.at, part.verb, *part.things)]
    clauses = [child for at in (trigger.at, *more) if at is not None for child in tree.children(at, "acl")]
    goers = arguments.doers if one.told.root in MOVES and trigger.noun else ()
    goers += tuple(child for at in goers for child in tree.children(at, "acl"))
    done_to = (*trigger.things, *arguments.done_to, *more, *clauses)
    return (trigger.at, trigger.verb, *done_to, *goers, happening(tree, trigger), carrying(tree, trigger))


def happening(tree: Tree, trigger: Trigger) -> int | None:
    """The verb whose subject a noun is: "talks began in June"."""
    return tree.head(trigger.at) if trigger.noun and tree.relation(trigger.at).startswith("nsubj") else None


def carrying(tree: Tree, trigger: Trigger) -> int | None:
    """The verb whose time holds for a verb joined to it, or beneath it without a subject of its own."""
    at = trigger.verb if trigger.verb is not None else trigger.at
    relation, head = tree.relation(at), tree.head(at)
    if head is None or tree.words[head].upos != "VERB" or tree.children(at, "nsubj"):
        return None
    participle = relation == "advcl" and tree.words[at].xpos == "VBG"
    return head if relation == "conj" or participle else None


def status_within(tree: Tree, one: Found, around: Quote | None) -> tuple[EventStatus, str]:
    """The status of an event with its reason: inside what is said, what is told as done rests on the saying."""
    assert one.told is not None
    if around is None or one.told.status not in (EventStatus.HAPPENED, EventStatus.ONGOING):
        return one.told.status, one.reading.why
    if presupposed(tree, one.trigger):
        return one.told.status, "what is said takes it as known"
    return BY_CLASS.get(around.klass, EventStatus.ALLEGED), f"what is said is {around.klass}"


def because(one: Found, status: EventStatus, why: str) -> str:
    """The reasons of an event in plain words."""
    assert one.told is not None
    parts = [f"“{one.trigger.word}” tells {one.told.root}", one.told.why, f"{status.value}: {why}" if why else ""]
    parts += [f"“{part.word}” tells more of it" for part in one.more]
    parts += [] if one.arguments.actors else ["who did it is not stated by a name"]
    return "; ".join(filter(None, parts))


def all_numbers(tree: Tree, who: Who, one: Found) -> tuple[EventNumber, ...]:
    """The numbers of a deed and of all that tells it, each stretch of words once."""
    found: dict[tuple[Span, ...], EventNumber] = {}
    for part in (one.trigger, *one.more):
        for number in numbers_of(tree, part, find_arguments(tree, part, who)):
            found.setdefault(number.evidence, number)
    return tuple(found[spans] for spans in sorted(found))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def presupposed(tree: Tree, trigger: Trigger) -> bool:
    """Whether what is said takes the event as known: a noun that is no object of the saying, a relative clause."""
    relation = tree.relation(trigger.at)
    return relation == "acl:relcl" or (
        trigger.noun and trigger.verb is None and relation.split(":")[0] in ("nmod", "obl")
    )


def evidence_of(tree: Tree, trigger: Trigger, who: Who) -> Iterator[Span]:
    """The clause of a trigger, and its arguments where they stand outside it ("the man who was killed")."""
    clause = clause_of(tree, trigger)
    yield clause
    arguments = find_arguments(tree, trigger, who)
    for at in (*arguments.doers, *arguments.done_to):
        span = tree.span(tree.subtree(at, BESIDE))
        if not clause.holds(span):
            yield span


def clause_of(tree: Tree, trigger: Trigger) -> Span:
    """The clause or the noun with all that hangs on it; a clause joined to it by "and" is another."""
    words = {*tree.subtree(trigger.at, CLAUSES), *trigger.things}
    if trigger.noun and trigger.verb is not None:
        words |= set(tree.subtree(trigger.verb, CLAUSES | {"advcl"}))
    return tree.span(sorted(words))
