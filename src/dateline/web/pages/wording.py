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
        compared, wanted = here.compared, name.casefold().strip()
        groups = [
            (compared.called(subject), subject, [one for one in namings if outlet in ("", one.outlet)])
            for subject, namings in compared.namings.items()
        ]
        every = [group for group in groups if group[2] and wanted in group[0].casefold()]
        every.sort(key=lambda group: (-len({one.words for one in group[2]}), group[0].casefold(), group[1]))
        asked = {"name": name, "outlet": outlet}
        return here.show(
            "wording.html", len(every), "subject", asked,
            title="What it is called", groups=here.cut(every), is_actor=compared.actors, places=PLACES, asked=asked,
            outlets=here.settled.outlets,
        )  # fmt: skip
