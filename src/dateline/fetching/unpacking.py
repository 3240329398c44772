"""Unpack an answer piece by piece, and know whether it came to its end: half of a packed page is no page."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

__all__ = ["PackedError", "unpacked"]

GZIP, DEFLATE = frozenset(("gzip", "x-gzip")), "deflate"
MOST = 1 << 20  # bytes that one step opens to
LAYERS = 3  # that one answer may be packed in


class PackedError(Exception):
    """What was packed is broken, or breaks off."""


def unpacked(pieces: Iterable[bytes], encoding: str | None) -> Iterator[bytes]:
    """
    The bytes of an answer.

    Args:
        pieces: As they come.
        encoding: The ``Content-Encoding`` of the answer.

    Raises:
        PackedError: If they are packed in another way than was asked for, are broken, or break off before their end.

    Example:
        >>> import gzip
        >>> b"".join(unpacked([gzip.compress(b"Rain.")], "gzip"))
        b'Rain.'
        >>> list(unpacked([gzip.compress(b"Rain.")[:12]], "gzip"))
        Traceback (most recent call last):
        ...
        dateline.fetching.unpacking.PackedError: it breaks off
    """
    names = [
        name.strip().lower() for name in (encoding or "").split(",") if name.strip().lower() not in ("", "identity")
    ]
    if len(names) > LAYERS:
        raise PackedError(f"it is packed {len(names)} times")
    found: Iterator[bytes] = iter(pieces)
    for name in reversed(names):
        if name not in GZIP and name != DEFLATE:
            raise PackedError(f"it is packed as {name[:40]!r}, which was not asked for")
        found = opened(found, name)
    yield from found


def opened(pieces: Iterator[bytes], name: str) -> Iterator[bytes]:
    """One layer."""
    step = None
    for piece in pieces:
        if step is None:
            step = zlib.decompressobj(bits_of(name, piece))
        try:
            yield from steps(step, piece)
            while step.eof and name in GZIP and step.unused_data.strip(b"\0"):  # several members, one behind the other
                rest, step = step.unused_data, zlib.decompressobj(31)
                yield from steps(step, rest)
        except zlib.error as error:
            raise PackedError("it is not packed as it says") from error
    if step is not None and not step.eof:
        raise PackedError("it breaks off")


def steps(step: zlib._Decompress, piece: bytes) -> Iterator[bytes]:
    """What a piece opens to, in steps of a bounded size."""
    while piece and not step.eof:
        found = step.decompress(piece, MOST)
        if found:
            yield found
        piece = step.unconsumed_tail


def bits_of(name: str, piece: bytes) -> int:
    """How zlib is told: gzip, deflate as it is meant, or deflate without a head, as some send it."""
    if name in GZIP:
        return 31
    return 15 if piece[:1] and piece[0] & 0x0F == 8 and int.from_bytes(piece[:2], "big") % 31 == 0 else -15
