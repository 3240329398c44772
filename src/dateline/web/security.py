"""Let nothing run but the site's own files, and answer nobody who came by another name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import Request, Response
from fastapi.responses import PlainTextResponse

from dateline.web.options import ServeOptions

__all__ = ["HEADERS", "guard_host", "is_here", "name_of_host"]

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


def guard_host(options: ServeOptions) -> Callable[[Request, Next], Awaitable[Response]]:
    """
    A guard against pages elsewhere that point their own name at this machine (DNS rebinding).

    Every answer carries the headers that keep foreign script and style out.
    """
    allowed = _HERE | {options.host, *options.hosts}

    async def guard(request: Request, go_on: Next) -> Response:
        response: Response
        if name_of_host(request.headers.get("host", "")) not in allowed:
            response = PlainTextResponse("This site does not go by that name; see `dateline serve --help`.\n", 421)
        else:
            response = await go_on(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return guard
