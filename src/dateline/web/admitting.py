"""See whether somebody may come in: slowed down after a few failures, written down each time."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request

from dateline.web.asking import state_of
from dateline.web.forms import where_from

__all__ = ["Refused", "admit"]


@dataclass(frozen=True, slots=True)
class Refused:
    """
    Why somebody may not come in.

    Args:
        status: Of the answer.
        told: In plain words; never whether there is such a name.
        wait: Seconds to wait before the next try; 0 for none.
    """

    status: int
    told: str
    wait: int = 0


def admit(request: Request, name: str, password: str) -> Refused | None:
    """Hold a name and a password to the file of users; None lets them in."""
    state, where = state_of(request), where_from(request)
    people = state.sessions.people
    assert people is not None
    wait = max(state.logins.wait(f"name {name}"), state.logins.wait(f"from {where}"))
    if wait:
        state.audit.write("login held off", name, where)
        return Refused(429, f"Wait {wait} seconds.", wait)
    if not people.admits(name, password):
        state.logins.count(f"name {name}")
        state.logins.count(f"from {where}")
        state.audit.write("login failed", name, where)
        return Refused(403, "The name and the password do not belong together.")
    state.logins.forget(f"name {name}")
    state.audit.write("login", name, where)
    return None
