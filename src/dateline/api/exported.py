"""Read a record out whole: for other programs, and as a page."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from dateline.across import across_of
from dateline.api.base import Row
from dateline.api.shared import SharedRecord
from dateline.copies import (
    count_texts,
    credited_origins,
    independent_accounts,
)
from dateline.errors import UsageError
from dateline.exports import export_csv, export_jsonl
from dateline.exports.plover import export_plover
from dateline.model import (
    GatheredDate,
    Readout,
    ReadReport,
    ReportId,
)
from dateline.page import PageOptions, render_page
from dateline.pipeline import (
    gather_dates,
)

__all__ = ["ExportedRecord"]


class ExportedRecord(SharedRecord):
    """A record for other programs and for print."""

    def export(self, *, format: str = "jsonl", words: int | None = None) -> Iterator[str]:  # noqa: A002
        """
        The record for other programs, in pieces; the same record gives the same bytes.

        Args:
            format: "jsonl" (one object a line), "csv" (one row a span) or "plover" (one event a line, as PLOVER has
                them, with text, offsets and merged event).
            words: At most so many words of each span and no texts of reports; None is everything.
        """
        writers = {"jsonl": export_jsonl, "csv": export_csv}
        if format == "plover":
            return self.exported_events(words)
        if format not in writers:
            raise UsageError(f"no export format {format!r}", hint=f"formats are {', '.join((*writers, 'plover'))}")
        return self.exported(writers[format], words)

    def exported_events(self, words: int | None) -> Iterator[str]:
        """The events as PLOVER has them."""
        with self.store.snapshot():
            settled = self.settled()
            across = across_of(settled.actors, settled.comparison)
            yield from export_plover(iter(settled.reads.values()), across, settled.names, words=words)

    def exported(self, write: Callable[..., Iterator[str]], words: int | None) -> Iterator[str]:
        """The pieces of an export, all of one moment of the record."""
        with self.store.snapshot():
            desk = self.keeper.desk()
            judged = desk.copies(self.keeper.settled())
            settled = self.settled(judged.copies)
            further: Row = {"gathered": self.gathered_dates(), "who": settled.actors} if write is export_jsonl else {}
            yield from write(
                self.store,
                judged.copies,
                lineages=self.keeper.lineages(judged.copies),
                words=words,
                across=across_of(settled.actors, settled.comparison),
                comparison=settled.comparison,
                judge=desk.judge,
                copy_marks=judged.marks,
                **further,
            )

    def gathered_dates(self) -> dict[ReportId, GatheredDate]:
        """When undated reports were published as far as the others allow it."""
        return gather_dates(partial(self.reads, named=False), self.config)

    def readout(self) -> Readout:
        """The whole record read out, for a page."""
        with self.store.snapshot():
            story = self.as_left(self.store.readout(self.copies()))
            lineages = self.keeper.lineages(story.copies)
        names = {read.report.metadata.agency.value for read in story.reports}
        names |= {copy.common_source for copy in story.copies}
        texts = count_texts((read.report.id for read in story.reports), story.copies)
        return dataclasses.replace(
            story,
            texts=texts,
            credited=credited_origins(names),
            lineages=lineages,
            independent=independent_accounts(len(story.reports), lineages),
        )

    def as_left(self, readout: Readout) -> Readout:
        """A record read out, with the reports as persons left them, and in order of the days that they gave."""
        changed = self.changed()
        if not changed:
            return readout
        reads = [changed.get(read.report.id, read) for read in readout.reports]
        return dataclasses.replace(readout, reports=tuple(sorted(reads, key=order_by_day)))

    def page(self, *, title: str | None = None) -> str:
        """The record as one self-contained HTML page."""
        options = PageOptions(title=title) if title else PageOptions()
        return render_page(self.compared_readout(), options)

    def compared_readout(self) -> Readout:
        """The whole record read out, with what its reports say of each other."""
        with self.store.snapshot():
            readout = self.readout()
            settled = self.settled(readout.copies)
        reads = tuple(settled.reads[read.report.id] for read in readout.reports)
        return dataclasses.replace(
            readout, reports=reads, comparison=settled.comparison, names=settled.names, who=settled.actors
        )

    def report(self, out: str | Path, *, title: str | None = None) -> Path:
        """Write the page to a file; returns its path."""
        path = Path(out)
        path.write_text(self.page(title=title), "utf-8")
        return path


def order_by_day(read: ReadReport) -> tuple[bool, date, ReportId]:
    """Where a report stands among others: by earliest day of publication, those without one last."""
    earliest = read.report.metadata.published.earliest
    return earliest is None, earliest or date.min, read.report.id
