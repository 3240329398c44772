"""Ask a record for lines: who said what, when, where words stand, what a draft has of it."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.api.base import Row
from dateline.api.gathering import with_gathered_days
from dateline.api.opened import OpenRecord
from dateline.errors import InputError
from dateline.exports.annotation import annotation_object
from dateline.exports.edits import edit_rows, parse_touches
from dateline.exports.rows import check_object, hit_row, quote_row, timeline_row
from dateline.layers import QUICK_LAYERS, RECORD_LAYERS
from dateline.model import (
    Incoming,
    Problem,
    ReadReport,
)
from dateline.text.later import later
from dateline.typed import parse_quote_type

if TYPE_CHECKING:
    from dateline.checking import Checked, check_report
    from dateline.intake import read_reports
    from dateline.pipeline import read_report
else:
    (check_report,) = later("dateline.checking", "check_report")
    (read_reports,) = later("dateline.intake", "read_reports")
    (read_report,) = later("dateline.pipeline", "read_report")

__all__ = ["AskedRecord", "checked_object", "read_object"]


class AskedRecord(OpenRecord):
    """What a record says of its reports one by one."""

    def versions(self, *, report: str | None = None, touches: Sequence[str] | None = None) -> Iterator[Row]:
        """
        What reports said before they were changed, edit by edit: by report, the first edit first.

        Args:
            report: One report, as ``show`` takes it.
            touches: Only edits of these: "headline", "quote", "figure", "name", "words".

        Raises:
            UsageError: If there is no such report or word.

        Example:
            >>> list(record.versions())  # no page of the example was watched
            []
        """
        wanted = parse_touches(touches)
        one = self.id_of(report) if report is not None else None
        with self.store.snapshot():
            return iter(
                [row for row in edit_rows(self.store, one) if wanted is None or not wanted.isdisjoint(row["touches"])]
            )

    def quotes(
        self,
        *,
        speaker: str | None = None,
        report: str | None = None,
        type: str | None = None,  # noqa: A002  # the contract's word
        containing: str | None = None,
        min_confidence: float = 0.0,
    ) -> Iterator[Row]:
        """
        Who said what, in order of report and text.

        Args:
            speaker: A part of the name; case, accents and apostrophes do not count.
            report: One report, as ``show`` takes it.
            type: "direct", "mixed" or "indirect".
            containing: Words in a row within what was said.
            min_confidence: 0 to 1; lines are fit to be published from 0.8.

        Example:
            >>> first = next(record.quotes(speaker="irshay", type="direct"))
            >>> first["speaker_name"], first["words"][:48]
            ('Galtan Irshay', '“This house did not invite a foreign army to cou')
        """
        kind = parse_quote_type(type)
        changed = self.changed()
        for found in self.store.quotes(speaker=speaker, report=report, type=kind, contains=containing, changed=changed):
            if found.quote.confidence >= min_confidence:
                yield quote_row(found)

    def timeline(
        self, *, earliest: date | None = None, latest: date | None = None, undetermined: bool = False
    ) -> Iterator[Row]:
        """
        Publications and time expressions by the days they stand for.

        What a report leaves open because it does not say when it was published has the days that the other reports
        allow it; the reason says so.

        Args:
            earliest, latest: Only what may lie in these days, half open.
            undetermined: Whether to list those that stand for no days as well.

        Example:
            >>> from datetime import date
            >>> rows = record.timeline(earliest=date(2019, 3, 14), latest=date(2019, 3, 15))
            >>> next(row["because"] for row in rows if row["words"] == "Thursday")
            '“Thursday” is the Thursday on or before publication on Thursday 14 March 2019.'
        """
        is_open = any(one.published.latest is None or one.published.earliest is None for one in self.store.summaries())
        gathered = self.gathered_dates() if is_open else {}
        for entry in with_gathered_days(self.store.timeline(changed=self.changed()), gathered):
            if entry.earliest is None and entry.latest is None:
                if undetermined:
                    yield timeline_row(entry)
                continue
            late = latest is not None and entry.earliest is not None and entry.earliest >= latest
            early = earliest is not None and entry.latest is not None and entry.latest <= earliest
            if not (late or early):
                yield timeline_row(entry)

    def search(self, words: str, *, limit: int = 20) -> Iterator[Row]:
        """
        Where words stand, the best report first.

        Args:
            words: Plain words; ``"in a row"``; ``"near each other"~5``; ``begin*``.
            limit: The most reports.

        Example:
            >>> hit = next(record.search('"dam guards"~5'))
            >>> text = record.show(hit["report"]).report.text
            >>> [text[start:end] for start, end in hit["spans"]]
            ['guards at the Ashvala Dam']
        """
        return (hit_row(hit) for hit in self.store.search(words, limit))

    def check(self, target: str | Path) -> Checked:
        """
        Hold one report against the record, storing nothing.

        Args:
            target: A file, or ``-`` for standard input.

        Raises:
            InputError: If it cannot be read, or holds several reports.

        Example:
            >>> from dateline.example import REPORTS
            >>> [(copy.kind.value, copy.b) for copy in record.check(REPORTS / "05-pellmar-observer.txt").copies][:1]
            [('copy', 'r-380d5ac32215da84')]
        """
        items = list(itertools.islice(read_reports([str(target)], self.config.intake, stdin=sys.stdin.buffer), 2))
        reports = [item for item in items if isinstance(item, Incoming)]
        if len(items) > 1 and len(reports) != 1:
            raise InputError(f"{target}: more than one report", hint="check them one at a time, or add them")
        read = read_report(reports[0], self.config, QUICK_LAYERS) if reports else items[0]
        if not isinstance(read, ReadReport):
            assert isinstance(read, Problem)
            raise InputError(read.line)
        return check_report(self.keeper, read)


def read_object(read: ReadReport) -> Row:
    """A read report as the contract's line of ``dateline annotate``."""
    return annotation_object(read, RECORD_LAYERS)


def checked_object(checked: Checked) -> Row:
    """A checked report as one line."""
    return check_object(checked.read, checked.known, checked.copies, checked.share, checked.new, checked.quotes)
