"""Put a page's parts into the frame of the site: title, navigation, search, and a mark by which it is fetched once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import jinja2
from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from dateline.page import wording
from dateline.web.addresses import SITE, slug, with_query, write_places
from dateline.web.naming import Names
from dateline.web.people import Person
from dateline.web.rests import MARK, RESTS
from dateline.web.settled import Settled
from dateline.web.state import State
from dateline.web.tables import TABLES

__all__ = ["ASSETS", "Paging", "answer", "asset_address", "show_page"]

#: The pages by what one wants: a group, then address and name.
NAVIGATION = (
    ("Read", (("/", "Overview"), ("/stories", "Stories"), ("/reports", "Reports"), ("/desk", "My desk"))),
    (
        "Ask",
        (
            ("/actors", "Who is who"),
            ("/quotes", "Who said what"),
            ("/events", "What happened"),
            ("/timeline", "When"),
            ("/quotation", "Was it said"),
        ),
    ),
    (
        "Compare",
        (
            ("/disagreements", "Where accounts differ"),
            ("/utterances", "One thing said"),
            ("/wording", "Wording"),
        ),
    ),
    (
        "Trace",
        (
            ("/lineage", "Who copied whom"),
            ("/copies", "Shared text"),
            ("/versions", "What was changed"),
            ("/outlets", "Outlets"),
        ),
    ),
    (
        "Work",
        (
            ("/open", "Not determined"),
            ("/corrections", "Corrections"),
            ("/alerts", "Alerts"),
            ("/add", "Add"),
            ("/take", "Take along"),
            ("/problems", "Problems"),
            ("/about", "About"),
        ),
    ),
)
ASSETS = {
    "style.css": ("text/css; charset=utf-8", ("dateline.page/assets/page.css", "dateline.web/assets/site.css")),
    "page.js": ("text/javascript; charset=utf-8", ("dateline.page/assets/page.js",)),
    "site.js": ("text/javascript; charset=utf-8", ("dateline.web/assets/site.js",)),
    "htmx.js": ("text/javascript; charset=utf-8", ("dateline.web/assets/htmx.min.js",)),
}


@dataclass(frozen=True, slots=True)
class Paging:
    """
    Where a page of a list stands in it.

    Args:
        path: The address of the list.
        query: What it is narrowed to.
        number: This page, from 1.
        size: Lines on a page.
        total: Lines in all.
        noun: What they are called, one of them.
        part: The part of the page that has the list, where it is not the whole page.
        named: What the number is called in the address.
    """

    path: str
    query: dict[str, Any]
    number: int
    size: int
    total: int
    noun: str
    part: str = ""
    named: str = "page"

    @property
    def first(self) -> int:
        """The first line of this page, from 1."""
        return (self.number - 1) * self.size + 1

    @property
    def last(self) -> int:
        """The last line of this page."""
        return min(self.total, self.number * self.size)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.total // self.size))

    def address(self, number: int) -> str:
        """The address of another page of the list."""
        found = with_query(self.path, **self.query, **{self.named: number if number > 1 else None})
        return f"{found}#{self.part}" if self.part else found


@lru_cache(maxsize=1)
def templates() -> jinja2.Environment:
    """The templates; whatever is not Markup is escaped, and a name that is not there is an error."""
    found = jinja2.Environment(
        loader=jinja2.PackageLoader("dateline.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.globals |= {
        "asset": asset_address,
        "count": wording.count,
        "say_days": wording.say_days,
        "say_percent": wording.say_percent,
        "say_published": wording.say_published,
        "address": SITE,
        "slug": slug,
        "with_query": with_query,
        "write_places": write_places,
        "cut_short": wording.cut_short,
        "tables": TABLES,
    }
    return found


@lru_cache(maxsize=len(ASSETS))
def read_asset(name: str) -> bytes:
    """The content of a file of the site."""
    parts = (part.partition("/") for part in ASSETS[name][1])
    return b"\n".join((files(package) / path).read_bytes() for package, _, path in parts)


@lru_cache(maxsize=len(ASSETS))
def asset_address(name: str) -> str:
    """The address of a file of the site; it changes with the content, so a browser may keep it for ever."""
    return f"/assets/{hashlib.sha256(read_asset(name)).hexdigest()[:12]}/{name}"


def show_page(request: Request, template: str, *, title: str, status: int = 200, **values: Any) -> Response:
    """A page of the site."""
    state: State = request.app.state.dateline
    html = (
        templates()
        .get_template(template)
        .render(
            title=title,
            record_name=state.name,
            person=(person := getattr(request.state, "person", None)),
            mark=form_mark(state, person),
            asks=state.sessions.people is not None,
            navigation=NAVIGATION,
            here=request.url.path,
            words=request.query_params.get("q", "") if request.url.path == "/search" else "",
            settled_told=say_settled(settled_of(values)),
            **values,
        )
    )
    return answer(request, HTMLResponse(html, status))


def form_mark(state: State, person: Person | None) -> str:
    """The mark of the forms of whoever looks; of a page that is kept, what stands for it."""
    if person is None:
        return ""
    rests = RESTS.get()
    if rests is None:
        return state.sessions.form_mark(person)
    rests.has_mark = True
    return MARK


def settled_of(values: Mapping[str, Any]) -> Settled | None:
    """What a page shows of the whole record."""
    names, settled = values.get("names"), values.get("settled")
    found = names.settled if isinstance(names, Names) else settled
    return found if isinstance(found, Settled) else None


def say_settled(settled: Settled | None) -> str:
    """Of when the page is, where that is not now; "" where it is, or where it shows nothing of the whole record."""
    if settled is None:
        return ""
    if not settled.is_whole:
        return "What reports share and say of each other is being settled; it is shown as soon as that has ended."
    if not settled.newer and settled.is_current:
        return ""
    moment = settled.settled_at.replace("T", " ").removesuffix("+00:00")
    more = "reports that came" if settled.newer > 0 else "changes"
    return f"Settled over all reports at {moment} UTC; {more} since then are settled next."


def answer(request: Request, response: Response) -> Response:
    """A response with the mark of its content; not sent again to who has it."""
    mark = f'"{hashlib.sha256(bytes(response.body)).hexdigest()[:32]}"'
    response.headers["ETag"] = mark
    response.headers["Cache-Control"] = "private, no-cache"
    if response.status_code == 200 and mark in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"ETag": mark, "Cache-Control": "private, no-cache"})
    return response
