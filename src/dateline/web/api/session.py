"""A session for programs: who asks, and the mark that every change needs."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from dateline.errors import ForbiddenError
from dateline.web.admitting import admit
from dateline.web.asking import state_of
from dateline.web.people import Person

__all__ = ["Session", "router"]

router = APIRouter(tags=["session"])


class Session(BaseModel):
    """A session."""

    person: str = Field(description="How corrections are signed.")
    role: str = Field(description="reader, editor or admin")
    mark: str = Field(description="To be sent as X-Dateline-Mark with every POST, beside the cookie.")


class Entry(BaseModel):
    """Who comes in; where nobody is asked who they are, both may be empty."""

    name: str = Field("", max_length=200)
    password: str = Field("", max_length=200)


@router.get("/session", response_model=Session)
def read_session(request: Request) -> Response:
    """The session of the cookie that came along."""
    person: Person | None = request.state.person
    if person is None:
        raise ForbiddenError("nobody is logged in", hint="POST a name and a password here")
    return JSONResponse(told(request, person), headers={"Cache-Control": "no-store"})


@router.post("/session", response_model=Session, status_code=201)
def begin_session(request: Request, entry: Entry) -> Response:
    """Log in; the cookie of the answer is the session."""
    sessions = state_of(request).sessions
    if request.headers.get("sec-fetch-site", "") in ("cross-site", "same-site"):
        raise ForbiddenError("this was sent by another site")
    if sessions.people is None:
        person: Person = request.state.person
        answer = JSONResponse(told(request, person), 201, headers={"Cache-Control": "no-store"})
        sessions.begin(request, answer, person)
        return answer
    failed = admit(request, entry.name, entry.password)
    if failed is not None:
        content = {"type": "about:blank", "title": "Not let in", "status": failed.status, "detail": failed.told}
        answer = JSONResponse(content, failed.status, media_type="application/problem+json")
        if failed.wait:
            answer.headers["Retry-After"] = str(failed.wait)
        return answer
    person = sessions.known(entry.name)
    answer = JSONResponse(told(request, person), 201, headers={"Cache-Control": "no-store"})
    sessions.begin(request, answer, person, entry.name)
    return answer


def told(request: Request, person: Person) -> dict[str, str]:
    """What is said of a session."""
    mark = state_of(request).sessions.form_mark(person)
    return {"person": person.name, "role": person.role.name.lower(), "mark": mark}
