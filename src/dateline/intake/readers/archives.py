"""Archives of reports: ZIP of any format that is read, and WACZ, a web archive in a ZIP."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import BinaryIO

from dateline.intake.options import IntakeOptions
from dateline.intake.packages import UNPACKING, leads_outside, open_package, read_member
from dateline.intake.problems import UnreadableError, shown
from dateline.intake.reader import FileReader, Found, Inner, Opened
from dateline.intake.readers.office import begins_as_docx, begins_as_odt
from dateline.intake.readers.warc import read_records

__all__ = ["WACZ", "ZIP"]

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
IN_MEMORY = 20_000_000
PASSED_OVER = ("__macosx", "thumbs.db", "desktop.ini")


def read_zip(opened: Opened, options: IntakeOptions) -> Iterator[Found]:
    """The files of an archive by name, each ``where!/name``; hidden ones are passed over, as in folders."""
    with seekable(opened, options) as stream, open_package(stream, options) as package:
        members = sorted(
            (member for member in package.infolist() if not is_folder(member.filename)), key=lambda one: one.filename
        )
        taken = 0
        for member in sorted(members, key=lambda one: one.filename):
            if passed_over(member.filename):
                continue
            where = f"{opened.where}!/{shown(member.filename)}"
            try:
                if leads_outside(member.filename):
                    raise UnreadableError("outside-path", "its name leads out of the archive: not read")
                content = read_member(package, member, options.max_file_bytes, options)
            except UnreadableError as stop:
                yield stop.at(where)
                continue
            taken += len(content)
            if taken > options.max_archive_bytes:
                message = f"unpacks to more than {options.max_archive_bytes:,} bytes: the rest is not read"
                raise UnreadableError("archive-bomb", message)
            yield Inner(where, member.filename.rpartition("/")[2], content)


def read_wacz(opened: Opened, options: IntakeOptions) -> Iterator[Found]:
    """The pages of the web archives in a WACZ, each ``where!/archive/name@offset``."""
    with seekable(opened, options) as stream, open_package(stream, options) as package:
        members = sorted(
            (one for one in package.infolist() if is_web_archive(one.filename)), key=lambda one: one.filename
        )
        if not members:
            raise UnreadableError("broken-file", "no web archive in it: get it anew")
        for member in sorted(members, key=lambda one: one.filename):
            where = f"{opened.where}!/{shown(member.filename)}"
            try:
                with package.open(member) as inner:
                    yield from read_records(pieces_of(inner), where, options)
            except UnreadableError as stop:
                yield stop.at(where)
            except (*UNPACKING, RuntimeError) as error:
                yield UnreadableError("archive-broken", f"cannot be unpacked ({error}): get it anew").at(where)


def pieces_of(stream: object) -> Iterator[bytes]:
    """The bytes of an open file in pieces."""
    while piece := stream.read(65_536):  # type: ignore[attr-defined]  # zipfile's own kind of file
        yield piece


def seekable(opened: Opened, options: IntakeOptions) -> BinaryIO:
    """The archive as a file that can be gone through in any order, in memory while it is small."""
    file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - whoever asks for it closes it
    taken = 0
    for piece in opened.pieces:
        taken += len(piece)
        if taken > options.max_archive_bytes:
            file.close()
            raise UnreadableError("too-large", f"an archive of more than {options.max_archive_bytes:,} bytes: not read")
        file.write(piece)
    file.seek(0)
    return file  # type: ignore[return-value]  # it is one in all that is used


def is_folder(name: str) -> bool:
    """Whether an entry of an archive is a folder, or has no name at all."""
    return not name or name.endswith("/")


def passed_over(name: str) -> bool:
    """Whether a file of an archive is hidden or the system's own."""
    parts = name.replace("\\", "/").lower().split("/")
    return any(part.startswith(".") and part != ".." for part in parts) or any(part in PASSED_OVER for part in parts)


def is_web_archive(name: str) -> bool:
    """Whether a file of a WACZ is one of its web archives."""
    low = name.lower()
    return low.startswith("archive/") and low.endswith((".warc", ".warc.gz", ".warc.zst"))


def begins_as_wacz(head: bytes) -> bool:
    """Whether an archive begins with the parts of a WACZ."""
    return b"datapackage.json" in head[:400] or b"archive/" in head[30:60]


def begins_as_zip(head: bytes) -> bool:
    """Whether an archive is none of the documents that are archives."""
    return head.startswith(MAGIC) and not begins_as_docx(head) and not begins_as_odt(head)


WACZ = FileReader("wacz", read_wacz, (".wacz",), MAGIC, begins_as_wacz)
ZIP = FileReader("zip", read_zip, (".zip",), MAGIC, begins_as_zip)
