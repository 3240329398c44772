"""Write an export beside the site: a process of its own that steps back for readers, and its pieces as they come."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.api import CONFIG_FILE, Record
from dateline.config import read_config
from dateline.errors import DatelineError, UsageError
from dateline.record import place_of

__all__ = ["exported"]

PIECE = 1 << 16
NICE = 10  # a site that answers comes first
MOST_TOLD = 2_000  # signs of what went wrong


def exported(db: Path, format: str, words: int | None, story: str) -> Iterator[bytes]:  # noqa: A002  # as everywhere
    """
    An export in pieces; the process ends with whoever takes them.

    Args:
        db: The record.
        format: The name of the format.
        words: At most so many words of each line; None is everything.
        story: The story that alone is exported; "" is the whole record.

    Raises:
        UsageError: If nothing could be written; it says why.
    """
    asked = [str(db.absolute()), format, "" if words is None else str(words), story]
    command = [sys.executable, "-m", "dateline.web.exporting", *asked]
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=told)
        assert process.stdout is not None
        try:
            while piece := process.stdout.read(PIECE):
                yield piece
            if process.wait() != 0:
                told.seek(0)
                reason = told.read(MOST_TOLD).decode("utf-8", "replace").strip()
                raise UsageError(f"the export was not written: {reason}" if reason else "the export was stopped")
        finally:
            process.kill()
            process.wait()
            process.stdout.close()


def main(arguments: Sequence[str]) -> int:
    """``python -m dateline.web.exporting RECORD FORMAT WORDS STORY``."""
    os.nice(NICE)
    db, name, words, story = arguments
    try:
        with Record(place_of(db), config=read_config(Path(CONFIG_FILE)), read_only=True) as record:
            for piece in record.export_bytes(format=name, words=int(words) if words else None, story=story or None):
                sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
    except DatelineError as error:
        sys.stderr.write(str(error))
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
