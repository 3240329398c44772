"""A record of the example with something on every page of the site: corrections, bookmarks, jobs, questions, owners."""

from __future__ import annotations

from pathlib import Path

import dateline
from dateline.exports.lines import line_id
from dateline.model import Span
from dateline.record import Aside, Job, Putting

__all__ = ["JOB", "START", "furnish"]

JOB = "0f1e2d3c4b5a6978"
#: Addresses that show more than the lists lead to.
START = (
    f"/add/{JOB}",
    "/report/r-380d5ac32215da84?at=0-20",
    "/beside/r-380d5ac32215da84/r-d0444674682d3e96",
    "/lineage/r-380d5ac32215da84",
    "/outlet?name=Tervand+Today",
    "/search?q=dam&page=2",
    "/quotation?q=I+have+ten+death+certificates+in+this+drawer",
)


def furnish(path: Path) -> None:
    """Put something on every page."""
    with dateline.Record(path) as record:
        quotes = list(record.store.quotes())
        for number, by in ((0, "Orr"), (0, "Ada Imre"), (5, "Orr")):
            own = line_id("attribution", quotes[number].report.id, quotes[number].quote.id)
            speaker = {"speaker": f"Ana Vale {by}"}
            record.judge(quotes[number].report.id, own, set=speaker, because="named in the caption", by=by)
        record.undo(
            next(row["id"] for row in record.judgements() if row["by"] == "Ada Imre"), because="a slip", by="Orr"
        )
        record.own("Tervand Today", owner="Tervand House", family="Tervand", because="their own imprint", by="Orr")
        record.own("The Courier", owner="Tervand House", because="the register of companies", by="Orr")
        report = quotes[0].report.id
        shelf = record.store.shelf()
        for what, spans in ((Putting.SEEN, ()), (Putting.STORY, ()), (Putting.BOOKMARK, (Span(0, 20),))):
            shelf.put(Aside("Orr", what, report, spans, "for Monday", "2026-03-02T08:00:00+00:00"))
        counts = {"read": 2, "added": 1, "again": 1, "unread": 1, "files": 3}
        told = ("c.txt: the file is empty [empty]",)
        record.store.jobs().put(
            Job(JOB, "Orr", "2026-03-02T08:00:00+00:00", "a.txt and 2 more", {}, "done", 0.0, counts, told), ()
        )
        record.save_alert({"phrase": "ten people", "to": ["desk"]}, by="Orr")
