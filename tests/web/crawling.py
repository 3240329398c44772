"""Follow every link of the site, as a reader with much time would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from fastapi.testclient import TestClient

__all__ = ["START", "crawl", "links_of", "names_of"]

START = (
    "/",
    "/stories",
    "/actors",
    "/events",
    "/disagreements",
    "/utterances",
    "/wording",
    "/reports",
    "/quotes",
    "/timeline",
    "/lineage",
    "/copies",
    "/open",
    "/open?question=days",
    "/open?question=times",
    "/open?question=directions",
    "/open?question=doubtful",
    "/corrections",
    "/outlets",
    "/desk",
    "/desk?of=team",
    "/versions",
    "/alerts",
    "/add",
    "/take",
    "/problems",
    "/about",
    "/design",
    "/search?q=guards+dam",
    "/quotation?q=I+have+ten+death+certificates+in+this+drawer",
)


def links_of(html: str) -> list[str]:
    """The addresses that a page links to."""
    return [unescape(found) for found in re.findall(r' href="([^"]*)"', html)]


def names_of(html: str) -> set[str]:
    """The names that a link can lead to within a page."""
    return {unescape(found) for found in re.findall(r' id="([^"]+)"', html)}


def crawl(client: TestClient, most: int) -> Iterator[tuple[str, str, str]]:
    """
    Pages by their address, each once, with the address that led there.

    Args:
        client: The site.
        most: Pages at most.
    """
    waiting = dict.fromkeys(START, "")
    seen: set[str] = set()
    while waiting and len(seen) < most:
        path = next(iter(waiting))
        source = waiting.pop(path)
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code == 200, f"{path}, from {source}: {answer.status_code}"
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        yield path, answer.text, source
        for link in links_of(answer.text):
            target = link.partition("#")[0]
            if target.startswith("/") and target not in seen:
                waiting.setdefault(target, path)
