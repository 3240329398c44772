"""Take it along: the record or one story in every format of the export, with the texts or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http import HTTPStatus
from importlib.util import find_spec
from itertools import chain
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse

from dateline.errors import UsageError
from dateline.text.later import later
from dateline.web.asking import Words, state_of
from dateline.web.exporting import exported
from dateline.web.failures import told
from dateline.web.frame import show_page
from dateline.web.looking import find
from dateline.web.naming import Names

if TYPE_CHECKING:
    from dateline.exports import Format, formats
else:
    (formats,) = later("dateline.exports", "formats")

__all__ = ["router"]

router = APIRouter()
QUOTED = 12  # words of a line where texts are not given away
WAIT = 60  # seconds
Most = Annotated[int, Query(ge=0, le=10_000, description="At most so many words of each line.")]
ODD = re.compile(r"[^A-Za-z0-9._-]+")
NEEDS = {"parquet": ("polars", "pip install 'dateline[polars]'")}


@router.get("/take")
def show_ways(request: Request, story: Words = "", words: Most = QUOTED) -> Response:
    """Each format in both modes."""
    desk = state_of(request).desk
    with desk.reading() as record:
        settled, compared = desk.settled(record), desk.compared(record)
        if story:
            find(compared.stories, story, "story")
        return show_page(
            request,
            "take.html",
            title="Take it along",
            names=Names(settled),
            settled=settled,
            story=compared.stories[story] if story else None,
            headline=compared.title_of(story) if story else "",
            ways=[(one, missing(one)) for one in formats().values()],
            most=words,
        )


@router.get("/take/{name}")
def give(
    request: Request, name: str, story: Words = "", words: Annotated[int | None, Query(ge=0, le=10_000)] = None
) -> Response:
    """One of them, as a file; what is asked wrongly is told before a piece is sent."""
    state = state_of(request)
    found = formats().get(name)
    if found is None:
        raise UsageError(f"the record has no format {name[:40]!r}", hint=f"there are {', '.join(formats())}")
    with state.desk.reading() as record:
        if story:
            find(state.desk.compared(record).stories, story, "story")
    if not state.exports.acquire(blocking=False):
        answer = told(request, HTTPStatus.TOO_MANY_REQUESTS, "Other exports are being written. Try again in a minute.")
        answer.headers["Retry-After"] = str(WAIT)
        return answer

    def pieces() -> Iterator[bytes]:
        try:
            yield from exported(state.options.db, name, words, story)
        finally:
            state.exports.release()

    written = pieces()
    first = next(written, b"")
    headers = {
        "Content-Disposition": f'attachment; filename="{file_name(state.name, found, story, words)}"',
        "Cache-Control": "no-store",
    }
    return StreamingResponse(chain([first], written), media_type=found.media, headers=headers)


def missing(one: Format) -> str:
    """What is to be installed before a format can be written; "" where nothing is."""
    package, told = NEEDS.get(one.name, ("", ""))
    return told if package and find_spec(package) is None else ""


def file_name(record: str, one: Format, story: str, words: int | None) -> str:
    """
    What the file is called.

    Example:
        >>> from dateline.exports import format_named
        >>> file_name("Ashvala 2", format_named("csv"), "story-1f", 12)
        'Ashvala-2-story-1f-12-words.csv'
    """
    parts = [record, story, "" if words is None else f"{words}-words"]
    called = "-".join(part for part in parts if part)
    return ODD.sub("-", called) + one.ending
