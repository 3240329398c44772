"""Write the model's values as rows and read them back: which column holds what."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, TypeAlias

from dateline.model import (
    Detail,
    LinkKind,
    Metadata,
    Problem,
    Published,
    Quote,
    QuoteId,
    QuoteType,
    Role,
    Sentence,
    Span,
    Status,
    TimeExpression,
    TimeExpressionId,
    TimeLink,
    TimeType,
    Zone,
)
from dateline.record.lines import LineTable, Row

__all__ = [
    *("DATES", "DETAILS", "PLACES", "PROBLEMS", "QUOTES", "SENTENCES", "ZONES"),
    *("day", "details_of", "iso", "metadata_of"),
]

Named: TypeAlias = tuple[str, Detail]
Part: TypeAlias = tuple[Span, str]

META_FIELDS = ("title", "outlet", "agency", "place", "byline", "published", "language", "url")


@lru_cache(maxsize=8_192)
def day(text: str | None) -> date | None:
    """A day that was written in ISO 8601."""
    return date.fromisoformat(text) if text is not None else None


def iso(value: date | None) -> str | None:
    """A day in ISO 8601."""
    return value.isoformat() if value is not None else None


def write_spans(spans: Iterable[Span]) -> str:
    """Spans as JSON."""
    return json.dumps([[span.start, span.end] for span in spans], separators=(",", ":"))


@lru_cache(maxsize=1 << 14)
def read_spans(text: str) -> tuple[Span, ...]:
    """Spans from JSON; many lines have none, and prints of a text have the same."""
    return tuple(Span(start, end) for start, end in json.loads(text))


def write_zone(zone: Zone) -> Row:
    return zone.role.value, zone.span.start, zone.span.end


def read_zone(row: Row) -> Zone:
    return Zone(Role(row[0]), Span(row[1], row[2]))


def write_sentence(sentence: Sentence) -> Row:
    return sentence.span.start, sentence.span.end, sentence.role.value, sentence.paragraph


def read_sentence(row: Row) -> Sentence:
    return Sentence(Span(row[0], row[1]), Role(row[2]), row[3])


def details_of(metadata: Metadata) -> tuple[Named, ...]:
    """The details of a report with their names, in the contract's order."""
    return tuple((name, getattr(metadata, name)) for name in META_FIELDS)


def metadata_of(details: Iterable[Named]) -> Metadata:
    """The details of a report as one value."""
    return Metadata(**dict(details))  # type: ignore[arg-type]  # ``published`` is read as Published, the rest as Detail


def write_part(part: Part) -> Row:
    return part[0].start, part[0].end, part[1]


def read_part(row: Row) -> Part:
    return Span(row[0], row[1]), row[2]


def write_detail(named: Named) -> Row:
    name, detail = named
    days = (detail.earliest, detail.latest) if isinstance(detail, Published) else (None, None)
    return name, detail.value, detail.status.value, write_spans(detail.evidence), detail.because, *map(iso, days)


@lru_cache(maxsize=1 << 13)
def read_detail(row: Row) -> Named:
    """One of the details of a report; those of a report that is listed are asked for again and again."""
    name, value, status, evidence, because, earliest, latest = row
    found = (value, Status(status), read_spans(evidence), because)
    return name, Published(*found, day(earliest), day(latest)) if name == "published" else Detail(*found)


def write_quote(quote: Quote) -> Row:
    return (
        quote.id,
        write_spans(quote.source),
        write_spans(quote.cue),
        write_spans(quote.content),
        quote.type.value,
        quote.klass,
        quote.speaker,
        write_spans(quote.speaker_evidence),
        quote.parent,
        quote.zone.value,
        int(quote.closed),
        float(quote.confidence),
        quote.rule,
        quote.because,
        write_more(quote),
    )


def write_more(quote: Quote) -> str:
    more = {
        "speaker_kind": quote.speaker_kind,
        "speakers": quote.speakers,
        "affiliation": quote.affiliation,
        "occasion": [(kind, span.start, span.end) for kind, span in quote.occasion],
        "utterance": quote.utterance,
        "actor": quote.actor,
        "actors": quote.actors,
    }
    return json.dumps(more, ensure_ascii=False, separators=(",", ":"))


def read_quote(row: Row) -> Quote:
    identity, source, cue, content, kind, klass, speaker, evidence, parent, zone, *rest = row
    closed, confidence, rule, because, written = rest
    more = json.loads(written) if written is not None else {}
    utterance = more.get("utterance")
    return Quote(
        id=QuoteId(identity),
        source=read_spans(source),
        cue=read_spans(cue),
        content=read_spans(content),
        type=QuoteType(kind),
        klass=klass,
        speaker=speaker,
        speaker_evidence=read_spans(evidence),
        parent=QuoteId(parent) if parent is not None else None,
        zone=Role(zone),
        closed=bool(closed),
        confidence=confidence,
        rule=rule,
        because=because,
        speaker_kind=more.get("speaker_kind", ""),
        speakers=tuple(more.get("speakers", ())),
        affiliation=more.get("affiliation"),
        occasion=tuple((kind, Span(start, end)) for kind, start, end in more.get("occasion", ())),
        utterance=QuoteId(utterance) if utterance is not None else None,
        actor=more.get("actor"),
        actors=tuple(more.get("actors", ())),
    )


def write_date(found: TimeExpression) -> Row:
    return (
        found.id,
        found.span.start,
        found.span.end,
        found.type.value,
        found.value,
        iso(found.earliest),
        iso(found.latest),
        found.anchor,
        found.rule,
        found.because,
        write_days(found),
    )


def write_days(found: TimeExpression) -> str:
    """The candidates as a list; beside a link, both in an object, so that lines without one stay as they were."""
    days = [candidate.isoformat() for candidate in found.candidates]
    if found.link is None:
        return json.dumps(days, separators=(",", ":"))
    spans = [found.link.span, *([found.link.dated] if found.link.dated is not None else [])]
    link = {"kind": found.link.kind.value, "spans": [[span.start, span.end] for span in spans]}
    return json.dumps({"days": days, "link": link}, separators=(",", ":"))


def read_date(row: Row) -> TimeExpression:
    identity, start, end, kind, value, earliest, latest, anchor, rule, because, days = row
    known = json.loads(days)
    candidates, link = (known["days"], read_link(known["link"])) if isinstance(known, dict) else (known, None)
    return TimeExpression(
        id=TimeExpressionId(identity),
        span=Span(start, end),
        type=TimeType(kind),
        value=value,
        earliest=day(earliest),
        latest=day(latest),
        anchor=anchor,
        rule=rule,
        because=because,
        candidates=tuple(map(date.fromisoformat, candidates)),
        link=link,
    )


def read_link(known: dict[str, Any]) -> TimeLink:
    first, *dated = (Span(start, end) for start, end in known["spans"])
    return TimeLink(LinkKind(known["kind"]), first, dated[0] if dated else None)


def spans_of_link(row: Row) -> list[tuple[int, int]]:
    """The spans of a time expression besides its own."""
    known = json.loads(row[-1])
    return [(start, end) for start, end in known["link"]["spans"]] if isinstance(known, dict) else []


def spans_of_occasion(more: Any) -> list[tuple[int, int]]:
    """The words that tell on what occasion something was said."""
    return [(start, end) for _, start, end in more["occasion"]]


def write_problem(problem: Problem) -> Row:
    place = (problem.span.start, problem.span.end) if problem.span is not None else (None, None)
    return problem.code, problem.message, problem.where, problem.stage, *place, int(problem.fatal)


def read_problem(row: Row) -> Problem:
    code, message, where, stage, start, end, fatal = row
    return Problem(code, message, where, stage, Span(start, end) if start is not None else None, bool(fatal))


ZONES = LineTable("zone", ("role", "start", "end"), write_zone, read_zone, place=(1, 2))
SENTENCES = LineTable("sentence", ("start", "end", "role", "paragraph"), write_sentence, read_sentence, place=(0, 1))
DETAILS = LineTable(
    "detail",
    ("name", "value", "status", "evidence", "because", "earliest", "latest"),
    write_detail,
    read_detail,
    lists=(3,),
)
PLACES = LineTable("placed", ("start", "end", "at"), write_part, read_part, place=(0, 1))
QUOTES = LineTable(
    "quote",
    (
        *("id", "source", "cue", "content", "type", "class", "speaker", "speaker_evidence", "parent", "zone"),
        *("closed", "confidence", "rule", "because", "more"),
    ),
    write_quote,
    read_quote,
    lists=(1, 2, 3, 7),
    later=spans_of_occasion,
)
DATES = LineTable(
    "time_expression",
    ("id", "start", "end", "type", "value", "earliest", "latest", "anchor", "rule", "because", "candidates"),
    write_date,
    read_date,
    place=(1, 2),
    further=spans_of_link,
)
PROBLEMS = LineTable(
    "problem",
    ("code", "message", "place", "stage", "start", "end", "fatal"),
    write_problem,
    read_problem,
    place=(4, 5),
)
