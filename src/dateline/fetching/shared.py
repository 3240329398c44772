"""Keep when each host may be asked next where every process sees it: a file of slots, locked slot by slot."""

from __future__ import annotations

import hashlib
import os
import struct
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.errors import RecordError

if sys.platform != "win32":
    import fcntl

__all__ = ["SharedPace", "pace_path"]

SLOTS = 65_536  # hosts by their hash; two that fall together wait for each other, which harms nobody
SLOT = struct.Struct("<dd")  # the moment in seconds since 1970, and how long was asked for


def pace_path(record: Path, *, is_file: bool = True) -> Path:
    """
    The file of a record.

    Args:
        record: The record.
        is_file: Whether it is a file; of one on a server the processes of this machine share a file of their own.

    Example:
        >>> pace_path(Path("news/dateline.db")).name
        'dateline.db.pace'
    """
    if is_file:
        return record.with_name(f"{record.name}.pace")
    own = hashlib.sha256(str(record).encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"dateline-{os.getuid() if sys.platform != 'win32' else 0}-{own}.pace"


class SharedPace:
    """
    When each host may be asked next, for all processes that watch or add to one record.

    A lock on a slot goes with the process that holds it, however that ends, so a killed one holds up nobody. The file
    has no names, and never grows. Where a system has no such locks, each process keeps its own pace.

    Args:
        path: The file.

    Raises:
        RecordError: If it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        try:
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
            self.handle = os.open(path, flags, 0o600)
        except OSError as error:
            raise RecordError(f"{path} cannot be written: {error.strerror}") from error

    def close(self) -> None:
        """Close the file."""
        os.close(self.handle)

    @contextmanager
    def held(self, site: str) -> Iterator[int]:
        """Have a host to oneself; gives the place of its slot."""
        place = int.from_bytes(hashlib.sha256(site.encode()).digest()[:4], "big") % SLOTS * SLOT.size
        if sys.platform == "win32":
            yield place
            return
        fcntl.lockf(self.handle, fcntl.LOCK_EX, SLOT.size, place)
        try:
            yield place
        finally:
            fcntl.lockf(self.handle, fcntl.LOCK_UN, SLOT.size, place)

    def read(self, place: int) -> tuple[float, float]:
        """When the host of a slot may be asked next, and how long was asked for; zeros where nobody asked it yet."""
        found = os.pread(self.handle, SLOT.size, place)
        return SLOT.unpack(found) if len(found) == SLOT.size else (0.0, 0.0)

    def write(self, place: int, moment: float, seconds: float) -> None:
        """Say when the host of a slot may be asked next."""
        os.pwrite(self.handle, SLOT.pack(moment, seconds), place)
