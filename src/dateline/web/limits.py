"""Slow down who tries too often, turn away what is too large, and wait for nobody without end."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from dataclasses import dataclass, field
from time import monotonic

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Bodies", "Tries"]

WORDS = {408: "Nothing came for too long.\n", 413: "That is too large for this site.\n"}
_KEPT = 10_000  # names of which tries are remembered; more would be an attack on the memory itself


@dataclass(slots=True)
class Tries:
    """
    How often something was tried lately.

    Args:
        most: So often,
        seconds: within so many seconds.

    Example:
        >>> tries = Tries(most=2, seconds=60)
        >>> [tries.wait("orr") > 0 for _ in range(3) if tries.count("orr") or True]
        [False, True, True]
    """

    most: int
    seconds: float
    seen: dict[str, deque[float]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, who: str) -> None:
        """Note one more try."""
        with self.lock:
            if len(self.seen) >= _KEPT:
                self.seen.clear()
            self.seen.setdefault(who, deque(maxlen=self.most)).append(monotonic())

    def wait(self, who: str) -> int:
        """How many seconds somebody has to wait; 0 when they may try."""
        with self.lock:
            tries = self.seen.get(who)
            if tries is None or len(tries) < self.most:
                return 0
            return max(0, int(self.seconds - (monotonic() - tries[0])) + 1)

    def forget(self, who: str) -> None:
        """Start anew for somebody who got in."""
        with self.lock:
            self.seen.pop(who, None)


class TooLargeError(Exception):
    """A body beyond the limit."""


class Bodies:
    """
    Holds the bodies of requests to a size and a pace.

    Args:
        app: The site.
        most: Bytes of one body.
        seconds: How long to wait for its next piece.
    """

    def __init__(self, app: ASGIApp, most: int, seconds: float) -> None:
        self.app = app
        self.most = most
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        told = dict(scope["headers"]).get(b"content-length", b"0")
        if not told.isdigit() or int(told) > self.most:
            await self.refuse(413, WORDS[413], scope, receive, send)
            return
        taken, whole, wrong = 0, False, 0

        async def paced() -> Message:
            nonlocal taken, whole, wrong
            if whole:
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), self.seconds)
            except TimeoutError:
                wrong = 408
                raise
            taken += len(message.get("body", b""))
            whole = message["type"] != "http.request" or not message.get("more_body", False)
            if taken > self.most:
                wrong = 413
                raise TooLargeError
            return message

        async def unless_wrong(message: Message) -> None:
            if not wrong:  # whoever reads the body may answer its end in words of their own
                await send(message)

        try:
            await self.app(scope, paced, unless_wrong)
        except (TooLargeError, TimeoutError):
            if not wrong:
                raise
        if wrong:
            await self.refuse(wrong, WORDS[wrong], scope, receive, send)

    async def refuse(self, status: int, words: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer and close."""
        await PlainTextResponse(words, status, headers={"Connection": "close"})(scope, receive, send)
