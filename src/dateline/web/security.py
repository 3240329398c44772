"""Let nothing run but the site's own files, and answer nobody who came by another name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import urlencode

from fastapi import Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse

from dateline.web.limits import Tries
from dateline.web.options import ServeOptions
from dateline.web.people import Person, Role
from dateline.web.sessions import COOKIE, Sessions

__all__ = ["HEADERS", "guard", "is_here", "name_of_host"]

#: Forms that say nothing of a line.
FOR_READERS = frozenset({"/logout", "/shelf", "/api/v1/shelf", "/api/v1/session"})
FOR_ADMINS = ("/audit", "/api/v1/audit")
OPEN = frozenset({"/login", "/favicon.ico", "/api/v1/session"})

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_MINUTE = 60.0
_HERE = frozenset({"127.0.0.1", "localhost", "::1"})

Next = Callable[[Request], Awaitable[Response]]


def is_here(host: str) -> bool:
    """
    Whether an address to listen on is reached from this machine alone.

    Example:
        >>> is_here("127.0.0.1"), is_here("0.0.0.0")
        (True, False)
    """
    return host in _HERE


def name_of_host(header: str) -> str:
    """
    The name in a Host header, without its port.

    Example:
        >>> name_of_host("localhost:8642"), name_of_host("[::1]:8642"), name_of_host("desk.example")
        ('localhost', '::1', 'desk.example')
    """
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0].lower()


def guard(options: ServeOptions, sessions: Sessions) -> Callable[[Request, Next], Awaitable[Response]]:
    """
    The guard of the site: who is answered, and how their browser is to treat the answer.

    Pages elsewhere that point their own name at this machine (DNS rebinding) get nothing; where people are asked who
    they are, nobody else gets anything but the way in. Every answer carries the headers that keep foreign script and
    style out.
    """
    allowed = _HERE | {options.host, *options.hosts}
    paces = {True: Tries(options.writes_a_minute, _MINUTE), False: Tries(options.asks_a_minute, _MINUTE)}

    async def answer(request: Request, go_on: Next) -> Response:
        if name_of_host(request.headers.get("host", "")) not in allowed:
            return PlainTextResponse("This site does not go by that name; see `dateline serve --help`.\n", 421)
        person = sessions.person_of(request)
        request.state.person = person
        refused = refuse(request, person) or (
            slow_down(request, person, paces) if sessions.people is not None else None
        )
        if refused is not None:
            return refused
        response = await go_on(request)
        if sessions.people is None and person is not None and COOKIE not in request.cookies:
            sessions.begin(request, response, person)
        return response

    async def with_headers(request: Request, go_on: Next) -> Response:
        response = await answer(request, go_on)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return with_headers


def slow_down(request: Request, person: Person | None, paces: Mapping[bool, Tries]) -> Response | None:
    """The answer to who asks too much too fast; None for everybody else. Files of the site are not counted."""
    if request.url.path.startswith("/assets/"):
        return None
    pace = paces[request.method not in ("GET", "HEAD")]
    who = person.name if person is not None else request.client.host if request.client else ""
    wait = pace.wait(who)
    if not wait:
        pace.count(who)
        return None
    said = f"too many requests; come again in {wait} seconds"
    if request.url.path.startswith("/api/"):
        content = {"type": "about:blank", "title": "Too Many Requests", "status": 429, "detail": said}
        answer: Response = JSONResponse(content, 429, media_type="application/problem+json")
    else:
        answer = PlainTextResponse(f"{said.capitalize()}.\n", 429)
    answer.headers["Retry-After"] = str(wait)
    return answer


def refuse(request: Request, person: Person | None) -> Response | None:
    """The answer to who may not have what they ask for; None for who may."""
    path = request.url.path
    if path in OPEN or path.startswith("/assets/"):
        return None
    if person is None:
        if path.startswith("/api/"):
            said = {"type": "about:blank", "title": "Unauthorized", "status": 401, "detail": "log in first"}
            return JSONResponse(said, 401, media_type="application/problem+json")
        return RedirectResponse(f"/login?{urlencode({'next': path})}", 303)
    needed = Role.EDITOR if request.method not in ("GET", "HEAD") and path not in FOR_READERS else Role.READER
    needed = Role.ADMIN if path.startswith(FOR_ADMINS) else needed
    if person.role < needed:
        said_of_role = f"This is for {needed.name.lower()}s."
        if path.startswith("/api/"):
            content = {"type": "about:blank", "title": "Forbidden", "status": 403, "detail": said_of_role}
            return JSONResponse(content, 403, media_type="application/problem+json")
        return PlainTextResponse(f"{said_of_role}\n", 403)
    return None
