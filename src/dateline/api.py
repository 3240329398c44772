"""The Python face of Dateline: every command as a function, or as a method of :class:`Record` with the same name."""

from __future__ import annotations

import dataclasses
import itertools
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from dateline.across import across_of
from dateline.checking import Checked, check_report
from dateline.clock import now
from dateline.compared import ComparedRecord
from dateline.config import Config, read_config
from dateline.copies import (
    CopyInput,
    count_texts,
    credited_origins,
    find_copies,
    find_lines,
    independent_accounts,
)
from dateline.errors import InputError, RecordError, UsageError
from dateline.example import REPORTS, TITLE
from dateline.exports import copy_object, export_csv, export_jsonl
from dateline.exports.annotation import annotation_object, unread_object
from dateline.exports.edits import edit_rows, parse_touches, seen_row
from dateline.exports.jsonl import encode_line
from dateline.exports.lines import judgement_object
from dateline.exports.pair import pair_rows, source_first
from dateline.exports.plover import export_plover
from dateline.exports.rows import check_object, copy_row, hit_row, judgement_row, lineage_row, quote_row, timeline_row
from dateline.extraction import Imprint
from dateline.intake import read_reports, read_rows, row_of
from dateline.judging import (
    check_fields,
    fields_of,
    find_line,
    make_judgement,
    pair_subject,
    read_corrections,
    subject_of,
)
from dateline.keeping import Keeper
from dateline.model import (
    Copy,
    CopyKind,
    GatheredDate,
    Given,
    Incoming,
    Judgement,
    Lineage,
    Problem,
    QuoteType,
    Readout,
    ReadReport,
    ReportId,
    Verdict,
)
from dateline.named import NamedRecord
from dateline.page import PageOptions, render_page
from dateline.pipeline import (
    LAYERS,
    QUICK_LAYERS,
    RECORD_LAYERS,
    check_layers,
    copy_input_of_imprint,
    gather_dates,
    read_imprint,
    read_report,
    read_twice,
)
from dateline.proposing import check_address
from dateline.quotes import open_reader
from dateline.record import Added, Forgotten, ReportSummary, Store, VerifyResult, restore_into, summary_of
from dateline.spark import SparkOptions, find_copies_on_spark
from dateline.teaching import Trained, train_quotes

__all__ = [
    "AddSummary",
    "Demo",
    "Record",
    "annotate",
    "checked_object",
    "copies_as_lines",
    "copies_in_lines",
    "copies_on_spark",
    "demo",
    "parse_day",
    "read_object",
    "train",
]

Watch = Callable[[ReportId | Problem], None]
Row = dict[str, Any]
CONFIG_FILE = "dateline.toml"
Item = TypeVar("Item")
Result = TypeVar("Result")
CHUNK = 16  # lines handed to a process at once: some 100 ms of work


def ignore(_: ReportId | Problem) -> None:
    """Watch nothing."""


@dataclass(frozen=True, slots=True)
class AddSummary:
    """
    What one `add` did.

    Args:
        added: Reports that were not in the record.
        again: Reports that were, found in a new place or the same.
        unread: Inputs that gave no report.
        noted: Problems of reports that were read all the same.
        total: Reports in the record now.
    """

    added: int
    again: int
    unread: int
    noted: int
    total: int

    @property
    def line(self) -> str:
        """The summary as one line for a terminal."""
        parts = [f"{self.added:,} added", f"{self.again:,} already there"]
        if self.unread:
            parts.append(f"{self.unread:,} not read")
        if self.noted:
            parts.append(f"{self.noted:,} notes")
        return f"{', '.join(parts)}; {self.total:,} reports in the record"


class Record(ComparedRecord, NamedRecord):
    """
    A record and all that can be asked of it.

    Args:
        path: The SQLite file; it is made when it is not there.
        config: The options of every stage; by default those of ``dateline.toml`` in this folder, if there is one.
        reader: Who reads quotes, in place of the option: "rules", "learned", or a file that :func:`train` wrote.
        read_only: Refuse to add; a record that is not there is then an error.
        any_thread: Let threads hand the record on to each other; never two at once.
        create: Whether a record that is not there is made.

    Raises:
        VersionError: If a newer Dateline wrote the record.
        RecordError: If the file is no record or cannot be opened.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder, Record(f"{folder}/story.db") as record:
        ...     summary = record.add(REPORTS)
        ...     [row["speaker_name"] for row in record.quotes(speaker="velidar")][0]
        'Osmet Velidar'
    """

    def __init__(
        self,
        path: str | Path = "dateline.db",
        *,
        config: Config | None = None,
        reader: str | None = None,
        read_only: bool = False,
        any_thread: bool = False,
        create: bool = True,
    ) -> None:
        self.config = with_reader(config if config is not None else read_config(Path(CONFIG_FILE)), reader)
        self.store = Store(path, create=create and not read_only, read_only=read_only, any_thread=any_thread)
        try:
            self.keeper = Keeper(self.store, self.config)
        except BaseException:
            self.store.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.store.close()

    def add(
        self,
        *targets: str | Path,
        given: Given | None = None,
        layers: Sequence[str] | None = None,
        columns: str | None = None,
        watch: Watch = ignore,
    ) -> AddSummary:
        """
        Read reports into the record.

        Each report is added with all its lines in one transaction, so a run that is stopped can be run again. The same
        report again adds no more than the place where it was found, and layers that it lacks.

        Args:
            targets: Files, folders, patterns, or ``-`` for standard input.
            given: What is known of all of them beside their text; it wins over what the text says.
            layers: What to read, as :func:`annotate` takes it; None is all. Zones and metadata are read in any case.
                The language pipeline is loaded for entities, actors and events, and for attributions unless they are
                read by rules alone.
            columns: How tables name their columns, in place of the option: "text=Body, published=Date".
            watch: Called with the id of every report and with every problem.

        Returns:
            How many reports were added, known and not read.

        Raises:
            UsageError: If a layer does not exist in this version.
        """
        asked = check_layers(RECORD_LAYERS if layers is None else layers)
        counts = dict.fromkeys(("added", "again", "unread", "noted"), 0)
        names = [str(target) for target in targets]
        intake = self.config.intake if columns is None else dataclasses.replace(self.config.intake, columns=columns)
        for item in read_reports(names, intake, given=given or Given(), stdin=sys.stdin.buffer):
            outcome: Problem | Added
            if isinstance(item, Problem):
                self.keeper.keep_unread(item)
                outcome = item
            else:
                outcome = self.keeper.keep(item, asked)
            if isinstance(outcome, Problem):
                counts["unread"] += 1
                watch(outcome)
                continue
            for problem in self.noticed():
                watch(problem)
            counts["added" if outcome.new else "again"] += 1
            counts["noted"] += len(outcome.problems)
            for problem in outcome.problems:
                watch(problem)
            watch(outcome.id)
        self.keeper.tell_lacking(asked)
        for problem in self.noticed():
            watch(problem)
        return AddSummary(total=len(self.store), **counts)

    def watch(
        self,
        sources: str | Path,
        *,
        once: bool = False,
        layers: Sequence[str] | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> Iterator[Row]:
        """
        Watch feeds, sitemaps, pages and folders: add what is new, and keep what changed pages said before.

        Args:
            sources: A TOML file; see docs/how-to/watch.md.
            once: Read what is due and end; else go on until it is stopped.
            layers: What is read of a report, as :meth:`add` takes it.
            stopped: Asked between two addresses; True ends the run.

        Returns:
            An object for each address or file, as it comes: ``kind`` (new, changed, same, listed, failed), ``at``,
            ``report``, ``changes``, ``lost``, ``message``.

        Raises:
            UsageError: If the file says something that is not known.
        """
        from dateline.watching import watch_sources  # loads a client of HTTP, which nothing else needs

        asked = check_layers(RECORD_LAYERS if layers is None else layers)
        return map(
            seen_row,
            watch_sources(
                Path(sources), self.store, self.keeper, self.config, once=once, layers=asked, stopped=stopped
            ),
        )

    def versions(self, *, report: str | None = None, touches: Sequence[str] | None = None) -> Iterator[Row]:
        """
        What reports said before they were changed, edit by edit: by report, the first edit first.

        Args:
            report: One report, as ``show`` takes it.
            touches: Only edits of these: "headline", "quote", "figure", "name", "words".

        Raises:
            UsageError: If there is no such report or word.
        """
        wanted = parse_touches(touches)
        one = self.id_of(report) if report is not None else None
        with self.store.snapshot():
            return iter(
                [row for row in edit_rows(self.store, one) if wanted is None or not wanted.isdisjoint(row["touches"])]
            )

    def reread(
        self, *reports: str, layers: Sequence[str] | None = None, everything: bool = False, watch: Watch = ignore
    ) -> int:
        """
        Read the words of reports of the record again: for layers that they lack, or as this version reads them.

        Their texts, zones and details stay, and so do judgements: they rest on the words.

        Args:
            reports: Those that are read, as ``show`` takes them; none is all.
            layers: The layers that they are to have, as :func:`annotate` takes them; None is all.
            everything: Also reports that lack nothing.
            watch: Called with the id of every report that was read and with every problem.

        Returns:
            How many were read.
        """
        asked = check_layers(RECORD_LAYERS if layers is None else layers)
        ids = [self.store.find(name) for name in reports] or list(self.store.ids())
        read = 0
        for own in ids:
            if self.keeper.read_again(own, asked, anew=everything):
                read += 1
                watch(own)
        return read

    def noticed(self) -> list[Problem]:
        """What was met of the record itself since this was asked last."""
        notices, self.keeper.notices = self.keeper.notices, []
        return notices

    def show(self, report: str) -> ReadReport:
        """
        One report with all that was read in it.

        Args:
            report: Its id or the start of it, its file name, or its address.

        Raises:
            UsageError: If no report has the name, or several do.
        """
        return self.keeper.desk().judge(self.store.report(report)).read

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
        """
        kind = parse_quote_type(type)
        changed = self.changed()
        for found in self.store.quotes(speaker=speaker, report=report, type=kind, contains=containing, changed=changed):
            if found.quote.confidence >= min_confidence:
                yield quote_row(found)

    def copies(self, *, report: str | None = None, kinds: str | None = None) -> tuple[Copy, ...]:
        """
        What the reports share, pair by pair, settled over the whole record.

        Args:
            report: Only the pairs of one report, as ``show`` takes it.
            kinds: Only pairs of these kinds: "copy", or several with commas, "copy,partial".

        Raises:
            UsageError: If there is no such report or kind.
        """
        wanted = parse_copy_kinds(kinds)
        one = self.id_of(report) if report is not None else None
        return tuple(
            copy for copy in self.keeper.copies() if copy.kind in wanted and (one is None or one in (copy.a, copy.b))
        )

    def copy_rows(self, *, report: str | None = None, kinds: str | None = None) -> Iterator[Row]:
        """The contract's lines of ``dateline copies``, with the names of the reports."""
        names = self.summaries()
        return (copy_row(copy, names) for copy in self.copies(report=report, kinds=kinds))

    def pair(self, one: str, other: str) -> Iterator[Row]:
        """
        Two reports part by part: what both have, what moved, what only one has, and the words that differ.

        Args:
            one, other: The reports, as ``show`` takes them. The source comes first, or ``one`` where it is not known.

        Returns:
            An object for the pair, then one for each part; nothing when the two share no text.

        Raises:
            UsageError: If there is no such report, or both are one.
        """
        with self.store.snapshot():
            ids = (self.id_of(one), self.id_of(other))
            if ids[0] == ids[1]:
                raise UsageError(f"{one} and {other} are the same report", hint="name two reports")
            found = next((copy for copy in self.copies() if {copy.a, copy.b} == set(ids)), None)
            if found is None:
                return iter(())
            copy = source_first(found, ids[0])
            names = self.summaries()
            return pair_rows(copy, self.store.report(copy.a), self.store.report(copy.b), names)

    def id_of(self, report: str) -> ReportId:
        """The id of the report that a person means: its id or the start of it, its file name, or its address."""
        return self.store.find(report)

    def lineage(self, *, report: str | None = None) -> tuple[Lineage, ...]:
        """
        Who had what from whom, cluster by cluster, and how many independent accounts stand behind each.

        Args:
            report: Only the cluster of one report, as ``show`` takes it.
        """
        return self.traced(report=report)[1]

    def traced(self, *, report: str | None = None) -> tuple[tuple[Copy, ...], tuple[Lineage, ...]]:
        """The copies of the record with its lineage, both of one moment; see :meth:`lineage`."""
        with self.store.snapshot():
            one = self.id_of(report) if report is not None else None
            copies = self.copies()
            found = self.keeper.lineages(copies)
            return copies, tuple(lineage for lineage in found if one is None or one in lineage.cluster)

    def lineage_rows(self, *, report: str | None = None) -> Iterator[Row]:
        """The contract's ``lineage`` of each cluster, with the names of its reports."""
        with self.store.snapshot():
            names = self.summaries()
            return iter([lineage_row(lineage, names) for lineage in self.lineage(report=report)])

    def timeline(
        self, *, earliest: date | None = None, latest: date | None = None, undetermined: bool = False
    ) -> Iterator[Row]:
        """
        Publications and time expressions by the days they stand for.

        Args:
            earliest, latest: Only what may lie in these days, half open.
            undetermined: Whether to list those that stand for no days as well.
        """
        for entry in self.store.timeline(changed=self.changed()):
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
            words: Plain words; ``"in a row"``; ``begin*``.
            limit: The most reports.
        """
        return (hit_row(hit) for hit in self.store.search(words, limit))

    def check(self, target: str | Path) -> Checked:
        """
        Hold one report against the record, storing nothing.

        Args:
            target: A file, or ``-`` for standard input.

        Raises:
            InputError: If it cannot be read, or holds several reports.
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

    # The file itself

    def merge(self, *others: str | Path, watch: Watch = ignore) -> AddSummary:
        """
        Take in other records: their reports with all that was read in them, then what persons said there.

        What they share is looked for as if they had been added, so the order does not show; the others are only read. A
        run that was stopped can be run again.

        Args:
            others: Files of records.
            watch: Called with the id of every report and with every problem.

        Returns:
            How many reports were new, and how many the record had.
        """
        counts = dict.fromkeys(("added", "again", "unread", "noted"), 0)
        for path in others:
            if self.store.path.resolve() == Path(path).resolve():
                raise UsageError(f"{path} is this very record", hint="name another one")
            with Store(path, create=False, read_only=True) as other:
                for outcome in self.keeper.merge(other):
                    counts["added" if outcome.new else "again"] += 1
                    counts["noted"] += len(outcome.problems)
                    for problem in outcome.problems:
                        watch(problem)
                    watch(outcome.id)
        return AddSummary(total=len(self.store), **counts)

    def backup(self, path: str | Path) -> Path:
        """
        Copy the record to one file, as it is at this moment, whoever writes meanwhile; the copy is verified.

        Args:
            path: The file; a backup replaces nothing.

        Returns:
            Its path.

        Raises:
            RecordError: If there is such a file, it cannot be written, or what was copied does not hold.
        """
        self.store.back_up(Path(path), must_hold)
        return Path(path)

    @staticmethod
    def restore(backup: str | Path, path: str | Path = "dateline.db") -> Path | None:
        """
        Put a backup in the place of a record.

        The backup is verified first. Who reads the record meanwhile sees the old one or the new one, never half.

        Args:
            backup: The file that ``backup`` wrote; also of an older version.
            path: The record.

        Returns:
            Where the record that was there is kept (``NAME.before-restore``), or None when there was none.

        Raises:
            RecordError: If the backup is no record or does not hold; nothing is changed then.
        """
        if not Path(backup).is_file():
            raise RecordError(f"there is no backup at {backup}", hint="name the file that `dateline backup` wrote")
        return restore_into(Path(backup), Path(path), must_hold)

    def forget(self, *reports: str) -> list[Forgotten]:
        """
        Remove reports for good, with every line, copy and judgement that has their words.

        Nothing of them is left in the record's file, its log, the index beside it, and the copies that Dateline keeps
        beside it (before a migration or a restore). Backups elsewhere are not known here.

        Args:
            reports: As ``show`` takes them. Without any, what a killed process left undone is done.
        """
        self.keeper.finish_forgetting()
        return [self.keeper.forget(own) for own in [self.id_of(report) for report in reports]]

    # What persons say

    def judge(
        self,
        report: str,
        line: str | None = None,
        *,
        set: Mapping[str, Any] | None = None,  # noqa: A002  # the option's name
        confirm: bool = False,
        reject: bool = False,
        copy: str | None = None,
        kind: str | None = None,
        because: str = "",
        by: str | None = None,
        at: str | None = None,
    ) -> Judgement:
        """
        Say what is right or wrong of a line; it stays whatever is read again, and can be undone.

        Args:
            report: The report, as ``show`` takes it.
            line: The line: its id in the export, the beginning of it, or words that it stands on; None is the report
                itself, with what is known about it.
            set: Fields with the values that they are to have; None takes a value away.
            confirm, reject: Hold the line for right as it is, or for wrong.
            copy: Another report: what the two share is judged, and ``dir`` is "ab" where the other copied.
            kind: Only lines of this kind, where words stand in several.
            because: Why.
            by: Who says so; by default the ``person`` of ``dateline.toml``.
            at: When, ISO 8601; by default now.

        Returns:
            The judgement, with its id.

        Raises:
            UsageError: If there is no such line, field or value, nobody signs, or not just one thing is said.
        """
        subject, line_kind, known = self.subject(report, line, kind, copy)
        verdict, value = verdict_of(line_kind, set, confirm=confirm, reject=reject, known=known)
        signed = self.config.judging.person if by is None else by
        judgement = make_judgement(subject, verdict, value, by=signed, at=at or now(), because=because)
        self.store.add_judgement(judgement)
        return judgement

    def subject(
        self, report: str, line: str | None, kind: str | None, copy: str | None
    ) -> tuple[dict[str, Any], str, dict[str, Any]]:
        """What a judgement is about, the kind of the line, and its fields as they are."""
        own = self.id_of(report)
        if copy is not None:
            other = self.id_of(copy)
            found = next((pair for pair in self.copies() if {pair.a, pair.b} == {own, other}), None)
            if found is None or line is not None:
                hint = "`dateline copies` lists the pairs; a pair is judged without a line"
                raise UsageError(f"no copy of {own} and {other} to judge", hint=hint)
            pair = found if found.a == own else found.turned()
            direction = pair.direction.value if pair.direction else None
            texts = {one: self.store.text_hash(one) for one in (own, other)}
            return pair_subject(pair, texts), "copy", {"kind": pair.kind.value, "dir": direction}
        read = self.show(own)
        named = find_line(read, line, kind)
        return subject_of(read, named), named.kind, fields_of(read, named)

    def judgements(
        self, *, report: str | None = None, by: str | None = None, state: str | None = None
    ) -> Iterator[Row]:
        """
        What persons said, the history of it: live and undone, by time.

        Args:
            report: Only of one report, as ``show`` takes it.
            by: Only of one person.
            state: Only in one state: "applied", "contested" (two persons do not agree, and the machine's line stays),
                "orphan" (no line stands on the words now), "elsewhere" (the text is not in this record), "replaced" (by
                a later word of the same person), "held" (settled by another stage), "undone".

        Returns:
            The contract's lines with ``state``, ``reports`` and ``words``.
        """
        with self.store.snapshot():
            text = self.store.text_hash(self.id_of(report)) if report is not None else None
            everything = sorted(self.store.judgements(), key=lambda one: (one.at, one.id))
            states = self.keeper.desk().states(everything, self.keeper.settled() if everything else ())
            found = [one for one in everything if by in (None, one.by) and state in (None, states[one.id])]
            hashes = [{anchor["text_sha256"] for anchor in one.subject["anchors"]} for one in found]
            return iter(
                [
                    judgement_row(one, states[one.id], self.store.ids_with_texts(texts))
                    for one, texts in zip(found, hashes, strict=True)
                    if text is None or text in texts
                ]
            )

    def undo(self, judgement: str, *, because: str = "", by: str | None = None, at: str | None = None) -> Judgement:
        """
        Undo a judgement: it stays in the history, signed and dated, and counts no more.

        Args:
            judgement: Its id, or the beginning of it.
            because: Why.
            by: Who undoes it; by default the ``person`` of ``dateline.toml``.
            at: When, ISO 8601; by default now.

        Raises:
            UsageError: If there is no such judgement, it was undone already, or nobody signs.
        """
        known = self.store.judgement(judgement)
        signed = (self.config.judging.person if by is None else by).strip()
        if known.undone is not None:
            raise UsageError(f"{known.id} was undone already, by {known.undone['by']}", hint="judge the line anew")
        if not signed:
            raise UsageError("an undoing is signed", hint='--by NAME, or person = "NAME" under [judging]')
        undone = dataclasses.replace(known, undone={"by": signed, "at": at or now(), "because": because.strip()})
        self.store.add_judgement(undone)
        return undone

    def corrections(self) -> Iterator[str]:
        """The corrections file: what persons said, the contract's ``judgement`` lines by id."""
        return (encode_line(judgement_object(judgement)) for judgement in self.store.judgements())

    def take_corrections(
        self, lines: Iterable[bytes | str], *, where: str = "-", watch: Watch = ignore
    ) -> tuple[int, int]:
        """
        Take in a corrections file, of this record or of another: what is known already changes nothing.

        Args:
            lines: Its lines; those of an export that are no judgements are passed over.
            where: Its name, for problems.
            watch: Called with every problem.

        Returns:
            How many judgements were new, or newly undone, and how many there were.
        """
        new = whole = 0
        for item in read_corrections(lines, where):
            if isinstance(item, Problem):
                watch(item)
                continue
            whole += 1
            new += self.store.add_judgement(item)
        return new, whole

    def verify(self) -> VerifyResult:
        """Read every span of every line again in the hashed text, and hold the index beside the record to the texts."""
        return self.keeper.verify()

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

    def reads(self, *, named: bool = True) -> Iterator[ReadReport]:
        """
        All reports as persons left them, by id.

        Args:
            named: Whether with mentions, actors and events, which are most of the lines.
        """
        desk = self.keeper.desk()
        return (desk.judge(read).read for read in self.store.reports(named=named))

    def changed(self) -> dict[ReportId, ReadReport]:
        """The reports that persons judged, or a line of it, as they left them."""
        return {own: judged.read for own, judged in self.keeper.desk().judged().items()}

    def summaries(self) -> dict[ReportId, ReportSummary]:
        """What a list shows of all reports, by id, as persons left them."""
        known = {summary.id: summary for summary in self.store.summaries()}
        return known | {own: summary_of(read) for own, read in self.changed().items()}

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


def annotate(
    lines: Iterable[bytes],
    *,
    layers: Sequence[str] | None = None,
    reader: str | None = None,
    analyzer: str | None = None,
    second_reader: str | None = None,
    jobs: int = 1,
    where: str = "-",
    config: Config | None = None,
    watch: Watch = ignore,
) -> Iterator[Row]:
    """
    Read reports without a record: one object out per line in.

    Args:
        lines: JSON lines as bytes, or an open binary file (.gz is read as it is).
        layers: Of meta, zones, sentences, entities, actors, attributions, timexes, events; None is all.
        reader: Who reads quotes, in place of the option: "rules", "learned", or a file that :func:`train` wrote.
        analyzer: The language pipeline for this run, as in ``LanguageOptions``; None is that of the options.
        second_reader: Address of a language model to ask for further events, in place of the option; off by default.
        jobs: Processes to use; the objects and their order are the same.
        where: The name of the input, for problems.
        config: The options of every stage.
        watch: Called with the id of every report and with every problem.

    Returns:
        The contract's objects, in the order of the lines. A line that cannot be read gives its id or line number and
        its problems.

    Raises:
        UsageError: If a layer does not exist in this version.

    Example:
        >>> line = b'{"id": "1", "text": "Bridge falls\\\\n\\\\nA bridge fell, Ana Vale said."}'
        >>> [zone["role"] for zone in next(annotate([line], layers=["zones"]))["zones"]]
        ['headline', 'body']
    """
    asked = check_layers(LAYERS if layers is None else layers)
    config = with_reader(config if config is not None else read_config(Path(CONFIG_FILE)), reader)
    if analyzer is not None:
        config = dataclasses.replace(config, language=dataclasses.replace(config.language, analyzer=analyzer))
    if second_reader is not None:
        options = dataclasses.replace(config.second_reader, url=check_address(second_reader))
        config = dataclasses.replace(config, second_reader=options)
    return annotate_rows(read_rows(lines, where, config.intake), asked, jobs, config, watch)


def with_reader(config: Config, reader: str | None) -> Config:
    """
    The options with another reader of quotes, which is opened now, so that a slip shows at once.

    Raises:
        UsageError: If there is no such reader.
    """
    if reader is None:
        return config
    open_reader(reader)
    return dataclasses.replace(config, quotes=dataclasses.replace(config.quotes, reader=reader))


def train(
    task: str, corpus: str | Path, out: str | Path, *, config: Config | None = None, watch: Watch = ignore
) -> Trained:
    """
    Teach a reader with reports that people marked, and write it to a file.

    Args:
        task: What to teach: "quotes".
        corpus: A JSONL file or a folder of them: reports with ``attributions`` beside their text.
        out: The file to write.
        config: The options of every stage.
        watch: Called with the id of every report and with every problem.

    Returns:
        What was made; see :class:`dateline.teaching.Trained`.

    Raises:
        UsageError: If there is no such task or corpus, or the file cannot be written.
        InputError: If the corpus is malformed or marks nothing.
    """
    if task != "quotes":
        raise UsageError(f"no task {task!r}", hint="tasks are quotes")
    path = Path(out)
    if not path.parent.is_dir():
        raise UsageError(f"{path}: no folder {path.parent}", hint="make it first")
    trained = train_quotes(corpus, config=config if config is not None else read_config(Path(CONFIG_FILE)), watch=watch)
    path.write_bytes(trained.content)
    return trained


def annotate_rows(
    rows: Iterable[Incoming | Problem], asked: frozenset[str], jobs: int, config: Config, watch: Watch
) -> Iterator[Row]:
    """Annotate rows in order, in this process or in several."""
    yield from watched(in_order(partial(annotate_row, asked=asked, config=config), rows, jobs), watch)


def in_order(work: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Iterator[Result]:
    """The results of the items in their order, made in this process or in several; few items are held at once."""
    if jobs == 1:
        yield from map(work, items)
        return
    source = iter(items)
    with ProcessPoolExecutor(jobs) as pool:
        while chunk := list(itertools.islice(source, CHUNK * jobs * 4)):
            yield from pool.map(work, chunk, chunksize=CHUNK)


def watched(results: Iterable[tuple[Row, list[Problem]]], watch: Watch) -> Iterator[Row]:
    """The objects of the results, after telling what was met."""
    for row, problems in results:
        for problem in problems:
            watch(problem)
        if not any(problem.fatal for problem in problems):
            watch(row["id"])
        yield row


def annotate_row(row: Incoming | Problem, asked: frozenset[str], config: Config) -> tuple[Row, list[Problem]]:
    """One line's object with the problems to tell."""
    read = read_twice(row, config, asked) if isinstance(row, Incoming) else row
    if isinstance(read, Problem):
        line, name = row_of(row) if isinstance(row, Problem) else (None, row.given.id)
        return unread_object(read, name if name is not None else line), [read]
    return annotation_object(read, asked), list(read.report.problems)


def read_row(row: Incoming | Problem, config: Config) -> Imprint | Problem:
    """What the search for shared text asks of one row's report."""
    return read_imprint(row, config) if isinstance(row, Incoming) else row


def copies_in_lines(
    lines: Iterable[bytes], *, jobs: int = 1, where: str = "-", config: Config | None = None, watch: Watch = ignore
) -> Iterator[Row]:
    """
    Which reports of a JSONL input share text: the contract's lines of ``dateline copies``.

    Args:
        lines: JSON lines as bytes, or an open binary file.
        jobs: Processes to read the layout with; the result is the same.
        where: The name of the input, for problems.
        config: The options of every stage.
        watch: Called with the id of every report and with every problem.

    Returns:
        Lines by ``(a, b)``.
    """
    config = config if config is not None else read_config(Path(CONFIG_FILE))
    found = find_copies(list(copy_inputs(lines, jobs, where, config, watch)), config.copies)
    return (copy_object(copy) for copy in found)


def copies_as_lines(
    lines: Iterable[bytes], *, jobs: int = 1, where: str = "-", config: Config | None = None, watch: Watch = ignore
) -> Iterator[bytes]:
    """What ``copies_in_lines`` gives, as the lines themselves in UTF-8, several in each piece: for large inputs."""
    config = config if config is not None else read_config(Path(CONFIG_FILE))
    inputs = copy_inputs(lines, jobs, where, config, watch)
    return find_lines(inputs, lambda copy: encode_line(copy_object(copy)), config.copies)


def copies_on_spark(
    source: str | Path,
    *,
    options: SparkOptions = SparkOptions(),  # noqa: B008  # frozen
    config: Config | None = None,
    watch: Watch = ignore,
) -> Iterator[str]:
    """
    What ``copies_as_lines`` gives, the same lines, with the work spread over the workers of Apache Spark.

    An open Spark session is used and left open; else one is started.

    Args:
        source: A JSONL file (plain or .gz), a Parquet file, or a folder of either; every worker sees it by this path.
        options: The address of the cluster, and how the work is cut.
        config: The options of every stage.
        watch: Called with the id of every report and with every problem.

    Returns:
        Lines by ``(a, b)``, each with its line end.

    Raises:
        UsageError: If pyspark or Java is missing.
        InputError: If there is no such input.
    """
    config = config if config is not None else read_config(Path(CONFIG_FILE))
    found = find_copies_on_spark(str(source), config, options, watch)
    return (encode_line(copy_object(copy)) for copy in found)


def copy_inputs(lines: Iterable[bytes], jobs: int, where: str, config: Config, watch: Watch) -> Iterator[CopyInput]:
    """The reports of JSON lines as the search for shared text takes them, each id once."""
    seen: set[ReportId] = set()
    again = "another report has this id: only the first is compared"
    for read in in_order(partial(read_row, config=config), read_rows(lines, where, config.intake), jobs):
        if isinstance(read, Problem):
            watch(read)
        elif read.id in seen:
            watch(Problem("id-repeated", again, read.where, "copies"))
        else:
            seen.add(read.id)
            watch(read.id)
            yield copy_input_of_imprint(read)


def read_object(read: ReadReport) -> Row:
    """A read report as the contract's line of ``dateline annotate``."""
    return annotation_object(read, RECORD_LAYERS)


def checked_object(checked: Checked) -> Row:
    """A checked report as one line."""
    return check_object(checked.read, checked.known, checked.copies, checked.share, checked.new, checked.quotes)


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


def order_by_day(read: ReadReport) -> tuple[bool, date, ReportId]:
    """Where a report stands among others: by earliest day of publication, those without one last."""
    earliest = read.report.metadata.published.earliest
    return earliest is None, earliest or date.min, read.report.id


def headline_of(story: Readout) -> str:
    """The counts at the top of the page, as one line."""
    return (
        f"{len(story.reports)} reports / {story.texts} texts (copies folded) / {len(story.credited)} credited origins"
        f" / {story.independent} independent accounts"
    )


def must_hold(path: Path) -> None:
    """
    Verify a file that is to be a record.

    Raises:
        RecordError: If it does not hold.
    """
    with Store(path, create=False) as store:
        result = store.verify()
    if store.kept_copy:  # of a copy of an older version that was brought to this one
        store.kept_copy.unlink()
    if not result.holds:
        raise RecordError(
            f"{path} does not hold: {result.failures[0].words}", hint="run `dateline verify` on what it was made from"
        )


def verdict_of(
    kind: str, fields: Mapping[str, Any] | None, *, confirm: bool, reject: bool, known: dict[str, Any]
) -> tuple[Verdict, dict[str, Any] | None]:
    """
    What is said of a line: its fields set, or the line confirmed with those it has, or rejected.

    Raises:
        UsageError: If not just one of these is asked for, or the line cannot be judged so.
    """
    if (fields is not None) + confirm + reject != 1:
        raise UsageError("say one thing of the line", hint="--set FIELD=VALUE, --confirm or --reject")
    if fields is not None:
        check_fields(kind, fields)
        return Verdict.SET, dict(fields)
    if confirm:
        return Verdict.CONFIRM, known
    if kind in ("report", "zone"):
        hint = "give it another role" if kind == "zone" else "set what is known about it otherwise"
        raise UsageError(f"a {kind} is not rejected", hint=hint)
    return Verdict.REJECT, None


def parse_day(words: str | None, option: str) -> date | None:
    """
    A day as somebody typed it.

    Raises:
        UsageError: If it is not ISO 8601.
    """
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise UsageError(f"{option} {words!r} is no day", hint="write it as 2020-01-17") from error


def parse_copy_kinds(words: str | None) -> frozenset[CopyKind]:
    """
    Kinds of copies as somebody typed them, with commas; None is all.

    Raises:
        UsageError: If there is no such kind.
    """
    if words is None:
        return frozenset(CopyKind)
    named = [word.strip() for word in words.split(",")]
    unknown = [word for word in named if word not in {kind.value for kind in CopyKind}]
    if unknown:
        raise UsageError(f"no kind {unknown[0]!r} of copy", hint=f"kinds are {', '.join(CopyKind)}")
    return frozenset(map(CopyKind, named))


def parse_quote_type(words: str | None) -> QuoteType | None:
    """
    A type of quotation as somebody typed it.

    Raises:
        UsageError: If there is no such type.
    """
    if words is None:
        return None
    try:
        return QuoteType(words)
    except ValueError as error:
        raise UsageError(f"no type {words!r} of quotation", hint="types are direct, mixed, indirect") from error
