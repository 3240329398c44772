"""Give a page again as it was drawn, while nothing that it rests on changed: it is drawn once for all who look."""

from __future__ import annotations

import re
import threading
from asyncio import Event
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.api import Record
from dateline.errors import RecordError, UsageError
from dateline.model import ReportId
from dateline.record import ReportState
from dateline.web.frame import answer
from dateline.web.people import Person
from dateline.web.rests import MARK, RESTS, Rests
from dateline.web.state import State

__all__ = ["Again", "Drawn", "Shelf"]

MOST = 24_000_000  # bytes that are kept; the page that was asked for longest ago goes first
STATE = 350  # bytes of the state of a report
LARGEST = 400_000  # bytes of a page that is kept
#: What shows the settlement, and of the record only reports by their ids: no list of reports, no search.
SETTLED = (
    *("/stories", "/story/", "/events", "/event/", "/utterances", "/utterance/", "/actors", "/actor/"),
    *("/report/", "/api/v1/reports/", "/disagreements", "/finding/", "/wording", "/subject/", "/lineage"),
    *(f"/api/v1/{name}" for name in ("stories", "events", "utterances", "findings", "namings", "actors", "lineages")),
)
OF_REPORT = re.compile(r"/(?:report|api/v1/reports)/([^/]+)")
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """
    A page as it was drawn.

    Args:
        body: With ``MARK`` where the mark of a session is to be.
        kind: Its media type.
        has_mark: Whether there is such a place.
        reports: What it rests on.
        changed: What told the changes of reports before it was drawn: while that is the same, no report is looked up.
            None where nothing tells them, or the page rests on a report that was not there and may come.
    """

    body: bytes
    kind: str
    has_mark: bool
    reports: Mapping[ReportId, ReportState | None]
    changed: int | None = None

    @property
    def size(self) -> int:
        """The bytes that it takes, near enough."""
        return len(self.body) + STATE * len(self.reports)


class Shelf:
    """Pages that are kept, up to so many bytes."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self.held = 0
        self.file = (0, 0)
        self.lock = threading.Lock()
        self.pages: OrderedDict[Key, Drawn] = OrderedDict()

    def clear_for(self, file: tuple[int, int]) -> None:
        """Let go of the pages of another file of how things stand: nobody is given them again."""
        with self.lock:
            if self.file != file:
                self.file = file
                self.held = 0
                self.pages.clear()

    def get(self, key: Key) -> Drawn | None:
        """The page with a key."""
        with self.lock:
            found = self.pages.get(key)
            if found is not None:
                self.pages.move_to_end(key)
            return found

    def put(self, key: Key, page: Drawn) -> None:
        """Keep a page."""
        with self.lock:
            before = self.pages.pop(key, None)
            self.held += page.size - (before.size if before is not None else 0)
            self.pages[key] = page
            while self.held > self.most:
                _, gone = self.pages.popitem(last=False)
                self.held -= gone.size


class Again:
    """
    Gives pages of what is settled over the record again.

    A page rests on the file of how things stand, on what people said and put aside, on who looks, and on the reports
    that were asked for while it was drawn, each told by its seal. While all of it is as it was, the page is; reports
    that come meanwhile change none of it.

    Args:
        app: The site.
        state: What its pages share.
    """

    def __init__(self, app: ASGIApp, state: State) -> None:
        self.app = app
        self.state = state
        self.shelf = Shelf()
        self.drawing: dict[Key, Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(SETTLED):
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        try:
            key, known, changed = await run_in_threadpool(self.look, request)
        except RecordError:  # it cannot be read now: the page itself says so in its own words
            await self.app(scope, receive, send)
            return
        if known is None and (others := self.drawing.get(key)) is not None:
            await others.wait()  # somebody has it drawn just now: as a rule it is there then
            key, known, changed = await run_in_threadpool(self.look, request)
        if known is not None:
            await answer(request, self.response(known, request))(scope, receive, send)
        else:
            await self.draw_once(key, changed, scope, receive, send)

    async def draw_once(self, key: Key, changed: int | None, scope: Scope, receive: Receive, send: Send) -> None:
        """Have a page drawn while others who ask for it wait."""
        done = self.drawing.setdefault(key, Event())
        try:
            await self.draw(key, changed, scope, receive, send)
        finally:
            done.set()
            if self.drawing.get(key) is done:
                del self.drawing[key]

    def look(self, request: Request) -> tuple[Key, Drawn | None, int | None]:
        """What a page is kept by, the page where it is kept and nothing changed, and what tells changes of reports."""
        desk = self.state.desk
        with desk.reading() as record:
            settled, pager = desk.settled(record), record.store.pager()
            person: Person | None = getattr(request.state, "person", None)
            key = (
                *(request.url.path, request.url.query, (person.name, person.role) if person is not None else None),
                *(settled.standing.file, settled.newer > 0, settled.is_current, desk.written),
                *(*pager.stamp().split("-")[2:5], *record.store.shelf().moment(), *self.beside(request, record)),
            )
            self.shelf.clear_for(settled.standing.file)
            known, changed = self.shelf.get(key), pager.changed()
            if known is not None and (changed is None or changed != known.changed):
                known = known if pager.states(known.reports) == known.reports else None
            return key, known, changed

    def beside(self, request: Request, record: Record) -> tuple[object, ...]:
        """Of the page of a report what no seal holds: where it was found, problems, earlier texts."""
        found = OF_REPORT.fullmatch(request.url.path)
        if found is None:
            return ()
        try:
            return record.store.pager().beside(self.state.desk.id_of(unquote(found[1]), record))
        except UsageError:  # there is none: the page says so, and is not kept
            return ()

    def response(self, page: Drawn, request: Request) -> Response:
        """A kept page for whoever asks now."""
        body = page.body
        if page.has_mark:
            body = body.replace(MARK.encode(), self.state.sessions.form_mark(request.state.person).encode())
        return Response(body, media_type=page.kind)

    async def draw(self, key: Key, changed: int | None, scope: Scope, receive: Receive, send: Send) -> None:
        """Have a page drawn, and keep it."""
        rests = Rests()
        token = RESTS.set(rests)
        start: list[Message] = []
        parts: list[bytes] = []

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.append(message)
            else:
                parts.append(message.get("body", b""))

        try:
            await self.app(scope, receive, noted)
        finally:
            RESTS.reset(token)
        body, head = b"".join(parts), start[0]
        kinds = {name.lower(): value for name, value in head["headers"]}
        kind = kinds.get(b"content-type", b"").decode("latin-1")
        told = None if None in rests.reports.values() else changed
        page = Drawn(body, kind, rests.has_mark, rests.reports, told)
        if head["status"] == 200 and len(body) <= LARGEST:
            self.shelf.put(key, page)
        if head["status"] == 200:
            await answer(Request(scope), self.response(page, Request(scope)))(scope, receive, send)
            return
        await send(head)
        await send({"type": "http.response.body", "body": body})
