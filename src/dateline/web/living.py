"""Know whether another worker of a record lives: each holds a lock that goes with it, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

__all__ = ["among_workers"]


@contextmanager
def among_workers(record: Path, alone: Callable[[], object]) -> Iterator[None]:
    """
    Be one of the workers of a record for as long as the block runs.

    Args:
        record: The record's file; the lock is on an empty one beside it.
        alone: Called first when no other worker of this machine lives; none begins meanwhile. Where a system has no
            such locks it is never called.
    """
    if sys.platform == "win32":
        yield
        return
    handle = os.open(record.with_name(f"{record.name}.worker"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        with suppress(BlockingIOError):  # others live
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            alone()
        fcntl.flock(handle, fcntl.LOCK_SH)
        yield
    finally:
        os.close(handle)
