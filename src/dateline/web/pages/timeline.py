"""When: the days that reports name, and the days on which they came out, each with the words and the reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from fastapi import APIRouter, Request, Response

from dateline.page.notes import show_because
from dateline.page.wording import say_time
from dateline.record import Asked, TimelineEntry
from dateline.typed import parse_day
from dateline.web.asking import Day, Number, paging, state_of
from dateline.web.frame import show_page
from dateline.web.lanes import draw_lanes
from dateline.web.naming import Names

__all__ = ["router"]

router = APIRouter()
DRAWN = 4_000  # days drawn in each lane
#: Days change more rarely than pages are asked for: a drawing of the same days is kept.
drawn_lanes = lru_cache(maxsize=8)(draw_lanes)


@router.get("/timeline")
def show_timeline(request: Request, page: Number = 1, after: Day = "", before: Day = "") -> Response:
    """The list of days, and the two lanes drawn from it."""
    state = state_of(request)
    size = state.options.per_page
    asked = Asked(earliest=parse_day(after, "after"), latest=parse_day(before, "before"))
    with state.desk.reading() as record:
        settled, pager = state.desk.settled(record), record.store.pager()
        lists = state.desk.lists(record)
        drawn = [*pager.days(places=DRAWN), *gathered_days(lists.gathered())]
        found = lists.times(asked, undetermined=False, offset=(page - 1) * size, limit=size)
        days: dict[tuple[object, object], list[object]] = {}
        for entry in found.items:
            days.setdefault((entry.earliest, entry.latest), []).append(entry)
        return show_page(
            request,
            "timeline.html",
            title="When",
            names=Names(settled),
            days=days,
            lanes=drawn_lanes(tuple(drawn), asked.earliest, asked.latest),
            asked={"after": after, "before": before},
            because=show_because,
            say_time=say_time,
            paging=paging(request, page, found.total, "line", {"after": after, "before": before}, size=size),
        )


def gathered_days(entries: Sequence[TimelineEntry]) -> list[tuple[date, date | None, bool]]:
    """The days that other reports allow, as the lanes draw them: each once, and whether a report came out then."""
    days = {(entry.earliest, entry.latest, entry.date is None) for entry in entries}
    known = [(first, beyond, out) for first, beyond, out in days if first is not None]
    return sorted(known, key=lambda one: (one[0], one[1] or date.max, one[2]))[:DRAWN]
