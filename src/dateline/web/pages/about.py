"""About this record: what it holds, with which version and options it was made, under which licences."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, Request, Response

from dateline.text.kernel import engine
from dateline.version import VERSION
from dateline.web.asking import state_of
from dateline.web.frame import show_page

__all__ = ["router"]

router = APIRouter()
KINDS = (
    ("report", "Reports"),
    ("zone", "Zones"),
    ("sentence", "Sentences"),
    ("quote", "Quotations"),
    ("time_expression", "Time expressions"),
    ("pair", "Pairs of reports that were compared and share words"),
    ("problem", "Problems met while reading reports"),
    ("unread", "Problems of inputs that gave no report"),
    ("judgement", "Corrections by people"),
)


@router.get("/about")
def show_about(request: Request) -> Response:
    """The page."""
    state = state_of(request)
    with state.desk.reading() as record:
        settled, pager = state.desk.settled(record), record.store.pager()
        sizes = settled.sizes
        return show_page(
            request,
            "about.html",
            title="About this record",
            settled=settled,
            version=VERSION,
            engine=engine(),
            counts_of_lines=[(told, sizes[name]) for name, told in KINDS],
            options=[(name, readable(value)) for name, value in sorted(pager.made_with().items())],
            outlets=settled.outlets[:200],
            rates=published_rates(),
        )


@lru_cache(maxsize=1)
def published_rates() -> dict[str, list[dict[str, Any]]]:
    """By kind of line, how right it is held to be: written by ``evals/rates.py`` from the floors of every release."""
    found: dict[str, list[dict[str, Any]]] = {}
    for rate in json.loads((files("dateline.web") / "rates.json").read_text("utf-8")):
        found.setdefault(rate["kind"], []).append(rate)
    return found


def readable(value: str) -> Mapping[str, object] | str:
    """An option as names and values where it has several."""
    try:
        found = json.loads(value)
    except ValueError:
        return value
    return found if isinstance(found, dict) else value
