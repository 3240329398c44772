"""Know a browser again: a signed cookie for who logged in, and a mark in every form that no other page can know."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import threading
from dataclasses import dataclass, field
from time import time

from fastapi import Request, Response

from dateline.errors import ForbiddenError
from dateline.web.people import People, Person, Role

__all__ = ["COOKIE", "Sessions"]

COOKIE = "dateline"
_LASTS = 12 * 3600  # seconds; a working day
_FOREIGN = frozenset({"cross-site", "same-site"})


@dataclass(slots=True)
class Sessions:
    """
    The sessions of one site.

    Args:
        people: Those who may log in; None where the site is for this machine alone and asks nobody.
        alone: How the one person of this machine signs.
        key: Signs sessions and marks.
    """

    people: People | None
    alone: str
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    ended: dict[str, float] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        if self.people is not None:
            self.key = self.people.key

    def person_of(self, request: Request) -> Person | None:
        """Who asks; None when they have to log in first."""
        known = self.opened(request.cookies.get(COOKIE, ""))
        if self.people is None:
            return Person(self.alone, Role.ADMIN, known["visit"] if known else secrets.token_urlsafe(18))
        if known is None or known.get("name") not in self.people.roles:
            return None
        name = known["name"]
        if known.get("mark") != self.people.mark(name) or known["visit"] in self.ended:
            return None
        return Person(name, self.people.roles[name], known["visit"])

    def known(self, name: str) -> Person:
        """Somebody of the file of users, with a session that is to begin."""
        assert self.people is not None
        return Person(name, self.people.roles[name], secrets.token_urlsafe(18))

    def begin(self, request: Request, response: Response, person: Person | None = None, name: str = "") -> None:
        """Give a browser a session: one of its own to whoever logged in, to the one person of this machine theirs."""
        visit = person.visit if person is not None else secrets.token_urlsafe(18)
        content = {"visit": visit, "until": str(int(time() + _LASTS))}
        if self.people is not None:
            content |= {"name": name, "mark": self.people.mark(name)}
        secure = request.url.scheme == "https"
        response.set_cookie(
            COOKIE, self.signed(content), max_age=_LASTS, httponly=True, samesite="strict", secure=secure, path="/"
        )

    def end(self, person: Person, response: Response) -> None:
        """End a session, also for who copied its cookie."""
        with self.lock:
            now = time()
            self.ended = {visit: until for visit, until in self.ended.items() if until > now}
            self.ended[person.visit] = now + _LASTS
        response.delete_cookie(COOKIE, path="/")

    def signed(self, content: object) -> str:
        """Content that only this site can have written."""
        body = base64.urlsafe_b64encode(json.dumps(content).encode()).decode()
        return f"{body}.{self.signature('session', body)}"

    def opened(self, cookie: str) -> dict[str, str] | None:
        """What a cookie says, when this site wrote it and it still holds."""
        body, _, sign = cookie.partition(".")
        if not hmac.compare_digest(sign.encode(), self.signature("session", body).encode()):
            return None
        found: dict[str, str] = json.loads(base64.urlsafe_b64decode(body))
        return found if float(found["until"]) > time() else None

    def signature(self, what: str, body: str) -> str:
        """The signature of some content."""
        return hmac.new(self.key, f"{what}:{body}".encode(), hashlib.sha256).hexdigest()

    def form_mark(self, person: Person) -> str:
        """The mark of the forms of a session."""
        return self.signature("form", person.visit)

    def check_form(self, request: Request, person: Person, mark: str) -> None:
        """
        See that a form was sent by a page of this site, in this session.

        Raises:
            ForbiddenError: If it was not, or its page is too old.
        """
        if request.headers.get("sec-fetch-site", "") in _FOREIGN:
            raise ForbiddenError("this form was sent by another site")
        if not person.visit or not hmac.compare_digest(mark.encode(), self.form_mark(person).encode()):
            raise ForbiddenError(
                "this page is too old, or cookies are switched off", hint="load it again, then send it"
            )
