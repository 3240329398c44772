"""Settle over a whole record which actors of its reports are one, and which events: a pure function, for read-out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.actors import sheet_of
from dateline.actors.gazetteer import Gazetteer
from dateline.comparing import actors_on, compare_record
from dateline.comparison import Reuse, StoryInput, group_reports, judged_in, story_input
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

__all__ = ["Glance", "across_of", "settle_across"]


class Glance:
    """
    What is noted of every report when it is read: who is named in it, and what it is about.

    A large record is kept packed, and a look at all of its reports unpacks them: this one is had while they are read.
    """

    def __init__(self) -> None:
        self.sheets: list[ActorSheet] = []
        self.inputs: list[StoryInput] = []

    def over(self, reads: Iterable[ReadReport]) -> Iterator[ReadReport]:
        """Reports as they come, each noted."""
        for read in reads:
            if read.report.text:
                self.sheets.append(sheet_of(read))
                self.inputs.append(story_input(read))
            yield read


def settle_across(
    reads: Mapping[ReportId, ReadReport],
    judgements: Sequence[Judgement],
    copies: Sequence[Copy] = (),
    gazetteer: Gazetteer | None = None,
    gathered: Mapping[ReportId, GatheredDate] | None = None,
    glance: Glance | None = None,
    reuse: Reuse | None = None,
) -> tuple[RecordActors, Comparison]:
    """
    Who is who over a record, and what its reports say of each other.

    Args:
        reads: The reports of the record with their lines, by id and in order of it; of a large record packed.
        judgements: What persons said, none undone.
        copies: What the reports share, as settled over all of them.
        gazetteer: What names alone identify; None is the list that ships.
        gathered: When reports that do not say it may have been published, as the others tell.
        glance: What was noted of them when they were read; None: it is noted here. It is used up.
        reuse: What may be taken over from before.

    Returns:
        The same values for the same reports and judgements, in whatever order they came.
    """
    if glance is None:
        glance = Glance()
        for _ in glance.over(reads.values()):
            pass
    grouped = group_reports(glance.inputs, copies, judged_in(reads.values(), judgements).stories)
    glance.inputs.clear()  # what comes now takes most: nothing of before is held beside it
    actors = actors_on(glance.sheets, lambda own: text_in(reads, own), copies, judgements, gazetteer)
    glance.sheets.clear()
    return actors, compare_record(reads, copies, actors, judgements, gathered or {}, grouped, reuse)


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
