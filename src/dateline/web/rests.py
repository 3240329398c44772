"""Note what a page rests on while it is drawn: the reports that it asks for, each as it is at that moment."""

from __future__ import annotations

import secrets
from contextvars import ContextVar
from dataclasses import dataclass, field

from dateline.model import ReportId
from dateline.record import ReportState

__all__ = ["MARK", "RESTS", "Rests"]

#: Stands in a page that is kept where the mark of the forms of a session is to be; no page can hold it otherwise.
MARK = secrets.token_urlsafe(24)


@dataclass(slots=True)
class Rests:
    """
    What one page rests on.

    Args:
        reports: The reports that it asked for, with their state; None for one that is gone.
        has_mark: Whether a form of it carries the mark of a session.
    """

    reports: dict[ReportId, ReportState | None] = field(default_factory=dict)
    has_mark: bool = False


#: Of the page that is drawn now; None where nobody keeps it.
RESTS: ContextVar[Rests | None] = ContextVar("RESTS", default=None)
