"""Write who is named in a report and what happens in it as lines of the export, with ids that hold across reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dateline.exports.lines import (
    Object,
    actor_objects,
    date_object,
    entity_objects,
    event_objects,
    head,
    line_id,
    spans_of,
)
from dateline.exports.record_lines import cut_words
from dateline.model import Across, EventDate, EventId, GatheredDate, Mention, ReadReport, ReportId
from dateline.text.later import later

if TYPE_CHECKING:
    from dateline.events import gathered_days
else:
    (gathered_days,) = later("dateline.events", "gathered_days")

__all__ = ["actor_id", "mention_actor", "named_lines", "told_id"]


def named_lines(
    read: ReadReport, words: int | None, across: Across, gathered: GatheredDate | None = None
) -> Iterator[Object]:
    """
    The lines of mentions, actors and events of one report, in reading order.

    Args:
        read: The report.
        words: At most so many words of each line; None gives all.
        across: Who is who in the whole record.
        gathered: When the report may have been published, as others tell; what that makes of its events stands beside
            their dates.
    """
    yield from mention_lines(read, words, across)
    yield from actor_lines(read, across)
    yield from event_lines(read, words, across, gathered_days(read, gathered))


def actor_id(report: ReportId, actor: str, across: Across) -> str:
    """The record-wide id of an actor of a report; by default that of its own line."""
    return across.actors.get((report, actor)) or line_id("actor", report, actor)


def mention_actor(report: ReportId, mention: Mention, across: Across) -> str:
    """The record-wide id of the one whom a mention names."""
    return across.places.get((report, mention.span)) or actor_id(report, mention.actor, across)


def mention_lines(read: ReadReport, words: int | None, across: Across) -> Iterator[Object]:
    """Names where they stand, each with the one who is named."""
    report = read.report
    for mention, written in zip(read.mentions, entity_objects(read.mentions), strict=True):
        own = (mention.span.start, mention.span.end, mention.label.value)
        yield {
            **head("mention", read, own, [mention.span]),
            "words": cut_words([mention.span.of(report.text)], words),
            **written,
            "actor": mention_actor(report.id, mention, across),
        }


def actor_lines(read: ReadReport, across: Across) -> Iterator[Object]:
    """Who is named in the report; ``spans`` are the mentions, ``actor`` the id that holds across reports."""
    own = read.report.id
    for actor, written in zip(read.actors, actor_objects(read.actors), strict=True):
        spans = [mention.span for mention in read.mentions if mention.actor == actor.id]
        roles = [{**role, "organisation": told_id(own, role["organisation"], across)} for role in written["roles"]]
        parts = [{**part, "actor": actor_id(own, part["actor"], across)} for part in written["part_of"]]
        del written["id"], written["kind"]
        yield {
            **head("actor", read, actor.id, spans),
            "kind": "report_actor",
            "actor": actor_id(own, actor.id, across),
            "actor_kind": actor.kind.value,
            **written,
            "roles": roles,
            "part_of": parts,
        }


def event_lines(
    read: ReadReport, words: int | None, across: Across, gathered: Mapping[EventId, EventDate]
) -> Iterator[Object]:
    """What happens in the report; ``spans`` are the trigger, ``cluster`` the merged event of all reports."""
    own = read.report.id
    local = {actor.id for actor in read.actors}

    def wide(actors: Sequence[str]) -> list[str]:
        return [actor_id(own, actor, across) if actor in local else actor for actor in actors]

    for event, written in zip(read.events, event_objects(read.events), strict=True):
        beginning = head("event", read, event.id, event.trigger)
        yield {
            **beginning,
            "cluster": across.clusters.get((own, event.id)) or beginning["id"],
            "words": cut_words([span.of(read.report.text) for span in event.evidence], words),
            **{key: value for key, value in written.items() if key != "id"},
            "actors": wide(event.actors),
            "recipients": wide(event.recipients),
            "attributed_to": wide(event.attributed_to),
            "place_evidence": spans_of(event.place_evidence),
            "instrument_evidence": spans_of(event.instrument_evidence),
            "rule": event.rule,
            **({"gathered": date_object(gathered[event.id])} if event.id in gathered else {}),
        }


def told_id(report: ReportId, actor: str | None, across: Across) -> str | None:
    """The record-wide id of an actor, where one is told."""
    return actor_id(report, actor, across) if actor is not None else None
