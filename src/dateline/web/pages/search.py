"""Search: where words stand, the best report first, every place opening its words."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.model import Span
from dateline.page.markup import Markup, element, escape, join
from dateline.record import Hit
from dateline.web.addresses import SITE
from dateline.web.asking import Words, state_of
from dateline.web.frame import show_page
from dateline.web.naming import Names

__all__ = ["router", "show_excerpt"]

router = APIRouter()
MOST = 50


@router.get("/search")
def show_search(request: Request, q: Words = "") -> Response:
    """The form and what was found."""
    state = state_of(request)
    with state.desk.reading() as record:
        settled = state.desk.settled(record)
        hits = list(record.store.search(q, MOST)) if q.strip() else []
        return show_page(
            request,
            "search.html",
            title=f"Search: {q}" if q.strip() else "Search",
            names=Names(settled),
            q=q,
            hits=[(hit, show_excerpt(hit)) for hit in hits],
            most=MOST,
            total=len(settled.tags),
        )


def show_excerpt(hit: Hit) -> Markup:
    """The words around a hit, each place in them marked and opening the report there."""
    parts: list[Markup] = []
    at = hit.excerpt.start
    for place in hit.places:
        if place.start < at or place.end > hit.excerpt.end:
            continue
        parts += [escape(within(hit, at, place.start)), opened(hit, place)]
        at = place.end
    parts.append(escape(within(hit, at, hit.excerpt.end)))
    return element("bdi", join(parts))


def within(hit: Hit, start: int, end: int) -> str:
    """Words of the excerpt, on one line."""
    return hit.snippet[start - hit.excerpt.start : end - hit.excerpt.start].replace("\n", " ")


def opened(hit: Hit, place: Span) -> Markup:
    """One place, opening its words."""
    words = within(hit, place.start, place.end)
    return element("a", element("mark", words), href=SITE.words(hit.report.id, place))
