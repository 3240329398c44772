"""What the workbench may be told: which record, for whom, and how much it lays out or takes in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["ServeOptions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    """
    How a record is served.

    Args:
        db: The record.
        host: The address to listen on; anything but this machine itself asks for users.
        port: The port; 0 takes a free one.
        hosts: Further names by which browsers may ask for the site, such as that of a proxy in front of it.
        users: The file of those who may log in; None asks nobody, and is for this machine alone.
        person: How the one person of this machine signs corrections, where there is no file of users.
        most_bytes: Bytes that one form may send, uploads with it.
        patience: Seconds to wait for the next piece of a form, and for the head of a request.
        proxy: The address of the proxy in front, whose word on who asks and how is taken; empty takes nobody's.
        asks_a_minute, writes_a_minute: Requests of one person, where people are asked who they are; a person reads a
            page in seconds, and a program can be told to wait.
        readers: Connections that read at once. Each holds up to 8 MB of pages; more of them would share the one core
            that Python uses, and each page would wait longer.
        per_page: Lines of a list on one page.
        max_neighbours: Reports named beside the passages of one report, those that share most of it first.
        max_cluster: Reports of one group that its page draws.
    """

    db: Path = Path("dateline.db")
    host: str = "127.0.0.1"
    port: int = 8642
    hosts: tuple[str, ...] = ()
    users: Path | None = None
    person: str = ""
    most_bytes: int = 64_000_000
    patience: float = 30.0
    proxy: str = ""
    asks_a_minute: int = 1_200
    writes_a_minute: int = 300
    readers: int = 3
    per_page: int = 50
    max_neighbours: int = 40
    max_cluster: int = 400
