"""Make the part of the record that one page shows ready to be drawn, by the functions that draw the one-file page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from dateline.model import Copy, Lineage, Readout, ReadReport, ReportId, Span
from dateline.page import PageOptions
from dateline.page.segments import Mark
from dateline.text.later import later
from dateline.web.addresses import SITE
from dateline.web.lists import Lists
from dateline.web.settled import Settled

if TYPE_CHECKING:
    from dateline.page.index import StoryIndex, index_story
else:
    (index_story,) = later("dateline.page.index", "index_story")

__all__ = ["index_part", "plain_reports"]

WHOLE = 1_000_000  # no limit: the page has already chosen what it shows
OPTIONS = PageOptions(max_pairs=WHOLE, max_prints=WHOLE)
FOLDED = PageOptions(max_pairs=WHOLE)


def plain_reports(lists: Lists, reports: Iterable[ReportId]) -> list[ReadReport]:
    """Reports with their text, zones and details, without the lines read in them."""
    return [ReadReport(lists.plain(report)) for report in dict.fromkeys(reports)]


def index_part(
    settled: Settled,
    reports: Iterable[ReadReport],
    copies: Sequence[Copy] = (),
    lineages: Sequence[Lineage] = (),
    *,
    asked: Mapping[ReportId, tuple[tuple[Span, ...], ...]] | None = None,
    told: Mapping[ReportId, Sequence[Mark]] | None = None,
    fold: bool = False,
) -> StoryIndex:
    """
    Some reports of the record with what is looked up while they are drawn.

    Args:
        settled: The record as a whole, for the numbers of its reports.
        reports: Those that the page speaks of.
        copies, lineages: What of them it shows.
        asked: Words that its address names.
        told: Further marks in the words of a report.
        fold: Whether full copies of one text are laid out once.
    """
    ordered = sorted(reports, key=lambda read: settled.tags.get(read.report.id, WHOLE))
    known = {read.report.id for read in ordered}
    tags = {report: settled.tags.get(report, len(settled.tags) + 1) for report in known}
    within = tuple(copy for copy in copies if copy.a in known and copy.b in known)
    story = Readout(tuple(ordered), within, lineages=tuple(lineages))
    return index_story(story, FOLDED if fold else OPTIONS, addresses=SITE, tags=tags, asked=asked, told=told)
