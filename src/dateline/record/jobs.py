"""The queue of what people handed in: kept in the record until a worker has read it, whoever stops meanwhile."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.record.opening import clear_errors

__all__ = ["Job", "Jobs", "Upload"]

COLUMNS = 'id, "by", "at", title, given, state, beat, counts, told'
TOLD = 200  # problems kept of one job


@dataclass(frozen=True, slots=True)
class Upload:
    """One file that was handed in."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Job:
    """
    What somebody handed in at once.

    Args:
        id: Its id.
        by, at: Who handed it in, and when.
        title: What to call it.
        given: What is known of its reports beside their text.
        state: "queued", "running", "done" or "failed".
        beat: When a worker last said that it is at it, in seconds of the clock.
        counts: Reports added, known, not read and noted so far; files done and in all.
        told: What was met, one line each.
    """

    id: str
    by: str
    at: str
    title: str
    given: Mapping[str, Any] = field(default_factory=dict)
    state: str = "queued"
    beat: float = 0.0
    counts: Mapping[str, int] = field(default_factory=dict)
    told: Sequence[str] = ()

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in ("done", "failed")


class Jobs:
    """
    The queue of one record.

    Args:
        connection: The open record, in autocommit mode.
        path: Its file, for errors.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    def put(self, job: Job, uploads: Iterable[Upload]) -> None:
        """Put a job into the queue, with all that was handed in: everything, or nothing."""
        with self.transaction():
            self.connection.execute(f"INSERT INTO job ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row_of(job))
            rows = ((job.id, position, upload.name, upload.content) for position, upload in enumerate(uploads))
            self.connection.executemany("INSERT INTO upload (job, position, name, content) VALUES (?, ?, ?, ?)", rows)

    def claim(self, now: float, patience: float) -> Job | None:
        """
        The next job that nobody is at, made ours; None when there is none.

        Args:
            now: The time, in seconds.
            patience: So long a worker may be silent before its job is taken from it.
        """
        query = (
            f"SELECT {COLUMNS} FROM job WHERE state = 'queued' OR (state = 'running' AND beat < ?) "
            'ORDER BY "at", id LIMIT 1'
        )
        with self.transaction():
            row = self.connection.execute(query, (now - patience,)).fetchone()
            if row is None:
                return None
            self.connection.execute("UPDATE job SET state = 'running', beat = ? WHERE id = ?", (now, row[0]))
        return job_of(row)

    def release(self) -> int:
        """Put jobs back into the queue that somebody was at who is known to have died; how many."""
        with self.transaction():
            return self.connection.execute("UPDATE job SET state = 'queued' WHERE state = 'running'").rowcount

    def beat(self, job: str, now: float, counts: Mapping[str, int], told: Sequence[str]) -> None:
        """Say how far a job is."""
        with self.transaction():
            self.connection.execute(
                "UPDATE job SET beat = ?, counts = ?, told = ? WHERE id = ?",
                (now, json.dumps(counts), json.dumps([*told][:TOLD]), job),
            )

    def finish(self, job: str, state: str) -> None:
        """Close a job; what was handed in is dropped when it was read."""
        with self.transaction():
            self.connection.execute("UPDATE job SET state = ? WHERE id = ?", (state, job))
            if state == "done":
                self.connection.execute("DELETE FROM upload WHERE job = ?", (job,))

    def uploads(self, job: str) -> Iterator[Upload]:
        """What was handed in with a job, in order."""
        query = "SELECT name, content FROM upload WHERE job = ? ORDER BY position"
        with clear_errors(self.path):
            for name, content in self.connection.execute(query, (job,)):
                yield Upload(name, content)

    def get(self, job: str) -> Job | None:
        """One job."""
        with clear_errors(self.path):
            row = self.connection.execute(f"SELECT {COLUMNS} FROM job WHERE id = ?", (job,)).fetchone()
        return None if row is None else job_of(row)

    def last(self, most: int) -> list[Job]:
        """The newest jobs."""
        query = f'SELECT {COLUMNS} FROM job ORDER BY "at" DESC, id LIMIT ?'
        with clear_errors(self.path):
            return [job_of(row) for row in self.connection.execute(query, (most,))]

    def waiting(self) -> int:
        """How many jobs are not over."""
        query = "SELECT count(*) FROM job WHERE state IN ('queued', 'running')"
        with clear_errors(self.path):
            return int(self.connection.execute(query).fetchone()[0])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it, or nothing."""
        with clear_errors(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise


def row_of(job: Job) -> tuple[Any, ...]:
    """A job as its columns."""
    parts = (json.dumps(dict(job.given)), job.state, job.beat, json.dumps(dict(job.counts)), json.dumps([*job.told]))
    return job.id, job.by, job.at, job.title, *parts


def job_of(row: tuple[Any, ...]) -> Job:
    """A job from its columns."""
    own, by, at, title, given, state, beat, counts, told = row
    return Job(own, by, at, title, json.loads(given), state, beat, json.loads(counts), tuple(json.loads(told)))
