"""Open ZIP archives that nobody vouches for: entries counted before they are listed, each read under a ceiling."""

from __future__ import annotations

import zipfile
import zlib
from typing import BinaryIO

from dateline.intake.options import IntakeOptions
from dateline.intake.problems import UnreadableError

__all__ = ["UNPACKING", "leads_outside", "open_package", "read_member"]

END = b"PK\x05\x06"
END_SIZE = 22
LONGEST_COMMENT = 65_535
ENTRY = 46  # bytes of an entry in the list, at least
LONGEST_ENTRY = 400  # bytes of an entry with its name, at most on the average
PIECE = 65_536
UNPACKING = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, UnicodeError)


def open_package(stream: BinaryIO, options: IntakeOptions) -> zipfile.ZipFile:
    """
    Open an archive.

    Args:
        stream: Its bytes, which can be gone through in any order.
        options: The ceilings.

    Raises:
        UnreadableError: If it is damaged, asks for a password, or lists more files than the ceiling.
    """
    size, count = listed(stream)
    if count > options.max_archive_files or size > options.max_archive_files * LONGEST_ENTRY:
        message = f"an archive of {count:,} files, more than {options.max_archive_files:,}: cut it"
        raise UnreadableError("too-many-files", message)
    try:
        return zipfile.ZipFile(stream)
    except UNPACKING as error:
        raise UnreadableError("archive-broken", f"no archive that can be read ({error}): get it anew") from None


def listed(stream: BinaryIO) -> tuple[int, int]:
    """The bytes and the number of entries of an archive's list, as its end tells; large ones tell by their size."""
    length = stream.seek(0, 2)
    stream.seek(max(0, length - END_SIZE - LONGEST_COMMENT))
    tail = stream.read(END_SIZE + LONGEST_COMMENT)
    at = tail.rfind(END)
    if at < 0 or at + END_SIZE > len(tail):
        raise UnreadableError("archive-broken", "the end of the archive is missing: get it anew")
    count = int.from_bytes(tail[at + 10 : at + 12], "little")
    size = int.from_bytes(tail[at + 12 : at + 16], "little")
    if size == 0xFFFFFFFF or count == 0xFFFF:  # ZIP64: the list stands before its own end
        wide = tail.rfind(b"PK\x06\x06", 0, at)
        if wide < 0 or wide + 48 > len(tail):
            raise UnreadableError("archive-broken", "the end of the archive is missing: get it anew")
        count = int.from_bytes(tail[wide + 32 : wide + 40], "little")
        size = int.from_bytes(tail[wide + 40 : wide + 48], "little")
    return size, max(count, size // LONGEST_ENTRY)


def read_member(package: zipfile.ZipFile, member: zipfile.ZipInfo, ceiling: int, options: IntakeOptions) -> bytes:
    """
    The bytes of a file in an archive.

    Raises:
        UnreadableError: If it is damaged, asks for a password, or unpacks to more than the ceiling or the ratio.
    """
    if member.flag_bits & 0x1:
        raise UnreadableError("encrypted", "asks for a password: unpack it by hand")
    held = bytearray()
    most = max(options.max_report_bytes, member.compress_size * options.max_gz_ratio)
    try:
        with package.open(member) as stream:
            while piece := stream.read(PIECE):
                held += piece
                if len(held) > ceiling:
                    raise UnreadableError("too-large", f"more than {ceiling:,} bytes for one file: unpack it by hand")
                if len(held) > most:
                    ratio = f"more than {options.max_gz_ratio} times its size"
                    raise UnreadableError("archive-bomb", f"unpacks to {ratio}: unpack it by hand if you trust it")
    except UNPACKING as error:
        raise UnreadableError("archive-broken", f"cannot be unpacked ({error}): get it anew") from None
    except RuntimeError:  # what zipfile raises for passwords
        raise UnreadableError("encrypted", "asks for a password: unpack it by hand") from None
    return bytes(held)


def leads_outside(name: str) -> bool:
    """
    Whether the name of a file in an archive leads out of the folder it would be unpacked into.

    Example:
        >>> leads_outside("../../etc/passwd"), leads_outside("C:\\\\x"), leads_outside("a/b.txt")
        (True, True, False)
    """
    name = name.replace("\\", "/")
    return name.startswith("/") or ".." in name.split("/") or name[1:2] == ":"
