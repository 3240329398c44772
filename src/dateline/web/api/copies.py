"""Shared text: all pairs, and one pair part by part."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from dateline.errors import UsageError
from dateline.exports import copy_object
from dateline.exports.pair import pair_rows, source_first
from dateline.web.api.shapes import Listed, give, listed
from dateline.web.asking import Number, state_of
from dateline.web.pages.copies import Kind

__all__ = ["PairParts", "router"]

router = APIRouter(tags=["copies"])


class PairParts(BaseModel):
    """A pair, then its parts in order: what both have, what moved, what only one has, words that differ."""

    parts: list[dict[str, Any]]


@router.get("/copies", response_model=Listed)
def list_copies(request: Request, page: Number = 1, kind: Kind = "", undirected: bool = False) -> Response:
    """The contract's lines of ``copies``, the largest share first; or those of which nobody knows who had it first."""
    state = state_of(request)
    size = state.options.per_page
    with state.desk.reading() as record:
        settled = state.desk.settled(record)
        found = settled.copies(kind=kind, is_open=undirected, offset=(page - 1) * size, limit=size)
        query = {"kind": kind, "undirected": "true" if undirected else None}
        return listed(request, map(copy_object, found.items), page, found.total, query)


@router.get("/copies/{one}/{other}", response_model=PairParts)
def read_pair(request: Request, one: str, other: str) -> Response:
    """Two reports part by part; the source first, where it is known."""
    state = state_of(request)
    with state.desk.reading() as record:
        settled = state.desk.settled(record)
        first, second = state.desk.id_of(one, record), state.desk.id_of(other, record)
        found = [copy for copy in settled.copies_of.get(first, ()) if {copy.a, copy.b} == {first, second}]
        if not found:
            raise UsageError("the record has no text that these two reports share", hint="ask for each by itself")
        copy = source_first(found[0], first)
        lists = state.desk.lists(record)
        names = {report: lists.summary(report) for report in (first, second)}
        parts = [*pair_rows(copy, lists.whole(copy.a), lists.whole(copy.b), names)]
        return give(request, {"parts": parts})
