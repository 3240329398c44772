"""Give a report as persons left it: corrected lines, without those that were rejected; times follow a corrected day."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Set
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from dateline.judging.ruling import JUDGED_HERE, STANDS, Ruling, rule
from dateline.judging.subjects import Line, lines_of, match_line
from dateline.judging.values import NAMED
from dateline.model import (
    Actor,
    Detail,
    Event,
    EventDate,
    EventStatus,
    Given,
    JudgedReport,
    Judgement,
    Mark,
    Metadata,
    Published,
    Quote,
    QuoteType,
    ReadReport,
    ReportId,
    Role,
    Standing,
    TimeExpression,
    Zone,
)
from dateline.text.later import later

if TYPE_CHECKING:
    from dateline.extraction import with_given
else:
    (with_given,) = later("dateline.extraction", "with_given")

__all__ = ["is_about", "judge_details", "judge_report"]

SURE = 1.0  # of a line that a person confirmed or corrected
Value = TypeVar("Value", TimeExpression, Event)
Rulings = Mapping[tuple[str, str], Ruling]


def judge_report(read: ReadReport, judgements: Iterable[Judgement]) -> JudgedReport:
    """
    Apply what persons say of a report and of its lines.

    Args:
        read: The report as it was read.
        judgements: Live ones; those on other texts, and those that are for other stages, are left out.

    Returns:
        The report with a mark for each judged line, and the judgements that found no line.

    Example:
        See ``tests/judging/test_reports.py``.
    """
    concerned = [one for one in judgements if one.verdict in JUDGED_HERE and is_about(one.subject, read)]
    if not concerned:
        return JudgedReport(read)
    lines = list(lines_of(read))
    said: dict[Line, list[Judgement]] = {}
    orphans: list[Judgement] = []
    for judgement in concerned:
        line = match_line(judgement.subject, lines)
        if line is None:
            orphans.append(judgement)
        else:
            said.setdefault(line, []).append(judgement)
    rulings = {(line.kind, line.own): rule(ones) for line, ones in said.items()}
    marks = {key: ruling.mark for key, ruling in rulings.items()}
    return JudgedReport(applied(read, rulings), marks, tuple(orphans))


def is_about(subject: Mapping[str, Any], read: ReadReport) -> bool:
    """Whether a subject of one anchor is about the text of a report, and about this report where it names one."""
    anchors = subject["anchors"]
    return (
        len(anchors) == 1
        and anchors[0]["text_sha256"] == read.report.text_sha256
        and names_report(anchors[0].get("report"), read.report.id)
    )


def names_report(named: str | None, own: ReportId) -> bool:
    """Whether a named report is this one; where another text took its id first, it has a hash behind its own."""
    return named is None or own == named or own.startswith(f"{named}~") or named.startswith(f"{own}~")


def applied(read: ReadReport, rulings: Rulings) -> ReadReport:
    """The report with what was ruled."""
    whole = next((ruling for (kind, _), ruling in rulings.items() if kind == "report"), None)
    metadata = judge_details(read.report.metadata, whole) if whole else read.report.metadata
    zones = tuple(judge_zone(zone, rulings.get(("zone", str(n)))) for n, zone in enumerate(read.report.zones))
    report = dataclasses.replace(read.report, metadata=metadata, zones=zones)
    changed = dataclasses.replace(
        read,
        report=report,
        quotes=judge_quotes(read.quotes, rulings, read.actors),
        dates=tuple(judge_date(one, rulings.get(("timex", one.id))) for one in kept("timex", read.dates, rulings)),
        events=tuple(
            judge_event(one, rulings.get(("event", one.id)), read.actors) for one in kept("event", read.events, rulings)
        ),
    )
    return without_actors(changed, rulings)


def stays(kind: str, own: object, rulings: Rulings) -> bool:
    """Whether a line is not rejected."""
    ruling = rulings.get((kind, str(own)))
    return ruling is None or ruling.mark.standing is not Standing.REJECTED


def kept(kind: str, lines: Iterable[Value], rulings: Rulings) -> list[Value]:
    """The lines of a kind that are not rejected."""
    return [line for line in lines if stays(kind, line.id, rulings)]


def sure_of(mark: Mark, confidence: float) -> float:
    """The confidence of a judged line: sure, where persons agree on it."""
    return confidence if mark.standing is Standing.CONTESTED else SURE


def told(ruling: Ruling, because: str, verb: str) -> str:
    """The reason of a line with what persons say before it."""
    if ruling.mark.contested:
        return f"contested: persons do not agree on {', '.join(ruling.mark.contested)}; {because}"
    words = dict.fromkeys(ruling.because.values())
    return f"{verb} by {'; '.join(words)} (read: {because})" if because else f"{verb} by {'; '.join(words)}"


def verb_of(ruling: Ruling) -> str:
    """What persons did to a line."""
    return "corrected" if ruling.mark.standing is Standing.CORRECTED else "confirmed"


def judge_details(metadata: Metadata, ruling: Ruling) -> Metadata:
    """What is known about a report, with what a person says of it; a value that was taken away is absent."""
    given = {name: value for name, value in ruling.fields.items() if value is not None and name != "place"}
    changed, _ = with_given(Metadata(), Given(**given), "")
    for name, value in ruling.fields.items():
        found: Detail = getattr(metadata, name)
        reason = f"corrected by {ruling.because.get(name, ruling.because[STANDS])}"
        because = f"{reason} (read: {found.because})" if found.because else reason
        if name == "published":
            because = f"a person's word: {because}"  # the contract's "way it was found"
        new = dataclasses.replace(given_detail(name, value, changed), because=because)
        metadata = dataclasses.replace(metadata, **{name: new})  # type: ignore[arg-type]  # ``published`` is Published
    return metadata


def given_detail(name: str, value: Any, changed: Metadata) -> Detail:
    """A detail as it was given."""
    if value is None:
        return Published() if name == "published" else Detail()
    if name == "place":
        return dataclasses.replace(changed.place, value=value, status=type(changed.place.status).GIVEN)
    detail: Detail = getattr(changed, name)
    return detail


def judge_zone(zone: Zone, ruling: Ruling | None) -> Zone:
    """A zone with the role that a person gives it."""
    return Zone(Role(ruling.fields["role"]), zone.span) if ruling and "role" in ruling.fields else zone


def judge_quotes(quotes: tuple[Quote, ...], rulings: Rulings, actors: tuple[Actor, ...]) -> tuple[Quote, ...]:
    """Attributions as persons left them; what hung on a rejected one hangs on none, or on the next of its utterance."""
    kept = [quote for quote in quotes if stays("attribution", quote.id, rulings)]
    ids = {quote.id for quote in kept}
    firsts: dict[object, Quote] = {}
    for quote in kept:
        firsts.setdefault(quote.utterance or quote.id, quote)
    found = []
    for quote in kept:
        first = firsts[quote.utterance or quote.id]
        quote = dataclasses.replace(
            quote,
            parent=quote.parent if quote.parent in ids else None,
            utterance=quote.utterance if quote.utterance is None or quote.utterance in ids else first.id,
        )
        found.append(judge_quote(quote, rulings.get(("attribution", quote.id)), actors))
    return tuple(found)


def judge_quote(quote: Quote, ruling: Ruling | None, actors: tuple[Actor, ...]) -> Quote:
    """
    An attribution with the speaker, the class and the type that persons give it.

    A speaker whom the report names is the actor of that name; another one has a name alone.
    """
    if ruling is None:
        return quote
    fields = ruling.fields
    speaker = fields.get("speaker", quote.speaker)
    if speaker != quote.speaker:
        led = next((actor.id for actor in actors if speaker == actor.name or speaker in actor.names), None)
        quote = dataclasses.replace(
            quote,
            speaker=speaker,
            speaker_kind="name" if speaker is not None else "",
            speakers=(speaker,) if speaker else (),
            speaker_evidence=(),
            actor=led,
            actors=(led,) if led is not None else (),
        )
    return dataclasses.replace(
        quote,
        klass=fields.get("class", quote.klass),
        type=QuoteType(fields.get("type", quote.type)),
        confidence=sure_of(ruling.mark, quote.confidence),
        because=told(ruling, quote.because, verb_of(ruling)),
    )


def judge_date(found: TimeExpression, ruling: Ruling | None) -> TimeExpression:
    """A time expression with the days and the value that persons give it."""
    if ruling is None:
        return found
    fields = ruling.fields
    days = {name: day(fields[name]) for name in ("earliest", "latest") if name in fields}
    new = {**days, **({"value": fields["value"]} if "value" in fields else {})}
    if any(getattr(found, name) != value for name, value in new.items()):
        new |= {"candidates": (), "anchor": "a person's word"}
    return dataclasses.replace(found, **new, because=told(ruling, found.because, verb_of(ruling)))


def judge_event(event: Event, ruling: Ruling | None, actors: tuple[Actor, ...]) -> Event:
    """
    An event with the fields that persons give it.

    Who does it, has it done to them or says so are actors of the report by the names that it gives them; a name that
    it gives nobody is told in the reason.
    """
    if ruling is None:
        return event
    fields = ruling.fields
    who, lost = actors_named({name: fields[name] for name in NAMED if name in fields}, event, actors)
    place = fields.get("place", event.place)
    instrument = fields.get("instrument", event.instrument)
    because = told(ruling, event.because, verb_of(ruling))
    when = event.date
    earliest = day(fields["earliest"]) if "earliest" in fields else when.earliest
    latest = day(fields["latest"]) if "latest" in fields else when.latest
    if (earliest, latest) != (when.earliest, when.latest):
        when = EventDate(earliest, latest, precision_of(earliest, latest))
    return dataclasses.replace(
        event,
        type=fields.get("type", event.type),
        mode=fields.get("mode", event.mode),
        status=EventStatus(fields.get("status", event.status)),
        negated=fields.get("negated", event.negated),
        date=when,
        place=place,
        place_evidence=event.place_evidence if place == event.place else (),
        instrument=instrument,
        instrument_evidence=event.instrument_evidence if instrument == event.instrument else (),
        confidence=sure_of(ruling.mark, event.confidence),
        because=f"{because}; the report names nobody {', nor '.join(map(repr, lost))}" if lost else because,
        **who,
    )


def actors_named(
    fields: Mapping[str, list[str]], event: Event, actors: tuple[Actor, ...]
) -> tuple[dict[str, Any], list[str]]:
    """The ids of actors that a person names, by field; and the names that the report gives nobody."""
    known = {name: actor.id for actor in reversed(actors) for name in (*actor.names, actor.name)}
    called = {actor.id: actor.name for actor in actors}
    found: dict[str, Any] = {}
    lost: list[str] = []
    for name, told_names in fields.items():
        before = getattr(event, name)
        if told_names == [called[own] for own in before if own in called]:
            continue  # confirmed as it is
        found[name] = tuple(dict.fromkeys(known[one] for one in told_names if one in known))
        lost += [one for one in told_names if one not in known]
    return found, lost


def precision_of(earliest: date | None, latest: date | None) -> str:
    """How exactly two ends tell a day."""
    if earliest is None or latest is None:
        return "open" if earliest or latest else "none"
    return "day" if (latest - earliest).days == 1 else "interval"


def without_actors(read: ReadReport, rulings: Rulings) -> ReadReport:
    """The report without the mentions and actors that persons rejected, and without what leads to them."""
    if not any(kind in ("mention", "actor") for kind, _ in rulings):
        return read
    mentions = tuple(
        mention
        for mention in read.mentions
        if stays("mention", (mention.span.start, mention.span.end, mention.label.value), rulings)
        and stays("actor", mention.actor, rulings)
    )
    had, left = {mention.actor for mention in read.mentions}, {mention.actor for mention in mentions}
    gone = had - left
    if not gone:
        return dataclasses.replace(read, mentions=mentions)
    return dataclasses.replace(
        read,
        mentions=mentions,
        actors=tuple(actor_without(actor, gone) for actor in read.actors if actor.id not in gone),
        quotes=tuple(quote_without(quote, gone) for quote in read.quotes),
        events=tuple(event_without(event, gone) for event in read.events),
    )


def actor_without(actor: Actor, gone: Set[str]) -> Actor:
    """An actor whose roles and parts lead to none of those that are gone."""
    roles = (
        dataclasses.replace(role, organisation=None) if role.organisation in gone else role for role in actor.roles
    )
    parts = (part for part in actor.part_of if part.actor not in gone)
    return dataclasses.replace(actor, roles=tuple(roles), part_of=tuple(parts))


def quote_without(quote: Quote, gone: Set[str]) -> Quote:
    """An attribution that leads to none of those that are gone; the words of its source stay."""
    left = None if quote.actor in gone else quote.actor
    return dataclasses.replace(quote, actor=left, actors=those_left(quote.actors, gone))


def event_without(event: Event, gone: Set[str]) -> Event:
    """An event in which none of those that are gone does anything, has it done to them, or says so."""
    return dataclasses.replace(
        event,
        actors=those_left(event.actors, gone),
        recipients=those_left(event.recipients, gone),
        attributed_to=those_left(event.attributed_to, gone),
    )


def those_left(actors: Iterable[str], gone: Set[str]) -> tuple[str, ...]:
    """Those of some actors that are not gone, in order."""
    return tuple(actor for actor in actors if actor not in gone)


def day(text: str | None) -> date | None:
    """A day that was written in ISO 8601."""
    return date.fromisoformat(text) if text is not None else None
