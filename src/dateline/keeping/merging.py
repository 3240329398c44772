"""Take the reports of another record into one, with all that was read in them and what persons said there."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import partial

from dateline.errors import UsageError
from dateline.keeping.keep import KeepingRecord
from dateline.model import ReadReport, ReportId
from dateline.pipeline import WORD_STAGES
from dateline.record import Added, Store

__all__ = ["MergingRecord"]


class MergingRecord(KeepingRecord):
    """How records become one."""

    def merge(self, other: Store) -> Iterator[Added]:
        """
        Take in the reports of another record with all that was read in them, then what persons said there.

        Each report is one transaction, so a run that was stopped can be run again.

        Args:
            other: The record; it is only read.

        Yields:
            What was done, report by report.

        Raises:
            UsageError: If it was made with other options of the copies.
        """
        made_with = other.setting("copies")
        if made_with not in (None, self.copy_setting):
            hint = "add its reports to a new record instead"
            raise UsageError(f"{other.path} was made with other options for copies ({made_with})", hint=hint)
        for problem in other.unread():
            if not self.store.has_place(problem.where):
                self.store.keep_unread(problem.where, [one for one in other.unread() if one.where == problem.where])
        for own in other.ids():
            read = other.report_of(own)
            yield self.asked(partial(self.keep_lines, as_it_came(read)))
        for judgement in other.judgements():
            self.store.add_judgement(judgement)
        for one in other.shelf().of():
            if self.store.has(one.report):
                self.store.shelf().put(one)

    def keep_lines(self, read: ReadReport) -> Added:
        """Add a report with lines that were read elsewhere; of one that is known, the layers that it lacks."""
        with self.store.writing():
            admission = self.store.admit(read.report)
            if not admission.known:
                return self.keep_new(dataclasses.replace(read, report=admission.report))
            added = self.store.add(ReadReport(admission.report, sources=read.sources))
            known = self.store.report_of(added.id)
            if set(known.layers) < set(read.layers):
                self.store.replace_words(with_words_of(known, read))
            return added


def as_it_came(read: ReadReport) -> ReadReport:
    """A report of a record under the id that it came with, which another text may have taken there."""
    report = read.report
    first, mark, digits = report.id.rpartition("~")
    renamed = any(problem.code == "id-reused" for problem in report.problems)
    if not renamed or not mark or not report.text_sha256.startswith(digits):
        return read
    problems = tuple(problem for problem in report.problems if problem.code != "id-reused")
    return dataclasses.replace(read, report=dataclasses.replace(report, id=ReportId(first), problems=problems))


def with_words_of(known: ReadReport, read: ReadReport) -> ReadReport:
    """A report of the record with what was read elsewhere in its words."""
    kept = tuple(problem for problem in known.report.problems if problem.stage not in WORD_STAGES)
    met = tuple(problem for problem in read.report.problems if problem.stage in WORD_STAGES)
    report = dataclasses.replace(known.report, problems=(*kept, *met))
    return dataclasses.replace(read, report=report, sources=known.sources)
