"""My desk: the stories that somebody follows, bookmarks with notes, and what the team has seen."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request, Response

from dateline.api import Record
from dateline.clock import now
from dateline.record import Aside, Putting
from dateline.web.addresses import parse_places
from dateline.web.asking import Number, paging, state_of
from dateline.web.forms import led, sender
from dateline.web.frame import show_page
from dateline.web.naming import Names

__all__ = ["router"]

router = APIRouter()
Typed = Annotated[str, Form(max_length=4_000)]
FOLLOWED = 60  # stories
LAST = 40  # reports seen lately that are listed


@router.get("/desk")
def show_desk(request: Request, page: Number = 1, of: Literal["", "team"] = "") -> Response:
    """Mine, or the whole team's."""
    state = state_of(request)
    size = state.options.per_page
    person = request.state.person
    with state.desk.reading() as record:
        lists, settled = state.desk.lists(record), state.desk.settled(record)
        shelf = record.store.shelf()
        by = None if of == "team" else person.name
        bookmarks = [one for one in shelf.of(by=by, what=Putting.BOOKMARK) if one.report in settled.tags]
        followed = [one for one in shelf.of(by=by, what=Putting.STORY) if one.report in settled.tags]
        seen = [one for one in shelf.of(what=Putting.SEEN) if one.report in settled.tags]
        shown = bookmarks[(page - 1) * size : page * size]
        stories, titles = {}, {}
        if followed:
            compared = state.desk.compared(record)
            for one in followed[:FOLLOWED]:
                story = compared.story_of.get(one.report)
                if story is not None:
                    unseen = unseen_in(story.reports, [each for each in seen if each.by == person.name])
                    line = compared.story_line(story)
                    row = (story, lists.summary(story.reports[0]), line.texts, line.independent)
                    titles[story.id] = compared.title_of(story.id)
                    stories[story.id] = (*row, line.differing, unseen)
        reports = {one.report for one in (*shown, *seen[:LAST])}
        return show_page(
            request,
            "desk.html",
            title="My desk" if not of else "The team’s desk",
            names=Names(settled),
            of=of,
            stories=list(stories.values()),
            titles=titles,
            further=len(followed) - FOLLOWED,
            owners=state.desk.compared(record).owners,
            bookmarks=[(one, words_of(one, record)) for one in shown],
            seen=seen[:LAST],
            summaries={report: lists.summary(report) for report in reports},
            paging=paging(request, page, len(bookmarks), "bookmark", {"of": of}),
        )


@router.post("/shelf")
def put_aside(
    request: Request,
    mark: Typed,
    what: Annotated[Literal["seen", "bookmark", "story"], Form()],
    report: Typed,
    at: Typed = "",
    note: Typed = "",
    take: Typed = "",
    back: Typed = "/desk",
) -> Response:
    """Put something aside, or take it back; readers may, for it says nothing of a line."""
    state = state_of(request)
    person = sender(request, mark)
    with state.desk.reading() as record:
        own = state.desk.id_of(report, record)
        text = record.store.text(own)
        spans = tuple(span for span in parse_places(at) if span.end <= len(text))
    one = Aside(person.name, Putting(what), own, spans, " ".join(note.split())[:400], now())
    with state.desk.writing() as record:
        if take:
            record.store.shelf().take(one)
        else:
            record.store.shelf().put(one)
    return led(back)


def words_of(one: Aside, record: Record) -> str:
    """The words of a bookmark; "" for a report as a whole."""
    text = record.store.text(one.report) if one.spans else ""
    return " … ".join(" ".join(span.of(text).split()) for span in one.spans)


def unseen_in(reports: tuple[str, ...], seen: list[Aside]) -> int:
    """How many reports of a story somebody has not seen."""
    return len(set(reports) - {one.report for one in seen})
