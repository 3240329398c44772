"""The bytes of a report as they came."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

__all__ = ["Arrival"]


@dataclass(frozen=True)
class Arrival:
    """
    Bytes as they came, from a file or an address.

    Args:
        content: The bytes; of an answer, unpacked.
        at: When they were read, ISO 8601 in UTC.
        address: The address that answered, or None for a file.
        status: What it answered with, or None.
        headers: What it said beside, in order.
        asked: What the request said, in order; empty where that was not kept.
        way: What was asked on the way to it, in order: the robots.txt that allowed it, and what led on, whose bodies
            are not read.
    """

    content: bytes
    at: str
    address: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    asked: tuple[tuple[str, str], ...] = ()
    way: tuple[Arrival, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """The hash that a report names as its source."""
        return sha256(self.content).hexdigest()
