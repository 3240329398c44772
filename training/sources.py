"""Hold the corpora to the lock file: each is the very file that the shipped weights were trained on."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

__all__ = ["LOCK", "check_sources", "wrong_sources"]

LOCK = Path(__file__).parent / "sources.json"


def wrong_sources(folder: Path) -> list[str]:
    """The files of the lock that are missing in a folder or are other files, by name."""
    known: dict[str, dict[str, str]] = json.loads(LOCK.read_text("utf-8"))
    return [
        name
        for name, source in sorted(known.items())
        if not (folder / name).is_file() or hashlib.sha256((folder / name).read_bytes()).hexdigest() != source["sha256"]
    ]


def check_sources(folder: Path) -> None:
    """
    Stop when a file of the lock is not there as it was.

    Raises:
        SystemExit: With the names of the files.
    """
    wrong = wrong_sources(folder)
    if wrong:
        raise SystemExit(f"{folder}: not the files of {LOCK.name}: {', '.join(wrong)}")
