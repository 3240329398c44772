"""Wait for nobody without end: a connection whose request is not whole after a while is closed."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["patient"]


def patient(seconds: float) -> type[asyncio.Protocol]:
    """
    The protocol of a server that gives the head of a request so many seconds, also on a connection that is kept.

    Without it a crowd of connections on which nothing whole is ever said takes all places of the site. Bodies have
    their own limits (:class:`dateline.web.limits.Bodies`).
    """

    class Patient(H11Protocol):
        """A connection that is closed while it waits too long for a request."""

        waiting: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
            super().connection_made(transport)
            self.wait()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if self.is_answering():
                self.stop_waiting()
            elif self.waiting is None:
                self.wait()

        def connection_lost(self, exc: Exception | None) -> None:
            self.stop_waiting()
            super().connection_lost(exc)

        def is_answering(self) -> bool:
            """Whether a request is whole and its answer is not."""
            cycle: Any = self.cycle
            return cycle is not None and not cycle.response_complete

        def wait(self) -> None:
            """Begin to wait for a request."""
            self.waiting = asyncio.get_running_loop().call_later(seconds, self.give_up)

        def stop_waiting(self) -> None:
            """A request came."""
            if self.waiting is not None:
                self.waiting.cancel()
                self.waiting = None

        def give_up(self) -> None:
            """Close, unless a request came meanwhile."""
            self.waiting = None
            if not self.is_answering() and not self.transport.is_closing():
                self.transport.close()

    return Patient
