"""Compare a whole record: its reports, what they share, and who is who over them, handed to the comparison."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from dateline.actors import read_gazetteer, resolve_actors, same_slots, sheet_of
from dateline.actors.gazetteer import Gazetteer
from dateline.comparison import ActorGraph, Grouped, Reuse, compare_reports, judged_in
from dateline.config import Config
from dateline.events import gathered_days
from dateline.model import (
    ActorSheet,
    Comparison,
    Copy,
    GatheredDate,
    Judgement,
    NameKind,
    ReadReport,
    RecordActor,
    RecordActors,
    ReportId,
)
from dateline.packed import seen_as

__all__ = ["actor_graph", "actors_of", "actors_on", "as_compared", "compare_record", "own_gazetteer"]

NOTHING: Mapping[ReportId, GatheredDate] = MappingProxyType({})
WEEK = 7  # days
STATES = (NameKind.COUNTRY, NameKind.GROUP, NameKind.PLACE)
ACTS = ":acts"  # behind the id of a capital that stands for its government


def compare_record(
    reads: Iterable[ReadReport] | Mapping[ReportId, ReadReport],
    copies: Sequence[Copy],
    actors: RecordActors | None = None,
    judgements: Sequence[Judgement] = (),
    gathered: Mapping[ReportId, GatheredDate] = NOTHING,
    grouped: Grouped | None = None,
    reuse: Reuse | None = None,
) -> Comparison:
    """
    Compare the reports of a record with each other.

    Args:
        reads: All of them, with their lines; by id, where they are packed.
        copies: What they share, as settled over all.
        actors: Who is who over them; None: it is found here, without judgements.
        judgements: What people said of it, none undone; those on other lines are not read.
        gathered: When reports that do not say it may have been published, as the others tell: their events are compared
            by the days that they then have.
        grouped: Their stories, where these are known.
        reuse: What may be taken over from before.
    """
    every = reads if isinstance(reads, Mapping) else {read.report.id: read for read in reads}
    found = actors if actors is not None else actors_of(every.values(), copies, judgements)
    judged = judged_in(every.values(), judgements)
    compared = seen_as(every, lambda read: as_compared(read, gathered.get(read.report.id)))
    return compare_reports(compared, copies, actor_graph(found), judged, grouped=grouped, reuse=reuse)


def as_compared(read: ReadReport, gathered: GatheredDate | None = None) -> ReadReport:
    """
    A report as the comparison takes it: what a second reader proposed stays out, and events have their gathered days.

    So has the report itself, where other reports leave it no more than a week.

    Args:
        read: The report with its events.
        gathered: When it may have been published, as other reports tell; None where it says so itself, or they do not.
    """
    days = gathered_days(read, gathered)
    events = tuple(
        dataclasses.replace(event, date=days[event.id]) if event.id in days else event
        for event in read.events
        if event.proposed_by is None
    )
    report = read.report
    if gathered is not None and is_narrow(gathered):
        known = report.metadata
        published = dataclasses.replace(known.published, earliest=gathered.earliest, latest=gathered.latest)
        report = dataclasses.replace(report, metadata=dataclasses.replace(known, published=published))
    if report is read.report and events == read.events:
        return read
    return dataclasses.replace(read, report=report, events=events)


def is_narrow(gathered: GatheredDate) -> bool:
    """Whether other reports leave the day of a report no more than a week."""
    first, last = gathered.earliest, gathered.latest
    return first is not None and last is not None and (last - first).days <= WEEK


def actors_of(
    reads: Iterable[ReadReport],
    copies: Sequence[Copy],
    judgements: Sequence[Judgement] = (),
    gazetteer: Gazetteer | None = None,
) -> RecordActors:
    """Who is who over reports, with what people said of it, none undone; without a gazetteer by the one that ships."""
    every = list(reads)
    texts = {read.report.id: read.report.text for read in every}
    return actors_on(map(sheet_of, every), texts.__getitem__, copies, judgements, gazetteer)


def actors_on(
    sheets: Iterable[ActorSheet],
    text_of: Callable[[ReportId], str],
    copies: Sequence[Copy],
    judgements: Sequence[Judgement] = (),
    gazetteer: Gazetteer | None = None,
) -> RecordActors:
    """
    Who is who, by what the reports say of who is named.

    Args:
        sheets: Each report once.
        text_of: The text of a report, asked for where reports share a sentence.
        copies, judgements, gazetteer: As ``actors_of`` takes them.
    """
    held = {sheet.report: sheet for sheet in sheets}
    slots = list(same_slots(copies, held, text_of))
    found = resolve_actors(held.values(), slots, judgements, gazetteer)
    disputed = disputed_in(found, judgements)
    if not disputed:
        return found
    counted = [one for one in judgements if one.id not in disputed]
    agreed = resolve_actors(held.values(), slots, counted, gazetteer)
    lost = tuple(one for one in found.conflicts if disputed & set(one.judgements))
    return dataclasses.replace(agreed, conflicts=(*lost, *agreed.conflicts))


def own_gazetteer(config: Config) -> Gazetteer | None:
    """
    What names alone identify, with the list of the options; None where they have none: the one that ships.

    Raises:
        UsageError: If the list cannot be read.
    """
    return read_gazetteer(Path(config.actors.gazetteer)) if config.actors.gazetteer else None


def disputed_in(found: RecordActors, judgements: Sequence[Judgement]) -> set[str]:
    """
    The ids of judgements of several persons that names lead to each other: nobody overrules anybody.

    Those on the same words are told before (``judging.together``); here two are against each other because the names
    that they hang on turned out to be one's.
    """
    by = {one.id: one.by for one in judgements}
    against = [conflict.judgements for conflict in found.conflicts]
    return {own for ids in against if len({by[own] for own in ids if own in by}) > 1 for own in ids}


def actor_graph(found: RecordActors) -> ActorGraph:
    """Who is who, as the comparison asks it."""
    ids: dict[tuple[ReportId, str], str] = {}
    for actor in found.actors:
        for report, own in actor.members:
            ids[report, own] = actor.id
    for (report, own), actor_id in sorted(ids.items()):
        if own.endswith(ACTS):  # whoever does something in an event acts
            ids[report, own.removesuffix(ACTS)] = actor_id
    return ActorGraph(
        ids,
        {actor.id: actor.name for actor in found.actors},
        {actor.id: frozenset(part.actor for part in actor.links) | holders(actor) for actor in found.actors},
        frozenset(actor.id for actor in found.actors if actor.kind is NameKind.PERSON),
        frozenset(actor.id for actor in found.actors if actor.kind in STATES),
        frozenset(actor.id for actor in found.actors if actor.described),
    )


def holders(actor: RecordActor) -> frozenset[str]:
    """The bodies that an actor's roles are of."""
    return frozenset(role.organisation for role in actor.roles if role.organisation is not None)
