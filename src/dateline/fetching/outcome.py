"""What came of a fetch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

__all__ = ["PROBLEM_CODES", "Exchange", "Fetched", "Unfetched"]

PROBLEM_CODES = {
    "address-refused": "Not fetched: not http or https, or a host that is not public and not listed.",
    "robots-refused": "Not fetched: the site's robots.txt does not allow it.",
    "unreachable": "Nobody answered, or what answered broke off.",
    "too-slow": "The answer took longer than a request may.",
    "too-large": "The answer was larger than a body may be.",
    "too-many-redirects": "The address leads on and on.",
    "not-found": "The site says that there is nothing (404, 410).",
    "not-answered": "The site refused or failed (another status of 400 or more).",
    "asked-to-wait": "The site asks to come again later (429, 503).",
}


@dataclass(frozen=True, slots=True)
class Exchange:
    """
    What was asked on the way to an answer, and what came: a robots.txt, or an answer that led on.

    Args:
        address: What was asked for.
        at: When it was answered.
        status: What the site answered with.
        headers: As the site gave them, in order.
        asked: What the request said, in order.
        content: The body of a robots.txt, unpacked; of what led on or refused none is read.
    """

    address: str
    at: datetime
    status: int
    headers: tuple[tuple[str, str], ...]
    asked: tuple[tuple[str, str], ...]
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Fetched:
    """
    An answer.

    Args:
        address: The address that answered, after all hops.
        content: The body, unpacked; empty when nothing changed.
        changed: False when the site says that what was fetched before still holds.
        content_type: As the site gives it, or None.
        etag, modified: What the site asks to be told next time, or None.
        hops: The addresses on the way, the asked one first.
        status: What the site answered with.
        headers: As the site gave them, in order, with those that say how the body was packed.
        asked: What the request said, in order.
        way: What was asked on the way, in order: the robots.txt that allowed each hop, once, and what led on.
    """

    address: str
    content: bytes
    changed: bool
    content_type: str | None
    etag: str | None
    modified: str | None
    hops: tuple[str, ...]
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    asked: tuple[tuple[str, str], ...] = ()
    way: tuple[Exchange, ...] = ()


@dataclass(frozen=True, slots=True)
class Unfetched:
    """
    Why there is no answer.

    Args:
        address: The address that was asked, or the hop that failed.
        code: One of ``PROBLEM_CODES``.
        message: One sentence.
        retry_at: Not before this moment, as the site asks; None when it does not say.
        status: What the site answered with, or None.
    """

    address: str
    code: str
    message: str
    retry_at: datetime | None = None
    status: int | None = None

    @property
    def line(self) -> str:
        """For people."""
        return f"{self.address}: {self.message} [{self.code}]"
