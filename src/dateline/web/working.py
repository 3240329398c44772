"""Read what people handed in: a process of its own that takes job after job from the queue and tells how far it is."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import fields
from pathlib import Path
from time import monotonic, sleep, time

from dateline.api import CONFIG_FILE, Record
from dateline.config import Config, read_config
from dateline.model import Given, Problem, ReportId
from dateline.record import Job, Jobs, is_address, place_of
from dateline.web.living import among_workers
from dateline.web.uploads import file_name

__all__ = ["work"]

PATIENCE = 60.0  # seconds; a worker that is silent for so long has died, and its job is taken up
IDLE = 20.0  # seconds without a job after which a worker goes
PAUSE = 0.3


def work(db: Path, config: Config, *, idle: float = IDLE, patience: float = PATIENCE) -> int:
    """
    Do the jobs of a record until none is left for a while.

    Args:
        db: The record.
        config: The options of every stage.
        idle: Seconds to wait for another job.
        patience: Seconds after which the job of a silent worker is taken up; that of one that died on this machine is
            taken up at once.

    Returns:
        How many jobs were done.
    """
    parent, done, since = os.getppid(), 0, monotonic()
    with Record(db, config=config) as record, ExitStack() as held:
        jobs = record.store.jobs()
        if not is_address(db):  # workers on a server may run on other machines: theirs are taken up after a while
            held.enter_context(among_workers(db, jobs.release))
        while monotonic() - since < idle and os.getppid() == parent:
            job = jobs.claim(time(), patience)
            if job is None:
                since = monotonic() if jobs.waiting() else since  # one is with a worker that may have died
                sleep(PAUSE)
                continue
            do(job, jobs, record)
            done, since = done + 1, monotonic()
    return done


def do(job: Job, jobs: Jobs, record: Record) -> None:
    """Read all files of a job; a report that is there already adds nothing, so a job can be begun again."""
    counts = dict.fromkeys(("added", "again", "unread", "noted", "read", "files"), 0)
    told: list[str] = []
    known = {field.name for field in fields(Given)}
    given = Given(**{name: value for name, value in job.given.items() if name in known and value})

    def watch(met: ReportId | Problem) -> None:
        if isinstance(met, Problem):
            told.append(met.line)
        else:
            counts["read"] += 1
        jobs.beat(job.id, time(), counts, told)

    home = Path.cwd()
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        names = []
        for number, upload in enumerate(jobs.uploads(job.id)):
            place = Path("uploads") / job.id / f"{number:03}" / file_name(upload.name)
            (folder / place).parent.mkdir(parents=True)
            (folder / place).write_bytes(upload.content)
            names.append(place)
        counts["files"] = len(names)
        jobs.beat(job.id, time(), counts, told)
        try:
            os.chdir(folder)  # so that the record names the place and not this machine's folders
            for name in [*names, *job.given.get("addresses", ())]:
                summary = record.add(name, given=given, watch=watch)
                for kind in ("added", "again", "unread", "noted"):
                    counts[kind] += getattr(summary, kind)
        except Exception as error:
            told.append(f"stopped: {error}")
            jobs.beat(job.id, time(), counts, told)
            jobs.finish(job.id, "failed")
            raise
        finally:
            os.chdir(home)
    jobs.beat(job.id, time(), counts, told)
    jobs.finish(job.id, "done")


def main(arguments: Sequence[str]) -> int:
    """``python -m dateline.web.working RECORD``."""
    work(place_of(arguments[0]).absolute(), read_config(Path(CONFIG_FILE)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
