"""Read the fictional story that ships with Dateline, for whoever tries it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dateline.api.adding import AddSummary
from dateline.api.base import Watch, ignore
from dateline.api.record import Record
from dateline.example import REPORTS, TITLE
from dateline.model import (
    Readout,
)
from dateline.record import VerifyResult

__all__ = ["Demo", "demo"]


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo made: the record, the page, and what they hold."""

    database: Path
    page: Path
    added: AddSummary
    verified: VerifyResult
    headline: str


def demo(folder: str | Path = "dateline-demo", *, watch: Watch = ignore) -> Demo:
    """
    Read the fictional story that ships with Dateline and write its record and page.

    Args:
        folder: Where to write ``story.db`` and ``story.html``; it is made when it is not there.
        watch: Called with the id of every report and with every problem.
    """
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    with Record(place / "story.db") as record:
        added = record.add(REPORTS, watch=watch)
        page = record.report(place / "story.html", title=TITLE)
        return Demo(place / "story.db", page, added, record.verify(), headline_of(record.readout()))


def headline_of(story: Readout) -> str:
    """The counts at the top of the page, as one line."""
    return (
        f"{len(story.reports)} reports / {story.texts} texts (copies folded) / {len(story.credited)} credited origins"
        f" / {story.independent} independent accounts"
    )
