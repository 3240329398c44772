"""Write down who did what, when and from where: one JSON line each, in a file beside the record."""

from __future__ import annotations

import json
import os
import threading
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.clock import now

__all__ = ["LAST", "Audit"]

LAST = 5_000  # lines that are paged; the file has all of them


@dataclass(slots=True)
class Audit:
    """
    The log of one site.

    Args:
        path: The file; it only grows, and its owner alone reads it.
    """

    path: Path
    lock: threading.Lock = field(default_factory=threading.Lock)

    def write(self, what: str, who: str, where: str, **more: Any) -> None:
        """Write one line; it is on the disk before anything is answered."""
        line = json.dumps({"at": now(), "what": what, "who": who, "from": where, **more}, ensure_ascii=False)
        with self.lock:
            handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(handle, line.encode("utf-8", "backslashreplace") + b"\n")
                os.fsync(handle)
            finally:
                os.close(handle)

    def last(self, most: int) -> list[dict[str, Any]]:
        """The last lines, the newest first."""
        if not self.path.exists():
            return []
        with self.path.open(encoding="utf-8") as lines:
            return [json.loads(line) for line in reversed(deque(lines, most))]
