"""Run a command and say what it cost: CPU seconds and peak memory, from the kernel's own books."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Cost", "run_measured"]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run cost: CPU and wall seconds, and the peak resident memory of its largest process in MB."""

    cpu: float
    wall: float
    peak_mb: float


def run_measured(command: Sequence[str], *, quiet: bool = True) -> Cost:
    """
    Run a command to its end.

    Raises:
        SystemExit: If the command fails with a code other than 1 (finished with problems); its output is shown.
    """
    start = time.perf_counter()
    output = subprocess.DEVNULL if quiet else None
    with subprocess.Popen(command, stdout=output, stderr=subprocess.PIPE) as process:
        errors = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{errors.decode(errors='replace')}")
    return Cost(usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1024)
