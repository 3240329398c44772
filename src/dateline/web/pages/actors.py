"""Who is who: everybody named in the record, and one of them with names, roles, statements and events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from fastapi import APIRouter, Request, Response

from dateline.api import Record
from dateline.errors import UsageError
from dateline.model import ActorEvidence, Quote, RecordActor, RecordActors, ReportId, Verdict
from dateline.named import find_actor, found_one
from dateline.page.notes import describe_quote
from dateline.record import ReportSummary
from dateline.web.addresses import parse_places, slug, with_query
from dateline.web.asking import Number, Words, paging, state_of
from dateline.web.forms import led
from dateline.web.frame import show_page
from dateline.web.here import Here, here_of
from dateline.web.history import judgements_on
from dateline.web.history import places_of as history_places
from dateline.web.listing import listing
from dateline.web.lists import Lists
from dateline.web.looking import Compared, find
from dateline.web.saying import Sent, Word, take

__all__ = ["router"]

router = APIRouter()
Kind = Literal["", "person", "organisation", "group", "country", "place", "outlet"]
STATEMENTS = 20  # on a page
EVENTS = 12  # on the page of an actor; the list of events has all of them
SPELLINGS, PLACES = 24, 4  # spellings, and places of each
ROLES, JOINS, NAMINGS = 24, 12, 24
SPLIT = 60  # places of names that can be told to be somebody else's
OFFERED = 100  # names offered while somebody types


@router.get("/actors")
def show_actors(request: Request, page: Number = 1, name: Words = "", kind: Kind = "") -> Response:
    """Those of most reports first; those without a name stand last."""
    with listing(request, page) as here:
        found = here.compared.list_actors(name, kind, offset=here.offset, limit=here.size)
        asked = {"name": name, "kind": kind}
        return here.show(
            "actors.html", found.total, "actor", asked,
            title="Who is who", found=found.items, compared=here.compared, asked=asked,
        )  # fmt: skip


@router.get("/actor/{own}")
def show_actor(request: Request, own: str, page: Number = 1) -> Response:
    """One of them; ``page`` is that of the list of statements."""
    with state_of(request).desk.reading() as record:
        return draw_actor(here_of(request, record), own, page)


@router.get("/who/{name}")
def lead_to_actor(request: Request, name: str, at: Words) -> Response:
    """Whoever is named at some words of a report, whatever the address of the actor is now."""
    state = state_of(request)
    with state.desk.reading() as record:
        report = state.desk.id_of(name, record)
        actor = state.desk.compared(record).actor_at(report, parse_places(at))
        if actor is not None:
            return led(f"/actor/{actor}")
    raise UsageError("the record has no actor at these words", hint="they are no name since a correction")


@router.post("/actor/{own}")
async def judge_actor(request: Request, own: str) -> Response:
    """Say that two are one, that one is two, or what one is called."""

    def decide(record: Record, sent: Sent) -> Word:
        compared = state_of(request).desk.compared(record)
        find(compared.actors, own, "actor")
        return word_on(compared.whole_actor(own), sent, compared, record)

    def draw(record: Record, failed: str, sent: Sent) -> Response:
        return draw_actor(here_of(request, record), own, failed=failed, typed=sent.typed)

    return await take(request, decide, draw)


def word_on(actor: RecordActor, sent: Sent, compared: Compared, record: Record) -> Word:
    """
    What a form says of an actor.

    Raises:
        UsageError: If it says nothing, not why, or not of whom.
    """
    why = sent.reason()
    said, value = what_is_said(actor, sent, compared, record)
    first = said[0][1][0]

    def say(record: Record, by: str) -> str:
        for name, places in said:
            record.judge_actors(name, places, value, why, by, None)
        return actor.name

    at = f"{first.span.start}-{first.span.end}"
    return Word(f"{sent.verdict} actor", with_query(f"/who/{slug(first.report)}", at=at), say)


Said = list[tuple[Verdict, list[ActorEvidence]]]


def what_is_said(
    actor: RecordActor, sent: Sent, compared: Compared, record: Record
) -> tuple[Said, dict[str, str] | None]:
    """
    A form as judgements on places of names.

    Raises:
        UsageError: If it says nothing, or not of whom.
    """
    places = [place for used in actor.names for place in used.places]
    if sent.verdict == "rename":
        name = sent.one("name")
        if not name:
            raise UsageError("an actor needs a name", hint="write the name that is to be shown")
        return [(Verdict.RENAME, places[:1])], {"name": name}
    if sent.verdict == "split":
        chosen = [place for place in places if place_key(place) in sent.every("place")]
        rest = [place for place in places if place not in chosen]
        if not chosen or not rest:
            raise UsageError("choose some of the names, not all", hint="those that are somebody else's")
        apart: Said = [(Verdict.DIFFERENT, [rest[0], place]) for place in chosen]
        return [*apart, *([(Verdict.SAME, chosen)] if len(chosen) > 1 else [])], None
    if sent.verdict in ("same", "different"):
        other = other_of(sent.one("other"), actor, compared, record)
        theirs = [place for used in other.names for place in used.places]
        return [(Verdict(sent.verdict), [places[0], theirs[0]])], None
    raise UsageError("nothing was said of the actor", hint="use one of the buttons")


def other_of(words: str, actor: RecordActor, compared: Compared, record: Record) -> RecordActor:
    """
    The other actor that somebody names, by id or by name.

    Raises:
        UsageError: If there is none, or more than one.
    """
    if not words:
        raise UsageError("nobody was named", hint="write a name of the other, or the id in its address")
    known = RecordActors(tuple(compared.actors_called(words)))
    texts = {place: used.name for one in known.actors for used in one.names for place in used.places}
    found = [one for one in find_actor(known, words, texts, record.id_named) if one.id != actor.id]
    return found_one(found, words)


def place_key(place: ActorEvidence) -> str:
    """A place of a name, as a form names it."""
    return f"{slug(place.report)} {place.span.start}-{place.span.end}"


def reasons_of(actor: RecordActor) -> list[tuple[str, list[ActorEvidence], int]]:
    """Why the names are one's, each reason once: with words that it rests on, and how often it holds."""
    found: dict[str, tuple[list[ActorEvidence], int]] = {}
    for joined in actor.joins:
        told = "; ".join(ground.because for ground in joined.grounds)
        places, times = found.get(told, ([place for ground in joined.grounds for place in ground.evidence[:2]], 0))
        found[told] = (places, times + 1)
    return [(told, places, times) for told, (places, times) in found.items()]


def draw_actor(
    here: Here, own: str, page: int = 1, *, failed: str = "", typed: Mapping[str, str] | None = None
) -> Response:
    """The page of an actor."""
    request, compared = here.request, here.compared
    find(compared.actors, own, "actor")
    shown = compared.actors[own]
    actor = shown.actor
    size = min(STATEMENTS, state_of(request).options.per_page)
    quotes = compared.quotes_of(own, offset=(page - 1) * size, limit=size)
    places = [(used.name, place) for used in actor.names for place in used.places if here.lists.has(place.report)]
    return show_page(
        request,
        "actor.html",
        title=actor.name,
        status=400 if failed else 200,
        names=here.names,
        actor=actor,
        compared=compared,
        groups=by_saying(quotes, compared),
        shown=shown,
        houses=compared.owners.behind(actor.reports),
        events=compared.list_events("", own, offset=0, limit=EVENTS),
        reasons=reasons_of(actor)[:JOINS],
        most={"spellings": SPELLINGS, "places": PLACES, "roles": ROLES},
        describe=describe_quote,
        summaries=summaries_of(here.lists, actor, [place for _, place in places[:SPLIT]], quotes),
        namings=compared.namings_of(own, limit=NAMINGS),
        places=[(place_key(place), name, place) for name, place in places[:SPLIT]],
        known=[name for name in compared.names_like(actor.kind.value, OFFERED) if name != actor.name],
        history=history_of(here, [place for _, place in places]),
        failed=failed,
        typed=typed or {},
        paging=paging(request, page, shown.line.quotes, "statement", size=size, part="said-title"),
    )


def by_saying(quotes: Sequence[tuple[ReportId, Quote]], compared: Compared) -> dict[str, list[tuple[ReportId, Quote]]]:
    """Statements by what is said in them: several reports of one stand together."""
    groups: dict[str, list[tuple[ReportId, Quote]]] = {}
    for report, quote in quotes:
        groups.setdefault(compared.sayings.get((report, quote.id), f"{report} {quote.id}"), []).append((report, quote))
    return groups


def summaries_of(
    lists: Lists, actor: RecordActor, places: Iterable[ActorEvidence], quotes: Iterable[tuple[ReportId, Quote]]
) -> dict[ReportId, ReportSummary]:
    """The reports that the page speaks of: of statements, of names that can be parted, of the spellings it lists."""
    reports = {*(place.report for place in places), *(report for report, _ in quotes)}
    named = {place.report for used in actor.names[:SPELLINGS] for place in used.places[:PLACES]}
    return {report: lists.summary(report) for report in reports | {one for one in named if lists.has(one)}}


def history_of(here: Here, places: Iterable[ActorEvidence]) -> list[dict[str, Any]]:
    """What people said of the names of an actor."""
    words = {(here.compared.hashes[place.report], place.span.start, place.span.end) for place in places}
    return [row for row in judgements_on(here.record, "actor") if words & history_places(row)]
