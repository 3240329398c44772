"""Log in and out: slowed down after a few failures, written down each time."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from dateline.errors import ForbiddenError
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
    """Let somebody in, or not; each failure makes the next one slower."""
    state = state_of(request)
    if request.headers.get("sec-fetch-site", "") in ("cross-site", "same-site"):
        raise ForbiddenError("this form was sent by another site")
    people, where = state.sessions.people, request.client.host if request.client else ""
    if people is None:
        return led("/")
    wait = max(state.logins.wait(f"name {name}"), state.logins.wait(f"from {where}"))
    if wait:
        state.audit.write("login held off", name, where)
        answer = show_page(
            request, "login.html", title="Log in", status=429, next=safe_path(next), failed=f"Wait {wait} seconds."
        )
        answer.headers["Retry-After"] = str(wait)
        return answer
    if not people.admits(name, password):
        state.logins.count(f"name {name}")
        state.logins.count(f"from {where}")
        state.audit.write("login failed", name, where)
        failed = "The name and the password do not belong together."
        return show_page(request, "login.html", title="Log in", status=403, next=safe_path(next), failed=failed)
    state.logins.forget(f"name {name}")
    state.audit.write("login", name, where)
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
