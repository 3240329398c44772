"""Real processes that read reports into a record and tell each thing they have done, to be killed or starved."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Protocol

from dateline.api import Record

LAYERS = "['meta', 'zones', 'timexes']"  # without those that load the language pipeline, which takes seconds
ADD = f"""
import sys, dateline
with dateline.Record(sys.argv[1]) as record:
    told = lambda met: print("told", met if isinstance(met, str) else met.line, flush=True)
    record.add(*sys.argv[2:], layers={LAYERS}, watch=told)
print("done", flush=True)
"""
WATCH = f"""
import sys, dateline
with dateline.Record(sys.argv[1]) as record:
    for seen in record.watch(sys.argv[2], once=True, layers={LAYERS}):
        print("told", seen["report"] or seen["kind"], flush=True)
print("done", flush=True)
"""
SERVE = """
import sys
from pathlib import Path
from dateline.web import ServeOptions
from dateline.web.running import serve
serve(ServeOptions(db=Path(sys.argv[1]), port=0, person="Orr"), told=lambda address: print("told", address, flush=True))
"""
#: What is put before a script so that no file of it grows beyond some bytes, as on a disk that is full.
SMALL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
del sys.argv[1]
"""
#: What is put behind one, so that an error is one line, as the command line makes it.
PLAIN = "import sys\nfrom dateline.errors import DatelineError\nsys.tracebacklimit = 0\n"


class Running(Protocol):
    """A process that tells what it does: one that was started, or a forked one."""

    @property
    def stdout(self) -> IO[str] | None:
        """What it prints."""

    @property
    def returncode(self) -> int | None:
        """How it ended."""

    def kill(self) -> None:
        """Kill it."""

    def communicate(self) -> tuple[str, str]:
        """Wait for its end: what else it printed, and its errors."""


Start = Callable[..., Running]


def start(script: str, *words: str | Path, folder: Path) -> subprocess.Popen[str]:
    """Start a script."""
    command = [sys.executable, "-c", script, *map(str, words)]
    return subprocess.Popen(command, cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def told_of(output: str) -> list[str]:
    """What a process said that it had done."""
    return [line.partition(" ")[2] for line in output.splitlines() if line.startswith("told ")]


def kill_at_random(process: Running, chance: random.Random, most: int) -> tuple[list[str], bool]:
    """
    Kill a process after some of what it tells, in the midst of what comes next.

    Returns:
        What it told, and whether it had come to its end before.
    """
    assert process.stdout
    lines = []
    for _ in range(chance.randrange(most)):
        line = process.stdout.readline()
        if not line:
            break
        lines.append(line)
    time.sleep(chance.random() * 0.02)
    process.kill()
    rest, _ = process.communicate()
    output = "".join(lines) + rest
    return told_of(output), "done\n" in output


def holds(path: Path, told: Sequence[str]) -> set[str]:
    """See that a record verifies and has all that was told; returns the ids of its reports."""
    if not path.exists():
        assert not told
        return set()
    with Record(path) as record:
        result = record.verify()
        assert result.failures == ()
        ids = {str(own) for own in record.store.ids()}
    assert [own for own in told if own.startswith("r-") and own not in ids] == []
    return ids
