"""What reports say of each other: stories, events, utterances, findings, namings, actors; the contract's lines.

A line of a list and the same thing asked for by its id have the same fields; by its id it also has what its page
counts, and the ids of what hangs on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

from fastapi import APIRouter, Request, Response

from dateline.exports.compared import (
    finding_object,
    merged_event_object,
    naming_object,
    story_object,
    utterance_object,
)
from dateline.model import (
    Finding,
    MergedEvent,
    Naming,
    Quote,
    RecordActor,
    ReportId,
    Story,
    Utterance,
)
from dateline.web.api.shapes import Line, Listed, listed
from dateline.web.api.shapes import give as answered
from dateline.web.api.single import ActorRead, EventRead, FindingRead, StoryRead, UtteranceRead
from dateline.web.asking import Number, Words, state_of
from dateline.web.looking import Compared, find
from dateline.web.owners import Owners, accounts_in

__all__ = ["router"]

router = APIRouter(tags=["compared"])
Item = TypeVar("Item")


@router.get("/stories", response_model=Listed)
def list_stories(request: Request, page: Number = 1) -> Response:
    """Reports of one affair."""
    return give(request, page, Story, "story", lambda story, _: story_object(story))


@router.get("/stories/{own}", response_model=StoryRead)
def read_story(request: Request, own: str) -> Response:
    """One story, with its counts; ``/findings?story=`` has where its accounts differ."""
    with comparing(request) as known:
        story = found_in(known.stories, own, "story")
        line = known.story_line(story)
        content = {
            **story_object(story),
            **counted(known.owners, story.reports, line.independent),
            "texts": line.texts,
            "differing": line.differing,
        }
        return answered(request, content)


@router.get("/events", response_model=Listed)
def list_events(request: Request, page: Number = 1, story: Words = "") -> Response:
    """What happened, each event once with all its accounts."""
    return give(request, page, MergedEvent, "event", event_line, story=story)


@router.get("/events/{own}", response_model=EventRead)
def read_event(request: Request, own: str) -> Response:
    """One event with all its accounts, their words, and what they say of each other."""
    with comparing(request) as known:
        event = found_in(known.events, own, "event")
        reports = [report for report, _ in event.events]
        return answered(request, {**event_line(event, known), **counted(known.owners, reports), **findings(own, known)})


@router.get("/utterances", response_model=Listed)
def list_utterances(request: Request, page: Number = 1) -> Response:
    """One thing said, as reports give it."""
    return give(request, page, Utterance, "utterance", utterance_line)


@router.get("/utterances/{own}", response_model=UtteranceRead)
def read_utterance(request: Request, own: str) -> Response:
    """One thing said: every form of it, and what the accounts of it say of each other."""
    with comparing(request) as known:
        found = found_in(known.utterances, own, "utterance")
        reports = [saying.report for saying in found.sayings]
        content = {**utterance_line(found, known), **counted(known.owners, reports), **findings(own, known)}
        return answered(request, content)


@router.get("/findings", response_model=Listed)
def list_findings(request: Request, page: Number = 1, story: Words = "", subject: Words = "") -> Response:
    """What accounts say of each other; ``subject`` is an event or something said."""
    return give(request, page, Finding, "finding", finding_line, story=story, subject=subject)


@router.get("/findings/{own}", response_model=FindingRead)
def read_finding(request: Request, own: str) -> Response:
    """One finding: the question, and every account's answer in its own words."""
    with comparing(request) as known:
        return answered(request, finding_line(found_in(known.findings, own, "finding"), known))


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


@router.get("/actors/{own}", response_model=ActorRead)
def read_actor(request: Request, own: str) -> Response:
    """One of them: every place of every name, roles, why the names are one's, statements and events."""
    with comparing(request) as known:
        found_in(known.actors, own, "actor")
        actor = known.whole_actor(own)
        content = {
            **actor_line(actor),
            **counted(known.owners, actor.reports, known.actors[own].independent),
            "joins": [[ground.because for ground in joined.grounds] for joined in actor.joins],
            "statements": [statement_line(report, quote) for report, quote in known.quotes_of(own)],
            "events": [event.id for event in known.events_of(own)],
        }
        return answered(request, content)


@contextmanager
def comparing(request: Request) -> Iterator[Compared]:
    """The record compared, for as long as an answer is made."""
    state = state_of(request)
    with state.desk.reading() as record:
        yield state.desk.compared(record)


def found_in(known: Mapping[str, Item], own: str, what: str) -> Item:
    """
    One thing by its id.

    Raises:
        UsageError: If there is none.
    """
    find(known, own, what)
    return known[own]


def counted(owners: Owners, reports: Sequence[ReportId], independent: int | None = None) -> Line:
    """How many independent accounts stand behind some reports, where that is not known yet, and of which houses."""
    houses = owners.behind(reports)
    told = houses and {"number": houses.number, "shared": dict(houses.shared), "unknown": houses.unknown}
    number = len(accounts_in(reports, owners.lineage_of)) if independent is None else independent
    return {"independent": number, "families": told}


def findings(subject: str, known: Compared) -> Line:
    """What the accounts of an event or utterance say of each other."""
    return {"findings": [finding_line(one, known) for one in known.findings_of(subject)]}


def event_line(event: MergedEvent, known: Compared) -> Line:
    """A merged event with its accounts."""
    return merged_event_object(event, known.reads, known.local_names)


def utterance_line(found: Utterance, known: Compared) -> Line:
    """An utterance with every form of it."""
    return utterance_object(found, known.texts, known.hashes)


def finding_line(found: Finding, known: Compared) -> Line:
    """A finding with its accounts."""
    return finding_object(found, known.texts, known.hashes)


def statement_line(report: ReportId, quote: Quote) -> Line:
    """A statement of an actor, as a place to open."""
    return {"report": report, "attribution": quote.id, "spans": [[span.start, span.end] for span in quote.content]}


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
