"""What each outlet calls each actor and event: counted, in the reports' own words, without a score."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.web.asking import Number, Words, paging, state_of
from dateline.web.frame import show_page
from dateline.web.naming import Names

__all__ = ["router"]

router = APIRouter()
PLACES = 6  # links beside one naming


@router.get("/wording")
def show_wording(request: Request, page: Number = 1, name: Words = "", outlet: Words = "") -> Response:
    """The table, by subject; subjects that outlets name in more than one way first."""
    state = state_of(request)
    size = state.options.per_page
    with state.desk.reading() as record:
        settled, compared = state.desk.settled(record), state.desk.compared(record)
        wanted = name.casefold().strip()
        groups = [
            (compared.called(subject), subject, [one for one in namings if outlet in ("", one.outlet)])
            for subject, namings in compared.namings.items()
        ]
        every = [group for group in groups if group[2] and wanted in group[0].casefold()]
        every.sort(key=lambda group: (-len({one.words for one in group[2]}), group[0].casefold(), group[1]))
        return show_page(
            request,
            "wording.html",
            title="What it is called",
            names=Names(settled),
            groups=every[(page - 1) * size : page * size],
            is_actor=compared.actors,
            places=PLACES,
            asked={"name": name, "outlet": outlet},
            outlets=settled.outlets,
            paging=paging(request, page, len(every), "subject", {"name": name, "outlet": outlet}),
        )
