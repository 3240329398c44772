"""Read reports in from files, folders, patterns and standard input; what cannot be read is told in one line each."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from dateline.errors import UsageError
from dateline.intake.apart import Apart
from dateline.intake.formats import SNIFFED, bare_name, refuse_known
from dateline.intake.ids import SeenIds
from dateline.intake.json_rows import rows_of_lines
from dateline.intake.options import DEFAULT, IntakeOptions
from dateline.intake.problems import UnreadableError, lost, shown
from dateline.intake.reader import Inner, Opened
from dateline.intake.registry import find_reader, reader_named
from dateline.intake.rows import NOTHING, merged, report_of_row, without_id
from dateline.intake.sidecars import Sidecar, is_sidecar, read_sidecar
from dateline.intake.streams import file_pieces, peek, stream_pieces, to_utf8
from dateline.intake.targets import Folder, Found, find_files, folder_of, is_folder
from dateline.intake.unpacking import unpack
from dateline.model import Given, Incoming, Problem

__all__ = ["read_reports", "read_rows"]

STANDARD_INPUT = "-"
WEB_ARCHIVE = ".warc"


def read_reports(
    targets: Sequence[str],
    options: IntakeOptions = DEFAULT,
    *,
    given: Given = Given(),  # noqa: B008 - frozen
    stdin: BinaryIO | None = None,
) -> Iterator[Incoming | Problem]:
    """
    Read the reports that files, folders, patterns and standard input hold, one after the other.

    The format is told by the first bytes, the ending, or the content; ``.gz`` and ``.zst`` are unpacked on the way, and
    files within files (archives, mails) are read in their turn. Complex formats are read in a process of their own,
    with ceilings on its memory and time. A list ``reports.csv`` or
    ``reports.jsonl`` with a column ``file`` is no report: it says what the files beside it do not. What is said in
    ``given`` wins over the keys of a row, and these over the list.

    Args:
        targets: Files, folders (gone through, hidden files and ``*.db`` passed over), patterns, or ``-``.
        options: The ceilings.
        given: What is known of every report of this run.
        stdin: What ``-`` reads; the standard input of the process when left out.

    Returns:
        A report or a fatal problem for each input, in the order of the targets and sorted within folders; slips that
        did not hinder the reading stand in the report's own ``problems``. Nothing but the present report is held.

    Raises:
        UsageError: If there are no targets, or they are one string.

    Example:
        >>> import io
        >>> for report in read_reports(["-"], stdin=io.BytesIO(b"Rain fell on Orsun.")):
        ...     print(report.where, report.content)
        - Rain fell on Orsun.
    """
    if isinstance(targets, str) or not targets:
        raise UsageError("nothing to read", hint="name files, folders or '-' in a list")
    return run(options, given, stdin, targets)


def run(
    options: IntakeOptions, given: Given, stdin: BinaryIO | None, targets: Sequence[str]
) -> Iterator[Incoming | Problem]:
    """One run, at whose end the process for complex formats is ended."""
    with Apart(options) as apart:
        yield from Run(options, given, SeenIds(keep=False), stdin, apart).reports(targets)


def read_rows(stream: Iterable[bytes], where: str, options: IntakeOptions = DEFAULT) -> Iterator[Incoming | Problem]:
    """
    Read JSON lines: exactly one report or one problem for each line that is not blank, in order.

    Args:
        stream: An open binary file (plain or gzip), or lines.
        where: What to call it; a line is ``where:line``, and in problems ``where:line (id x)`` when its id can be read.
        options: The ceilings.

    Returns:
        One item a line. A gzip that breaks off gives one problem more, at its end.

    Example:
        >>> lines = [b'{"id": "a", "text": "Rain fell."}', b'{"id": "b"}']
        >>> [item.where for item in read_rows(lines, "in.jsonl")]
        ['in.jsonl:1', 'in.jsonl:2 (id b)']
    """
    ids = SeenIds(keep=True)
    place = shown(where)
    try:
        pieces = to_utf8(unpack(stream_pieces(stream), options))
        for row in rows_of_lines(pieces, place, options):
            if isinstance(row, Problem):
                yield row
                continue
            item = report_of_row(*row, flags=NOTHING, sidecar=NOTHING, needs_id=True)
            yield item if isinstance(item, Problem) else ids.checked(item)
    except UnreadableError as stop:
        yield stop.at(place)


@dataclass(slots=True)
class Run:
    """
    One run over the targets.

    Args:
        options, given: As in :func:`read_reports`.
        ids: The ids met so far.
        stdin: What ``-`` reads.
        apart: The process that reads complex formats.
        folder, sidecar: The folder whose sidecar was read last, since files come folder by folder.
    """

    options: IntakeOptions
    given: Given
    ids: SeenIds
    stdin: BinaryIO | None
    apart: Apart
    folder: str | None = None
    sidecar: Sidecar | None = None

    def reports(self, targets: Sequence[str]) -> Iterator[Incoming | Problem]:
        """What the targets hold, repeated ids settled."""
        alone: dict[str, str] = {}  # folder to the sidecar that was named
        used: set[str] = set()  # folders of files that were named
        for target in targets:
            items = self.standard_input() if target == STANDARD_INPUT else self.target(target, alone, used)
            for item in items:
                yield item if isinstance(item, Problem) else self.ids.checked(item)
        for folder, path in alone.items():
            if folder not in used:
                yield lost("sidecar-alone", "describes files and is none: name its folder", shown(path))

    def target(self, target: str, alone: dict[str, str], used: set[str]) -> Iterator[Incoming | Problem]:
        """What one file, folder or pattern holds."""
        anything = False
        for found in find_files(target):
            if isinstance(found, Problem):
                anything = True
                yield found
            elif isinstance(found, Folder):
                yield from self.folder_problems(found.path)
            elif is_sidecar(found.path, self.options):
                if not found.listed:
                    alone[folder_of(found.path)] = found.path
            else:
                anything = True
                used.add(folder_of(found.path))
                yield from self.file(found)
        if not anything and is_folder(target):
            yield lost(
                "folder-empty", "no file that could be a report: name a folder with text or pages", shown(target)
            )

    def folder_problems(self, folder: str) -> Iterator[Problem]:
        """What is wrong with the sidecar of a folder."""
        sidecar = self.sidecar_of(folder)
        yield from sidecar.problems
        yield from sidecar.missing(folder)

    def sidecar_of(self, folder: str) -> Sidecar:
        """What is said of the files of a folder."""
        if self.sidecar is None or self.folder != folder:
            self.folder, self.sidecar = folder, read_sidecar(folder, self.options)
        return self.sidecar

    def file(self, found: Found) -> Iterator[Incoming | Problem]:
        """The reports of one file."""
        where = shown(found.path)
        sidecar = self.sidecar_of(folder_of(found.path))
        slips = sidecar.slips_of(found.path)
        try:
            refuse_known(found.path)
            opened = self.opened(where, found.path, file_pieces(found.path, listed=found.listed))
            for item in self.contents(opened, sidecar.given(found.path)):
                if slips and isinstance(item, Incoming):  # told once, with the first report
                    yield replace(item, problems=(*item.problems, *slips))
                    slips = ()
                else:
                    yield item
        except UnreadableError as stop:
            yield stop.at(where)

    def standard_input(self) -> Iterator[Incoming | Problem]:
        """The reports of standard input."""
        stream = sys.stdin.buffer if self.stdin is None else self.stdin
        try:
            pieces = unpack(stream_pieces(stream), self.options)
            yield from self.contents(Opened(STANDARD_INPUT, "", pieces), NOTHING)
        except UnreadableError as stop:
            yield stop.at(STANDARD_INPUT)

    def opened(self, where: str, path: str, pieces: Iterator[bytes], charset: str = "") -> Opened:
        """A file open to be read; a web archive is unpacked by its reader, which keeps the offsets of its records."""
        name = bare_name(path)
        if not name.endswith(WEB_ARCHIVE):
            pieces = unpack(pieces, self.options, named=path.lower())
        return Opened(where, name, pieces, charset)

    def contents(
        self, opened: Opened, sidecar: Given, depth: int = 0, reader_name: str = ""
    ) -> Iterator[Incoming | Problem]:
        """The reports in one input, and in the files within it."""
        head, opened.pieces = peek(opened.pieces, SNIFFED)
        if not head:
            raise UnreadableError("empty", "nothing in it: there should be a text, a page or rows")
        reader = reader_named(reader_name) if reader_name else find_reader(opened.name, head)
        found = self.apart.read(reader.name, opened) if reader.apart else reader.read(opened, self.options)
        for item in found:
            if isinstance(item, Inner):
                yield from self.inner(item, sidecar, depth + 1)
            elif isinstance(item, Incoming):
                yield replace(item, given=self.settled(item.given, sidecar, single=reader.single and not depth))
            else:
                yield item

    def settled(self, found: Given, sidecar: Given, *, single: bool) -> Given:
        """What is known beside a report: flags, what its file says, the list; an id is said of one report only."""
        if self.given == sidecar == NOTHING:
            return found
        if single:
            return merged(self.given, found, sidecar)
        return merged(without_id(self.given), found, without_id(sidecar))

    def inner(self, inner: Inner, sidecar: Given, depth: int) -> Iterator[Incoming | Problem]:
        """The reports in a file within a file; what is wrong with it does not end the file around it."""
        try:
            if depth > self.options.max_depth:
                raise UnreadableError("too-deep", f"more than {self.options.max_depth} files within each other")
            refuse_known(inner.name)
            opened = self.opened(inner.where, inner.name, iter((inner.content,)), inner.charset)
            beside = merged(inner.given, sidecar) if inner.given != NOTHING else sidecar
            yield from self.contents(opened, beside, depth, inner.reader)
        except UnreadableError as stop:
            yield stop.at(inner.where)
