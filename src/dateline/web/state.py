"""What every page of one running site shares."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import BoundedSemaphore

from dateline.web.audit import Audit
from dateline.web.desk import Desk
from dateline.web.limits import Tries
from dateline.web.options import ServeOptions
from dateline.web.sessions import Sessions
from dateline.web.worker import Worker

__all__ = ["State"]


@dataclass(frozen=True, slots=True)
class State:
    """
    One running site.

    Args:
        options: How it is served.
        desk: The record, open for reading.
        name: What to call the record.
        sessions: Who may do what.
        logins: Attempts to log in that failed, by name and by address.
        audit: Who did what.
        worker: Reads what people hand in.
        exports: Places for exports that are being written; each takes a core and reads the record whole.
    """

    options: ServeOptions
    desk: Desk
    name: str
    sessions: Sessions
    audit: Audit
    worker: Worker
    exports: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(2))
    logins: Tries = field(default_factory=lambda: Tries(most=5, seconds=300))
