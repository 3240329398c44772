"""Every page of the site by its route, taken from the site's own routes, so that a new page cannot be forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from starlette.routing import compile_path
from tests.web.crawling import START, links_of

from dateline.web.pages import PAGES

__all__ = ["addresses", "page_routes"]

#: What is asked for by GET and is no page: files, streams, and ways that only lead on.
NO_PAGES = frozenset(
    {
        "/add/{own}/events",
        "/assets/{digest}/{name}",
        "/corrections.jsonl",
        "/csv/{name}.csv",
        "/favicon.ico",
        "/event-of/{name}/{told}",
        "/outlets.tsv",
        "/story-of/{name}",
        "/take/{name}",
        "/who/{name}",
    }
)
#: Pages that no other links to where nobody logs in.
UNLINKED = ("/audit", "/login", "/desk?of=team")


def page_routes() -> list[str]:
    """The paths of all pages, as the site declares them."""
    found = (route for page in PAGES for route in page.router.routes if isinstance(route, APIRoute))
    return sorted({route.path for route in found if "GET" in (route.methods or ())} - NO_PAGES)


def addresses(client: TestClient, each: int, start: tuple[str, ...] = ()) -> Iterator[tuple[str, str, bytes]]:
    """
    Follow every link, and take so many addresses of each page: its route, an address and what it answers.

    Args:
        client: The site.
        each: Addresses of one route at most.
        start: Further addresses, in front.
    """
    patterns = [(route, compile_path(route)[0]) for route in page_routes()]
    waiting = dict.fromkeys((*start, *START, *UNLINKED))
    seen: set[str] = set()
    taken: dict[str, int] = {}
    while waiting:
        path = next(iter(waiting))
        waiting.pop(path)
        seen.add(path)
        route = next((one for one, regex in patterns if regex.match(re.split("[?#]", path)[0])), None)
        if route is None or taken.get(route, 0) >= each:
            continue
        taken[route] = taken.get(route, 0) + 1
        answer = client.get(path, follow_redirects=False)
        if route == "/login" and answer.status_code == 303:  # nobody logs in to a site for one machine
            yield route, path, b""
            continue
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        yield route, path, answer.content
        for link in links_of(answer.text):
            target = link.partition("#")[0]
            if target.startswith("/") and target not in seen:
                waiting.setdefault(target)
