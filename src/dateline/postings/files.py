"""Put the files of an index on disk so that a killed process or a power cut leaves a whole file or none."""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.errors import RecordError

__all__ = ["map_file", "open_unfinished", "remove_all_but", "told", "write_at", "write_whole"]

WRITING = ".writing"
ENDINGS = (".segment", ".merging", WRITING)


def map_file(path: Path) -> mmap.mmap:
    """
    A file as it is, mapped into memory: nothing is read before it is used.

    Raises:
        FileNotFoundError: If it is not there.
        ValueError: If it is empty.
    """
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    mapped.madvise(mmap.MADV_RANDOM)  # a look-up wants one page, not those around it
    return mapped


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under its name, or leave nothing under it."""
    path.parent.mkdir(exist_ok=True)
    unfinished = path.with_name(path.name + WRITING)
    file = open_unfinished(unfinished)
    try:
        write_at(file, 0, content)
        finish(file, len(content), unfinished, path)
    finally:
        os.close(file)


def open_unfinished(path: Path) -> int:
    """Open a file that is to be written piece by piece; what it holds stays."""
    path.parent.mkdir(exist_ok=True)
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)


def write_at(file: int, place: int, part: bytes) -> None:
    """Write all bytes of a part at its place."""
    rest = memoryview(part)
    while rest:
        written = os.pwrite(file, rest, place)
        place += written
        rest = rest[written:]


def finish(file: int, length: int, unfinished: Path, path: Path) -> None:
    """Give a file that is written its name, once all of it is on the disk."""
    os.ftruncate(file, length)
    os.fsync(file)
    unfinished.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # else a power cut could lose the name
    finally:
        os.close(folder)


def remove_all_but(folder: Path, names: set[str]) -> None:
    """Remove the files of an index that are not named: what merges replaced, and what a killed process left."""
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.name.endswith(ENDINGS) and path.name not in names:
            path.unlink(missing_ok=True)


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Tell in one line why a file of the index could not be written."""
    try:
        yield
    except OSError as error:
        hint = "what was added so far stays; make room, or check the permissions, and run again"
        raise RecordError(f"{folder}: the index cannot be written ({error.strerror})", hint=hint) from error
