"""Keep one worker process going while there is something to read; one that died is followed by another."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Worker"]

MOST_DEATHS = 8  # of workers one after the other: a job that kills whoever reads it is then left until somebody looks


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
    deaths: int = 0
    stopped: bool = False

    def wake(self) -> None:
        """See that a worker runs; it looks into the queue itself."""
        with self.lock:
            if not self.stopped and (self.process is None or self.process.poll() is not None):
                self.start()

    def start(self) -> None:
        """Start one, and mind it; under the lock."""
        command = [sys.executable, "-m", "dateline.web.working", str(self.db.absolute())]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        threading.Thread(target=self.mind, args=(self.process,), daemon=True).start()

    def mind(self, process: subprocess.Popen[bytes]) -> None:
        """Wait for a worker; when it died and did not just go, the next one takes up what it was at."""
        code = process.wait()
        with self.lock:
            self.deaths = 0 if code == 0 else self.deaths + 1
            if self.deaths and self.deaths <= MOST_DEATHS and not self.stopped and self.process is process:
                self.start()

    def stop(self) -> None:
        """Stop it; what it was reading is taken up by the next one."""
        with self.lock:
            self.stopped = True
            process = self.process
        if process is not None and process.poll() is None:
            process.terminate()
            process.wait()
