"""Who sends a form, and where they are led afterwards."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import RedirectResponse

from dateline.errors import ForbiddenError, UsageError
from dateline.web.asking import state_of
from dateline.web.people import Person

__all__ = ["led", "needs_reason", "safe_path", "sender", "where_from"]


def sender(request: Request, mark: str) -> Person:
    """
    The person who sends a form of this site.

    Raises:
        ForbiddenError: If nobody did, or no page of this site.
    """
    person: Person | None = request.state.person
    if person is None:
        raise ForbiddenError("nobody is logged in")
    state_of(request).sessions.check_form(request, person, mark)
    return person


def needs_reason(words: str) -> None:
    """
    See that a correction says why.

    Raises:
        UsageError: If it does not.
    """
    if not words.strip():
        raise UsageError("a correction needs a reason", hint="say in a few words why")


def where_from(request: Request) -> str:
    """From where somebody asks, for the audit log."""
    return request.client.host if request.client else ""


def safe_path(path: str) -> str:
    """
    A path of this site, whatever an address says.

    Example:
        >>> safe_path("/quotes?page=2"), safe_path("//evil.example"), safe_path("https://evil.example")
        ('/quotes?page=2', '/', '/')
    """
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() else "/"


def led(path: str) -> RedirectResponse:
    """Lead on after a form, so that loading the page again does not send it again."""
    return RedirectResponse(safe_path(path), 303)
