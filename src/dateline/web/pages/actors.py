"""Who is who: everybody named in the record, and one of them with names, roles, statements and events."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request, Response

from dateline.page.notes import describe_quote
from dateline.text.fold import fold_word
from dateline.web.asking import Number, Words, paging, state_of
from dateline.web.frame import show_page
from dateline.web.looking import find, independent_in
from dateline.web.naming import Names

__all__ = ["router"]

router = APIRouter()
Kind = Literal["", "person", "organisation", "group", "country", "place", "outlet"]
MOST = 200  # statements and events on one page


@router.get("/actors")
def show_actors(request: Request, page: Number = 1, name: Words = "", kind: Kind = "") -> Response:
    """Those of most reports first; those without a name stand last."""
    state = state_of(request)
    size = state.options.per_page
    with state.desk.reading() as record:
        settled, compared = state.desk.settled(record), state.desk.compared(record)
        wanted = folded(name)
        every = [
            actor
            for actor in compared.actors.values()
            if kind in ("", actor.kind.value)
            and (not wanted or any(wanted in folded(used.name) for used in actor.names) or wanted in folded(actor.name))
        ]
        every.sort(key=lambda actor: (actor.described, -len(actor.reports), actor.name.casefold(), actor.id))
        return show_page(
            request,
            "actors.html",
            title="Who is who",
            names=Names(settled),
            found=every[(page - 1) * size : page * size],
            compared=compared,
            asked={"name": name, "kind": kind},
            paging=paging(request, page, len(every), "actor", {"name": name, "kind": kind}),
        )


@router.get("/actor/{own}")
def show_actor(request: Request, own: str) -> Response:
    """One of them."""
    state = state_of(request)
    with state.desk.reading() as record:
        settled, compared, lists = state.desk.settled(record), state.desk.compared(record), state.desk.lists(record)
        find(compared.actors, own, "actor")
        actor = compared.actors[own]
        quotes = compared.quotes_of.get(own, ())
        groups: dict[str, list[object]] = {}
        for report, quote in quotes[:MOST]:
            groups.setdefault(compared.sayings.get((report, quote.id), f"{report} {quote.id}"), []).append(
                (report, quote)
            )
        events = [compared.events[one] for one in compared.events_of.get(own, ())][:MOST]
        reports = {*actor.reports, *(report for report, _ in quotes), *(event.events[0][0] for event in events)}
        return show_page(
            request,
            "actor.html",
            title=actor.name,
            names=Names(settled),
            actor=actor,
            compared=compared,
            groups=groups,
            number=len(quotes),
            events=events,
            independent=independent_in(actor.reports, settled.lineage_of),
            describe=describe_quote,
            summaries={report: lists.summary(report) for report in reports},
            namings=compared.namings.get(own, ()),
        )


def folded(name: str) -> str:
    """A name as names are compared here."""
    return " ".join(map(fold_word, name.split()))
