"""
Processes to be killed that start in some milliseconds: forked from one that has loaded all that they use.

What is killed is a process like any other, with its own connection to the record; only its start is cheap, so that a
thousand kills fall into the work and not into the loading of modules. `tests.faults.processes.start` starts the whole
program anew instead.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import sys
import tempfile
from multiprocessing.connection import Connection
from pathlib import Path

import dateline

__all__ = ["Forked", "run_script", "start_forked"]

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["pytest", "tests.faults.warm"])


class Forked:
    """
    A script in a forked process; what it prints is read as that of a started one is.

    Args:
        script: Python.
        words: What it is given.
        folder: Where it runs.
    """

    def __init__(self, script: str, words: list[str], folder: Path) -> None:
        told, tells = CONTEXT.Pipe(duplex=False)
        self.process = CONTEXT.Process(target=run_script, args=(script, words, str(folder), tells))
        self.process.start()
        tells.close()
        self.stdout = os.fdopen(os.dup(told.fileno()), "r", encoding="utf-8")
        told.close()
        self.returncode: int | None = None

    @property
    def pid(self) -> int:
        """Its number."""
        assert self.process.pid is not None
        return self.process.pid

    def kill(self) -> None:
        """Kill it, as ``kill -9`` does."""
        self.process.kill()

    def communicate(self) -> tuple[str, str]:
        """What else it printed; its errors go where those of the tests go."""
        with self.stdout:
            rest = self.stdout.read()
        self.process.join()
        self.returncode = self.process.exitcode
        self.process.close()
        return rest, ""


def start_forked(script: str, *words: str | Path, folder: Path) -> Forked:
    """Start a script, as `tests.faults.processes.start` does."""
    return Forked(script, [str(word) for word in words], folder)


def run_script(script: str, words: list[str], folder: str, tells: Connection) -> None:
    """Run a script in this process, with its words and its output."""
    os.chdir(folder)
    sys.argv = ["-c", *words]
    sys.stdout = io.TextIOWrapper(os.fdopen(os.dup(tells.fileno()), "wb"), encoding="utf-8")
    tells.close()
    exec(compile(script, "<script>", "exec"), {"__name__": "__main__"})
    sys.stdout.flush()


def warm() -> None:
    """Load what reading, keeping, comparing and verifying a report loads late."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "a.html"
        page.write_text("<html><body><article><h1>Rain</h1><p>It rained on Monday.</p></article></body></html>")
        with dateline.Record(Path(folder) / "warm.db") as record:
            record.add(page, layers=["meta", "zones", "timexes"])
            assert record.verify().holds
