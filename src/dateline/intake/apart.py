"""Read complex formats in a process of their own: started when needed, used again, ended when it takes too much."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from typing import IO, Self

from dateline.intake.frames import HEAD, decode_found, write_frame
from dateline.intake.options import IntakeOptions
from dateline.intake.problems import UnreadableError
from dateline.intake.reader import Found, Opened

__all__ = ["Apart"]

PIECE = 65_536
CLOCK = 10  # seconds by the clock for one of CPU: machines are shared
START = 20  # seconds by the clock to start


class Apart:
    """
    The process that reads complex formats.

    One process reads many files, since starting it takes 0.2 seconds. It is ended after a file that killed it or took
    too long, and started anew for the next.

    Args:
        options: The ceilings.
    """

    def __init__(self, options: IntakeOptions) -> None:
        self.options = options
        self.process: subprocess.Popen[bytes] | None = None
        self.held = bytearray()
        self.waited = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def read(self, reader: str, opened: Opened) -> Iterator[Found]:
        """
        What a file holds, read by the reader of that name.

        Raises:
            UnreadableError: If the process died over it or took too long; what it found before was given.
        """
        content = opened.content(self.options.max_file_bytes)
        self.send(reader, opened, content)
        self.waited = 0.0
        finished = False
        try:
            while frame := self.frame():
                try:
                    yield decode_found(frame)
                except ValueError as error:
                    raise UnreadableError(
                        "reader-died", f"its reader wrote what is none of its results ({error})"
                    ) from error
            finished = True
        finally:
            if not finished:  # the file is not read to its end, or the process is gone: nothing of it may follow
                self.end()

    def send(self, reader: str, opened: Opened, content: bytes) -> None:
        """Hand a file to the process."""
        job = {"reader": reader, "where": opened.where, "name": opened.name, "charset": opened.charset}
        head = json.dumps({**job, "size": len(content), "options": asdict(self.options)}).encode()
        for attempt in range(2):
            try:
                process = self.started()
                assert process.stdin is not None
                write_frame(process.stdin, head)
                process.stdin.write(content)
                process.stdin.flush()
                return
            except BrokenPipeError:
                self.end()
                if attempt:
                    raise UnreadableError("reader-died", "the process that should read it cannot be started") from None

    def started(self) -> subprocess.Popen[bytes]:
        """The running process."""
        if self.process is None or self.process.poll() is not None:
            self.end()
            command = [sys.executable, "-P", "-m", "dateline.intake.worker"]
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        return self.process

    def frame(self) -> bytes:
        """
        The next result; empty when there is none left.

        Raises:
            UnreadableError: If there is none in time, or the process died.
        """
        size = int.from_bytes(self.take(HEAD), "big")
        if size > 4 * self.options.max_file_bytes:
            raise UnreadableError("reader-died", "its reader wrote more than a file can hold")
        return self.take(size)

    def take(self, size: int) -> bytes:
        """That many bytes from the process."""
        assert self.process is not None
        assert self.process.stdout is not None
        while len(self.held) < size:
            patience = CLOCK * self.options.max_seconds + START
            begun = time.monotonic()
            ready, _, _ = select.select([self.process.stdout], [], [], max(0.0, patience - self.waited))
            self.waited += time.monotonic() - begun  # only waiting counts: whoever asks may take its time in between
            if not ready:
                raise UnreadableError("too-slow", f"takes more than {patience} seconds: not read")
            piece = os.read(self.process.stdout.fileno(), PIECE)
            if not piece:
                raise self.death()
            self.held += piece
        taken = bytes(self.held[:size])
        del self.held[:size]
        return taken

    def death(self) -> UnreadableError:
        """Why the process is gone."""
        assert self.process is not None
        code = self.process.wait()
        if code == -signal.SIGXCPU:
            return UnreadableError("too-slow", f"takes more than {self.options.max_seconds} seconds of CPU: not read")
        if code in (-signal.SIGABRT, -signal.SIGTRAP, -signal.SIGILL):  # what libraries do when no memory is left
            limit = f"{self.options.max_memory_bytes:,} bytes"
            return UnreadableError("reader-died", f"its reader gave up, as when more than {limit} are asked for")
        return UnreadableError("reader-died", f"the process that read it died (signal {-code})")

    def end(self) -> None:
        """End the process, if there is one."""
        process, self.process = self.process, None
        self.held.clear()
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            close(stream)
        process.wait()


def close(stream: IO[bytes] | None) -> None:
    """Close a pipe whose other end may be gone."""
    try:
        if stream is not None:
            stream.close()
    except BrokenPipeError:  # what was not yet written to a process that is gone does not matter
        return
