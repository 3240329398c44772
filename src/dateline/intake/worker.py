"""The process that reads complex formats: it limits its own memory and CPU and reads one file after the other."""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Iterator
from typing import Any

from dateline.intake.frames import HEAD, encode_found, read_exactly, write_frame
from dateline.intake.options import IntakeOptions
from dateline.intake.problems import UnreadableError, lost
from dateline.intake.reader import Found, Opened
from dateline.intake.registry import reader_named

__all__ = ["main"]


def main() -> None:
    """Read jobs from standard input and write what is found to standard output, until the input ends."""
    jobs, results = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand among the results
    while head := read_exactly(jobs, HEAD):
        job = json.loads(read_exactly(jobs, int.from_bytes(head, "big")))
        content = read_exactly(jobs, job["size"])
        limit(job["options"])
        for found in read_job(job, content):
            write_frame(results, encode_found(found))
            results.flush()
        write_frame(results, b"")
        results.flush()


def limit(options: dict[str, Any]) -> None:
    """Bound memory for good and CPU from now on; no file may be written and no core is dumped."""
    memory = options["max_memory_bytes"]
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu = int(used.ru_utime + used.ru_stime) + 1 + options["max_seconds"]
    for kind, soft in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def read_job(job: dict[str, Any], content: bytes) -> Iterator[Found]:
    """What one file holds; a slip of a library on it is a problem, as is a lack of memory."""
    options = IntakeOptions(**job["options"])
    where = job["where"]
    opened = Opened(where, job["name"], iter((content,)), charset=job["charset"])
    try:
        yield from reader_named(job["reader"]).read(opened, options)
    except UnreadableError as stop:
        yield stop.at(where)
    except MemoryError:
        yield lost("too-much-memory", f"asks for more than {options.max_memory_bytes:,} bytes of memory", where)
    except Exception as error:  # whatever a library raises over a file that it does not understand
        yield lost("broken-file", f"no {job['reader']} that can be read ({type(error).__name__}): get it anew", where)


if __name__ == "__main__":
    main()
