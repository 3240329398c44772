"""What an address asks: which page of a list, which days, which names; a slip is told in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated

from fastapi import Query, Request
from pydantic import BeforeValidator

from dateline.web.frame import Paging
from dateline.web.state import State

__all__ = ["Day", "IsoDay", "Number", "Words", "paging", "state_of"]

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
Number = Annotated[int, Query(ge=1, le=1_000_000, description="Which page of the list, from 1.")]
Words = Annotated[str, Query(max_length=4_000)]
Day = Annotated[str, Query(max_length=40, description="A day, as 2020-01-17.")]


def iso_day(value: object) -> object:
    """A day as ISO 8601 writes it: a number is none, though some would read it as seconds."""
    if isinstance(value, str) and not _ISO.fullmatch(value):
        raise ValueError("write a day as 2020-01-17")
    return value


IsoDay = Annotated[date | None, BeforeValidator(iso_day), Query(description="A day, as 2020-01-17.")]


def state_of(request: Request) -> State:
    """What the pages of the running site share."""
    state: State = request.app.state.dateline
    return state


def paging(
    request: Request,
    number: int,
    total: int,
    noun: str,
    query: Mapping[str, object] | None = None,
    *,
    size: int = 0,
    part: str = "",
) -> Paging:
    """
    The place of a page in its list.

    Args:
        request: What was asked.
        number: Which page.
        total: Lines in all.
        noun: What one of them is called.
        query: What the list is narrowed to.
        size: Lines on a page, where it is not the site's.
        part: The part of the page that has the list, where it is not the whole page.
    """
    shown = size or state_of(request).options.per_page
    return Paging(request.url.path, dict(query or {}), number, shown, total, noun, part)
