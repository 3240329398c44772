"""Read reports in from files, folders, patterns and standard input; what cannot be read is told in one line each."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from dateline.errors import UsageError
from dateline.intake.charset import declared_charset, decode
from dateline.intake.formats import (
    SNIFFED,
    Format,
    format_by_content,
    format_by_name,
    is_page,
    refuse_binary,
    refuse_known,
)
from dateline.intake.ids import SeenIds
from dateline.intake.json_rows import rows_of_json, rows_of_lines
from dateline.intake.options import DEFAULT, IntakeOptions
from dateline.intake.problems import UnreadableError, lost, noted, shown
from dateline.intake.rows import Row, clean, merged, report_of_row
from dateline.intake.sidecars import Sidecar, is_sidecar, read_sidecar
from dateline.intake.streams import file_pieces, peek, stream_pieces, take_all, to_utf8, unpack
from dateline.intake.tables import rows_of_table
from dateline.intake.targets import Folder, Found, find_files, folder_of, is_folder
from dateline.model import Given, Incoming, Media, Problem
from dateline.text.ids import sha256_of_bytes

__all__ = ["read_reports", "read_rows"]

STANDARD_INPUT = "-"
CONTENT = frozenset(("text", "html"))
INVISIBLE = "\ufeff\u200b\u00a0 \t\r\n\f\v"
OTHER_THAN_NAMED = {
    Media.HTML: "named as text, but a web page: read as a page; name it .html",
    Media.TEXT: "named as a page, but without a tag: read as text; name it .txt",
}


def read_reports(
    targets: Sequence[str],
    options: IntakeOptions = DEFAULT,
    *,
    given: Given = Given(),  # noqa: B008 - frozen
    stdin: BinaryIO | None = None,
) -> Iterator[Incoming | Problem]:
    """
    Read the reports that files, folders, patterns and standard input hold, one after the other.

    The format is told by the ending, else by the content; ``.gz`` is unpacked on the way. A list ``reports.csv`` or
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
    return Run(options, given, SeenIds(keep=False), stdin).reports(targets)


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
            item = report_of_row(*row, flags=Given(), sidecar=Given(), needs_id=True)
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
        folder, sidecar: The folder whose sidecar was read last, since files come folder by folder.
    """

    options: IntakeOptions
    given: Given
    ids: SeenIds
    stdin: BinaryIO | None
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
            format_, gz = format_by_name(found.path)
            pieces = unpack(file_pieces(found.path, listed=found.listed), self.options, named_gz=gz)
            for item in self.contents(pieces, where, format_, sidecar.given(found.path)):
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
            yield from self.contents(pieces, STANDARD_INPUT, None, Given())
        except UnreadableError as stop:
            yield stop.at(STANDARD_INPUT)

    def contents(
        self, pieces: Iterator[bytes], where: str, format_: Format | None, sidecar: Given
    ) -> Iterator[Incoming | Problem]:
        """The reports in the bytes of one input."""
        head, pieces = peek(pieces, SNIFFED)
        if not head:
            raise UnreadableError("empty", "nothing in it: there should be a text, a page or rows")
        single = format_ in (None, Format.TEXT, Format.HTML)
        refuse_binary(head, signatures_only=not single)
        format_ = format_ or format_by_content(head)
        if format_ in (Format.TEXT, Format.HTML):
            content = take_all(pieces, self.options.max_report_bytes)
            yield self.page(content, where, format_, sidecar)
            return
        found = False
        for row in self.rows(to_utf8(pieces), where, format_):
            found = True
            if isinstance(row, Problem):
                yield row
            else:
                needs_id = format_ in (Format.LINES, Format.JSON)
                yield report_of_row(*row, flags=self.given, sidecar=sidecar, needs_id=needs_id)
        if not found:
            yield lost("empty", "no report in it: there should be rows with text", where)

    def rows(self, pieces: Iterator[bytes], where: str, format_: Format) -> Iterator[Row | Problem]:
        """The rows of a list or table."""
        if format_ is Format.LINES:
            return rows_of_lines(pieces, where, self.options)
        if format_ is Format.JSON:
            return rows_of_json(pieces, where, self.options)
        return rows_of_table(pieces, where, self.options, CONTENT)

    def page(self, content: bytes, where: str, format_: Format, sidecar: Given) -> Incoming | Problem:
        """One text or one page as a report."""
        whole_page = is_page(content)
        declared = declared_charset(content) if whole_page or format_ is Format.HTML else ""
        decoded = decode(content, where, declared=declared)
        text, slips = clean(decoded.text, where)
        problems = [*decoded.problems, *slips]
        if not text.strip(INVISIBLE) or text.isspace():
            return lost("blank", "only blanks in it: there should be a text or a page", where)
        media = Media.HTML if whole_page or (format_ is Format.HTML and "<" in text) else Media.TEXT
        if media.value != format_.value:
            problems.append(noted("ending-contradicted", OTHER_THAN_NAMED[media], where))
        if media is Media.HTML:
            problems = [replace(problem, span=None) for problem in problems]
        return Incoming(
            text,
            media,
            where,
            sha256_of_bytes(content),
            merged(self.given, sidecar),
            decoded.charset,
            decoded.reason,
            tuple(problems),
        )
