"""How far a fetch goes."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.version import VERSION

__all__ = ["DEFAULT", "FetchOptions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOptions:
    """
    How far a fetch goes.

    Args:
        agent: The name that sites are told; robots.txt is read for its first word.
        seconds: The most that one request takes in all, whatever the other side does.
        connect_seconds: The most until it is connected, and between two pieces.
        most_bytes: The most of a body, after unpacking.
        redirects: The most hops.
        delay: Seconds between two requests to one host, unless robots.txt asks for more.
        longest_delay: The most that robots.txt is heeded in this; a site that asks for more is left alone.
        robots: Whether robots.txt is asked and obeyed.
        allow: Hosts, with or without a port, that may be fetched although they are not public: "localhost:8000".
    """

    agent: str = f"dateline/{VERSION}"
    seconds: float = 30.0
    connect_seconds: float = 10.0
    most_bytes: int = 10_000_000
    redirects: int = 5
    delay: float = 2.0
    longest_delay: float = 120.0
    robots: bool = True
    allow: frozenset[str] = frozenset()


DEFAULT = FetchOptions()
