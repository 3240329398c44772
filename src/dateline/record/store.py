"""The record: one SQLite file that holds every report and what was read in it, and opens the words of each line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from dateline.errors import RecordError
from dateline.model import Copy, Problem, QuoteType, ReadReport, Report, ReportId, Span, Story
from dateline.record import listing, reading, search, sharing, verifying, writing
from dateline.record.opening import clear_errors, connect
from dateline.record.values import (
    Added,
    Admission,
    FoundQuote,
    Hit,
    Judgement,
    PairRow,
    ReportSummary,
    Sharing,
    TimelineEntry,
    VerifyResult,
)
from dateline.record.versions import Migration, migrate, shipped_migrations

__all__ = ["Store"]

WAIT_SECONDS = 30.0  # one report is written in some milliseconds; only a stuck process makes anybody wait so long
FAILURES_KEPT = 1_000
HITS = 20


class Store:
    """
    A record, open for reading and writing.

    Every list is read as it is used, so a record of any size takes the same memory. One process writes at a time, any
    number read; a process that is killed leaves the record as it was before the report it was adding.

    Args:
        path: The file.
        create: Whether a record that is not there is made.
        read_only: Change nothing. A file or folder that cannot be written is opened so in any case.
        wait_seconds: How long to wait for another process that is writing.
        migrations: The steps from version to version; those of this Dateline unless a test says otherwise.

    Raises:
        VersionError: If a newer Dateline wrote the record.
        RecordError: If there is no record, the file is something else, or it cannot be opened.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "dateline.db") as store:
        ...     store.verify().holds
        True
    """

    def __init__(
        self,
        path: str | Path,
        *,
        create: bool = True,
        read_only: bool = False,
        wait_seconds: float = WAIT_SECONDS,
        migrations: Sequence[Migration] | None = None,
    ) -> None:
        self.path = Path(path)
        self.migrations = tuple(migrations if migrations is not None else shipped_migrations())
        self.connection, self.read_only = connect(
            self.path, create=create, read_only=read_only, wait_seconds=wait_seconds
        )
        self.is_open = True
        self.is_writing = False
        #: The copy of the older record that was kept beside it when it was brought to this version, or None.
        self.kept_copy: Path | None = None
        try:
            with clear_errors(self.path):
                self.kept_copy = migrate(self.connection, self.path, self.migrations, read_only=self.read_only)
                if not self.read_only:
                    self.connection.execute("PRAGMA journal_mode = WAL")
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was added is in it."""
        self.is_open = False
        self.connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """
        Keep other writers out while a report is compared with the record and added: all of it happens, or nothing.

        Without it, two processes could add two reports that share text at once, and neither would see the other.
        """
        if self.is_writing:
            yield
            return
        if self.read_only:
            raise RecordError(
                f"{self.path} cannot be written", hint="check the permissions of the file and of its folder"
            )
        with clear_errors(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
        self.is_writing = True
        try:
            yield
            with clear_errors(self.path):
                self.connection.commit()
        except BaseException:
            self.connection.rollback()
            raise
        finally:
            self.is_writing = False

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read the record as it is now, whatever others add meanwhile."""
        if self.connection.in_transaction:
            yield
            return
        with clear_errors(self.path):
            self.connection.execute("BEGIN")
        try:
            yield
        finally:
            if self.is_open:  # a list that nobody read to its end may outlive the store
                self.connection.rollback()

    # Writing

    def admit(self, report: Report) -> Admission:
        """
        The report under the id it has or would have in the record, and whether the record has it already.

        The same id with the same text is the same report. An id that another text has is kept by that text: this
        report's id then ends in the first digits of its text's hash, and a problem ``id-reused`` says so.
        """
        with clear_errors(self.path):
            return writing.admit_report(self.connection, report)

    def add(self, read: ReadReport, pairs: Iterable[PairRow] = (), shingles: Iterable[int] = ()) -> Added:
        """
        Add a report with all its lines, or another place where a report of the record was found.

        Args:
            read: The report and its lines; without sources, the report's own place is its source.
            pairs: What it shares with reports of the record, made under the id that ``admit`` gave.
            shingles: The numbers of its word runs, by which later reports find it; signed 64 bits.

        Returns:
            What was done. The same report again changes nothing but its sources; details that differ from those in
            the record are told as a problem ``details-differ`` and do not replace them.

        Raises:
            ValueError: If a line points outside the text.
            RecordError: If the record cannot be written; it is then as it was before.
        """
        pairs, shingles = list(pairs), list(shingles)
        writing.check_offsets(read, pairs)
        with self.writing(), clear_errors(self.path):
            return writing.add_report(self.connection, read, pairs, shingles)

    def keep_unread(self, where: str, problems: Iterable[Problem]) -> None:
        """Keep what an input that gave no report is about; it is dropped when the same place gives a report."""
        with self.writing(), clear_errors(self.path):
            writing.keep_unread(self.connection, where, problems)

    def keep_setting(self, name: str, value: str) -> None:
        """Keep what the record was made with, such as the options of the copies."""
        with self.writing(), clear_errors(self.path):
            self.connection.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (name, value))

    # Shared text

    def candidates(self, shingles: Iterable[int], cap: int) -> list[ReportId]:
        """The reports that have at least one of the shingles which at most ``cap`` families of reprints have, by id."""
        with clear_errors(self.path):
            return sharing.find_candidates(self.connection, shingles, cap)

    def sharing(self, shingles: Iterable[int]) -> list[Sharing]:
        """The reports that have at least one of the shingles, each with all that it has of them, by id."""
        with clear_errors(self.path):
            return sharing.find_sharing(self.connection, shingles)

    def shingle_frequencies(self, shingles: Iterable[int]) -> dict[int, int]:
        """In how many families of near-identical texts each shingle stands (a family has one smallest shingle)."""
        with clear_errors(self.path):
            return sharing.shingle_frequencies(self.connection, shingles)

    def copy_inputs(self, ids: Iterable[ReportId]) -> Iterator[Report]:
        """The reports with these ids, in the order given: what the copies stage compares."""
        with clear_errors(self.path):
            for own in ids:
                yield reading.read_report(self.connection, reading.number_of(self.connection, own))

    def pair_evidence(self) -> Iterator[PairRow]:
        """What was found for every pair that was compared, by ``(a, b)``."""
        with clear_errors(self.path):
            yield from sharing.read_pairs(self.connection)

    # Reading

    def __len__(self) -> int:
        with clear_errors(self.path):
            return int(self.connection.execute("SELECT count(*) FROM report").fetchone()[0])

    def setting(self, name: str) -> str | None:
        """What was kept under the name, or None."""
        with clear_errors(self.path):
            found = self.connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return None if found is None else str(found[0])

    def reports(self, *, by_day: bool = False) -> Iterator[ReadReport]:
        """All reports with their lines, by id; or by earliest day of publication, those without one last."""
        with clear_errors(self.path):
            for number in reading.report_numbers(self.connection, by_day=by_day):
                yield reading.read_everything(self.connection, number)

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

    def judgements(self) -> Iterator[Judgement]:
        """What people said of lines, by id."""
        query = 'SELECT id, subject, verdict, value, "by", "at", because, undone FROM judgement ORDER BY id'
        with clear_errors(self.path):
            for own, subject, verdict, value, *rest in self.connection.execute(query):
                yield Judgement(own, json.loads(subject), verdict, None if value is None else json.loads(value), *rest)

    def story(self, copies: tuple[Copy, ...]) -> Story:
        """
        The whole record in memory; its texts and credited origins are for the copies stage to count.

        Args:
            copies: What the reports share, as settled over the whole record.
        """
        with self.snapshot(), clear_errors(self.path):
            return reading.read_story(self.connection, copies)

    # Asking

    def quotes(
        self,
        *,
        speaker: str | None = None,
        report: str | None = None,
        type: QuoteType | None = None,  # noqa: A002  # the contract's word
        contains: str | None = None,
    ) -> Iterator[FoundQuote]:
        """
        Who said what, in order of report and text.

        Args:
            speaker: A part of the name; case, accents and apostrophes do not count.
            report: As ``report`` takes it.
            type: Direct, mixed or indirect.
            contains: Words that stand in a row in what was said; the last may be the beginning of a word.
        """
        with clear_errors(self.path):
            yield from listing.list_quotes(
                self.connection, speaker=speaker, report=report, type=type, contains=contains
            )

    def timeline(self, *, report: str | None = None) -> Iterator[TimelineEntry]:
        """Publications and time expressions by earliest day, those without a day last; of one report, or of all."""
        with clear_errors(self.path):
            yield from listing.list_timeline(self.connection, report=report)

    def search(self, query: str, limit: int = HITS) -> Iterator[Hit]:
        """
        The reports that have every word of a query, the best first.

        Args:
            query: Words; ``"words in a row"``; ``begin*`` for any ending. Everything else is read as plain words.
            limit: The most reports.
        """
        with clear_errors(self.path):
            yield from search.search_texts(self.connection, query, limit)

    def find_words(self, words: str) -> Iterator[tuple[ReportSummary, tuple[Span, ...]]]:
        """Every place where exactly these words stand in a row, whatever their case, accents and marks, by report."""
        with clear_errors(self.path):
            for number, spans in search.find_phrase(self.connection, words):
                yield reading.read_summary(self.connection, number), spans

    def verify(self, limit: int = FAILURES_KEPT) -> VerifyResult:
        """
        Read every span of every line again in the hashed text.

        Args:
            limit: The most failures that are kept; all are counted.
        """
        with self.snapshot(), clear_errors(self.path):
            return verifying.verify_record(self.connection, self.migrations, limit)
