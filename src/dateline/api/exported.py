"""Read a record out whole: for other programs, and as a page."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.api.shared import SharedRecord
from dateline.beside import Reads
from dateline.compared import is_undated
from dateline.errors import UsageError
from dateline.exports import Material, Settlement
from dateline.model import (
    GatheredDate,
    Readout,
    ReadReport,
    ReportId,
    StoryId,
)
from dateline.page import PageOptions
from dateline.text.later import later

if TYPE_CHECKING:
    from dateline.across import across_of
    from dateline.copies import count_texts, credited_origins, independent_accounts
    from dateline.exports import Format, format_named
    from dateline.page import render_page
    from dateline.pipeline import gather_dates
else:
    (across_of,) = later("dateline.across", "across_of")
    count_texts, credited_origins, independent_accounts = later(
        "dateline.copies", "count_texts credited_origins independent_accounts"
    )
    (format_named,) = later("dateline.exports", "format_named")
    (render_page,) = later("dateline.page", "render_page")
    (gather_dates,) = later("dateline.pipeline", "gather_dates")

__all__ = ["ExportedRecord"]


class ExportedRecord(SharedRecord):
    """A record for other programs and for print."""

    def export(
        self,
        *,
        format: str = "jsonl",  # noqa: A002  # the option's name
        words: int | None = None,
        story: str | None = None,
    ) -> Iterator[str]:
        """
        The record for other programs, in pieces of text; the same record gives the same bytes.

        Args:
            format: A name of :func:`dateline.exports.formats`: "jsonl" (one object a line, everything), "csv" (one row
                a span), "plover" (one event a line, with text, offsets and merged event), and those of others.
            words: At most so many words of each line and no texts of reports; None is everything.
            story: One story alone, by its id or a report in it, with the reports that its lines rest on; None is the
                whole record.

        Raises:
            UsageError: If there is no such format or story, or its files are no text.

        Example:
            >>> next(record.export())[:17]
            '{"kind": "report"'
        """
        if format_named(format).binary:
            raise UsageError(f"{format} is no text", hint="take export_bytes, or export_to with a file")
        return (piece.decode("utf-8") for piece in self.export_bytes(format=format, words=words, story=story))

    def export_bytes(
        self,
        *,
        format: str = "jsonl",  # noqa: A002  # the option's name
        words: int | None = None,
        story: str | None = None,
    ) -> Iterator[bytes]:
        """
        What :meth:`export` gives, as bytes, in any format.

        Raises:
            UsageError: If there is no such format or story.

        Example:
            >>> next(record.export_bytes(format="geojson"))[:28]
            b'{"type": "FeatureCollection"'
        """
        return self.exported(format_named(format), words, story)

    def export_to(
        self,
        out: str | Path,
        *,
        format: str = "jsonl",  # noqa: A002  # the option's name
        words: int | None = None,
        story: str | None = None,
    ) -> Path:
        """Write an export to a file; returns its path."""
        path = Path(out)
        with path.open("wb") as file:
            for piece in self.export_bytes(format=format, words=words, story=story):
                file.write(piece)
        return path

    def exported(self, format: Format, words: int | None, story: str | None = None) -> Iterator[bytes]:  # noqa: A002
        """The pieces of an export, all of one moment of the record."""
        with self.store.snapshot():
            for piece in format.write(self.material(words, story), words):
                yield piece if isinstance(piece, bytes) else piece.encode("utf-8")

    def material(self, words: int | None = None, story: str | None = None) -> Material:
        """What an export is made of; whoever takes it holds a snapshot."""
        settle = cache(self.settlement)
        return Material(
            store=self.store,
            words=words,
            judge=self.keeper.desk().judge,
            settle=settle,
            gather=self.gathered_dates,
            story=self.story_named(story, settle()) if story else None,
        )

    def story_named(self, words: str, settled: Settlement) -> StoryId:
        """
        A story by its id, or by a report in it as ``show`` takes it.

        Raises:
            UsageError: If there is none.
        """
        stories = {one.id: one for one in settled.comparison.stories}
        if words in stories:
            return StoryId(words)
        report = None if words.startswith("story-") else self.id_of(words)
        found = next((own for own, one in stories.items() if report in one.reports), None)
        if found is None:
            raise UsageError(f"the record has no story {words[:80]!r}", hint="`dateline stories` lists them")
        return found

    def settlement(self) -> Settlement:
        """What is settled over the record, as an export takes it."""
        judged = self.keeper.judged_copies()
        settled = self.settled(judged.copies)
        lineages = self.keeper.lineages(judged.copies)
        return Settlement(
            tuple(sorted(judged.copies, key=lambda copy: (copy.a, copy.b))),
            judged.marks,
            tuple(sorted(lineages, key=lambda lineage: lineage.cluster)),
            across_of(settled.actors, settled.comparison),
            settled.actors,
            settled.comparison,
        )

    def gathered_dates(self) -> dict[ReportId, GatheredDate]:
        """When undated reports were published as far as the others allow it."""
        with self.store.snapshot():
            kept = self.keeper.kept()
            if kept is not None:
                return dict(kept.gathered)
            judge = self.keeper.desk().judge
            known = Reads(self.store, lambda read: judge(read).read)
            return gather_dates(self.reads(named=False), known.__getitem__, self.config)

    def gathered_date(self, read: ReadReport) -> GatheredDate | None:
        """
        When an undated report was published as far as the others of the record allow it.

        Args:
            read: Of the record. The others are read only where it leaves an end of its publication open.
        """
        return self.gathered_dates().get(read.report.id) if is_undated(read) else None

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
        """
        The record as one self-contained HTML page.

        Example:
            >>> record.page().startswith("<!doctype html>")
            True
        """
        options = PageOptions(title=title) if title else PageOptions()
        return render_page(self.compared_readout(), options)

    def compared_readout(self) -> Readout:
        """The whole record read out, with what its reports say of each other."""
        with self.store.snapshot():
            readout = self.readout()
            settled = self.settled(readout.copies)
        reads = tuple(settled.reads[read.report.id] for read in readout.reports)
        return dataclasses.replace(
            readout,
            reports=reads,
            comparison=settled.comparison,
            names=settled.names,
            who=settled.actors,
            gathered=settled.gathered,
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
