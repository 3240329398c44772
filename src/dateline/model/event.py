"""What happened: one event as one report tells it, with the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from dateline.model.span import Span

__all__ = ["Event", "EventDate", "EventForm", "EventId", "EventNumber", "EventStatus"]

EventId = NewType("EventId", str)


class EventForm(StrEnum):
    """deed: the report tells it; statement: somebody said something; embedded: it stands inside what is said."""

    DEED = "deed"
    STATEMENT = "statement"
    EMBEDDED = "embedded"


class EventStatus(StrEnum):
    """Whether the event itself happened, whatever is true of the saying of it."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    THREATENED = "threatened"
    DEMANDED = "demanded"
    DENIED = "denied"
    ALLEGED = "alleged"
    PREDICTED = "predicted"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class EventDate:
    """
    When an event is said to be.

    Args:
        earliest, latest: Days, half open; None is open. Both None: no date is stated.
        precision: "day", "interval", "open" (one end alone is known), or "none".
        evidence: The words of the time; empty when it follows from the day of the report, or from remarks before it.
    """

    earliest: date | None = None
    latest: date | None = None
    precision: str = "none"
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class EventNumber:
    """
    A number within an event.

    Args:
        value: As it is told; "at least 5" is 5.
        of: What is counted: "dead", "wounded", "arrested", "abducted", "troops", "money", "people".
        evidence: The words.
    """

    value: int | float
    of: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """
    One event of one report.

    Args:
        id: Made from the text's hash, the form and the trigger.
        form: Who tells it.
        type: The root of the PLOVER ontology, or None where it has none.
        mode: What kind within the root, or None.
        trigger: The verb or noun that tells it, or the cue of a statement; never empty, inside the evidence.
        actors: Ids within the report of those who do it; empty when they are not stated.
        recipients: Ids within the report of those it is done to.
        place: The words of the place, and ``place_evidence`` where they stand.
        date: When it is said to be.
        status: Of the event itself.
        negated: True when a "not" or "no" stands on it.
        attributed_to: Ids within the report of those who say so, the outermost first; empty when the report does.
        numbers: Of dead, wounded, arrested, troops, money.
        evidence: The clause, or the words of the attribution.
        confidence: 0 to 1; fit to be published from 0.8.
        rule: The name of the rule that found it.
        because: One sentence in plain words.
        proposed_by: The name of the second reader that proposed it; None of what the rules read.
        instrument: The words of what it is done with ("roadside bomb"), and ``instrument_evidence`` where they stand;
            None where none is stated.
    """

    id: EventId
    form: EventForm
    type: str | None
    mode: str | None
    trigger: tuple[Span, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    place_evidence: tuple[Span, ...]
    date: EventDate
    status: EventStatus
    negated: bool
    attributed_to: tuple[str, ...]
    numbers: tuple[EventNumber, ...]
    evidence: tuple[Span, ...]
    confidence: float
    rule: str
    because: str
    proposed_by: str | None = None
    instrument: str | None = None
    instrument_evidence: tuple[Span, ...] = ()
