"""What reports say of each other: stories, events, utterances, findings, namings, actors; the contract's lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from fastapi import APIRouter, Request, Response

from dateline.exports.compared import (
    finding_object,
    merged_event_object,
    naming_object,
    story_object,
    utterance_object,
)
from dateline.model import RecordActor
from dateline.web.api.shapes import Line, Listed, listed
from dateline.web.asking import Number, Words, state_of
from dateline.web.looking import Compared

__all__ = ["router"]

router = APIRouter(tags=["compared"])
Item = TypeVar("Item")


@router.get("/stories", response_model=Listed)
def list_stories(request: Request, page: Number = 1) -> Response:
    """Reports of one affair."""
    return give(request, page, lambda known: known.settled.comparison.stories, lambda story, _: story_object(story))


@router.get("/events", response_model=Listed)
def list_events(request: Request, page: Number = 1, story: Words = "") -> Response:
    """What happened, each event once with all its accounts."""

    def line(event: Any, known: Compared) -> Line:
        return merged_event_object(event, known.settled.reads, known.settled.local_names)

    def chosen(known: Compared) -> Sequence[Any]:
        return [event for event in known.settled.comparison.events if story in ("", event.story)]

    return give(request, page, chosen, line, story=story)


@router.get("/utterances", response_model=Listed)
def list_utterances(request: Request, page: Number = 1) -> Response:
    """One thing said, as reports give it."""

    def line(one: Any, known: Compared) -> Line:
        return utterance_object(one, known.settled.texts, known.settled.hashes)

    return give(request, page, lambda known: known.settled.comparison.utterances, line)


@router.get("/findings", response_model=Listed)
def list_findings(request: Request, page: Number = 1, story: Words = "") -> Response:
    """What accounts say of each other."""

    def line(finding: Any, known: Compared) -> Line:
        return finding_object(finding, known.settled.texts, known.settled.hashes)

    def chosen(known: Compared) -> Sequence[Any]:
        return [one for one in known.settled.comparison.findings if story in ("", one.story)]

    return give(request, page, chosen, line, story=story)


@router.get("/namings", response_model=Listed)
def list_namings(request: Request, page: Number = 1, outlet: Words = "") -> Response:
    """How each outlet names each actor and event."""

    def chosen(known: Compared) -> Sequence[Any]:
        return [one for one in known.settled.comparison.namings if outlet in ("", one.outlet)]

    return give(request, page, chosen, lambda one, known: naming_object(one, known.settled.hashes), outlet=outlet)


@router.get("/actors", response_model=Listed)
def list_actors(request: Request, page: Number = 1) -> Response:
    """Everybody named in the record, with every place of every name."""
    return give(request, page, lambda known: known.settled.actors.actors, lambda actor, _: actor_line(actor))


def give(
    request: Request,
    page: int,
    chosen: Callable[[Compared], Sequence[Item]],
    line: Callable[[Item, Compared], Line],
    **query: object,
) -> Response:
    """One page of a list of the comparison."""
    state = state_of(request)
    size = state.options.per_page
    with state.desk.reading() as record:
        known = state.desk.compared(record)
        every = chosen(known)
        shown = every[(page - 1) * size : page * size]
        return listed(request, [line(item, known) for item in shown], page, len(every), query)


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
