"""A site on loopback whose pages a test writes, one function each; and a clock that a test moves."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Self

from dateline.fetching.pace import Clock

#: What a page does with a connection, given the request's headers; it writes what it likes.
Page = Callable[[socket.socket, Mapping[str, str]], None]


class MovedClock(Clock):
    """A clock that stands still but for sleeping and moving."""

    def __init__(self, moment: str = "2026-03-02T08:00:00") -> None:
        self.moment = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        self.slept: list[float] = []

    def now(self) -> datetime:
        """The moment it stands at."""
        return self.moment

    def sleep(self, seconds: float) -> None:
        """Move on at once."""
        self.slept.append(seconds)
        self.move(seconds=seconds)

    def move(self, **parts: float) -> Self:
        """Move on."""
        self.moment += timedelta(**parts)
        return self


def page(
    body: bytes | str = b"", status: str = "200 OK", headers: Mapping[str, str] | None = None, length: bool = True
) -> Page:
    """A page that answers with these bytes."""
    content = body.encode() if isinstance(body, str) else body
    told = {"Content-Type": "text/html; charset=utf-8", **(headers or {})}
    if length:
        told.setdefault("Content-Length", str(len(content)))

    def answer(made: socket.socket, asked: Mapping[str, str]) -> None:
        lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in told.items())]
        made.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + content)

    return answer


@dataclass
class Site:
    """
    A site on loopback.

    Args:
        pages: By path.
        asked: The paths that were asked for, in order, with the headers.
    """

    port: int
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)

    @property
    def host(self) -> str:
        """Its name with its port."""
        return f"127.0.0.1:{self.port}"

    def at(self, path: str) -> str:
        """The address of a page."""
        return f"http://{self.host}{path}"

    def paths(self, *, robots: bool = False) -> list[str]:
        """What was asked for."""
        return [path for path, _ in self.asked if robots or path != "/robots.txt"]


@contextmanager
def site(pages: Mapping[str, Page] | None = None) -> Iterator[Site]:
    """A site that serves until the block ends; what has no page is not found."""
    listening = socket.create_server(("127.0.0.1", 0))
    made = Site(listening.getsockname()[1], dict(pages or {}))
    threads: list[threading.Thread] = []

    def serve() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            thread = threading.Thread(target=answer, args=(made, connection), daemon=True)
            threads.append(thread)
            thread.start()

    runs = threading.Thread(target=serve, daemon=True)
    runs.start()
    try:
        yield made
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        runs.join(5)
        for thread in threads:
            thread.join(5)


def answer(made: Site, connection: socket.socket) -> None:
    """Read one request and let its page answer."""
    with connection:
        connection.settimeout(10)
        try:
            head = b""
            while b"\r\n\r\n" not in head:
                piece = connection.recv(65536)
                if not piece:
                    return
                head += piece
            first, *lines = head.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
            path = first.split(" ")[1]
            headers = {
                name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)
            }
            made.asked.append((path, headers))
            found = made.pages.get(path)
            if found is None:
                found = page("nothing here", "404 Not Found")
            found(connection, headers)
        except OSError:
            return  # the reader went away, which some tests want
