"""Write the model's values as the contract's objects: the same keys, in the same order, for `annotate` and `export`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeAlias

from dateline.extraction.report_types import report_type
from dateline.model import (
    Actor,
    Detail,
    Event,
    EventDate,
    GatheredDate,
    Mention,
    Problem,
    Published,
    Quote,
    ReadReport,
    Report,
    ReportId,
    Sentence,
    Span,
    TimeExpression,
    TimeLink,
)
from dateline.text.ids import content_id

__all__ = [
    "Object",
    "actor_objects",
    "attribution_objects",
    "date_object",
    "dates_object",
    "entity_objects",
    "event_objects",
    "gathered_object",
    "head",
    "line_id",
    "meta_object",
    "place_objects",
    "problem_objects",
    "sentence_objects",
    "spans_of",
    "timex_objects",
    "zone_objects",
]

Object: TypeAlias = dict[str, Any]

META_FIELDS = ("title", "outlet", "agency", "place", "byline", "published", "language", "url")
CONFIDENCE_DIGITS = 3  # calibration on a few thousand lines tells no more


def meta_object(report: Report) -> Object:
    """
    The contract's ``meta``: every detail with its status, evidence and reason, and ``type``: what type of report it is.

    Example:
        >>> from dateline.model import Incoming, Media
        >>> from dateline.extraction import extract
        >>> found = meta_object(extract(Incoming("Rain fell on Orsun.", Media.TEXT, "a", "")))
        >>> found["outlet"]["status"], found["type"]["value"]
        ('absent', 'report')
    """
    details = {name: detail_object(getattr(report.metadata, name)) for name in META_FIELDS}
    return {**details, "type": detail_object(report_type(report))}


def zone_objects(report: Report) -> list[Object]:
    """The contract's ``zones``, in reading order."""
    return [{"role": zone.role.value, "start": zone.span.start, "end": zone.span.end} for zone in report.zones]


def place_objects(report: Report) -> list[Object]:
    """Where the parts of a text stand in the file that it was taken from; ``at`` is null where that is not known."""
    return [{"start": span.start, "end": span.end, "at": at or None} for span, at in report.placed]


def sentence_objects(sentences: Iterable[Sentence]) -> list[list[int]]:
    """The contract's ``sentences``, in reading order."""
    return spans_of(sentence.span for sentence in sentences)


def actor_objects(actors: Iterable[Actor]) -> list[Object]:
    """
    The contract's ``actors``, by their first mention.

    Example:
        >>> from dateline.model import NameKind
        >>> actor_objects([Actor("a1", "Ana Vale", NameKind.PERSON, ("Ana Vale", "Vale"))])[0]["names"]
        ['Ana Vale', 'Vale']
    """
    return [
        {
            "id": actor.id,
            "name": actor.name,
            "kind": actor.kind.value,
            "names": list(actor.names),
            "roles": [
                {
                    "role": role.role,
                    "organisation": role.organisation,
                    "evidence": spans_of([role.evidence]),
                    "because": role.because,
                }
                for role in actor.roles
            ],
            "part_of": [
                {"actor": part.actor, "evidence": spans_of([part.evidence]), "because": part.because}
                for part in actor.part_of
            ],
        }
        for actor in actors
    ]


def entity_objects(mentions: Iterable[Mention]) -> list[Object]:
    """
    The contract's ``entities``, in reading order.

    Example:
        >>> from dateline.model import Mention, NameLabel, Span
        >>> entity_objects([Mention(Span(0, 4), NameLabel.GPE, "a1", "GPE by the list")])[0]["label"]
        'GPE'
    """
    return [
        {
            "start": mention.span.start,
            "end": mention.span.end,
            "label": mention.label.value,
            "actor": mention.actor,
            "because": mention.because,
        }
        for mention in mentions
    ]


def attribution_objects(quotes: Sequence[Quote]) -> list[Object]:
    """
    The contract's ``attributions``.

    Args:
        quotes: Those of one report, in reading order.

    Returns:
        One object per quote; ``parent`` is an index into the same list, or None; ``utterance`` that of the first
        attribution of the same statement, which may be this one.
    """
    index = {quote.id: number for number, quote in enumerate(quotes)}
    return [
        attribution_object(
            quote,
            index.get(quote.parent) if quote.parent else None,
            index.get(quote.utterance, number) if quote.utterance else number,
        )
        for number, quote in enumerate(quotes)
    ]


def timex_objects(dates: Iterable[TimeExpression]) -> list[Object]:
    """The contract's ``timexes``, in reading order."""
    return [
        {
            "start": found.span.start,
            "end": found.span.end,
            "type": found.type.value,
            "value": found.value,
            "earliest": iso(found.earliest),
            "latest": iso(found.latest),
            "anchor": found.anchor,
            "link": link_object(found.link),
            "because": found.because,
        }
        for found in dates
    ]


def link_object(link: TimeLink | None) -> Object | None:
    """What a time is counted from: its kind and words, and the words that date what happened."""
    if link is None:
        return None
    dated = [link.dated.start, link.dated.end] if link.dated is not None else None
    return {"kind": link.kind.value, "start": link.span.start, "end": link.span.end, "dated": dated}


def date_object(when: EventDate) -> Object:
    """The date of an event."""
    return {
        "earliest": iso(when.earliest),
        "latest": iso(when.latest),
        "precision": when.precision,
        "evidence": spans_of(when.evidence),
    }


def dates_object(found: TimeExpression) -> Object:
    """What a time expression stands for when it is reckoned from a gathered day of publication."""
    return {
        "value": found.value,
        "earliest": iso(found.earliest),
        "latest": iso(found.latest),
        "candidates": [day.isoformat() for day in found.candidates],
        "because": found.because,
    }


def gathered_object(gathered: GatheredDate) -> Object:
    """What the record allows for the publication of a report that does not say it."""
    return {
        "earliest": iso(gathered.earliest),
        "latest": iso(gathered.latest),
        "years": list(gathered.years),
        "because": gathered.because,
        "evidence": [{"report": report, "start": span.start, "end": span.end} for report, span in gathered.evidence],
    }


def event_objects(events: Iterable[Event]) -> list[Object]:
    """The contract's ``events``, by their trigger."""
    return [
        {
            "id": event.id,
            "form": event.form.value,
            "type": event.type,
            "mode": event.mode,
            "trigger": spans_of(event.trigger),
            "actors": list(event.actors),
            "recipients": list(event.recipients),
            "place": event.place,
            "instrument": event.instrument,
            "date": date_object(event.date),
            "status": event.status.value,
            "negated": event.negated,
            "attributed_to": list(event.attributed_to),
            "numbers": [
                {"value": number.value, "of": number.of, "evidence": spans_of(number.evidence)}
                for number in event.numbers
            ],
            "evidence": spans_of(event.evidence),
            "confidence": round(event.confidence, CONFIDENCE_DIGITS),
            "rule": event.rule,
            "proposed_by": event.proposed_by,
            "because": event.because,
        }
        for event in events
    ]


def head(kind: str, read: ReadReport, own: object, spans: Sequence[Span]) -> Object:
    """What every line of a report begins with."""
    return {
        "kind": kind,
        "id": line_id(kind, read.report.id, own),
        "report": read.report.id,
        "text_sha256": read.report.text_sha256,
        "spans": spans_of(spans),
    }


def line_id(kind: str, report: ReportId, own: object) -> str:
    """The id of a line: reports with the same text have lines with the same ids of their own, so the report counts."""
    return content_id(kind, report, own)


def problem_objects(problems: Iterable[Problem]) -> list[Object]:
    """The contract's ``problems``; ``start`` and ``end`` are None where no words are concerned."""
    return [
        {
            "code": problem.code,
            "message": problem.message,
            "start": problem.span.start if problem.span is not None else None,
            "end": problem.span.end if problem.span is not None else None,
        }
        for problem in problems
    ]


def spans_of(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as pairs of code points, half open, in the order given."""
    return [[span.start, span.end] for span in spans]


def attribution_object(quote: Quote, parent: int | str | None, utterance: int | str | None) -> Object:
    """One attribution; ``parent`` and ``utterance`` are indexes in `annotate` and ids of lines in `export`."""
    return {
        "source": spans_of(quote.source),
        "cue": spans_of(quote.cue),
        "content": spans_of(quote.content),
        "type": quote.type.value,
        "class": quote.klass,
        "speaker": quote.actor,
        "speaker_name": quote.speaker,
        "speaker_kind": quote.speaker_kind or None,
        "speakers": list(quote.actors),
        "speaker_names": list(quote.speakers),
        "affiliation": quote.affiliation,
        "occasion": occasion_object(quote),
        "utterance": utterance,
        "parent": parent,
        "zone": quote.zone.value,
        "confidence": round(quote.confidence, CONFIDENCE_DIGITS),
        "because": quote.because,
    }


def occasion_object(quote: Quote) -> Object:
    """To whom, when, where and through what it was said, each as spans; empty where the words do not tell."""
    found: dict[str, list[list[int]]] = {}
    for kind, span in quote.occasion:
        found.setdefault(kind, []).append([span.start, span.end])
    return dict(found)


def detail_object(detail: Detail) -> Object:
    """One detail of the metadata; ``published`` also has the days it may mean."""
    written: Object = {
        "value": detail.value,
        "status": detail.status.value,
        "evidence": spans_of(detail.evidence),
        "because": detail.because,
    }
    if isinstance(detail, Published):
        written |= {"earliest": iso(detail.earliest), "latest": iso(detail.latest)}
    return written


def iso(day: date | None) -> str | None:
    """A day in ISO 8601."""
    return day.isoformat() if day else None
