"""Unpack gzip and zstd piece by piece, known by their first bytes; what would fill a memory is broken off."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import ClassVar, Protocol

from dateline.intake.options import IntakeOptions
from dateline.intake.problems import UnreadableError
from dateline.intake.streams import PIECE, peek

__all__ = ["GZIP", "ZSTD", "Gzip", "codec_of_zstd", "is_skippable", "unpack", "unpack_members"]

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
DICTIONARY = b"\x5d\x2a\x4d\x18"
LARGEST_WINDOW = 27  # as powers of 2: 128 MB, what the zstd program itself accepts


def unpack(pieces: Iterator[bytes], options: IntakeOptions, *, named: str = "") -> Iterator[bytes]:
    """
    The same pieces, unpacked when they begin as gzip or zstd does.

    Args:
        pieces: The bytes.
        options: The ceilings.
        named: The file's name in small letters: when it ends in .gz or .zst, anything else is broken.

    Raises:
        UnreadableError: While reading, when what is packed is broken, cut short or made to fill a memory.
    """
    head, pieces = peek(pieces, len(ZSTD))
    if head.startswith(GZIP):
        return (piece for _, piece in unpack_members(pieces, Gzip, options))
    if head.startswith(ZSTD) or is_skippable(head):
        codec, pieces = codec_of_zstd(pieces, options)
        return (piece for _, piece in unpack_members(pieces, codec, options))
    for ending, kind in ((".gz", "gzip"), (".zst", "zstd")):
        if named.endswith(ending) and head:
            message = f"the name ends in {ending} but this is no {kind}: name it by what it holds"
            raise UnreadableError("gz-broken", message)
    return pieces


class Unpacker(Protocol):
    """What unpacks one member (gzip) or frame (zstd) of a file."""

    kind: ClassVar[str]
    broken: ClassVar[type[Exception]]

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...

    def feed(self, packed: bytes, /) -> bytes:
        """The next unpacked bytes, at most a piece of them; the rest comes when it is fed with nothing."""
        ...


NewUnpacker = Callable[[], Unpacker]


class Gzip:
    """One member of a gzip file."""

    kind: ClassVar[str] = "gzip"
    broken: ClassVar[type[Exception]] = zlib.error

    def __init__(self) -> None:
        self.inner = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        """Whether the member is done."""
        return self.inner.eof

    @property
    def unused_data(self) -> bytes:
        """What follows the member."""
        return self.inner.unused_data

    def feed(self, packed: bytes) -> bytes:
        """The next unpacked bytes."""
        return self.inner.decompress(self.inner.unconsumed_tail + packed, PIECE)


def is_skippable(head: bytes) -> bool:
    """Whether bytes begin as a zstd frame that holds no data does: web archives put their dictionary there."""
    return len(head) >= 4 and head[1:4] == b"\x2a\x4d\x18" and 0x50 <= head[0] <= 0x5F


def codec_of_zstd(pieces: Iterator[bytes], options: IntakeOptions) -> tuple[NewUnpacker, Iterator[bytes]]:
    """The unpacker of a zstd file, with the dictionary that web archives put into their first frame, and the pieces."""
    head, pieces = peek(pieces, 8)
    if not head.startswith(DICTIONARY):
        return zstd_codec(), pieces
    size = int.from_bytes(head[4:8], "little")
    if size > options.max_report_bytes:
        raise UnreadableError("gz-bomb", f"a zstd dictionary of {size:,} bytes: not read")
    head, pieces = peek(pieces, 8 + size)
    dictionary = head[8 : 8 + size]
    if dictionary.startswith(ZSTD):  # packed itself
        dictionary = b"".join(piece for _, piece in unpack_members(iter((dictionary,)), zstd_codec(), options))
    return partial(zstd_codec(), dictionary), pieces


@cache
def zstd_codec() -> Callable[..., Unpacker]:
    """The unpacker of zstd frames; the library is loaded when a file asks for it."""
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd

    class Zstd:
        """One frame of a zstd file."""

        kind: ClassVar[str] = "zstd"
        broken: ClassVar[type[Exception]] = zstd.ZstdError

        def __init__(self, dictionary: bytes = b"") -> None:
            limits = {int(zstd.DecompressionParameter.window_log_max): LARGEST_WINDOW}
            known = zstd.ZstdDict(dictionary) if dictionary else None
            self.inner = zstd.ZstdDecompressor(zstd_dict=known, options=limits)

        @property
        def eof(self) -> bool:
            """Whether the frame is done."""
            return bool(self.inner.eof)

        @property
        def unused_data(self) -> bytes:
            """What follows the frame."""
            return bytes(self.inner.unused_data)

        def feed(self, packed: bytes) -> bytes:
            """The next unpacked bytes."""
            return bytes(self.inner.decompress(packed, PIECE))

    return Zstd


def unpack_members(pieces: Iterator[bytes], codec: NewUnpacker, options: IntakeOptions) -> Iterator[tuple[int, bytes]]:
    """
    Unpack member by member, each piece no larger than what was asked for, with the packed offset of its member.

    Raises:
        UnreadableError: When what is packed is broken, cut short or made to fill a memory.
    """
    unpacker = codec()
    kind, broken = unpacker.kind, unpacker.broken
    packed = unpacked = start = 0
    for piece in pieces:
        packed += len(piece)
        rest, more = piece, False
        while rest or more:
            if unpacker.eof:  # another member follows, or the zeros that tapes put at the end
                rest = rest.lstrip(b"\0")
                if not rest:
                    break
                start = packed - len(rest)
                unpacker = codec()
            try:
                out = unpacker.feed(rest)
            except (broken, EOFError):
                message = f"broken {kind} after {unpacked:,} unpacked bytes: get it anew"
                raise UnreadableError("gz-broken", message) from None
            more = len(out) == PIECE and not unpacker.eof  # some may be left within the unpacker
            rest = unpacker.unused_data if unpacker.eof else b""
            unpacked += len(out)
            if unpacked > max(options.max_report_bytes, packed * options.max_gz_ratio):
                ratio = f"more than {options.max_gz_ratio} times its size"
                raise UnreadableError("gz-bomb", f"unpacks to {ratio}: unpack it by hand if you trust it")
            if out:
                yield start, out
    if not unpacker.eof:
        message = f"the {kind} ends too early, after {unpacked:,} unpacked bytes: get it anew"
        raise UnreadableError("gz-broken", message)
