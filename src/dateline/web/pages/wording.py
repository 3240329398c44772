"""What each outlet calls each actor and event: counted, in the reports' own words, without a score."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.errors import UsageError
from dateline.web.asking import Number, Words
from dateline.web.listing import listing

__all__ = ["router"]

router = APIRouter()
MOST = 25  # subjects on a page
NAMINGS = 12  # of each; its own page has all


@router.get("/wording")
def show_wording(
    request: Request, page: Number = 1, name: Words = "", outlet: Words = "", subject: Words = ""
) -> Response:
    """The table, by subject; subjects that outlets name in several ways first. ``subject`` has one alone, whole."""
    if subject:
        return show_subject(request, page, subject)
    with listing(request, page, most=MOST) as here:
        compared = here.compared
        found = compared.list_subjects(name, outlet, offset=here.offset, limit=here.size, most=NAMINGS)
        asked = {"name": name, "outlet": outlet}
        return here.show(
            "wording.html", found.total, "subject", asked,
            title="What it is called", groups=found.items, is_actor=compared.is_actor, asked=asked,
            outlets=here.settled.outlets,
        )  # fmt: skip


def show_subject(request: Request, page: int, subject: str) -> Response:
    """
    Every naming of one actor or event.

    Raises:
        UsageError: If it has none.
    """
    with listing(request, page) as here:
        compared = here.compared
        found = compared.namings_of(subject, offset=here.offset, limit=here.size)
        if not found.total:
            raise UsageError(f"the record has no namings of {subject[:80]!r}", hint="/wording lists what is named")
        return here.show(
            "subject.html", found.total, "naming", {"subject": subject},
            title="What it is called", found=found.items, subject=subject, called=compared.called(subject),
            is_actor=compared.is_actor(subject),
        )  # fmt: skip
