"""Settle over a whole record which actors of its reports are one, and which events: a pure function, for read-out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.actors import sheet_of
from dateline.actors.gazetteer import Gazetteer
from dateline.comparing import actors_on, compare_record
from dateline.comparison import Grouped, StoryInput, group_reports, judged_in, story_input
from dateline.model import (
    Across,
    ActorSheet,
    Comparison,
    Copy,
    GatheredDate,
    Judgement,
    ReadReport,
    RecordActors,
    ReportId,
)
from dateline.packed import text_in

__all__ = ["across_of", "settle_across"]


def settle_across(
    reads: Mapping[ReportId, ReadReport],
    judgements: Sequence[Judgement],
    copies: Sequence[Copy] = (),
    gazetteer: Gazetteer | None = None,
    gathered: Mapping[ReportId, GatheredDate] | None = None,
) -> tuple[RecordActors, Comparison]:
    """
    Who is who over a record, and what its reports say of each other.

    Args:
        reads: The reports of the record with their lines, by id and in order of it; of a large record packed.
        judgements: What persons said, none undone.
        copies: What the reports share, as settled over all of them.
        gazetteer: What names alone identify; None is the list that ships.
        gathered: When reports that do not say it may have been published, as the others tell.

    Returns:
        The same values for the same reports and judgements, in whatever order they came.
    """
    sheets, grouped = looked_through(reads, judgements, copies)
    actors = actors_on(sheets, lambda own: text_in(reads, own), copies, judgements, gazetteer)
    sheets.clear()  # what comes now takes most: nothing of before is held beside it
    return actors, compare_record(reads, copies, actors, judgements, gathered or {}, grouped)


def looked_through(
    reads: Mapping[ReportId, ReadReport], judgements: Sequence[Judgement], copies: Sequence[Copy]
) -> tuple[list[ActorSheet], Grouped]:
    """What the reports say of who is named in them, and their stories: each report is read once for both."""
    sheets: list[ActorSheet] = []
    inputs: list[StoryInput] = []
    for read in reads.values():
        if read.report.text:
            sheets.append(sheet_of(read))
            inputs.append(story_input(read))
    return sheets, group_reports(inputs, copies, judged_in(reads.values(), judgements).stories)


def across_of(actors: RecordActors, comparison: Comparison) -> Across:
    """
    The record-wide ids that lines of reports carry.

    Args:
        actors: Who is who over the record.
        comparison: What is one event.

    Returns:
        The same value for the same actors and events. An actor of a report of which a part is somebody else (a capital
        that also acts, names that a person told apart) is led by its places.
    """
    ids = {(member.report, member.actor): actor.id for actor in actors.actors for member in actor.members}
    parted = {(report, own.partition(":")[0]): own for report, own in sorted(ids) if ":" in own}
    for (report, own), part in parted.items():
        if part.endswith(":acts") or (report, own) not in ids:
            ids[report, own] = ids[report, part]
    reports = {report for report, _ in parted}
    places = {(place.report, place.span): own for place, own in actors.at if place.report in reports}
    clusters = {(report, str(own)): str(event.id) for event in comparison.events for report, own in event.events}
    return Across(ids, clusters, places)
