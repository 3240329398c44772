"""Take another record into one: reports with what was read in them, what is kept beside them, what persons said."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby

from dateline.errors import UsageError
from dateline.keeping.keep import KeepingRecord, as_hash
from dateline.layers import WORD_STAGES
from dateline.model import ReadReport, ReportId
from dateline.record import Added, Store

__all__ = ["MergingRecord"]


class MergingRecord(KeepingRecord):
    """How records become one."""

    def merge(self, other: Store) -> Iterator[Added]:
        """
        Take in the reports of another record with all that was read in them, then what is kept beside them: what
        persons said, earlier texts, bytes as they came, watched addresses, and what was told of them.

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
        called: dict[ReportId, ReportId] = {}
        for own in other.ids():
            read = other.report_of(own)
            added = self.asked(partial(self.keep_lines, as_it_came(read)))
            called[own] = added.id
            yield added
        for judgement in other.judgements():
            self.store.add_judgement(judgement)
        for one in other.shelf().of():
            if self.store.has(one.report):
                self.store.shelf().put(one)
        self.take_earlier(other, called)
        if self.config.keeping.keep != "hash":
            self.store.raw().take_in(other.raw())
        self.store.take_watched(
            dataclasses.replace(one, report=called.get(one.report) if one.report else None) for one in other.watched()
        )
        self.store.alerts().take_in(other.alerts(), called)
        self.store.questions().take_in(other.questions())

    def take_earlier(self, other: Store, called: Mapping[ReportId, ReportId]) -> None:
        """Take in the texts that reports had there before; a report that has earlier texts here keeps these."""
        for own, group in groupby(other.earlier_texts(), key=lambda one: one.report):
            here = called.get(own)
            if here is None or any(True for _ in self.store.earlier_texts(here)):
                continue
            with self.store.writing():
                for earlier in group:
                    kept = as_hash(earlier) if self.config.keeping.keep == "hash" else earlier
                    self.store.keep_earlier(dataclasses.replace(kept, report=here))

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
