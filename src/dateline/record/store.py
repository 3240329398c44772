"""The record: one SQLite file that holds every report and what was read in it, and opens the words of each line."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType

from dateline.errors import RecordError
from dateline.model import (
    Copy,
    EarlierText,
    Judgement,
    Problem,
    QuoteType,
    Readout,
    ReadReport,
    Report,
    ReportId,
    Span,
    Watched,
)
from dateline.postings import PostingsOptions
from dateline.record import (
    analyses,
    copying,
    forgetting,
    judging,
    listing,
    pairs,
    reading,
    search,
    settled,
    verifying,
    watched,
    writing,
)
from dateline.record.alerts import Alerts, forget_alerts
from dateline.record.earlier import drop_earlier, earlier_places, forget_earlier, keep_earlier, read_earlier
from dateline.record.jobs import Jobs
from dateline.record.kinds import SEALED_LINES, WORD_LINES
from dateline.record.lines import bindable
from dateline.record.opening import clear_errors, connect
from dateline.record.paging import Pager
from dateline.record.questions import Questions
from dateline.record.raw import Raw, forget_bytes, sources_of
from dateline.record.server import place_of
from dateline.record.shared import SharedText
from dateline.record.shelf import Shelf
from dateline.record.standing import forget_standing
from dateline.record.values import (
    Added,
    Admission,
    Forgotten,
    FoundQuote,
    Gone,
    Hit,
    PairRow,
    ReportSummary,
    TimelineEntry,
    VerifyResult,
)
from dateline.record.versions import Migration, migrate, shipped_migrations

__all__ = ["Store"]

WAIT_SECONDS = 30.0  # one report is written in some milliseconds; only a stuck process makes anybody wait so long
FAILURES_KEPT = 1_000
HITS = 20
KEEP_SETTING = "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
FORGETTING = "forgetting"  # the setting that names a report whose traces are being burnt
AGAIN = "the next `dateline add` makes it again from the texts"


class Store:
    """
    A record, open for reading and writing.

    Every list is read as it is used, so a record of any size takes the same memory. One process writes at a time, any
    number read; a process that is killed leaves the record as it was before the report it was adding.

    Args:
        path: The file, or ``postgresql://HOST/DATABASE?schema=NAME``.
        create: Whether a record that is not there is made.
        read_only: Change nothing. A file or folder that cannot be written is opened so in any case.
        wait_seconds: How long to wait for another process that is writing.
        migrations: The steps from version to version; those of this Dateline unless a test says otherwise.
        postings: When the index of shared text beside the record writes and merges.
        any_thread: Whether threads may hand the store on to each other; never two at once.

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
        postings: PostingsOptions | None = None,
        any_thread: bool = False,
    ) -> None:
        self.path = place_of(path)
        self.migrations = tuple(migrations if migrations is not None else shipped_migrations())
        self.connection, self.read_only = connect(
            self.path, create=create, read_only=read_only, wait_seconds=wait_seconds, any_thread=any_thread
        )
        self.shared = SharedText(self.connection, self.path, postings or PostingsOptions())
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
        try:
            with clear_errors(self.path):
                self.shared.close()
        finally:
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
            with clear_errors(self.path):
                self.shared.sweep()
            yield
            with clear_errors(self.path):
                self.connection.commit()
        except BaseException:
            self.connection.rollback()
            self.shared.forget_state()
            raise
        finally:
            self.is_writing = False
        with clear_errors(self.path):
            self.shared.settle()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read the record as it is now, whatever others add meanwhile."""
        if self.connection.in_transaction:
            yield
            return
        with clear_errors(self.path):
            self.shared.begin_reading()
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
        found, numbers = list(pairs), set(shingles)
        writing.check_report(read, found)
        sealed = writing.seal_report(read, SEALED_LINES)
        with self.writing(), clear_errors(self.path):
            added, number = writing.add_report(self.connection, read, sealed, found, len(numbers))
            if number is not None:
                self.shared.add(number, numbers)
        return added

    def replace_words(self, read: ReadReport) -> None:
        """
        Put what was read again in the words of a report of the record in place of what was.

        Its text, zones and details stay; its sentences, attributions, times, mentions, actors, events and problems are
        those given.

        Raises:
            ValueError: If a line points outside the text.
            RecordError: If there is no such report, or it is not what was written.
        """
        writing.check_report(read, ())
        sealed = writing.seal_report(read, WORD_LINES)
        with self.writing(), clear_errors(self.path):
            writing.replace_words(self.connection, read.report, sealed)

    # What is watched, and what reports said before

    def plan_watch(self, found: Iterable[Watched]) -> int:
        """Note addresses to be read; how many of them are new."""
        with self.writing(), clear_errors(self.path):
            return watched.plan(self.connection, found)

    def lease_watched(self, sources: Collection[str], now: datetime, until: datetime, limit: int) -> list[Watched]:
        """Take addresses of some sources that are due, the longest waiting first; nobody else gets them meanwhile."""
        with self.writing(), clear_errors(self.path):
            return watched.lease(self.connection, sources, now, until, limit)

    def take_watched(self, found: Iterable[Watched]) -> None:
        """Note addresses as another record knows them; what is known of them here stays."""
        with self.writing(), clear_errors(self.path):
            for one in found:
                watched.take(self.connection, one)

    def rename_watched(self, before: str, after: str) -> None:
        """Let all that a source named be of a source with another name."""
        with self.writing(), clear_errors(self.path):
            watched.rename(self.connection, before, after)

    def note_watched(self, one: Watched) -> None:
        """Keep what came of reading an address, and let go of it."""
        with self.writing(), clear_errors(self.path):
            watched.note(self.connection, one)

    def release_watched(self, addresses: Iterable[str]) -> None:
        """Let go of addresses that were not read."""
        with self.writing(), clear_errors(self.path):
            watched.release(self.connection, addresses)

    def next_watched(self, sources: Collection[str]) -> datetime | None:
        """When an address of some sources is due next; None when none ever is."""
        with clear_errors(self.path):
            return watched.next_moment(self.connection, sources)

    def watched_at(self, addresses: Iterable[str]) -> dict[str, Watched]:
        """What is known of some addresses, by address; those that are not watched are left out."""
        with clear_errors(self.path):
            return watched.watched_at(self.connection, addresses)

    def watched(self) -> Iterator[Watched]:
        """What is watched, by address."""
        with clear_errors(self.path):
            yield from watched.list_watched(self.connection)

    def keep_earlier(self, earlier: EarlierText) -> None:
        """Keep a text that a report had before, behind those that it had before that."""
        with self.writing(), clear_errors(self.path):
            keep_earlier(self.connection, earlier)

    def earlier_texts(self, report: ReportId | None = None) -> Iterator[EarlierText]:
        """The texts that a report had before, or all of them: by report, the first one first."""
        with clear_errors(self.path):
            yield from read_earlier(self.connection, report)

    def earlier_places(self, report: ReportId | None = None) -> Iterator[tuple[ReportId, int, str, frozenset[str]]]:
        """Of these texts, without their words: report, position, until when it stood, and what its edits touch."""
        with clear_errors(self.path):
            yield from earlier_places(self.connection, report)

    def add_pairs(self, found: Iterable[PairRow]) -> None:
        """Add what reports of the record share, in place of what was known of these pairs."""
        with self.writing(), clear_errors(self.path):
            for pair in found:
                writing.write_pair(self.connection, pair)

    def forget_pairs(self) -> None:
        """Drop all that was found when reports were compared, before all are compared again."""
        with self.writing(), clear_errors(self.path):
            self.connection.execute("DELETE FROM pair")

    def forget(self, report: ReportId) -> Gone:
        """
        Remove a report with its lines, what it shares with others, and the judgements that have its words.

        What others share may now be looked for where it was too frequent before, and files beside the record may still
        have its words: ``Keeper.forget`` sees to both, with ``drop_index_of`` and ``burn``.
        """
        with self.writing(), clear_errors(self.path):
            self.connection.execute("PRAGMA secure_delete = ON")
            number = reading.number_of(self.connection, report)
            text_sha256 = reading.read_summary(self.connection, number).text_sha256
            hashes = sources_of(self.connection, report)
            forgetting.forget_places(self.connection, number)
            writing.remove_report(self.connection, number)
            forget_earlier(self.connection, report)
            forget_bytes(self.connection, hashes)
            watched.forget_report(self.connection, report)
            forget_alerts(self.connection, report)
            forgetting.forget_shelf(self.connection, report)
            forget_standing(self.path)
            count = forgetting.forget_judgements(self.connection, report, text_sha256)
            waiting = forgetting.forget_jobs(self.connection)
            self.forget_analyses()
            self.shared.bury(number)
            gone = Gone(report, text_sha256, number, count, waiting)
            self.keep_setting(FORGETTING, json.dumps(gone))
        return gone

    def take_out(self, report: ReportId) -> None:
        """
        Remove a report with its lines and what it shares with others, before another text takes its place.

        Judgements stay: those on words that are gone are told as orphans.
        """
        with self.writing(), clear_errors(self.path):
            number = reading.number_of(self.connection, report)
            writing.remove_report(self.connection, number)
            self.shared.bury(number)

    def half_forgotten(self) -> Gone | None:
        """The report that a process which was killed had removed, and whose traces are still to be burnt."""
        kept = self.setting(FORGETTING)
        return Gone(*json.loads(kept)) if kept is not None else None

    def drop_index_of(self, gone: Gone) -> None:
        """Hold the parts of the index that had a forgotten report for lost: ``mend`` makes them again without."""
        with self.writing(), clear_errors(self.path):
            self.shared.drop(gone.number)

    def burn(self, gone: Gone) -> Forgotten:
        """
        Leave nothing of a forgotten report in the file, its log, the index and the copies that are kept beside it.

        Returns:
            What was removed; backups elsewhere are not known here.
        """
        self.shared.leftovers = True
        with self.writing():  # beginning to write sweeps the files of the index that count no more
            self.connection.execute("PRAGMA secure_delete = ON")
        notes = [f"{gone.waiting:,} jobs wait and may bring it again: see the workbench"] if gone.waiting else []
        with clear_errors(self.path):
            emptied = forgetting.purge(self.connection)
            if not emptied:
                notes.append("another process is reading the record: its log has the words until that ends")
            self.connection.execute("PRAGMA secure_delete = OFF")
            files = tuple(
                copy
                for copy in forgetting.copies_beside(self.path)
                if forgetting.forget_in_copy(copy, gone.report, gone.text_sha256)
            )
            if emptied:
                self.connection.execute("DELETE FROM setting WHERE name = ?", (FORGETTING,))
        return Forgotten(gone.judgements, files, tuple(notes))

    def keep_unread(self, where: str, problems: Iterable[Problem]) -> None:
        """Keep what an input that gave no report is about; it is dropped when the same place gives a report."""
        with self.writing(), clear_errors(self.path):
            writing.keep_unread(self.connection, where, problems)

    def keep_setting(self, name: str, value: str) -> None:
        """Keep what the record was made with, such as the options of the copies."""
        with self.writing(), clear_errors(self.path):
            self.connection.execute(KEEP_SETTING, (name, value))

    def keep_analyses(self, found: Mapping[bytes, bytes]) -> None:
        """Keep what the language pipeline found in paragraphs, by key."""
        with self.writing(), clear_errors(self.path):
            analyses.keep_analyses(self.connection, found)

    def forget_analyses(self) -> None:
        """Drop what the language pipeline found and what was settled; both are made again when they are needed."""
        with self.writing(), clear_errors(self.path):
            self.connection.execute("DELETE FROM analysis")
            self.connection.execute("DELETE FROM settled")

    def add_judgement(self, judgement: Judgement) -> bool:
        """
        Add what a person says of a line, or that it was undone.

        The record keeps it and does not read it: whoever reads a report out applies it.

        Returns:
            Whether anything changed: the same judgement again changes nothing.
        """
        with self.writing(), clear_errors(self.path):
            return judging.add_judgement(self.connection, judgement)

    # What is settled over the whole record

    def digest(self) -> str:
        """A hash of every report with its lines, of what they share, and of every judgement, whatever their order."""
        with clear_errors(self.path):
            return settled.digest_of_record(self.connection)

    def moment(self) -> tuple[int, int]:
        """Two numbers of which one changes with every change of the file, whoever made it; as seen from here."""
        with clear_errors(self.path):
            (others,) = self.connection.execute("PRAGMA data_version").fetchone()
        return int(others), self.connection.total_changes

    def settled(self, name: str, digest: str) -> str | None:
        """
        What was settled over the whole record and kept.

        Args:
            name: What it is ("actors").
            digest: Of all that it rests on: ``digest()`` and whatever else counts, such as a version of the rules.

        Returns:
            What was kept, or None when nothing was, or it rested on something else.
        """
        with clear_errors(self.path):
            return settled.read_settled(self.connection, name, digest)

    def keep_settled(self, name: str, digest: str, content: str) -> bool:
        """Keep what was settled, where the record may be written; returns whether it was."""
        if not self.may_write:
            return False
        with self.writing(), clear_errors(self.path):
            settled.keep_settled(self.connection, name, digest, content)
        return True

    def has_place(self, place: str) -> bool:
        """Whether a report was found at a place."""
        query = "SELECT 1 FROM source WHERE place = CAST(? AS TEXT)"
        with clear_errors(self.path):
            return self.connection.execute(query, (bindable(place),)).fetchone() is not None

    def back_up(self, target: Path, check: Callable[[Path], None]) -> None:
        """
        Copy the record as it is now to a file; its index is made again from it when it is needed.

        Args:
            target: Where no file is yet.
            check: Raises when the copy does not hold; it has its name only when that has passed.
        """
        copying.copy_whole(self.path, target, check)

    # Shared text

    def candidates(self, shingles: Iterable[int], *, leads: int, many: int) -> list[ReportId]:
        """
        The reports that are to be compared with a text.

        Args:
            shingles: Of the text.
            leads: A shingle of at most so many families leads to every report that has it.
            many: So many shared shingles lead to a report whatever their frequency; so does half of what the shorter
                of the two has.

        Returns:
            Their ids, in order.

        Raises:
            DamagedIndexError: If a file of the index is missing or damaged: ``mend`` makes it again.
        """
        with self.snapshot(), clear_errors(self.path):
            return self.ids_of(self.shared.bring_up().candidates(shingles, leads=leads, many=many))

    def holders(self, shingle: int) -> list[ReportId]:
        """The reports that have a shingle, by id; raises as ``candidates``."""
        with self.snapshot(), clear_errors(self.path):
            return self.ids_of(self.shared.bring_up().holders([shingle]))

    def shingle_frequencies(self, shingles: Iterable[int], *, most: int | None = None) -> dict[int, int]:
        """
        In how many families of near-identical texts each shingle stands (a family has one smallest shingle).

        Args:
            shingles: Those that are asked for.
            most: Count no further: a greater frequency is ``most + 1``. By default all are counted, for which every
                report that has one of the shingles is looked at.

        Returns:
            By shingle; those in none are left out. Raises as ``candidates``.
        """
        with self.snapshot(), clear_errors(self.path):
            index = self.shared.bring_up()
            return index.frequencies(shingles) if most is None else index.frequencies(shingles, most=most)

    def ids_of(self, numbers: Iterable[int]) -> list[ReportId]:
        """The ids of reports, in order."""
        return sorted(reading.id_of(self.connection, number) for number in numbers)

    def index_is_whole(self) -> bool:
        """Whether every file of the index is there, as far as its head tells."""
        with self.snapshot(), clear_errors(self.path):
            return not self.shared.lost()

    def mend(
        self, shingles_of: Callable[[Report], Iterable[int]], *, thorough: bool = False, everything: bool = False
    ) -> int:
        """
        Make again from the texts what is lost of the index; for this process only when the record may not be written.

        Args:
            shingles_of: The shingles of a report.
            thorough: Read every file to see what is lost.
            everything: Hold everything for lost.

        Returns:
            How many reports were read.
        """
        if not self.may_write:
            with self.snapshot(), clear_errors(self.path):
                return self.shared.restore_aside(shingles_of, thorough=thorough)
        with self.writing(), clear_errors(self.path):
            if everything:
                self.shared.start_again()
            self.shared.lost(thorough=thorough)
        read = 0
        while True:  # in one transaction after the other: who stops it goes on where it was
            with self.writing(), clear_errors(self.path):
                lost = self.shared.lost()
                if not lost:
                    return read
                read += self.shared.restore(lost[0], shingles_of)

    def has_pair(self, a: ReportId, b: ReportId) -> bool:
        """Whether anything was found when two reports were compared."""
        with clear_errors(self.path):
            return pairs.has_pair(self.connection, *(reading.number_of(self.connection, own) for own in (a, b)))

    def copy_inputs(self, ids: Iterable[ReportId]) -> Iterator[Report]:
        """The reports with these ids, in the order given: what the copies stage compares."""
        with clear_errors(self.path):
            for own in ids:
                yield reading.read_report(self.connection, reading.number_of(self.connection, own))

    def pair_evidence(self) -> Iterator[PairRow]:
        """What was found for every pair that was compared, by ``(a, b)``."""
        with clear_errors(self.path):
            yield from pairs.read_pairs(self.connection)

    # Reading

    @property
    def may_write(self) -> bool:
        """Whether something could be added now: the file may be written, and it is not being read as of one moment."""
        return not self.read_only and (self.is_writing or not self.connection.in_transaction)

    @property
    def is_empty(self) -> bool:
        """Whether there is no report."""
        with clear_errors(self.path):
            return self.connection.execute("SELECT 1 FROM report").fetchone() is None

    def ids(self) -> Iterator[ReportId]:
        """The ids of all reports, in order."""
        with clear_errors(self.path):
            for number in reading.report_numbers(self.connection, by_day=False):
                yield reading.id_of(self.connection, number)

    def __len__(self) -> int:
        with clear_errors(self.path):
            return int(self.connection.execute("SELECT count(*) FROM report").fetchone()[0])

    def setting(self, name: str) -> str | None:
        """What was kept under the name, or None."""
        with clear_errors(self.path):
            found = self.connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return None if found is None else str(found[0])

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

    def analyses(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """What the language pipeline found in paragraphs, by key; those that are not kept are left out."""
        with clear_errors(self.path):
            return analyses.read_analyses(self.connection, keys)

    def find(self, name: str) -> ReportId:
        """The id of the report that a person means; as ``report``, which reads all of it."""
        with clear_errors(self.path):
            return reading.id_of(self.connection, reading.find_number(self.connection, name))

    def has(self, report: ReportId) -> bool:
        """Whether the record has a report with this very id."""
        with clear_errors(self.path):
            found = self.connection.execute("SELECT 1 FROM report WHERE id = CAST(? AS TEXT)", (bindable(report),))
            return found.fetchone() is not None

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

    # Asking

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

    def pager(self) -> Pager:
        """What a list that is cut into pages asks: see :class:`dateline.record.paging.Pager`."""
        return Pager(self.connection, self.path)

    def jobs(self) -> Jobs:
        """What people handed in and is still to be read: see :class:`dateline.record.jobs.Jobs`."""
        return Jobs(self.connection, self.path)

    def raw(self) -> Raw:
        """The bytes that are kept as they came: see :class:`dateline.record.raw.Raw`."""
        return Raw(self.connection, self.path, self.writing)

    def drop_earlier(self, moment: str) -> int:
        """Drop the texts that reports had until a moment; how many."""
        with self.writing(), clear_errors(self.path):
            return drop_earlier(self.connection, moment)

    @contextmanager
    def dropping(self) -> Iterator[None]:
        """Overwrite what is deleted meanwhile, in one transaction."""
        with clear_errors(self.path):
            self.connection.execute("PRAGMA secure_delete = ON")
        try:
            with self.writing():
                yield
        finally:
            with clear_errors(self.path):
                self.connection.execute("PRAGMA secure_delete = OFF")

    def purge(self) -> bool:
        """Leave nothing of what was dropped in the file and its log; False when who reads meanwhile keeps the log."""
        with clear_errors(self.path):
            return forgetting.purge(self.connection)

    def alerts(self) -> Alerts:
        """What saved questions found, and who was told: see :class:`dateline.record.alerts.Alerts`."""
        return Alerts(self.connection, self.path, self.writing)

    def questions(self) -> Questions:
        """The questions that people saved: see :class:`dateline.record.questions.Questions`."""
        return Questions(self.connection, self.path, self.writing)

    def shelf(self) -> Shelf:
        """What people put aside: see :class:`dateline.record.shelf.Shelf`."""
        return Shelf(self.connection, self.path, self.writing)

    def near(self, words: str, most: int) -> list[ReportId]:
        """The reports that have most of some words, rare ones counting more; the nearest first."""
        with clear_errors(self.path):
            return [reading.id_of(self.connection, n) for n in search.reports_near(self.connection, words, most)]

    def find_words(self, words: str) -> Iterator[tuple[ReportSummary, tuple[Span, ...]]]:
        """Every place where exactly these words stand in a row, whatever their case, accents and marks, by report."""
        with clear_errors(self.path):
            for number, spans in search.find_phrase(self.connection, words):
                yield reading.read_summary(self.connection, number), spans

    def verify(
        self, limit: int = FAILURES_KEPT, *, shingles_of: Callable[[Report], Iterable[int]] | None = None
    ) -> VerifyResult:
        """
        Read every span of every line again in the hashed text, and every file of the index.

        Args:
            limit: The most failures that are kept; all are counted.
            shingles_of: The shingles of a report, to hold against the index; None leaves that out.
        """
        with self.snapshot(), clear_errors(self.path):
            others = self.shared.failures(shingles_of)
            notes = (f"the index of shared text is not whole: {AGAIN}",) if self.shared.is_missing() else ()
            return verifying.verify_record(self.connection, self.migrations, limit, others, notes)
