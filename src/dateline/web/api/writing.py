"""Who writes through the interface for programs: a session, and its mark in a header that no foreign page can send."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Header, Request

from dateline.web.forms import sender
from dateline.web.people import Person

__all__ = ["Writer"]


def writer(
    request: Request,
    x_dateline_mark: Annotated[
        str, Header(max_length=200, description="The mark of the session, from GET or POST /api/v1/session.")
    ] = "",
) -> Person:
    """
    The person who asks.

    Raises:
        ForbiddenError: If nobody does, or without the mark of the session.
    """
    return sender(request, x_dateline_mark)


Writer = Annotated[Person, Depends(writer)]
