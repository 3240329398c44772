"""Write who is named in a report and what happens in it as rows, and read them back: which column holds what."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from dateline.model import (
    Actor,
    ActorRole,
    Event,
    EventDate,
    EventForm,
    EventId,
    EventNumber,
    EventStatus,
    Mention,
    NameKind,
    NameLabel,
    PartOf,
    Span,
)
from dateline.record.lines import LineTable, Row
from dateline.record.rows import day, iso, read_spans, write_spans

__all__ = ["ACTORS", "EVENTS", "MENTIONS", "READINGS", "Reading"]

Reading = tuple[tuple[str, ...], str]
"""The layers that a report was read with, and the language pipeline that read it."""


def write_json(value: Any) -> str:
    """A value as JSON without blanks; signs that UTF-8 cannot hold are escaped."""
    return json.dumps(value, separators=(",", ":"))


def read_words(text: str) -> tuple[str, ...]:
    """A list of words from JSON."""
    return tuple(json.loads(text))


def pair(span: Span) -> list[int]:
    """A span as JSON has it."""
    return [span.start, span.end]


def spans_of(written: Iterable[Any]) -> tuple[Span, ...]:
    """Spans from JSON that is read already."""
    return tuple(Span(start, end) for start, end in written)


def write_reading(reading: Reading) -> Row:
    layers, pipeline = reading
    return ",".join(layers), pipeline


def read_reading(row: Row) -> Reading:
    layers, pipeline = row
    return tuple(layers.split(",")) if layers else (), pipeline


def write_mention(mention: Mention) -> Row:
    return mention.span.start, mention.span.end, mention.label.value, mention.actor, mention.because


def read_mention(row: Row) -> Mention:
    start, end, label, actor, because = row
    return Mention(Span(start, end), NameLabel(label), actor, because)


def write_actor(actor: Actor) -> Row:
    roles = [[pair(role.evidence), role.role, role.organisation, role.because] for role in actor.roles]
    parts = [[pair(part.evidence), part.actor, part.because] for part in actor.part_of]
    lists = (write_json(actor.names), write_json(roles), write_json(parts))
    return actor.id, actor.name, actor.kind.value, *lists


def read_actor(row: Row) -> Actor:
    identity, name, kind, names, roles, parts = row
    return Actor(
        identity,
        name,
        NameKind(kind),
        read_words(names),
        tuple(ActorRole(Span(*place), *rest) for place, *rest in json.loads(roles)),
        tuple(PartOf(Span(*place), *rest) for place, *rest in json.loads(parts)),
    )


def spans_of_actor(row: Row) -> list[tuple[int, int]]:
    """The words that roles and wholes of an actor rest on."""
    return [(start, end) for column in row[-2:] for (start, end), *_ in json.loads(column)]


def write_event(event: Event) -> Row:
    numbers = [[number.value, number.of, [pair(span) for span in number.evidence]] for number in event.numbers]
    return (
        event.id,
        event.form.value,
        event.type,
        event.mode,
        write_spans(event.trigger),
        write_json(event.actors),
        write_json(event.recipients),
        event.place,
        write_spans(event.place_evidence),
        iso(event.date.earliest),
        iso(event.date.latest),
        event.date.precision,
        write_spans(event.date.evidence),
        event.status.value,
        int(event.negated),
        write_json(event.attributed_to),
        write_json(numbers),
        write_spans(event.evidence),
        float(event.confidence),
        event.rule,
        event.because,
        write_more(event),
    )


def write_more(event: Event) -> str | None:
    """What events have had since version 12; None where it is nothing, so that older lines keep their seals."""
    if event.instrument is None and event.proposed_by is None and not event.instrument_evidence:
        return None
    places = [pair(span) for span in event.instrument_evidence]
    return write_json({"instrument": event.instrument, "evidence": places, "proposed_by": event.proposed_by})


def read_event(row: Row) -> Event:
    identity, form, kind, mode, trigger, actors, recipients, place, place_evidence, *rest = row
    earliest, latest, precision, date_evidence, status, negated, sources, numbers, evidence, *last = rest
    confidence, rule, because, more = last
    later = json.loads(more) if more is not None else {"instrument": None, "evidence": [], "proposed_by": None}
    return Event(
        EventId(identity),
        EventForm(form),
        kind,
        mode,
        read_spans(trigger),
        read_words(actors),
        read_words(recipients),
        place,
        read_spans(place_evidence),
        EventDate(day(earliest), day(latest), precision, read_spans(date_evidence)),
        EventStatus(status),
        bool(negated),
        read_words(sources),
        tuple(EventNumber(value, of, spans_of(places)) for value, of, places in json.loads(numbers)),
        read_spans(evidence),
        confidence,
        rule,
        because,
        later["proposed_by"],
        later["instrument"],
        spans_of(later["evidence"]),
    )


def spans_of_numbers(row: Row) -> list[tuple[int, int]]:
    """The words that the numbers of an event rest on."""
    return [(start, end) for _, _, places in json.loads(row[NUMBERS]) for start, end in places]


def spans_of_instrument(more: Any) -> list[tuple[int, int]]:
    """The words of what an event is done with."""
    return [(start, end) for start, end in more["evidence"]]


READINGS = LineTable("reading", ("layers", "pipeline"), write_reading, read_reading)
MENTIONS = LineTable(
    "mention", ("start", "end", "label", "actor", "because"), write_mention, read_mention, place=(0, 1)
)
ACTORS = LineTable(
    "actor",
    ("id", "name", "kind", "names", "roles", "part_of"),
    write_actor,
    read_actor,
    further=spans_of_actor,
)
EVENTS = LineTable(
    "event",
    (
        *("id", "form", "type", "mode", "trigger", "actors", "recipients", "place", "place_evidence", "earliest"),
        *("latest", "precision", "date_evidence", "status", "negated", "attributed_to", "numbers", "evidence"),
        *("confidence", "rule", "because", "more"),
    ),
    write_event,
    read_event,
    lists=(4, 8, 12, 17),
    later=spans_of_instrument,
    further=spans_of_numbers,
)
NUMBERS = EVENTS.columns.index("numbers")
