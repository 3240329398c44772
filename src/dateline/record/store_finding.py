"""Read reports and their lines out of a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dateline.model import Copy, Judgement, Problem, QuoteType, Readout, ReadReport, ReportId, Span
from dateline.record import judging, listing, reading, search
from dateline.record.lines import bindable
from dateline.record.opening import clear_errors
from dateline.record.store_held import OpenStore
from dateline.record.values import FoundQuote, Hit, ReportSummary, TimelineEntry

__all__ = ["FindingStore"]

HITS = 20


class FindingStore(OpenStore):
    """How reports are read, one at a time, whatever their number."""

    def ids(self) -> Iterator[ReportId]:
        """The ids of all reports, in order."""
        with clear_errors(self.path):
            for number in reading.report_numbers(self.connection, by_day=False):
                yield reading.id_of(self.connection, number)

    def reports(self, *, by_day: bool = False, named: bool = True) -> Iterator[ReadReport]:
        """
        All reports with their lines.

        Args:
            by_day: By earliest day of publication, those without one last; else by id.
            named: Whether with mentions, actors and events, which are most of the lines.
        """
        with clear_errors(self.path):
            for number in reading.report_numbers(self.connection, by_day=by_day):
                yield reading.read_everything(self.connection, number, named=named)

    def lacking(self, layers: Iterable[str]) -> Iterator[tuple[ReportId, tuple[str, ...]]]:
        """The reports that were read without some of these layers, by id, each with those that it lacks."""
        with clear_errors(self.path):
            yield from reading.lacking(self.connection, layers)

    def lacks(self, report: ReportId, layers: Iterable[str]) -> bool:
        """Whether the report with this very id was read without some of these layers."""
        with clear_errors(self.path):
            known, _ = reading.read_reading(self.connection, reading.number_of(self.connection, report))
        return not set(layers) <= set(known)

    def find(self, name: str) -> ReportId:
        """The id of the report that a person means; as ``report``, which reads all of it."""
        with clear_errors(self.path):
            return reading.id_of(self.connection, reading.find_number(self.connection, name))

    def has(self, report: ReportId) -> bool:
        """Whether the record has a report with this very id."""
        with clear_errors(self.path):
            found = self.connection.execute("SELECT 1 FROM report WHERE id = CAST(? AS TEXT)", (bindable(report),))
            return found.fetchone() is not None

    def has_place(self, place: str) -> bool:
        """Whether a report was found at a place."""
        query = "SELECT 1 FROM source WHERE place = CAST(? AS TEXT)"
        with clear_errors(self.path):
            return self.connection.execute(query, (bindable(place),)).fetchone() is not None

    def summaries(self, *, by_day: bool = False) -> Iterator[ReportSummary]:
        """What a list shows of all reports, in the order of ``reports``."""
        with clear_errors(self.path):
            for number in reading.report_numbers(self.connection, by_day=by_day):
                yield reading.read_summary(self.connection, number)

    def report(self, name: str) -> ReadReport:
        """
        The report that a person means: by id, place, file name, address, or the beginning of an id or hash.

        Raises:
            UsageError: If no report has the name, or several do.
        """
        with clear_errors(self.path):
            return reading.read_everything(self.connection, reading.find_number(self.connection, name))

    def summary(self, report: ReportId) -> ReportSummary:
        """What a list shows of the report with this very id."""
        with clear_errors(self.path):
            return reading.read_summary(self.connection, reading.number_of(self.connection, report))

    def text_hash(self, report: ReportId) -> str:
        """The hash of the text of the report with this very id."""
        return self.summary(report).text_sha256

    def text(self, report: ReportId) -> str:
        """The text of the report with this very id."""
        with clear_errors(self.path):
            return search.text_of(self.connection, reading.number_of(self.connection, report))

    def unread(self) -> Iterator[Problem]:
        """The problems of inputs that gave no report, by place."""
        with clear_errors(self.path):
            yield from reading.read_unread(self.connection)

    def report_of(self, report: ReportId) -> ReadReport:
        """The report with this very id, with its lines."""
        with clear_errors(self.path):
            return reading.read_everything(self.connection, reading.number_of(self.connection, report))

    def spoken(self, report: ReportId) -> ReadReport:
        """The report with this very id, with its attributions, actors and events alone."""
        with clear_errors(self.path):
            return reading.read_spoken(self.connection, reading.number_of(self.connection, report))

    def ids_with_texts(self, hashes: Iterable[str]) -> list[ReportId]:
        """The reports whose text has one of the hashes, by id."""
        with clear_errors(self.path):
            return list(judging.ids_with_texts(self.connection, hashes))

    def readout(self, copies: tuple[Copy, ...]) -> Readout:
        """
        The whole record in memory; its texts and credited origins are for the copies stage to count.

        Args:
            copies: What the reports share, as settled over the whole record.
        """
        with self.snapshot(), clear_errors(self.path):
            return reading.read_whole(self.connection, copies)

    def quotes(
        self,
        *,
        speaker: str | None = None,
        report: str | None = None,
        type: QuoteType | None = None,  # noqa: A002  # the contract's word
        contains: str | None = None,
        changed: Mapping[ReportId, ReadReport] | None = None,
    ) -> Iterator[FoundQuote]:
        """
        Who said what, in order of report and text.

        Args:
            speaker: A part of the name; case, accents and apostrophes do not count.
            report: As ``report`` takes it.
            type: Direct, mixed or indirect.
            contains: Words that stand in a row in what was said; the last may be the beginning of a word.
            changed: Reports that are to be listed otherwise than they are kept: as persons left them.
        """
        with clear_errors(self.path):
            yield from listing.list_quotes(
                self.connection, speaker=speaker, report=report, type=type, contains=contains, changed=changed or {}
            )

    def timeline(
        self, *, report: str | None = None, changed: Mapping[ReportId, ReadReport] | None = None
    ) -> Iterator[TimelineEntry]:
        """
        Publications and time expressions by earliest day, those without a day last.

        Args:
            report: As ``report`` takes it; all reports without it.
            changed: Reports that are to be listed otherwise than they are kept: as persons left them.
        """
        with clear_errors(self.path):
            yield from listing.list_timeline(self.connection, report=report, changed=changed or {})

    def search(self, query: str, limit: int = HITS) -> Iterator[Hit]:
        """
        The reports that have every word of a query, the best first.

        Args:
            query: Words; ``"words in a row"``; ``begin*`` for any ending. Everything else is read as plain words.
            limit: The most reports.
        """
        with clear_errors(self.path):
            yield from search.search_texts(self.connection, query, limit)

    def count_search(self, query: str) -> tuple[int, bool]:
        """How many reports ``search`` finds, by the index; and whether there may not be fewer."""
        with clear_errors(self.path):
            return search.count_texts(self.connection, query)

    def has_words(self, words: str) -> bool:
        """Whether exactly these words stand in a row in any report, whatever their case, accents and marks."""
        with clear_errors(self.path):
            return search.has_words(self.connection, words)

    def near(self, words: str, most: int) -> list[ReportId]:
        """The reports that have most of some words, rare ones counting more; the nearest first."""
        with clear_errors(self.path):
            return [reading.id_of(self.connection, n) for n in search.reports_near(self.connection, words, most)]

    def find_words(self, words: str) -> Iterator[tuple[ReportSummary, tuple[Span, ...]]]:
        """Every place where exactly these words stand in a row, whatever their case, accents and marks, by report."""
        with clear_errors(self.path):
            for number, spans in search.find_phrase(self.connection, words):
                yield reading.read_summary(self.connection, number), spans

    def judgements(self) -> Iterator[Judgement]:
        """What persons said of lines, by id; those that were undone as well."""
        with clear_errors(self.path):
            yield from judging.read_judgements(self.connection)

    def judgement(self, name: str) -> Judgement:
        """
        The judgement with an id, or the beginning of one.

        Raises:
            UsageError: If none has it, or several do.
        """
        with clear_errors(self.path):
            return judging.find_judgement(self.connection, name)
