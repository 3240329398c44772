"""One server on loopback that plays many sites: it answers by the name of the host that is asked for."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Self

__all__ = ["Answer", "Loopback"]


@dataclass(frozen=True)
class Answer:
    """
    What is answered.

    Args:
        content: The body.
        status: The status.
        kind: Its kind.
        more: Further headers.
        cut: Whether the connection breaks off before its end.
    """

    content: bytes
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    more: Mapping[str, str] = field(default_factory=dict)
    cut: bool = False


class Loopback:
    """
    Serves until the block ends, one request a connection.

    Args:
        answers: Called with host, path and headers of each request, one after the other.
    """

    def __init__(self, answers: Callable[[str, str, Mapping[str, str]], Answer]) -> None:
        self.answers = answers
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.address: tuple[str, int] = self.listening.getsockname()
        self.thread = threading.Thread(target=self.serve, daemon=True)

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *told: object) -> None:
        self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()
        self.thread.join(5)

    def serve(self) -> None:
        """Answer one connection after the other."""
        while True:
            try:
                connection, _ = self.listening.accept()
            except OSError:
                return
            with connection:
                try:
                    self.answer(connection)
                except OSError:
                    continue  # who asked went away

    def answer(self, connection: socket.socket) -> None:
        """Read a request, and answer it."""
        connection.settimeout(10)
        head = b""
        while b"\r\n\r\n" not in head:
            piece = connection.recv(65536)
            if not piece:
                return
            head += piece
        first, *lines = head.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
        headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        found = self.answers(headers.get("host", "").partition(":")[0], first.split(" ")[1], headers)
        status = HTTPStatus(found.status)
        told = {"Content-Type": found.kind, "Content-Length": str(len(found.content) + 1_000 * found.cut), **found.more}
        words = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        connection.sendall(f"HTTP/1.1 {status.value} {status.phrase}\r\n{words}\r\n".encode() + found.content)
