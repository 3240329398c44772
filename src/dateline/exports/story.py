"""Narrow what is settled over a record to one story, whole: its reports, and those that its lines rest on as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.exports.settlement import Settlement
from dateline.model import (
    Comparison,
    Finding,
    Lineage,
    MergedEvent,
    Naming,
    RecordActor,
    RecordActors,
    ReportId,
    StoryId,
    Utterance,
)

__all__ = ["reports_behind", "settlement_of"]


def reports_behind(story: StoryId, settled: Settlement) -> frozenset[ReportId]:
    """
    The reports of a story, and every other that its groups of shared reporting, events, statements and findings name.

    Nothing that is said of the story is cut that way: who had it first may be a report of another story.

    Args:
        story: The story.
        settled: What is settled over the whole record.

    Returns:
        No reports where there is no such story.
    """
    own = frozenset(report for one in settled.comparison.stories if one.id == story for report in one.reports)
    further = (reports for reports in map(frozenset, named_sets(story, settled)) if reports & own)
    return own.union(*further) if own else own


def named_sets(story: StoryId, settled: Settlement) -> Iterator[Iterable[ReportId]]:
    """The reports that each line over several reports names."""
    compared = settled.comparison
    yield from (lineage.cluster for lineage in settled.lineages)
    yield from ([report for report, _ in event.events] for event in compared.events if event.story == story)
    yield from ([saying.report for saying in one.sayings] for one in compared.utterances)
    yield from ([one.report for one in found.accounts] for found in compared.findings if found.story == story)


def settlement_of(story: StoryId, settled: Settlement, reports: frozenset[ReportId]) -> Settlement:
    """
    What is settled of one story.

    Args:
        story: The story.
        settled: What is settled over the whole record.
        reports: Those of :func:`reports_behind`.

    Returns:
        Lineages, events, statements and findings of the story as they are; pairs of its reports; actors and namings
        with the places in them alone. Candidates for a person to judge are of the record and left out.
    """
    own = frozenset(report for one in settled.comparison.stories if one.id == story for report in one.reports)
    compared = settled.comparison
    copies = tuple(copy for copy in settled.copies if {copy.a, copy.b} <= reports)
    pairs = {(copy.a, copy.b) for copy in copies}
    return replace(
        settled,
        copies=copies,
        copy_marks={pair: mark for pair, mark in settled.copy_marks.items() if pair in pairs},
        lineages=tuple(one for one in settled.lineages if touches(one, own)),
        who=RecordActors(tuple(actors_in(settled.who.actors, reports))),
        comparison=Comparison(
            stories=tuple(one for one in compared.stories if one.id == story),
            utterances=tuple(one for one in compared.utterances if touches(one, own)),
            events=tuple(one for one in compared.events if one.story == story and touches(one, own)),
            findings=tuple(one for one in compared.findings if one.story == story and touches(one, own)),
            namings=tuple(namings_in(compared.namings, reports)),
        ),
    )


def touches(line: Lineage | MergedEvent | Utterance | Finding, reports: frozenset[ReportId]) -> bool:
    """Whether a line names one of some reports."""
    if isinstance(line, Lineage):
        return not reports.isdisjoint(line.cluster)
    if isinstance(line, MergedEvent):
        return any(report in reports for report, _ in line.events)
    return any(one.report in reports for one in (line.sayings if isinstance(line, Utterance) else line.accounts))


def actors_in(actors: Iterable[RecordActor], reports: frozenset[ReportId]) -> Iterator[RecordActor]:
    """The actors that some reports name, with what stands in these."""
    for actor in actors:
        members = tuple(one for one in actor.members if one.report in reports)
        if not members:
            continue
        names = (
            replace(use, places=tuple(place for place in use.places if place.report in reports)) for use in actor.names
        )
        yield replace(
            actor,
            members=members,
            names=tuple(use for use in names if use.places),
            joins=tuple(one for one in actor.joins if one.a.report in reports and one.b.report in reports),
            roles=tuple(one for one in actor.roles if one.evidence.report in reports),
            links=tuple(one for one in actor.links if one.evidence is None or one.evidence.report in reports),
        )


def namings_in(namings: Iterable[Naming], reports: frozenset[ReportId]) -> Iterator[Naming]:
    """The namings that stand in some reports."""
    for one in namings:
        places = tuple(place for place in one.places if place[0] in reports)
        if places:
            yield replace(one, places=places)
