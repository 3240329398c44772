"""One line of ``dateline annotate``: a read report as the contract's object."""

from __future__ import annotations

from collections.abc import Collection

from dateline.exports.lines import (
    Object,
    actor_objects,
    attribution_objects,
    entity_objects,
    event_objects,
    meta_object,
    place_objects,
    problem_objects,
    sentence_objects,
    timex_objects,
    zone_objects,
)
from dateline.model import Media, Problem, ReadReport

__all__ = ["annotation_object", "problem_objects", "unread_object"]

# Characters that no record can hold were replaced one for one: without the text nobody could check its hash.
REPLACING = frozenset({"nul-replaced", "surrogate-replaced", "bytes-replaced"})


def annotation_object(read: ReadReport, layers: Collection[str]) -> Object:
    """
    A read report as one line.

    Args:
        read: The report.
        layers: Which of the contract's layers to write.

    Returns:
        Keys in the contract's order; ``text`` only where it is not the one given: extracted, or with characters
        replaced. ``places`` only of a report of a record whose text was taken out of a file.
    """
    report = read.report
    line: Object = {"id": report.id, "text_sha256": report.text_sha256}
    if report.media is not Media.TEXT or any(problem.code in REPLACING for problem in report.problems):
        line["text"] = report.text
    line["problems"] = problem_objects(report.problems)
    if report.places:
        line["places"] = place_objects(report)
    if "meta" in layers:
        line["meta"] = meta_object(report)
    if "zones" in layers:
        line["zones"] = zone_objects(report)
    if "sentences" in layers:
        line["sentences"] = sentence_objects(read.sentences)
    if "entities" in layers:
        line["entities"] = entity_objects(read.mentions)
    if "actors" in layers:
        line["actors"] = actor_objects(read.actors)
    if "attributions" in layers:
        line["attributions"] = attribution_objects(read.quotes)
    if "timexes" in layers:
        line["timexes"] = timex_objects(read.dates)
    if "events" in layers:
        line["events"] = event_objects(read.events)
    return line


def unread_object(problem: Problem, name: str | int | None) -> Object:
    """The line for an input that gave no report: its id where it could be read, else its line number, and why."""
    return {"id": name, "problems": problem_objects([problem])}
