"""What each outlet calls each actor and event: counted, in the reports' own words, without a score."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.web.asking import Number, Words
from dateline.web.listing import listing

__all__ = ["router"]

router = APIRouter()
PLACES = 6  # links beside one naming


@router.get("/wording")
def show_wording(request: Request, page: Number = 1, name: Words = "", outlet: Words = "") -> Response:
    """The table, by subject; subjects that outlets name in more than one way first."""
    with listing(request, page) as here:
        compared = here.compared
        found = compared.list_subjects(name, outlet, offset=here.offset, limit=here.size)
        asked = {"name": name, "outlet": outlet}
        return here.show(
            "wording.html", found.total, "subject", asked,
            title="What it is called", groups=found.items, is_actor=compared.is_actor, places=PLACES, asked=asked,
            outlets=here.settled.outlets,
        )  # fmt: skip
