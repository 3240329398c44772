"""Bytes in pieces: a file opened without waiting, cut into lines, never held whole."""

# A path stays as it was given, and pathlib writes "./a.txt" as "a.txt".
# ruff: noqa: PTH114, PTH116
from __future__ import annotations

import codecs
import itertools
import os
import stat
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dateline.intake.problems import UnreadableError

__all__ = [
    "BOMS",
    "PIECE",
    "Line",
    "file_pieces",
    "peek",
    "stream_pieces",
    "take_all",
    "to_lines",
    "to_utf8",
    "without_mark",
]

PIECE = 65_536
BOMS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
KEPT_OF_A_LONG_LINE = 500  # enough to find its id


class Line(NamedTuple):
    """A line with its end; of one above the ceiling only the head is kept."""

    number: int
    content: bytes
    too_long: bool
    size: int = 0  # bytes of the whole line


def file_pieces(path: str, *, listed: bool, start: int = 0) -> Iterator[bytes]:
    """
    The bytes of a regular file in pieces.

    A pipe or a device is refused before and after opening, so that nothing can make the run wait.

    Args:
        path: The file.
        listed: True when it was found in a folder, False when somebody named it: the words of the problem differ.
        start: The first byte to give.

    Raises:
        UnreadableError: If there is no such file, it may not be read, or the system reports an error.
    """
    try:
        refuse_special(os.stat(path).st_mode)
        with open(path, "rb", buffering=0, opener=open_at_once) as file:
            refuse_special(os.fstat(file.fileno()).st_mode)
            file.seek(start)
            while piece := file.read(PIECE):
                yield piece
    except FileNotFoundError:
        if os.path.islink(path):
            raise UnreadableError(
                "file-missing", "a link to a file that is not there: mend or remove the link"
            ) from None
        if listed:
            raise UnreadableError(
                "file-vanished", "gone since the folder was listed: put it back and add it again"
            ) from None
        raise UnreadableError("file-missing", "no such file or folder: check the spelling") from None
    except PermissionError:
        raise UnreadableError("no-permission", "may not be read: change its permissions and add it again") from None
    except OSError as error:
        raise UnreadableError("unreadable", f"the system says “{error.strerror or error}”: copy it anew") from None


def refuse_special(mode: int) -> None:
    """Let regular files pass."""
    if not stat.S_ISREG(mode):
        kind = "a pipe" if stat.S_ISFIFO(mode) else "a socket" if stat.S_ISSOCK(mode) else "no regular file"
        raise UnreadableError(
            "not-a-file", f"{kind}: save its content as a file, or send it to standard input and name '-'"
        )


def open_at_once(path: str, flags: int) -> int:
    """Open without waiting for the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))


def stream_pieces(stream: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes of an open binary file in pieces; other iterables are lines, which need not carry their line ends."""
    read = getattr(stream, "read1", None) or getattr(stream, "read", None)
    if read is None:
        yield from (line if line.endswith(b"\n") else line + b"\n" for line in stream)
        return
    try:
        while piece := read(PIECE):
            yield piece
    except OSError as error:
        raise UnreadableError("unreadable", f"the system says “{error.strerror or error}”: send it anew") from None


def peek(pieces: Iterator[bytes], size: int) -> tuple[bytes, Iterator[bytes]]:
    """At least the first ``size`` bytes, as far as there are so many, and all pieces as if none had been taken."""
    head: list[bytes] = []
    held = 0
    while held < size and (piece := next(pieces, b"")):
        head.append(piece)
        held += len(piece)
    joined = b"".join(head)
    return joined, itertools.chain((joined,) if joined else (), pieces)


def without_mark(head: bytes) -> bytes:
    """The first bytes without a byte-order mark, in UTF-8 when the mark is of another encoding."""
    for mark, codec in BOMS:
        if head.startswith(mark):
            return head[len(mark) :].decode(codec, "replace").encode("utf-8")
    return head


def to_utf8(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same pieces without a byte-order mark; UTF-16 and UTF-32 with one are written anew in UTF-8."""
    head, pieces = peek(pieces, 4)
    for mark, codec in BOMS:
        if head.startswith(mark):
            rest = itertools.chain((head[len(mark) :],), itertools.islice(pieces, 1, None))
            return rest if codec == "utf-8" else rewritten(rest, codec)
    return pieces


def rewritten(pieces: Iterator[bytes], codec: str) -> Iterator[bytes]:
    """Pieces of one encoding as pieces of UTF-8."""
    decoder = codecs.getincrementaldecoder(codec)("replace")
    for piece in pieces:
        yield decoder.decode(piece).encode()
    yield decoder.decode(b"", final=True).encode()


def to_lines(pieces: Iterable[bytes], ceiling: int) -> Iterator[Line]:
    """Cut pieces at line feeds, counting from 1; never more than the ceiling and one piece is held."""
    held = bytearray()
    number, too_long, size = 1, False, 0
    for piece in pieces:
        start = 0
        while start < len(piece):
            cut = piece.find(b"\n", start) + 1
            stop = cut or len(piece)
            held += piece[start:stop]
            size += stop - start
            if len(held) > ceiling:
                del held[KEPT_OF_A_LONG_LINE:]
                too_long = True
            if not cut:
                break
            yield line_of(number, held, too_long, size)
            held.clear()
            number, too_long, size, start = number + 1, False, 0, cut
    if held:
        yield line_of(number, held, too_long, size)


def line_of(number: int, held: bytearray, too_long: bool, size: int) -> Line:
    """A line, or the head of one that is too long."""
    return Line(number, bytes(held[:KEPT_OF_A_LONG_LINE]) if too_long else bytes(held), too_long, size)


def take_all(pieces: Iterable[bytes], ceiling: int) -> bytes:
    """
    All bytes of one report.

    Raises:
        UnreadableError: If they are more than the ceiling.
    """
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) > ceiling:
            raise UnreadableError("too-large", f"more than {ceiling:,} bytes for one report: cut it into its reports")
    return bytes(held)
