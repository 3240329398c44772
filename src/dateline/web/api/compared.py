"""What reports say of each other: stories, events, utterances, findings, namings, actors; the contract's lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from fastapi import APIRouter, Request, Response

from dateline.exports.compared import (
    finding_object,
    merged_event_object,
    naming_object,
    story_object,
    utterance_object,
)
from dateline.model import Finding, MergedEvent, Naming, RecordActor, Story, Utterance
from dateline.web.api.shapes import Line, Listed, listed
from dateline.web.asking import Number, Words, state_of
from dateline.web.looking import Compared

__all__ = ["router"]

router = APIRouter(tags=["compared"])
Item = TypeVar("Item")


@router.get("/stories", response_model=Listed)
def list_stories(request: Request, page: Number = 1) -> Response:
    """Reports of one affair."""
    return give(request, page, Story, "story", lambda story, _: story_object(story))


@router.get("/events", response_model=Listed)
def list_events(request: Request, page: Number = 1, story: Words = "") -> Response:
    """What happened, each event once with all its accounts."""

    def line(event: MergedEvent, known: Compared) -> Line:
        return merged_event_object(event, known.reads, known.local_names)

    return give(request, page, MergedEvent, "event", line, story=story)


@router.get("/utterances", response_model=Listed)
def list_utterances(request: Request, page: Number = 1) -> Response:
    """One thing said, as reports give it."""
    return give(
        request, page, Utterance, "utterance", lambda one, known: utterance_object(one, known.texts, known.hashes)
    )


@router.get("/findings", response_model=Listed)
def list_findings(request: Request, page: Number = 1, story: Words = "") -> Response:
    """What accounts say of each other."""

    def line(finding: Finding, known: Compared) -> Line:
        return finding_object(finding, known.texts, known.hashes)

    return give(request, page, Finding, "finding", line, story=story)


@router.get("/namings", response_model=Listed)
def list_namings(request: Request, page: Number = 1, outlet: Words = "") -> Response:
    """How each outlet names each actor and event."""
    return give(
        request, page, Naming, "naming", lambda one, known: naming_object(one, known.hashes), whole=True, outlet=outlet
    )


@router.get("/actors", response_model=Listed)
def list_actors(request: Request, page: Number = 1) -> Response:
    """Everybody named in the record, with every place of every name."""
    return give(request, page, RecordActor, "actor", lambda actor, _: actor_line(actor), whole=True)


def give(
    request: Request,
    page: int,
    kind: type[Item],
    table: str,
    line: Callable[[Item, Compared], Line],
    *,
    whole: bool = False,
    **query: str,
) -> Response:
    """
    One page of a list of the comparison, in its own order.

    Args:
        request, page: What was asked.
        kind, table: What the list is of.
        line: Makes a line of one.
        whole: Whether pages have only the beginning of it.
        query: What the list is narrowed to.
    """
    state = state_of(request)
    size = state.options.per_page
    equal = {name: value for name, value in query.items() if value}
    with state.desk.reading() as record:
        known = state.desk.compared(record)
        found = known.cut(kind, table, "place", (page - 1) * size, size, whole=whole, equal=equal)
        return listed(request, [line(item, known) for item in found.items], page, found.total, query)


def actor_line(actor: RecordActor) -> Line:
    """One actor of the record."""
    return {
        "id": actor.id,
        "name": actor.name,
        "actor_kind": actor.kind.value,
        "described": actor.described,
        "reports": list(actor.reports),
        "names": [
            {
                "name": used.name,
                "places": [
                    {"report": place.report, "start": place.span.start, "end": place.span.end} for place in used.places
                ],
            }
            for used in actor.names
        ],
        "roles": [
            {
                "role": role.role,
                "organisation": role.organisation,
                "report": role.evidence.report,
                "spans": [[role.evidence.span.start, role.evidence.span.end]],
            }
            for role in actor.roles
        ],
    }
