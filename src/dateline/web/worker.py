"""Keep one worker process going while there is something to read."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Worker"]


@dataclass(slots=True)
class Worker:
    """
    The worker of one site.

    Args:
        db: The record.
    """

    db: Path
    process: subprocess.Popen[bytes] | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def wake(self) -> None:
        """See that a worker runs; it looks into the queue itself."""
        with self.lock:
            if self.process is None or self.process.poll() is not None:
                command = [sys.executable, "-m", "dateline.web.working", str(self.db.absolute())]
                self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL)

    def stop(self) -> None:
        """Stop it; what it was reading is taken up by the next one."""
        with self.lock:
            if self.process is not None and self.process.poll() is None:
                self.process.terminate()
                self.process.wait()
