"""The record as one page sees it, and what is settled over it, looked up once where the page asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from fastapi import Request

from dateline.api import Record
from dateline.web.asking import state_of
from dateline.web.desk import Desk
from dateline.web.lists import Lists
from dateline.web.looking import Compared
from dateline.web.naming import Names
from dateline.web.settled import Settled

__all__ = ["Here", "here_of"]


@dataclass(frozen=True)
class Here:
    """
    What a page is drawn from.

    Args:
        request: What was asked.
        record: The record, for as long as the page is drawn.
        desk: Where what is settled over it is kept.
    """

    request: Request
    record: Record
    desk: Desk

    @cached_property
    def settled(self) -> Settled:
        """Who shares what with whom."""
        return self.desk.settled(self.record)

    @cached_property
    def compared(self) -> Compared:
        """What the reports say of each other."""
        return self.desk.compared(self.record)

    @cached_property
    def lists(self) -> Lists:
        """The lists as people left their lines."""
        return self.desk.lists(self.record)

    @cached_property
    def names(self) -> Names:
        """How reports are called."""
        return Names(self.settled)


def here_of(request: Request, record: Record) -> Here:
    """What the page that is asked for is drawn from."""
    return Here(request, record, state_of(request).desk)
