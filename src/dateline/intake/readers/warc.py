"""Web archives (WARC, plain, gzip or zstd): the pages in them, each with the offset of its record, in flat memory."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateline.intake.documents import read_document
from dateline.intake.options import IntakeOptions
from dateline.intake.problems import UnreadableError
from dateline.intake.reader import FileReader, Found, Inner, Opened
from dateline.intake.streams import file_pieces, peek
from dateline.intake.unpacking import GZIP, ZSTD, Gzip, codec_of_zstd, is_skippable, unpack, unpack_members
from dateline.model import Given, Incoming, Media, Problem

__all__ = ["WARC", "Page", "archive_pages", "begins_as_warc", "page_report", "pages_of", "read_records"]

PAGES = ("text/html", "application/xhtml+xml")
CHUNK = re.compile(rb"\s*([0-9a-fA-F]{1,8})[^\n]{0,200}\n")


@dataclass(frozen=True, slots=True)
class Page:
    """
    One page of a web archive.

    Args:
        offset: Where its record begins in the file: of its gzip member or zstd frame where it is packed.
        url: The address it was fetched from.
        content: Its bytes as the browser sees them.
        charset: The encoding in its HTTP header; empty for none.
        problem: Why it cannot be read, as (code, message), or None.
    """

    offset: int
    url: str
    content: bytes = b""
    charset: str = ""
    problem: tuple[str, str] | None = None


def read_warc(opened: Opened, options: IntakeOptions) -> Iterator[Found]:
    """The pages of a web archive; records that are no page (requests, pictures, errors) are passed over."""
    return read_records(opened.pieces, opened.where, options)


def read_records(pieces: Iterator[bytes], where: str, options: IntakeOptions) -> Iterator[Found]:
    """The pages in the bytes of a web archive, packed or not; each is ``where@offset``."""
    for page in pages_of(pieces, options):
        place = f"{where}@{page.offset}"
        if page.problem:
            yield UnreadableError(*page.problem).at(place)
        else:
            yield Inner(place, "", page.content, Given(url=page.url or None), page.charset, reader="html")


def pages_of(pieces: Iterator[bytes], options: IntakeOptions, *, start: int = 0) -> Iterator[Page]:
    """
    The pages of a web archive.

    Args:
        pieces: Its bytes, packed or not, from ``start`` on.
        options: The ceilings.
        start: The offset of the first of these bytes in the file.

    Returns:
        Each response with status 200 that is a page, in order. What breaks off gives a page with a problem, at the end.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    stream = Members(pieces, options, start)
    wanted = WarcRecordType.response | WarcRecordType.resource
    place = start
    try:
        records = ArchiveIterator(
            stream, record_types=wanted, parse_http=True, auto_decode="none", stream_detect=False, fsspec_args=False
        )
        for record in records:
            place = stream.offset_of(record.stream_pos)
            if is_page_record(record):
                yield page_of(record, place, options)
            if stream.error is not None:
                raise stream.error
        if stream.error is not None:
            raise stream.error
    except UnreadableError as stop:
        yield Page(place, "", problem=(stop.code, stop.message))
    except (OSError, ValueError) as error:
        if stream.error is not None:
            yield Page(place, "", problem=(stream.error.code, stream.error.message))
        else:
            message = f"what follows is no record ({error}): the rest of the file is not read"
            yield Page(place, "", problem=("record-broken", message))


def archive_pages(path: str, options: IntakeOptions, *, start: int = 0) -> Iterator[Page]:
    """
    The pages of a web archive on the disk, from a record on.

    Args:
        path: The file.
        options: The ceilings.
        start: The offset of a record, as :attr:`Page.offset` gives it; 0 for all. A file packed with zstd is gone
            through from its beginning, since its first frame may hold the dictionary.

    Raises:
        UnreadableError: If there is no such file.
    """
    zstd = path.lower().endswith(".zst")
    pieces = file_pieces(path, listed=False, start=0 if zstd else start)
    for page in pages_of(pieces, options, start=0 if zstd else start):
        if page.offset >= start:
            yield page


def page_report(page: Page, where: str) -> Incoming | Problem:
    """A page as a report that is still to be read."""
    return read_document(page.content, where, Media.HTML, given=Given(url=page.url or None), charset=page.charset)


class Members:
    """
    The unpacked bytes of a web archive as a file to read, which knows at which packed offset each of them stood.

    An error of unpacking ends the file and is kept, since it must not pass through the library that reads it.
    """

    def __init__(self, pieces: Iterator[bytes], options: IntakeOptions, start: int) -> None:
        head, pieces = peek(pieces, 8)
        self.packed = True
        self.start = start
        if head.startswith(GZIP):
            self.parts = unpack_members(pieces, Gzip, options)
        elif head.startswith(ZSTD) or is_skippable(head):
            codec, pieces = codec_of_zstd(pieces, options)
            self.parts = unpack_members(pieces, codec, options)
        else:
            self.packed = False
            self.parts = ((0, piece) for piece in pieces)
        self.error: UnreadableError | None = None
        self.held = b""
        self.at = 0  # unpacked bytes given out
        self.taken = 0  # unpacked bytes taken in
        self.unpacked_starts: list[int] = []
        self.packed_starts: list[int] = []

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most so many."""
        size = size if size >= 0 else 1 << 30
        piece = self.held or self.take()
        out, self.held = (piece, b"") if len(piece) <= size else (piece[:size], piece[size:])
        self.at += len(out)
        return out

    def take(self) -> bytes:
        """The next piece; empty at the end."""
        try:
            start, piece = next((part for part in self.parts if part[1]), (0, b""))
        except UnreadableError as stop:
            self.error = stop
            return b""
        if self.packed and piece and (not self.packed_starts or self.packed_starts[-1] != start):
            self.unpacked_starts.append(self.taken)
            self.packed_starts.append(start)
        self.taken += len(piece)
        return piece

    def close(self) -> None:
        """Nothing to close: whoever opened the pieces does."""

    def seek(self, _: int, __: int = 0) -> int:
        """Refuse: pieces pass once."""
        raise OSError("cannot be gone back in")

    def tell(self) -> int:
        """The unpacked bytes given out."""
        return self.at

    def offset_of(self, position: int) -> int:
        """Where the member that holds an unpacked position begins in the file; what lies before is forgotten."""
        if not self.packed:
            return self.start + position
        at = max(0, bisect_right(self.unpacked_starts, position) - 1)
        del self.unpacked_starts[:at], self.packed_starts[:at]
        return self.start + (self.packed_starts[0] if self.packed_starts else 0)


def is_page_record(record: Any) -> bool:
    """Whether a record holds a page that was there; what a site says to robots is none, whatever it calls it."""
    if (record.headers.get("WARC-Target-URI") or "").rstrip("> ").endswith("/robots.txt"):
        return False
    if record.is_http and record.http_headers is not None:
        return record.http_headers.status_code == 200 and (record.http_content_type or "text/html") in PAGES
    kind = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    return kind in PAGES


def page_of(record: Any, offset: int, options: IntakeOptions) -> Page:
    """A record as a page, what carried it taken off under the ceilings."""
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    if record.content_length > options.max_report_bytes:
        return Page(offset, url, problem=("too-large", f"more than {options.max_report_bytes:,} bytes for one report"))
    held = record.reader.read(record.content_length)  # no more: the library makes room for what is asked for
    if len(held) < record.content_length:
        return Page(offset, url, problem=("record-broken", "the file breaks off within this record: get it anew"))
    headers = record.http_headers if record.is_http else None
    try:
        content = carried(held, headers, options)
    except UnreadableError as stop:
        return Page(offset, url, problem=(stop.code, stop.message))
    problem = None if content.strip() else ("empty", "nothing in it: there should be a page")
    return Page(offset, url, content, str(record.http_charset or "") if headers is not None else "", problem)


def carried(held: bytes, headers: Any, options: IntakeOptions) -> bytes:
    """The bytes of a page without chunks and packing; archives differ in whether they keep them."""
    if headers is None:
        return held
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower() and CHUNK.match(held):
        held = joined_chunks(held)
    coding = (headers.get("Content-Encoding") or "").lower().strip()
    if held.startswith((GZIP, ZSTD)):
        return b"".join(unpack(iter((held,)), options))
    if coding == "br" and held.lstrip()[:1] != b"<":
        return from_brotli(held, options)
    return held


def joined_chunks(held: bytes) -> bytes:
    """The bytes of chunks in a row; what is no chunk is left."""
    parts: list[bytes] = []
    at = 0
    while found := CHUNK.match(held, at):
        size = int(found[1], 16)
        if not size:
            break
        parts.append(held[found.end() : found.end() + size])
        at = found.end() + size
    return b"".join(parts)


def from_brotli(held: bytes, options: IntakeOptions) -> bytes:
    """The bytes of a page packed with Brotli."""
    import io

    from fastwarc.stream_io import BrotliReader

    most = options.max_report_bytes
    try:
        content = bytes(BrotliReader(io.BytesIO(held), fsspec_args=False).read(most + 1))
    except OSError:
        raise UnreadableError("broken-file", "packed with Brotli and broken: get it anew") from None
    if len(content) > most:
        raise UnreadableError("gz-bomb", f"packed, and more than {most:,} bytes: not read")
    return content


def begins_as_warc(head: bytes) -> bool:
    """Whether bytes begin with a record."""
    return head.startswith(b"WARC/")


WARC = FileReader("warc", read_warc, (".warc",), known_by=begins_as_warc)
