"""Write the events of a record as PLOVER records, a line each, with text, offsets and merged event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from dateline.exports.jsonl import encode_line
from dateline.exports.lines import iso, spans_of
from dateline.exports.record_lines import cut_words
from dateline.model import Across, Event, NameKind, ReadReport, ReportId

__all__ = ["export_plover", "plover_object"]

FIT = 0.8  # the confidence from which a line is fit to be published
BREAK = " ... "
SECTORS = {NameKind.OUTLET: "MED"}  # of actors by their kind; others are not told by the words alone


def export_plover(
    reads: Iterator[ReadReport], across: Across, names: Mapping[str, str], *, words: int | None = None
) -> Iterator[str]:
    """
    Write the events that have a root of the ontology, in order of report and place.

    Two lines with one ``cluster`` are accounts of one event: they are kept apart, and their numbers are not averaged.
    ``status`` and ``attributed_to`` say whether it happened and on whose word; who counts only what happened takes the
    status "happened". Codes of actors are not given: the words and the record-wide id are.

    Args:
        reads: The reports, by id.
        across: Who is who, and what is one event.
        names: What record-wide actors are called.
        words: At most so many words of each event; None is all.
    """
    for read in reads:
        for number, event in enumerate(event for event in read.events if event.type is not None):
            yield encode_line(plover_object(read, event, number + 1, across, names, words))


def plover_object(
    read: ReadReport, event: Event, number: int, across: Across, names: Mapping[str, str], words: int | None = None
) -> dict[str, Any]:
    """
    One event of one report.

    Args:
        read: The report.
        event: An event of it with a root.
        number: Its place among them, from 1.
        across: Who is who, and what is one event.
        names: What record-wide actors are called.
        words: At most so many words; None is all.

    Returns:
        PLOVER's fields (id, date, actor, recipient, event, mode, event_text, text_info, cite_info), and behind them
        what Dateline adds. ``date`` is the first day the event may be of, or null; ``date_to`` the last.
    """
    report = read.report
    known = report.metadata
    last = event.date.latest - timedelta(days=1) if event.date.latest else None
    text = [span.of(report.text) for span in event.evidence]
    return {
        "id": f"{report.id}:{event.id}",
        "date": iso(event.date.earliest),
        "actor": people(report.id, event.actors, read, across, names),
        "recipient": people(report.id, event.recipients, read, across, names),
        "event": [event.type],
        "mode": [event.mode] if event.mode else [],
        "context": [],
        "event_text": cut_words(text, words),
        "text_info": {
            "sequence": number,
            "start": event.evidence[0].start if event.evidence else None,
            "end": event.evidence[-1].end if event.evidence else None,
            "spans": spans_of(event.evidence),
            "trigger": spans_of(event.trigger),
            "text_sha256": report.text_sha256,
        },
        "cite_info": {
            "url": known.url.value,
            "publication": known.outlet.value,
            "published": known.published.value,
            "title": known.title.value,
            "language": known.language.value,
            "report": report.id,
        },
        "location": event.place,
        "instrument": event.instrument,
        "date_to": iso(last),
        "date_precision": event.date.precision,
        "status": event.status.value,
        "attributed_to": people(report.id, event.attributed_to, read, across, names),
        "numbers": [{"value": one.value, "of": one.of} for one in event.numbers],
        "cluster": across.clusters.get((report.id, event.id)),
        "confidence": round(event.confidence, 3),
        "proposed_by": event.proposed_by,
        "fit": event.confidence >= FIT,
    }


def people(
    report: ReportId, actors: Sequence[str], read: ReadReport, across: Across, names: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Actors as PLOVER has them: by the words of the report, with the name and id that they have over all reports."""
    local = {actor.id: actor for actor in read.actors}
    found: list[dict[str, Any]] = []
    for own in actors:
        wide = across.actors.get((report, own))
        known = local.get(own)
        sector = SECTORS.get(known.kind) if known is not None else None
        name = known.name if known is not None else own
        told = {"entity_text": name, "name": names.get(wide, name) if wide else name, "actor": wide}
        found.append({**told, "kind": known.kind.value if known else None, "sector": [sector] if sector else []})
    return found
