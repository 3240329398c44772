"""Open the input and output of the stateless commands: a file, a .gz file, or the standard streams."""

from __future__ import annotations

import contextlib
import gzip
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, cast

from dateline.errors import InputError

__all__ = ["read_lines", "write_lines", "write_pieces", "write_text"]


@contextlib.contextmanager
def read_lines(source: str) -> Iterator[BinaryIO]:
    """
    Open a file of lines, or standard input for ``-``.

    Raises:
        InputError: If there is no such file or it may not be read.
    """
    if source == "-":
        yield sys.stdin.buffer
        return
    path = Path(source)
    if not path.is_file():
        raise InputError(
            f"{source}: no such file", hint="name a JSONL file with one report a line, or - for standard input"
        )
    try:
        with path.open("rb") as stream:
            yield stream
    except PermissionError as error:
        raise InputError(f"{source}: may not be read", hint="change its permissions") from error


def write_lines(objects: Iterable[Mapping[str, Any]], path: Path | None) -> None:
    """Write one JSON object a line, to a file or, when there is no path, to standard output."""
    from dateline.exports.jsonl import encode_line

    write_text((encode_line(dict(row)) for row in objects), path)


def write_text(pieces: Iterable[str], path: Path | None) -> None:
    """Write text in UTF-8, as ``write_pieces`` does."""
    write_pieces((piece.encode("utf-8") for piece in pieces), path)


def write_pieces(pieces: Iterable[bytes], path: Path | None) -> None:
    """
    Write text that is UTF-8 already, to a file or, when there is no path, to standard output.

    A file appears whole or not at all: it is written beside its place and then moved there; what is no file (a pipe,
    /dev/null) is written into. A name that ends in ``.gz`` is packed, without a time stamp.

    Raises:
        InputError: If the folder is missing or may not be written.
    """
    if path is None:
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    if not path.parent.is_dir():
        raise InputError(f"{path}: no folder {path.parent}", hint="make it first")
    moved = not path.exists() or path.is_file()
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with open_whole(beside if moved else path, packed=path.suffix == ".gz") as file:
            for piece in pieces:
                file.write(piece)
        if moved:
            beside.replace(path)
    except (PermissionError, IsADirectoryError) as error:
        raise InputError(f"{path}: cannot be written ({error.strerror})", hint="name another file") from error
    finally:
        beside.unlink(missing_ok=True)


@contextlib.contextmanager
def open_whole(path: Path, *, packed: bool) -> Iterator[BinaryIO]:
    """Open a file to write, packed by gzip or not."""
    with path.open("wb") as file:
        if not packed:
            yield file
            return
        with gzip.GzipFile(filename="", fileobj=file, mode="wb", mtime=0) as squeezed:
            yield cast("BinaryIO", squeezed)
