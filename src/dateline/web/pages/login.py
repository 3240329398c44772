"""Log in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from dateline.errors import ForbiddenError
from dateline.web.admitting import admit
from dateline.web.asking import Words, state_of
from dateline.web.forms import led, safe_path, sender
from dateline.web.frame import show_page

__all__ = ["router"]

router = APIRouter()
Typed = Annotated[str, Form(max_length=200)]


@router.get("/login")
def show_login(request: Request, next: Words = "/") -> Response:  # noqa: A002  # as addresses call it
    """The form."""
    if state_of(request).sessions.people is None:
        return led("/")
    return show_page(request, "login.html", title="Log in", next=safe_path(next), failed="")


@router.post("/login")
def log_in(request: Request, name: Typed, password: Typed, next: Words = "/") -> Response:  # noqa: A002
    """Let somebody in, or not."""
    state = state_of(request)
    if request.headers.get("sec-fetch-site", "") in ("cross-site", "same-site"):
        raise ForbiddenError("this form was sent by another site")
    if state.sessions.people is None:
        return led("/")
    failed = admit(request, name, password)
    if failed is not None:
        answer = show_page(
            request, "login.html", title="Log in", status=failed.status, next=safe_path(next), failed=failed.told
        )
        if failed.wait:
            answer.headers["Retry-After"] = str(failed.wait)
        return answer
    response = led(next)
    state.sessions.begin(request, response, name=name)
    return response


@router.post("/logout")
def log_out(request: Request, mark: Typed) -> Response:
    """End the session."""
    person = sender(request, mark)
    response = led("/")
    state_of(request).sessions.end(person, response)
    state_of(request).audit.write("logout", person.name, request.client.host if request.client else "")
    return response
